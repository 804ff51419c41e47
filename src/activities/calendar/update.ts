import { z } from 'zod';
import { defineActivity } from '../../core/activity.ts';
import { OnbehalfError } from '../../core/errors.ts';
import { inputError } from '../../core/input.ts';
import type { Once } from '../../core/once.ts';
import type { ActivityContext } from '../../core/ports.ts';
import { mailbox } from '../fields.ts';
import { orTakeBack } from '../or-take-back.ts';
import { whenAny } from '../when-any.ts';
import type { ZoneClock } from '../zone-clock.ts';
import { largeAttachments, needForSession } from './attach.ts';
import { attachmentChange, changeAttachments, changeAttachmentCalls, planAttachments } from './attachment-changes.ts';
import { changedSince, isAsWanted } from './as-wanted.ts';
import { changeEvent, changeEventCalls } from './change-event.ts';
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

const input = z.object({
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
});

const calls = [
  findingSeries,
  ...whenAny('GET /me/events/{event}', readFirst, { basic: true }),
  { ...readingEvent, when: 'attachments' },
  { ...readingEvent, when: 'body' },
  ...changeEventCalls,
  ...changeAttachmentCalls,
] as const;

type Op = (typeof calls)[number]['operation'];

/** The activity `calendar.update`. */
export const update = defineActivity({
  name: 'calendar.update',
  title: 'Modify Event',
  summary: 'Changes what is given of an event, of one occurrence or of a whole series; everything else stays as it is.',
  effect: 'sends',
  calls,
  reconcile: { calls: [readingEvent], run: updateOnce },
  input,
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

  run: async (context, input) => send(context, await planned(context, input)),
});

type Given = z.output<typeof input>;
type World = ActivityContext<Op>;

/** A change of an event as it is sent. */
interface PlannedChange {
  readonly id: string;
  readonly owner: string | undefined;
  readonly clock: ZoneClock;
  readonly body: Readonly<Record<string, unknown>>;
  readonly files: Awaited<ReturnType<typeof planAttachments>>;
  readonly bodyType: Given['bodyType'];
}

/** What is sent, by how the event is now. */
async function planned(context: World, input: Given): Promise<PlannedChange> {
  const { graph } = context;
  const owner = input.mailbox;
  const clock = await clockFor(context, input.timeZone);
  const files = await planAttachments(context.files, input.attachments);
  const id = await targetOf(graph, idOf(input.event, owner), input.entireSeries, owner);
  const needed = [
    ...(readFirst.some((field) => input[field] !== undefined) ? (['attendees', 'categories', 'start', 'isAllDay'] as const) : []),
    ...(input.body === undefined ? [] : changedWithCare.body),
    ...(input.meetingUrl === undefined ? [] : changedWithCare.meetingUrl),
  ];
  const present = needed.length > 0 ? await readEvent(graph, id, owner, needed) : undefined;
  const categories = changedCategories(present?.categories ?? [], input.categories);
  const body = { ...changesOf(input, present, clock), ...(categories && { categories }) };
  return { id, owner, clock, body, files, bodyType: input.bodyType };
}

async function send({ graph }: World, { id, owner, clock, body, files, bodyType }: PlannedChange): Promise<z.output<typeof eventOutput>> {
  if (Object.keys(body).length === 0 && files === undefined) {
    throw inputError('The event', [{ field: 'event', problem: 'has nothing to change: give at least one field that is to be another.' }]);
  }
  // The files first, so that whoever is told of the change gets them.
  if (files !== undefined) await changeAttachments(graph, id, files, owner);
  const headers = preferBody(bodyType);
  const changeRest = () =>
    Object.keys(body).length === 0
      ? graph.call<GraphEvent>(readingEvent.operation, { params: { event: id }, headers, mailbox: owner })
      : changeEvent(graph, { event: id, body, clock, headers, mailbox: owner });
  const changed = await (files === undefined ? changeRest() : orTakeBack(changeRest, () => 'The files of the event were changed before.'));
  return toEvent(changed, clock, owner);
}

/**
 * Changes an event once. Where its version is what it was, nothing was changed; where it is all that was wanted, it was. Assumption: attendees may be told of a
 * change that says the same again.
 *
 * @throws OnbehalfError OUTCOME_UNKNOWN where it was changed, and is not what was wanted: by whom, nobody can tell.
 */
async function updateOnce(context: World, input: Given, once: Once): Promise<z.output<typeof eventOutput>> {
  const { graph } = context;
  const owner = input.mailbox;
  const version = await once.part('version', async () => {
    const id = await targetOf(graph, idOf(input.event, owner), input.entireSeries, owner);
    return (await readEvent(graph, id, owner, ['changeKey'])).changeKey ?? null;
  });
  return await once.part('change', async (begun) => {
    const change = await planned(context, input);
    if (!begun) return send(context, change);
    const now = await changedSince(context, version, begun, change);
    if (!now) return send(context, change);
    if (change.files === undefined && isAsWanted(now, change.body, change.clock)) return toEvent(now, change.clock, owner);
    throw new OnbehalfError('OUTCOME_UNKNOWN', 'An event was about to be changed, and has been changed since to something else.', {
      details: { event: change.id },
    });
  });
}
