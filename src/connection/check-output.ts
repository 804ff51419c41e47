import type { AnyActivity } from '../core/activity.ts';
import { isOnbehalfError, OnbehalfError } from '../core/errors.ts';
import { fieldProblems } from '../core/input.ts';

/** What the engine says when something is read that is not there, or is of another kind. https://v8.dev/docs/stack-trace-api */
const misread = /^Cannot (?:read properties|destructure|convert|use 'in')|is not (?:a function|iterable)/;
/** What is said when an id that an answer lacks is to stand in the address of the next call. */
const lacking = /: the parameter \w+ is missing\.$/;

/**
 * Checks that a result is what the activity's output says, so that whoever is handed it can rely on it.
 *
 * @throws OnbehalfError UNAVAILABLE naming the activity and the field; never the value, which may be somebody's mail.
 */
export function checkOutput({ name, output }: AnyActivity, result: unknown): void {
  const read = output.safeParse(result);
  if (read.success) return;
  const [first] = fieldProblems(read.error);
  throw oddAnswer(name, `${first?.field || 'the result'} ${first?.problem ?? 'is not what it should be.'}`);
}

/**
 * What an error says about the answers that an activity read: where the engine could not read one (`null` in the place of an item, a number in the place of
 * a text, no id, a time that is none), the answer is odd, not the activity. Any other error stays as it is. Assumption: with answers of the right kind activities do not fail so, as
 * their examples show.
 */
export function asOddAnswer(name: string, error: unknown): unknown {
  if (!(error instanceof Error) || isOnbehalfError(error)) return error;
  const isOdd =
    error instanceof TypeError ? misread.test(error.message) || lacking.test(error.message) : error.message === 'Invalid time value';
  return isOdd ? oddAnswer(name, `${error.message.replace(/\.$/, '')}.`, error) : error;
}

function oddAnswer(name: string, why: string, cause?: unknown): OnbehalfError {
  return new OnbehalfError('UNAVAILABLE', `${name} cannot make sense of what Microsoft Graph answered: ${why}`, {
    details: { activity: name },
    remedy: 'Try again; where it stays, check the proxy: something between may have changed the answer.',
    ...(cause !== undefined && { cause }),
  });
}
