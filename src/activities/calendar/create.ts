import { z } from 'zod';
import { defineActivity, type DeclaredCall } from '../../core/activity.ts';
import type { ActivityContext } from '../../core/ports.ts';
import { attachments, openFiles } from '../attachments.ts';
import { mailbox } from '../fields.ts';
import type { ZoneClock } from '../zone-clock.ts';
import { largeAttachments, needForSession } from './attach.ts';
import { newAttendees, toGraphAttendees } from './attendees.ts';
import { calendarReference, findCalendar, findingCalendars } from './calendar-reference.ts';
import { contentFields, toGraphContent } from './content.ts';
import { eventOutput, toEvent, type GraphEvent } from './event.ts';
import { finishCalls, finishEvent } from './finish-event.ts';
import { recurrence, toGraphSeries } from './recurrence/recurrence-field.ts';
import { preferBody } from '../body-type.ts';
import { clockFor, end, start, timeZone, toGraphDays, toGraphSpan } from './times.ts';

const input = z
  .object({
    subject: z.string().max(255).describe('Title.'),
    start: start.describe(
      'When it begins: ISO 8601, with an offset or on the clock of `timeZone`; for an event of whole days its first day.',
    ),
    end: end
      .optional()
      .describe('When it ends, written in the same way; for an event of whole days the day after its last one. Left out: that one day.'),
    timeZone,
    isAllDay: z.boolean().default(false).describe('It lasts whole days; times of day are then ignored.'),
    ...contentFields,
    ...newAttendees,
    recurrence: recurrence.optional(),
    categories: z.array(z.string().min(1)).default([]).describe('Names of Outlook categories.'),
    attachments,
    largeAttachments,
    transactionId: z
      .string()
      .min(1)
      .optional()
      .describe('What this request is called: made again under the same name, it makes no second event. Left out: a new name each time.'),
    calendar: calendarReference,
    mailbox,
  })
  .refine(({ end: last, isAllDay }) => isAllDay || last !== undefined, {
    path: ['end'],
    message: 'is required for an event that does not last whole days.',
  });

type Input = z.output<typeof input>;

const calls = [
  findingCalendars,
  { operation: 'POST /me/events', unless: 'calendar' },
  { operation: 'POST /me/calendars/{calendar}/events', when: 'calendar' },
  ...finishCalls,
] as const satisfies readonly DeclaredCall[];

type Op = (typeof calls)[number]['operation'];

/** The activity `calendar.create`. */
export const create = defineActivity({
  name: 'calendar.create',
  title: 'Create Event',
  summary: 'Puts an event into a calendar, and invites whoever is named.',
  effect: 'sends',
  calls,
  input,
  output: eventOutput,
  examples: [
    {
      title: 'A meeting with three people and a room',
      input: {
        subject: 'Quarterly figures',
        start: '2026-12-01T14:00',
        end: '2026-12-01T15:00',
        timeZone: 'Europe/Paris',
        requiredAttendees: ['Ben Okafor <ben@contoso.example>', 'chloe@contoso.example'],
        optionalAttendees: ['diego@contoso.example'],
        location: 'Small meeting room',
        isOnlineMeeting: true,
        body: 'Please bring the numbers of your team.',
        reminderMinutes: 10,
      },
    },
    {
      title: 'Every second Tuesday, ten times',
      input: {
        subject: 'Team lunch',
        start: '2026-12-01T12:30',
        end: '2026-12-01T13:15',
        timeZone: 'W. Europe Standard Time',
        recurrence: 'FREQ=WEEKLY;INTERVAL=2;BYDAY=TU;COUNT=10',
        showAs: 'free',
      },
    },
    {
      title: 'A day off, on the last day of each month',
      input: {
        subject: 'Stocktaking',
        start: '2026-11-30',
        isAllDay: true,
        showAs: 'oof',
        recurrence: { type: 'absoluteMonthly', dayOfMonth: 31, until: '2027-06-30' },
      },
    },
    {
      title: 'With files, one of them large, and a name that keeps it from being made twice',
      input: {
        subject: 'Handover',
        start: '2026-12-04T09:00:00+01:00',
        end: '2026-12-04T09:30:00+01:00',
        attachments: ['plan.txt', 'scan.pdf'],
        largeAttachments: true,
        requiredAttendees: ['chloe@contoso.example'],
        categories: ['Finance'],
        transactionId: 'handover-2026-12',
      },
      files: { 'plan.txt': 'First this, then that.', 'scan.pdf': 3_500_000 },
    },
    {
      title: 'In a calendar of its own name',
      input: { subject: 'Garden', start: '2026-12-05T10:00Z', end: '2026-12-05T11:00Z', calendar: 'Calendar' },
    },
    {
      title: 'In the calendar of a shared mailbox',
      input: { subject: 'Payment run', start: '2026-12-07T09:00Z', end: '2026-12-07T10:00Z', mailbox: 'invoices@contoso.example' },
    },
  ],

  needs: async (files, { attachments: given }) => needForSession(await openFiles(files, given)),

  run: (context, input) => createEvent(context, input, input.transactionId ?? crypto.randomUUID()),

  // Made again under the same name it is the same event: https://learn.microsoft.com/graph/api/resources/event, transactionId. What it lacks is added.
  reconcile: { calls: [], run: (context, input, { key }) => createEvent(context, input, input.transactionId ?? key) },
});

async function createEvent(context: ActivityContext<Op>, input: Input, transactionId: string): Promise<z.output<typeof eventOutput>> {
  const { graph, files } = context;
  const { mailbox, bodyType } = input;
  const clock = await clockFor(context, input.timeZone);
  const sources = await openFiles(files, input.attachments);
  const attendees = toGraphAttendees(input);
  const calendar = await findCalendar(graph, input.calendar, mailbox);
  // Nobody is invited before the files are there.
  const invites = sources.length === 0 && attendees.length > 0;
  const body = {
    ...toGraphEvent(input, clock),
    ...(invites && { attendees }),
    transactionId,
  };
  const request = { body, headers: preferBody(bodyType), mailbox };
  const event =
    calendar === undefined
      ? await graph.call<GraphEvent>('POST /me/events', request)
      : await graph.call<GraphEvent>('POST /me/calendars/{calendar}/events', { ...request, params: { calendar } });
  const finished = sources.length === 0 ? event : await finishEvent(graph, event, { attachments: sources, attendees, bodyType, mailbox });
  return toEvent(finished, clock, mailbox);
}

function toGraphEvent(given: Input, clock: ZoneClock): Record<string, unknown> {
  const { isAllDay, start: from, end: until = from, categories } = given;
  const times = isAllDay ? toGraphDays({ start: from, end: given.end }, clock) : toGraphSpan({ start: from, end: until }, clock);
  const local = isAllDay ? times.start.dateTime : clock.show(clock.instantOf(from, 'start'));
  return {
    ...toGraphContent(given),
    ...times,
    ...(isAllDay && { isAllDay }),
    ...(categories.length > 0 && { categories }),
    ...(given.recurrence !== undefined && { recurrence: toGraphSeries(given.recurrence, { local, clock }) }),
  };
}
