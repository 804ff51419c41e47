import { microsoft365Scope, type Items, type ScopeOptions, type ScopeOutline, type World } from '../../../connection/index.ts';
import { areaOf, verbOf } from '../../../core/names.ts';
import type { AnyActivity } from '../../../core/activity.ts';
import type { ChoiceView } from '../protocol-choices.ts';
import type { Chooser } from './chooser.ts';

/** One question: what is listed, through which connection. */
export interface Question {
  readonly chooser: Chooser;
  readonly input: Readonly<Record<string, unknown>>;
  /** The scope around the field, with the activity that lists as its only one. */
  readonly outline: ScopeOutline;
  /** The mailbox that the scope works on; undefined for one's own. */
  readonly mailbox: string | undefined;
}

/** Somebody waits at the page: a busy service is told of soon. */
const patience = { timeoutMS: 15_000, retryTimeoutSeconds: 5, continueOnError: false };

/** Opens a scope like the one around the field, and lists in it. Nothing is sent before the first result is wanted. */
export async function openResults(
  { chooser, input, outline, mailbox }: Question,
  world: World,
): Promise<{ readonly results: AsyncIterable<ChoiceView>; close(): Promise<void> }> {
  const { activity } = chooser;
  const options: ScopeOptions<readonly AnyActivity[]> = {
    ...outline.settings,
    ...patience,
    activities: outline.activities,
    ...(mailbox !== undefined && { mailbox }),
  };
  const scope = await microsoft365Scope(options, world);
  const area = (scope as unknown as Record<string, Record<string, (given: object) => Items<unknown> | Promise<unknown>>>)[
    areaOf(activity.name)
  ];
  const call = area?.[verbOf(activity.name)];
  const given = () => call?.(input);
  async function* results(): AsyncGenerator<unknown, void, void> {
    if (activity.many) yield* given() as Items<unknown>;
    else yield await given();
  }
  return { results: chooser.choices(results()), close: () => scope.close() };
}
