import type { z } from 'zod';
import { isGiven, type AnyActivity } from '../core/activity.ts';
import { inputError } from '../core/input.ts';
import type { Use } from '../permissions/index.ts';

/** Which optional inputs of an activity will be given (true) and which never (false). */
export type Given<A extends AnyActivity> = { readonly [Field in keyof z.input<A['input']>]?: boolean };

/** An activity together with what is known about how it will be used. */
export type Used<A extends AnyActivity, G extends Given<A>> = A & { readonly given: G };

/**
 * Lists an activity with what is known about its use, so that no more is asked for than that use needs.
 *
 * `use(mail.list, { markAsRead: false })` needs no permission to change mail; `use(mail.send, { mailbox: true })` may send from a shared mailbox.
 * An input that is set to false is gone from the type of the call, and refused when it is given all the same.
 */
export function use<A extends AnyActivity, const G extends Given<A>>(activity: A, given: G): Used<A, G> {
  return Object.freeze({ ...activity, given });
}

/** Lists an activity as it is listed already, on somebody else's mailbox. */
export function useElsewhere(activity: AnyActivity): AnyActivity {
  return { ...activity, given: { ...givenOf(activity), mailbox: true } } as AnyActivity;
}

/** What is known about the use of a listed activity; nothing when it was listed plainly. */
export function givenOf(activity: AnyActivity): Readonly<Record<string, boolean | undefined>> {
  return 'given' in activity ? (activity.given as Record<string, boolean>) : {};
}

/**
 * The use of a listed activity, as detection wants it.
 *
 * @param mailboxNamed - The scope itself names another mailbox.
 */
export function useOf(activity: AnyActivity, mailboxNamed: boolean): Use {
  const given = givenOf(activity);
  return {
    activity: activity.name,
    calls: activity.calls,
    shared: mailboxNamed || given['mailbox'] === true,
    given: (field) => given[field],
  };
}

/** Lists an activity whose whole input is known, such as one typed on the command line: every field is given or not. */
export function useGiven(activity: AnyActivity, input: Readonly<Record<string, unknown>>): AnyActivity {
  const given = Object.fromEntries(Object.keys(activity.input.shape).map((field) => [field, isGiven(input[field])]));
  return { ...activity, given } as AnyActivity;
}

/**
 * Refuses input that the listed use rules out, before any call is made.
 *
 * @param input - The input as it was given, without defaults.
 * @throws OnbehalfError INPUT_INVALID naming the field and how to list the activity.
 */
export function checkUse(activity: AnyActivity, input: Readonly<Record<string, unknown>>): void {
  const given = givenOf(activity);
  const refused = Object.keys(input).filter(
    (field) => isGiven(input[field]) && (given[field] === false || (reachesOthers(activity, field) && given[field] !== true)),
  );
  if (refused.length === 0) return;
  throw inputError(
    activity.name,
    refused.map((field) => ({
      field,
      problem: `is not part of the listed use, so no permission was asked for it; list use(${activity.name}, { ${field}: true }).`,
    })),
  );
}

/** True for an input that makes an activity work on, or for, somebody else's mailbox: nobody is asked for that unless it is listed. */
function reachesOthers(activity: AnyActivity, field: string): boolean {
  return field === 'mailbox' || activity.calls.some(({ shared, when }) => shared === true && when === field);
}
