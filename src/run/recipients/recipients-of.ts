import type { AnyActivity } from '../../core/activity.ts';
import { effectFor } from '../../core/effect.ts';

/** Fields of activities that name whom something is sent to. Those of packages with these names are taken for the same. */
const fields: ReadonlySet<string> = new Set([
  'to',
  'cc',
  'bcc',
  'attendees',
  'requiredAttendees',
  'optionalAttendees',
  'resourceAttendees',
  'recipients',
]);

/** Where a value of a recipient's object has the address. */
const addressFields = ['address', 'email', 'mail', 'userPrincipalName'] as const;

/** A recipient in an input. */
export interface Recipient {
  /** The field of the activity. */
  readonly field: string;
  readonly address: string;
}

/** Whom an activity would reach with an input, as far as the input says. What only reads reaches nobody. */
export function recipientsOf(activity: AnyActivity, input: Readonly<Record<string, unknown>>): Recipient[] {
  if (effectFor(activity, input) === 'reads') return [];
  const named = Object.entries(input).flatMap(([field, value]) =>
    fields.has(field) && Object.hasOwn(activity.input.shape, field) ? addressesIn(value).map((address) => ({ field, address })) : [],
  );
  return [...named, ...answered(activity, input)];
}

/** A reply goes to whoever wrote the message, or to all that it went to. Of a message that is named by its id alone they are not known here. */
function answered({ name }: AnyActivity, { message, replyToAll }: Readonly<Record<string, unknown>>): Recipient[] {
  if (name !== 'mail.reply' || typeof message !== 'object' || message === null) return [];
  const { from, replyTo, to, cc } = message as Readonly<Record<string, unknown>>;
  const all = replyToAll === true ? [to, cc] : [];
  return addressesIn([from, replyTo, ...all]).map((address) => ({ field: 'message', address }));
}

function addressesIn(value: unknown): string[] {
  if (typeof value === 'string') return value.includes('@') ? [value] : [];
  if (Array.isArray(value)) return value.flatMap(addressesIn);
  if (typeof value !== 'object' || value === null) return [];
  const given = value as Readonly<Record<string, unknown>>;
  // Who is taken off a list is sent nothing by name.
  return [...addressFields.map((name) => given[name]), given['add']].flatMap((each) => (each === undefined ? [] : addressesIn(each)));
}
