import { z } from 'zod';
import { oneOf, toUtc } from '../graph-values.ts';
import { toRecipient, type GraphRecipient } from '../recipients.ts';
import type { ZoneClock } from '../zone-clock.ts';
import { instantOf, type GraphDateTime } from './times.ts';

/** What an attendee is for: invited, invited if there is time, or a room or a thing. */
export const attendeeTypes = ['required', 'optional', 'resource'] as const;

/** How somebody answered an invitation. */
export const responses = ['none', 'organizer', 'tentativelyAccepted', 'accepted', 'declined', 'notResponded'] as const;

/** One of `attendeeTypes`. */
export type AttendeeType = (typeof attendeeTypes)[number];

/** An attendee as Graph gives it. https://learn.microsoft.com/graph/api/resources/attendee */
export interface GraphAttendee extends GraphRecipient {
  readonly type?: string | null;
  readonly status?: { readonly response?: string | null; readonly time?: string | null } | null;
  readonly proposedNewTime?: { readonly start?: GraphDateTime | null; readonly end?: GraphDateTime | null } | null;
}

/** An attendee, as activities give one. */
export const attendeeOutput = z
  .object({
    name: z.string().describe('Display name; empty when there is none.'),
    address: z.string().describe('E-mail address.'),
    type: z.enum(attendeeTypes).describe('What the attendee is for: required, optional, or a resource such as a room.'),
    response: z.enum(responses).describe('What the attendee answered; none where no answer came.'),
    respondedAt: z.string().nullable().describe('When that was: ISO 8601 in UTC; null where no answer came.'),
    proposedStart: z
      .string()
      .nullable()
      .describe('When the attendee would rather begin: ISO 8601 with an offset; null where nothing was proposed.'),
    proposedEnd: z.string().nullable().describe('When the attendee would rather end.'),
  })
  .meta({ named: { name: 'Attendee', text: 'Who is invited to an event, and what came back.' } });

/** An attendee of ours out of Graph's. @param clock - The zone in which a proposed time is written. */
export function toAttendee(
  { emailAddress, type, status, proposedNewTime }: GraphAttendee,
  clock: ZoneClock,
): z.output<typeof attendeeOutput> {
  const stamp = (time: GraphDateTime | null | undefined): string | null => (time?.dateTime ? clock.stamp(instantOf(time)) : null);
  return {
    name: emailAddress?.name ?? '',
    address: emailAddress?.address ?? '',
    type: oneOf(attendeeTypes, type, 'required'),
    response: oneOf(responses, status?.response, 'none'),
    // Graph gives the year 1 where nobody answered.
    respondedAt: status?.time?.startsWith('0001') ? null : toUtc(status?.time),
    proposedStart: stamp(proposedNewTime?.start),
    proposedEnd: stamp(proposedNewTime?.end),
  };
}

/** An attendee as Graph takes one. @param text - An address, alone or after a name. */
export function toGraphAttendee(text: string, type: AttendeeType): GraphAttendee {
  return { ...toRecipient(text), type };
}
