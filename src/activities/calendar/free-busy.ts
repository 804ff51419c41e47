import { z } from 'zod';
import { defineActivity } from '../../core/activity.ts';
import type { Graph } from '../../core/ports.ts';
import { oneOf } from '../graph-values.ts';
import { mailbox } from '../fields.ts';
import { addresses, toRecipient } from '../recipients.ts';
import { dateTime } from '../date-times.ts';
import { availabilities } from './availability.ts';
import { clockFor, instantOf, timeZone, toGraphSpan, type GraphDateTime } from './times.ts';

/** https://learn.microsoft.com/graph/api/resources/scheduleinformation */
interface GraphSchedule {
  readonly scheduleId?: string | null;
  readonly availabilityView?: string | null;
  readonly scheduleItems?:
    | readonly {
        readonly status?: string | null;
        readonly start?: GraphDateTime | null;
        readonly end?: GraphDateTime | null;
        readonly subject?: string | null;
        readonly location?: string | null;
        readonly isPrivate?: boolean | null;
      }[]
    | null;
  readonly workingHours?: {
    readonly daysOfWeek?: readonly string[] | null;
    readonly startTime?: string | null;
    readonly endTime?: string | null;
    readonly timeZone?: { readonly name?: string | null } | null;
  } | null;
  readonly error?: { readonly message?: string | null; readonly responseCode?: string | null } | null;
}

/** The activity `calendar.freeBusy`. */
export const freeBusy = defineActivity({
  name: 'calendar.freeBusy',
  title: 'Get Free/Busy',
  summary: 'Tells when people and rooms are free and when they are not, and when they work.',
  effect: 'reads',
  calls: [{ operation: 'POST /me/calendar/getSchedule', basic: true }],
  input: z.object({
    people: addresses.min(1).describe('Addresses of people, rooms and distribution lists.'),
    start: dateTime.describe('From when on: ISO 8601, with an offset or on the clock of `timeZone`.'),
    end: dateTime.describe('Until when, written in the same way.'),
    interval: z.int().min(5).max(1440).default(30).describe('Length in minutes of the slots of `availability`.'),
    timeZone,
    mailbox,
  }),
  output: z.object({
    address: z.string().describe('Whose it is.').meta({ column: 'Address' }),
    availability: z
      .array(z.enum(availabilities))
      .describe('What each slot from `start` on is like: free, tentative, busy, oof, workingElsewhere or unknown.')
      .meta({ column: 'Availability' }),
    items: z
      .array(
        z.object({
          start: z.string().describe('When it begins: ISO 8601 with the offset of `timeZone`.'),
          end: z.string().describe('When it ends.'),
          status: z.enum(availabilities).describe('How the time is shown.'),
          subject: z.string().nullable().describe('Title; null where it may not be seen.'),
          location: z.string().nullable().describe('Place; null where it may not be seen.'),
          isPrivate: z.boolean().describe('True for a private event.'),
        }),
      )
      .describe('What takes the time that is not free.'),
    workingHours: z
      .object({
        days: z.array(z.string()).describe('Days of the week.'),
        start: z.string().describe('When work begins, as 09:00:00.'),
        end: z.string().describe('When it ends.'),
        timeZone: z.string().describe('Zone of these times, as Exchange names it.'),
      })
      .nullable()
      .describe('When the person works; null where it is not known.'),
    timeZone: z.string().describe('Zone in which the times of `items` are written, by its IANA name.'),
    problem: z.string().nullable().describe('Why nothing is known of this address; null where something is.'),
  }),
  examples: [
    {
      title: 'Two colleagues on one day, by the hour',
      input: {
        people: ['ben@contoso.example', 'chloe@contoso.example'],
        start: '2026-11-30T08:00',
        end: '2026-11-30T18:00',
        interval: 60,
        timeZone: 'Europe/Paris',
      },
    },
  ],

  async *run(context, { people, start, end, interval, timeZone: zone, mailbox: owner }) {
    const clock = await clockFor(context, zone);
    const { start: startTime, end: endTime } = toGraphSpan({ start, end }, clock);
    const schedules = people.map((text) => toRecipient(text).emailAddress?.address ?? text);
    const body = { startTime, endTime, availabilityViewInterval: interval };
    const stamp = (time: GraphDateTime | null | undefined): string => clock.stamp(instantOf(time));
    for await (const one of schedulesOf(context.graph, schedules, body, owner)) {
      const { workingHours: hours, error } = one;
      yield {
        address: one.scheduleId ?? '',
        // https://learn.microsoft.com/graph/api/resources/scheduleinformation: one digit a slot.
        availability: [...(one.availabilityView ?? '')].map((digit) => availabilities[Number(digit)] ?? 'unknown'),
        items: (one.scheduleItems ?? []).map((item) => ({
          start: stamp(item.start),
          end: stamp(item.end),
          status: oneOf(availabilities, item.status, 'unknown'),
          subject: item.subject ?? null,
          location: item.location ?? null,
          isPrivate: item.isPrivate ?? false,
        })),
        workingHours: hours
          ? {
              days: [...(hours.daysOfWeek ?? [])],
              start: hours.startTime?.slice(0, 8) ?? '',
              end: hours.endTime?.slice(0, 8) ?? '',
              timeZone: hours.timeZone?.name ?? '',
            }
          : null,
        timeZone: clock.zone,
        problem: error ? (error.message ?? error.responseCode ?? 'It is not known.') : null,
      };
    }
  },
});

/** As many as one request takes: https://learn.microsoft.com/graph/outlook-get-free-busy-schedule */
const mostAtOnce = 20;

/** The schedules of any number of people, in their order. @param body - What else is asked. */
async function* schedulesOf(
  graph: Graph<'POST /me/calendar/getSchedule'>,
  people: readonly string[],
  body: Readonly<Record<string, unknown>>,
  mailboxName: string | undefined,
): AsyncGenerator<GraphSchedule, void, void> {
  for (let first = 0; first < people.length; first += mostAtOnce) {
    const schedules = people.slice(first, first + mostAtOnce);
    yield* graph.list<GraphSchedule>('POST /me/calendar/getSchedule', { body: { schedules, ...body }, mailbox: mailboxName });
  }
}
