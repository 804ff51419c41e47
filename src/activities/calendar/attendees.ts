import { z } from 'zod';
import { addresses } from '../recipients.ts';
import { attendeeTypes, toGraphAttendee, type AttendeeType, type GraphAttendee } from './attendee.ts';

/** The input fields of attendees, by what the attendees are for. */
export const attendeeFields = { required: 'requiredAttendees', optional: 'optionalAttendees', resource: 'resourceAttendees' } as const;

/** Attendees of a new event, by kind. */
export const newAttendees = {
  requiredAttendees: addresses.default([]).describe('Who is invited: addresses, alone or after a name (Ada Martin <ada@contoso.example>).'),
  optionalAttendees: addresses.default([]).describe('Who may come.'),
  resourceAttendees: addresses.default([]).describe('Rooms and things that are booked for it.'),
} as const;

const change = z
  .union(
    [
      addresses,
      z.strictObject({
        add: addresses.default([]).describe('Who comes on.'),
        remove: addresses.default([]).describe('Who goes off.'),
      }),
    ],
    { error: 'must be a list of addresses, or an object with add and remove.' },
  )
  .optional();

/** Changes of attendees, by kind: a list stands in the place of those that are there, `add` and `remove` change them. */
export const attendeeChanges = {
  requiredAttendees: change.describe(
    'Who is invited: a list in the place of those that are there, or { add, remove }. Left out: as they are.',
  ),
  optionalAttendees: change.describe('Who may come, in the same way.'),
  resourceAttendees: change.describe('Rooms and things that are booked for it, in the same way.'),
} as const;

/** The attendees of a new event as Graph takes them. */
export function toGraphAttendees(given: Readonly<Record<keyof typeof newAttendees, readonly string[]>>): GraphAttendee[] {
  return attendeeTypes.flatMap((type) => given[attendeeFields[type]].map((text) => toGraphAttendee(text, type)));
}

/** Changes of attendees, as an activity was given them. */
export type AttendeeChanges = Readonly<Partial<Record<keyof typeof attendeeChanges, z.output<typeof change>>>>;

/**
 * The attendees after a change: Graph takes the whole list, and what is not in it is uninvited. Who stays keeps the answer that came.
 *
 * @param present - The attendees before it.
 */
export function changedAttendees(present: readonly GraphAttendee[], changes: AttendeeChanges): GraphAttendee[] {
  return attendeeTypes.reduce<GraphAttendee[]>((all, type) => changedKind(all, type, changes[attendeeFields[type]]), [...present]);
}

function changedKind(all: readonly GraphAttendee[], type: AttendeeType, given: AttendeeChanges['requiredAttendees']): GraphAttendee[] {
  if (given === undefined) return [...all];
  const isOfKind = (attendee: GraphAttendee): boolean => (attendee.type ?? 'required').toLowerCase() === type;
  const added = (Array.isArray(given) ? given : given.add).map((text) => toGraphAttendee(text, type));
  const removed = Array.isArray(given) ? undefined : given.remove.map((text) => addressOf(toGraphAttendee(text, type)));
  const leaves = (attendee: GraphAttendee): boolean => removed === undefined || removed.includes(addressOf(attendee));
  const kept = all.filter((attendee) => !isOfKind(attendee) || !leaves(attendee) || isAmong(attendee, added));
  // Who was there for another reason is there once, for the new one.
  const others = kept.filter((attendee) => isOfKind(attendee) || !isAmong(attendee, added));
  return [...others, ...added.filter((attendee) => !isAmong(attendee, others))];
}

function isAmong(attendee: GraphAttendee, all: readonly GraphAttendee[]): boolean {
  return all.some((other) => addressOf(other) === addressOf(attendee));
}

function addressOf({ emailAddress }: GraphAttendee): string {
  return emailAddress?.address?.toLowerCase() ?? '';
}
