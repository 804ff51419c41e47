import { isGiven, type AnyActivity, type Effect } from './activity.ts';

/**
 * What an activity does with an input. One that reads and changes something besides, where an input asks for it, changes: `markAsRead` of mail.list.
 *
 * @param given - The input, as far as it is known.
 */
export function effectFor(
  { effect, effectOf, calls }: Pick<AnyActivity, 'effect' | 'effectOf' | 'calls'>,
  given: Readonly<Record<string, unknown>>,
): Effect {
  const own = effectOf?.(given) ?? effect;
  const changesBesides = calls.some(
    ({ when, operation }) => when !== undefined && isGiven(given[when]) && /^(?:PATCH|PUT|DELETE) /.test(operation),
  );
  return own === 'reads' && changesBesides ? 'changes' : own;
}
