import { booleanFrom, countFrom, type JsonObject, listFrom, memberOf, badBody, objectFrom, textFrom, wordFrom } from '../json-input.ts';
import { contextOf } from '../odata/context.ts';
import type { Resource } from '../odata/select.ts';
import { recipientFrom } from '../outlook/recipients.ts';
import type { Call, Reply, Route } from '../route.ts';
import { calendarRoute } from './calendar-route.ts';
import { clockText, timeFrom } from './event-times.ts';
import { eventView, type EventView } from './event-view.ts';
import { findTimes, type Suggestion, type TimeWish, type Wanted } from './find-times.ts';
import type { Span } from './span.ts';

const minute = 60 * 1000;

/** Times at which people can meet. https://learn.microsoft.com/graph/api/user-findmeetingtimes */
export const findTimesRoutes: readonly Route[] = [
  ...calendarRoute('POST /me/findMeetingTimes', async (call): Promise<Reply> => {
    const body = (await call.bytes()).byteLength === 0 ? {} : objectFrom(await call.json(), 'The body');
    const view = await eventView(call);
    const { found, reason } = await findTimes(call, await wishFrom(call, body));
    const givesReasons = booleanFrom(memberOf(body, 'returnSuggestionReasons') ?? false, 'returnSuggestionReasons');
    return {
      status: 200,
      headers: view.headers,
      body: {
        '@odata.context': contextOf(call, 'microsoft.graph.meetingTimeSuggestionsResult'),
        emptySuggestionsReason: reason,
        meetingTimeSuggestions: found.map((suggestion, index) => suggestionResource(suggestion, index, givesReasons, view)),
      },
    };
  }),
];

async function wishFrom(call: Call, body: JsonObject): Promise<TimeWish> {
  const constraint = objectFrom(memberOf(body, 'timeConstraint') ?? {}, `The parameter 'timeConstraint'`);
  const slots = listFrom(memberOf(constraint, 'timeslots') ?? memberOf(constraint, 'timeSlots') ?? [], 'timeConstraint/timeslots');
  const now = call.tenant.clock.now().getTime();
  const people = listFrom(memberOf(body, 'attendees') ?? [], 'attendees').map((one): Wanted => {
    const type = wordFrom(memberOf(objectFrom(one, `The parameter 'attendees'`), 'type') ?? 'required', 'attendees/type', [
      'required',
      'optional',
      'resource',
    ]);
    return { ...recipientFrom(call.tenant, one, 'attendees'), type };
  });
  return {
    people,
    // Assumption: where no time is given, the next seven days.
    spans: slots.length === 0 ? [{ from: now, to: now + 7 * 1440 * minute }] : await Promise.all(slots.map(spanFrom)),
    duration: durationFrom(memberOf(body, 'meetingDuration') ?? 'PT30M'),
    domain: wordFrom(memberOf(constraint, 'activityDomain') ?? 'work', 'activityDomain', ['work', 'personal', 'unrestricted', 'unknown']),
    isOrganizerOptional: booleanFrom(memberOf(body, 'isOrganizerOptional') ?? false, 'isOrganizerOptional'),
    least: percentFrom(memberOf(body, 'minimumAttendeePercentage') ?? 50),
    // Assumption: the number that is found where none is asked for.
    most: countFrom(memberOf(body, 'maxCandidates') ?? 20, 'maxCandidates') || 20,
  };
}

async function spanFrom(value: unknown): Promise<Span> {
  const field = 'timeConstraint/timeslots';
  const slot = objectFrom(value, `The property '${field}'`);
  const [start, end] = [await timeFrom(memberOf(slot, 'start'), `${field}/start`), await timeFrom(memberOf(slot, 'end'), `${field}/end`)];
  return { from: start.at, to: end.at };
}

/** `PT1H30M` (ISO 8601), in milliseconds. */
function durationFrom(value: unknown): number {
  const [, days = '0', hours = '0', minutes = '0'] =
    /^P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:0+S)?)?$/i.exec(textFrom(value, 'meetingDuration')) ?? [];
  const duration = (Number(days) * 1440 + Number(hours) * 60 + Number(minutes)) * minute;
  if (duration === 0) throw badBody(`The parameter 'meetingDuration' must be a duration like PT1H.`);
  return duration;
}

function percentFrom(value: unknown): number {
  if (typeof value === 'number' && value >= 0 && value <= 100) return value;
  if (typeof value === 'string' && /^\d+(?:\.\d+)?$/.test(value)) return percentFrom(Number(value));
  throw badBody(`The parameter 'minimumAttendeePercentage' must be a number from 0 to 100.`);
}

function suggestionResource(
  { span, confidence, organizer, people }: Suggestion,
  index: number,
  givesReason: boolean,
  { zone }: EventView,
): Resource {
  const shown = (at: number): Resource => ({ dateTime: `${clockText(zone.clockAt(at))}.0000000`, timeZone: zone.name });
  // The first sentence: https://learn.microsoft.com/graph/findmeetingtimes-example. Assumption: the second.
  const reason = `Suggested because it is one of the nearest times when ${confidence === 100 ? 'all' : 'most'} attendees are available.`;
  return {
    confidence,
    order: index + 1,
    organizerAvailability: organizer,
    suggestionReason: givesReason ? reason : '',
    attendeeAvailability: people.map(({ person: { type, address }, status }) => ({
      availability: status,
      attendee: { type, emailAddress: { address } },
    })),
    locations: [],
    meetingTimeSlot: { start: shown(span.from), end: shown(span.to) },
  };
}
