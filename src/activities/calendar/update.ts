import { z } from 'zod';
import { defineActivity } from '../../core/activity.ts';
import { inputError } from '../../core/input.ts';
import { mailbox } from '../fields.ts';
import { orTakeBack } from '../or-take-back.ts';
import { whenAny } from '../when-any.ts';
import { largeAttachments, needForSession } from './attach.ts';
import { attachmentChange, changeAttachments, changeAttachmentCalls, planAttachments } from './attachment-changes.ts';
import { attendeeChanges } from './attendees.ts';
import { changedCategories, categoryChange } from './categories.ts';
import { changesOf } from './changes.ts';
import { changedWithCare, contentFields } from './content.ts';
import { eventOutput, toEvent, type GraphEvent } from './event.ts';
import { eventReference, idOf } from './event-reference.ts';
import { preferBody } from '../body-type.ts';
import { readEvent, readingEvent } from './read-event.ts';
import { recurrence } from './recurrence/recurrence-field.ts';
import { entireSeries, findingSeries, targetOf } from './series.ts';
import { clockFor, end, start, timeZone } from './times.ts';

const readFirst = ['requiredAttendees', 'optionalAttendees', 'resourceAttendees', 'categories', 'recurrence', 'meetingUrl'] as const;

/** The activity `calendar.update`. */
export const update = defineActivity({
  name: 'calendar.update',
  title: 'Modify Event',
  summary: 'Changes what is given of an event, of one occurrence or of a whole series; everything else stays as it is.',
  effect: 'sends',
  calls: [
    findingSeries,
    ...whenAny('GET /me/events/{event}', readFirst, { basic: true }),
    { ...readingEvent, when: 'attachments' },
    { ...readingEvent, when: 'body' },
    { operation: 'PATCH /me/events/{event}' },
    ...changeAttachmentCalls,
  ],
  input: z.object({
    event: eventReference,
    subject: z.string().max(255).optional().describe('Title.'),
    start: start.optional(),
    end: end.optional(),
    timeZone,
    isAllDay: z.boolean().optional().describe('It lasts whole days, from `start` to the day before `end`; both are given with it.'),
    ...contentFields,
    ...attendeeChanges,
    recurrence: recurrence.nullable().optional().describe('How it repeats, as in calendar.create; null: not any more. Left out: as it is.'),
    categories: categoryChange,
    attachments: attachmentChange,
    largeAttachments,
    entireSeries,
    mailbox,
  }),
  output: eventOutput,
  examples: [
    {
      title: 'Another time, for everyone invited',
      input: { event: '{meeting}', start: '2026-12-02T10:00', end: '2026-12-02T11:00', timeZone: 'Europe/Paris' },
    },
    {
      title: 'One more guest, one less, and a category more',
      input: {
        event: '{meeting}',
        requiredAttendees: { add: ['diego@contoso.example'], remove: ['chloe@contoso.example'] },
        categories: { add: ['Finance'] },
      },
    },
    {
      title: 'Another text, and an address at which one joins it',
      input: { event: '{meeting}', body: 'Bring the new numbers.', meetingUrl: 'https://meet.example/budget' },
    },
    {
      title: 'Another title and place for a whole series, which then repeats every week',
      input: {
        event: '{occurrence}',
        entireSeries: true,
        subject: 'Team talk',
        location: 'Large meeting room',
        recurrence: { type: 'daily', interval: 7, count: 4 },
      },
    },
    {
      title: 'Another file in the place of those that are attached',
      input: { event: '{eventWithAttachment}', attachments: ['agenda.txt'] },
      files: { 'agenda.txt': 'First this, then that.' },
    },
    {
      title: 'A large file more',
      input: { event: '{event}', attachments: { add: ['scan.pdf'], remove: ['*.txt'] }, largeAttachments: true },
      files: { 'scan.pdf': 3_500_000 },
    },
  ],

  needs: async (files, { attachments }) => needForSession((await planAttachments(files, attachments))?.add ?? []),

  async run(context, input) {
    const { graph, files } = context;
    const owner = input.mailbox;
    const clock = await clockFor(context, input.timeZone);
    const plan = await planAttachments(files, input.attachments);
    const id = await targetOf(graph, idOf(input.event, owner), input.entireSeries, owner);
    const needed = [
      ...(readFirst.some((field) => input[field] !== undefined) ? (['attendees', 'categories', 'start', 'isAllDay'] as const) : []),
      ...(input.body === undefined ? [] : changedWithCare.body),
      ...(input.meetingUrl === undefined ? [] : changedWithCare.meetingUrl),
    ];
    const present = needed.length > 0 ? await readEvent(graph, id, owner, needed) : undefined;
    const categories = changedCategories(present?.categories ?? [], input.categories);
    const body = { ...changesOf(input, present, clock), ...(categories && { categories }) };
    if (Object.keys(body).length === 0 && plan === undefined) {
      throw inputError('The event', [{ field: 'event', problem: 'has nothing to change: give at least one field that is to be another.' }]);
    }
    // The files first, so that whoever is told of the change gets them.
    if (plan !== undefined) await changeAttachments(graph, id, plan, owner);
    const request = { params: { event: id }, headers: preferBody(input.bodyType), mailbox: owner };
    const changeRest = () =>
      Object.keys(body).length === 0
        ? graph.call<GraphEvent>(readingEvent.operation, request)
        : graph.call<GraphEvent>('PATCH /me/events/{event}', { ...request, body });
    const changed = await (plan === undefined ? changeRest() : orTakeBack(changeRest, () => 'The files of the event were changed before.'));
    return toEvent(changed, clock, owner);
  },
});
