import { z } from 'zod';
import { defineActivity } from '../../core/activity.ts';
import { dateTime } from '../date-times.ts';
import { mailbox } from '../fields.ts';
import { addresses } from '../recipients.ts';
import type { ZoneClock } from '../zone-clock.ts';
import { toGraphAttendees } from './attendees.ts';
import { location, toGraphLocation } from './location.ts';
import { suggestionOutput, toSuggestion, type GraphSuggestion } from './meeting-suggestion.ts';
import { clockFor, timeZone, toGraphSpan } from './times.ts';

const input = z.object({
  attendees: addresses.default([]).describe('Who has to come. Left out, with `optionalAttendees` too: your own free times.'),
  optionalAttendees: addresses.default([]).describe('Who may come.'),
  start: dateTime.optional().describe('From when on: ISO 8601, with an offset or on the clock of `timeZone`. Left out: now.'),
  end: dateTime.optional().describe('Until when. Left out: the end of the day on which it begins.'),
  duration: z.int().min(1).default(30).describe('How long it takes, in minutes.'),
  timeZone,
  organizerRequired: z.boolean().default(true).describe('You have to be there yourself.'),
  constraint: z.enum(['work', 'any']).default('work').describe('Look into working hours only, or at any time.'),
  locations: z.array(location).default([]).describe('Places to choose from: names, or { name, email } for rooms.'),
  locationRequired: z.boolean().default(false).describe('Suggest only times at which one of `locations` is free.'),
  minimumAttendance: z.int().min(0).max(100).optional().describe('How likely it must be that all come, from 0 to 100. Left out: 50.'),
  top: z.int().min(1).optional().describe('How many suggestions at most. Left out: 20.'),
  mailbox,
});

type Input = z.output<typeof input>;

/** The activity `calendar.findMeetingTimes`. */
export const findMeetingTimes = defineActivity({
  name: 'calendar.findMeetingTimes',
  title: 'Find Meeting Times',
  summary: 'Suggests times at which people, and rooms if wanted, are free for a meeting.',
  effect: 'reads',
  calls: [{ operation: 'POST /me/findMeetingTimes' }],
  input,
  output: z.object({
    suggestions: z.array(suggestionOutput).describe('Times that fit, the likeliest first.'),
    emptySuggestionsReason: z
      .string()
      .nullable()
      .describe(
        'Why there are none: attendeesUnavailable, organizerUnavailable, locationsUnavailable, attendeesUnavailableOrUnknown, unknown; null where there are.',
      ),
    timeZone: z.string().describe('Zone in which the times are written, by its IANA name.'),
  }),
  examples: [
    {
      title: 'An hour with two colleagues',
      input: {
        attendees: ['ben@contoso.example', 'chloe@contoso.example'],
        start: '2026-12-01T08:00',
        end: '2026-12-03T18:00',
        duration: 60,
        timeZone: 'Europe/Paris',
      },
    },
    {
      title: 'Also outside of working hours, without you',
      input: {
        attendees: ['ben@contoso.example'],
        optionalAttendees: ['diego@contoso.example'],
        start: '2026-12-01T06:00Z',
        end: '2026-12-01T22:00Z',
        constraint: 'any',
        organizerRequired: false,
        top: 3,
      },
    },
  ],

  async run(context, input) {
    const clock = await clockFor(context, input.timeZone);
    const answer = await context.graph.call<{
      readonly meetingTimeSuggestions?: readonly GraphSuggestion[] | null;
      readonly emptySuggestionsReason?: string | null;
    }>('POST /me/findMeetingTimes', { body: bodyOf(input, clock, context.now()), mailbox: input.mailbox });
    const suggestions = (answer.meetingTimeSuggestions ?? []).map((one) => toSuggestion(one, clock));
    return { suggestions, emptySuggestionsReason: answer.emptySuggestionsReason || null, timeZone: clock.zone };
  },
});

function bodyOf(input: Input, clock: ZoneClock, now: Date): Record<string, unknown> {
  const start = input.start ?? clock.stamp(now);
  const end = input.end ?? midnightAfter(clock.instantOf(start, 'start'), clock);
  const attendees = toGraphAttendees({
    requiredAttendees: input.attendees,
    optionalAttendees: input.optionalAttendees,
    resourceAttendees: [],
  });
  const { locations, locationRequired, minimumAttendance, top } = input;
  return {
    attendees,
    timeConstraint: {
      activityDomain: input.constraint === 'any' ? 'unrestricted' : 'work',
      timeSlots: [toGraphSpan({ start, end }, clock)],
    },
    meetingDuration: `PT${input.duration}M`,
    isOrganizerOptional: !input.organizerRequired,
    returnSuggestionReasons: true,
    ...(locations.length > 0 && {
      locationConstraint: {
        isRequired: locationRequired,
        suggestLocation: false,
        locations: locations.map((one) => ({ ...toGraphLocation(one), resolveAvailability: true })),
      },
    }),
    ...(minimumAttendance !== undefined && { minimumAttendeePercentage: minimumAttendance }),
    ...(top !== undefined && { maxCandidates: top }),
  };
}

/** The first moment of the next day on a clock. */
function midnightAfter(instant: Date, clock: ZoneClock): string {
  return new Date(Date.parse(`${clock.show(instant).slice(0, 10)}T00:00Z`) + 24 * 60 * 60 * 1000).toISOString().slice(0, 10);
}
