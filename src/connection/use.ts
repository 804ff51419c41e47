import { z } from 'zod';
import { inputsWithMore, isGiven, type AnyActivity, type DeclaredCall, type Need, type WrittenInput } from '../core/activity.ts';
import type { FieldProblem } from '../core/errors.ts';
import { inputError } from '../core/input.ts';
import { covers, demandsOf, isOpenedWith, type Use } from '../permissions/index.ts';

/** Which optional inputs of an activity are given (true) and which never (false); of one that makes the calls of the caller's choice, the values that decide. */
export type Given<A extends AnyActivity> = A['calls'] extends readonly []
  ? Partial<WrittenInput<A>>
  : { readonly [Field in keyof WrittenInput<A>]?: boolean };

/** An activity together with what is known about how it will be used. */
export type Used<A extends AnyActivity, G extends Given<A>> = A & { readonly given: G };

/**
 * Lists an activity with what is known about its use. What is listed decides what is asked for and what may be given.
 *
 * `use(mail.list, { markAsRead: true })` lists it with an input that needs more permission; without, the input is gone from the type of the call,
 * and refused when it is given all the same. `use(mail.send, { mailbox: true })` may send from a shared mailbox.
 * `use(mail.list, { markAsRead: false })` rules an input out. Where an input takes the place of something, as `saveAsDraft` does of sending,
 * `use(mail.send, { saveAsDraft: true })` asks for no more than drafts need; list `mail.send`, too, to do both.
 */
export function use<A extends AnyActivity, const G extends Given<A>>(activity: A, given: G): Used<A, G> {
  return Object.freeze({ ...activity, ...callsIn(activity, given), given });
}

/** The calls of an activity that makes what the caller chooses, as far as the input is known. */
function callsIn({ callsOf }: AnyActivity, given: Readonly<Record<string, unknown>>): Pick<AnyActivity, 'calls'> | undefined {
  return callsOf && { calls: callsOf(given) };
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
  const given = Object.fromEntries(Object.keys(activity.input.shape).map((field) => [field, asksFor(activity, field, input)]));
  return { ...activity, ...callsIn(activity, input), given } as AnyActivity;
}

/** The same for inputs that give the same fields; undefined where the values decide what is called. */
export function nameOfUse(activity: AnyActivity, input: Readonly<Record<string, unknown>>): string | undefined {
  if (activity.callsOf) return undefined;
  return [activity.name, ...Object.keys(input).filter((field) => field === 'mailbox' || asksFor(activity, field, input))].join(' ');
}

/**
 * The use that an input falls under, of those that an activity is listed for.
 *
 * @param input - The input as it was given, without defaults.
 * @param needs - What of it was not given but follows from the rest.
 * @throws OnbehalfError INPUT_INVALID before any call, naming the field and how to list the activity, where no use allows the input.
 */
export function listingFor(
  listings: readonly [AnyActivity, ...AnyActivity[]],
  input: Readonly<Record<string, unknown>>,
  needs: readonly Need[] = [],
): AnyActivity {
  const [first] = listings;
  const allowed = listings.find((listing) => problemsOfUse(listing, input, needs).length === 0);
  if (!allowed) throw inputError(first.name, problemsOfUse(first, input, needs));
  return allowed.callsOf ? { ...allowed, ...callsIn(allowed, input) } : allowed;
}

function problemsOfUse(activity: AnyActivity, input: Readonly<Record<string, unknown>>, needs: readonly Need[]): FieldProblem[] {
  if (activity.callsOf) return problemsOfCalls(activity, activity.callsOf(input));
  const given = givenOf(activity);
  const listedOnly = new Set(['mailbox', ...inputsWithMore(activity.calls)]);
  const refused = Object.keys(input).filter((field) => asksFor(activity, field, input) && !(given[field] ?? !listedOnly.has(field)));
  const replacing = new Set(activity.calls.map(({ unless }) => unless));
  const wanting = Object.keys(given).filter(
    (field) => given[field] === true && replacing.has(field) && !asksFor(activity, field, input) && needsMoreWithout(activity, field),
  );
  const because = (field: string): string => {
    const need = needs.find((one) => one.field === field);
    return need ? `is needed, because ${need.because}. It ` : '';
  };
  return [
    ...refused.map((field) => ({
      field,
      problem: `${because(field)}is not part of the listed use, so no permission was asked for it; list use(${activity.name}, { ${field}: true }).`,
    })),
    ...wanting.map((field) => ({
      field,
      problem: `is listed as given, so no permission was asked for what happens without it; give it, or list ${activity.name} without it, too.`,
    })),
  ];
}

/** What is wrong with calls that the caller chose, where they are not those that are listed. */
function problemsOfCalls({ name, calls: listed }: AnyActivity, wanted: readonly DeclaredCall[]): FieldProblem[] {
  return wanted
    .filter(({ operation }) => !listed.some((call) => covers(call.operation, operation)))
    .map(({ operation }) => {
      const [method = '', path = ''] = operation.split(' ');
      const listing = `use(${name}, { method: '${method}', path: '${path}' })`;
      return {
        field: 'path',
        problem: `is not part of the listed use, so no permission was asked for it; list ${listing}, with {id} for what differs.`,
      };
    });
}

/** True where leaving out an input that is listed as given makes a call for which nothing was asked. */
function needsMoreWithout(activity: AnyActivity, field: string): boolean {
  const asked = demandsOf([useOf(activity, false)]);
  const without = useOf({ ...activity, given: { ...givenOf(activity), [field]: false } } as AnyActivity, false);
  return demandsOf([without]).some((demand) => !isOpenedWith(demand, asked));
}

/** True where an input asks for something that the activity does not do anyway: it is given, and differs from what is taken when it is not. */
function asksFor({ input: { shape } }: AnyActivity, field: string, input: Readonly<Record<string, unknown>>): boolean {
  const schema: unknown = shape[field];
  const value = input[field];
  return isGiven(value) && !(schema instanceof z.ZodDefault && schema.def.defaultValue === value);
}
