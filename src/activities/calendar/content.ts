import { z } from 'zod';
import type { GraphEvent } from './event.ts';
import { location, toGraphLocation } from './location.ts';
import { keepingMeetingBlock } from './meeting-block.ts';

// What of an event somebody may set, besides its times and attendees. Each is optional: making an event has defaults, changing one keeps what is there.

/** The fields of an event's content. */
export const contentFields = {
  body: z.string().optional().describe('Text of the event.'),
  bodyType: z.enum(['text', 'html']).default('text').describe('How `body` is written.'),
  location: location.optional().describe('Where it is: a name, or { name, email, url, street, city, state, postalCode, country }.'),
  meetingUrl: z.url().optional().describe('Address at which one joins it, where it is held by a service that Outlook does not know.'),
  isOnlineMeeting: z
    .boolean()
    .optional()
    .describe('Hold it online too: Exchange makes a meeting with the service that the organisation uses.'),
  importance: z.enum(['low', 'normal', 'high']).optional().describe('Importance.'),
  sensitivity: z.enum(['normal', 'personal', 'private', 'confidential']).optional().describe('Who is meant to see it.'),
  showAs: z
    .enum(['free', 'tentative', 'busy', 'oof', 'workingElsewhere', 'unknown'])
    .optional()
    .describe('How its time is shown to others.'),
  reminderMinutes: z.int().min(0).nullable().optional().describe('How many minutes before its start Outlook reminds; null: not at all.'),
  responseRequested: z.boolean().optional().describe('Ask the attendees for an answer.'),
  allowNewTimeProposals: z.boolean().optional().describe('Let attendees propose another time.'),
  hideAttendees: z.boolean().optional().describe('Show each attendee only herself.'),
} as const;

/** Fields that cannot be changed without a look at the event: its text has what one joins an online meeting by, its place may have an address. */
export const changedWithCare = {
  body: ['body', 'isOnlineMeeting', 'onlineMeeting', 'onlineMeetingUrl'],
  meetingUrl: ['location'],
} as const;

const content = z.object({ ...contentFields, subject: z.string().optional() });

/** The content of an event, as an activity was given it. */
export type Content = z.output<typeof content>;

/**
 * The content in Graph's spelling; what was not given is not there.
 *
 * @param present - The event before a change of it, as far as `changedWithCare` says so.
 */
export function toGraphContent(given: Content, present?: GraphEvent): Record<string, unknown> {
  const { subject, body, bodyType, location: place, meetingUrl, reminderMinutes } = given;
  const asIs = [
    'importance',
    'sensitivity',
    'showAs',
    'isOnlineMeeting',
    'responseRequested',
    'allowNewTimeProposals',
    'hideAttendees',
  ] as const;
  return {
    ...(subject !== undefined && { subject }),
    ...(body !== undefined && { body: keepingMeetingBlock({ contentType: bodyType, content: body }, present) }),
    ...((place !== undefined || meetingUrl !== undefined) && { location: placeOf(place, meetingUrl, present) }),
    ...(reminderMinutes !== undefined &&
      (reminderMinutes === null ? { isReminderOn: false } : { isReminderOn: true, reminderMinutesBeforeStart: reminderMinutes })),
    ...Object.fromEntries(asIs.flatMap((field) => (given[field] === undefined ? [] : [[field, given[field]]]))),
  };
}

/** A meeting that another service holds has its address as that of its place, which Outlook shows as a link. */
function placeOf(place: Content['location'], url: string | undefined, present: GraphEvent | undefined): unknown {
  const before = present?.location?.displayName ? present.location : { displayName: url };
  const written = place === undefined ? before : toGraphLocation(place);
  return { ...written, ...(url !== undefined && { locationUri: url }) };
}
