import { z } from 'zod';
import { oneOf } from '../graph-values.ts';
import type { ZoneClock } from '../zone-clock.ts';
import { availabilities } from './availability.ts';
import { locationOutput, toLocation, type GraphLocation } from './location.ts';
import { instantOf, type GraphDateTime } from './times.ts';

/** A suggestion as Graph gives it. https://learn.microsoft.com/graph/api/resources/meetingtimesuggestion */
export interface GraphSuggestion {
  readonly meetingTimeSlot?: { readonly start?: GraphDateTime | null; readonly end?: GraphDateTime | null } | null;
  readonly confidence?: number | null;
  readonly organizerAvailability?: string | null;
  readonly attendeeAvailability?:
    | readonly {
        readonly availability?: string | null;
        readonly attendee?: { readonly emailAddress?: { readonly address?: string | null } | null } | null;
      }[]
    | null;
  readonly locations?: readonly GraphLocation[] | null;
  readonly suggestionReason?: string | null;
}

/** A time for a meeting, as activities give it. */
export const suggestionOutput = z.object({
  start: z.string().describe('When it would begin: ISO 8601 with the offset of `timeZone`.'),
  end: z.string().describe('When it would end.'),
  confidence: z.number().describe('How likely it is that all come, from 0 to 100.'),
  organizerAvailability: z.enum(availabilities).describe('What your own time is like then.'),
  attendees: z
    .array(
      z.object({
        address: z.string().describe('Address of the attendee.'),
        availability: z.enum(availabilities).describe('What her time is like then.'),
      }),
    )
    .describe('What the time of each attendee is like then.'),
  locations: z.array(locationOutput).describe('Places that are free then, where some were asked for.'),
  reason: z.string().nullable().describe('Why it is suggested, in a sentence of the service.'),
});

/** A suggestion of ours out of Graph's. @param clock - The zone in which its times are written. */
export function toSuggestion(given: GraphSuggestion, clock: ZoneClock): z.output<typeof suggestionOutput> {
  const stamp = (time: GraphDateTime | null | undefined): string => clock.stamp(instantOf(time));
  return {
    start: stamp(given.meetingTimeSlot?.start),
    end: stamp(given.meetingTimeSlot?.end),
    confidence: given.confidence ?? 0,
    organizerAvailability: oneOf(availabilities, given.organizerAvailability, 'unknown'),
    attendees: (given.attendeeAvailability ?? []).map(({ attendee, availability }) => ({
      address: attendee?.emailAddress?.address ?? '',
      availability: oneOf(availabilities, availability, 'unknown'),
    })),
    locations: (given.locations ?? []).filter(({ displayName }) => displayName).map(toLocation),
    reason: given.suggestionReason || null,
  };
}
