import { z } from 'zod';
import { defineActivity } from '../../core/activity.ts';
import { inputError } from '../../core/input.ts';
import type { Graph } from '../../core/ports.ts';
import { mailbox } from '../fields.ts';
import { toComment } from './comment.ts';
import { changeEvent, changeEventCalls } from './change-event.ts';
import type { GraphEvent } from './event.ts';
import { eventReference, idOf } from './event-reference.ts';
import { endBefore } from './end-series.ts';
import { readEvent, readingEvent } from './read-event.ts';

type Op = 'GET /me/events/{event}' | 'PATCH /me/events/{event}' | 'DELETE /me/events/{event}' | 'POST /me/events/{event}/cancel';

/** The activity `calendar.delete`; its verb is a reserved word, so the constant has another name. */
export const deleteEvent = defineActivity({
  name: 'calendar.delete',
  title: 'Delete Event',
  summary:
    'Deletes an event, one occurrence of a series, the occurrences from one on, or the whole series; a meeting of yours is cancelled.',
  effect: 'deletes',
  // Of a series that ends earlier nobody knows by its occurrence.
  reconcile: {
    gone: ({ event, which, comment, mailbox: owner }) =>
      which === 'single'
        ? { id: idOf(event, owner), outcome: comment === undefined ? ('deleted' as const) : ('cancelled' as const) }
        : undefined,
  },
  calls: [
    { ...readingEvent, basic: true },
    { operation: 'DELETE /me/events/{event}' },
    { operation: 'POST /me/events/{event}/cancel', when: 'comment' },
    ...changeEventCalls,
  ],
  input: z
    .object({
      event: eventReference,
      which: z
        .enum(['single', 'thisAndFollowing', 'all'])
        .default('single')
        .describe(
          'Of a series: this occurrence, this and the following ones, or all of them. A series that ends earlier loses what was changed in single occurrences.',
        ),
      comment: z.string().min(1).optional().describe('Text that the attendees get with the cancellation; for a meeting that you organize.'),
      mailbox,
    })
    .refine(({ which, comment }) => which !== 'thisAndFollowing' || comment === undefined, {
      path: ['comment'],
      message: 'cannot go with thisAndFollowing: the series is made shorter, and Exchange tells the attendees of that without a text.',
    }),
  output: z.object({
    id: z.string().describe('Id of the event or the series that was deleted or made shorter.'),
    outcome: z
      .enum(['deleted', 'cancelled', 'shortened'])
      .describe('What became of it: deleted, cancelled with a text to the attendees, or a series that ends earlier now.'),
  }),
  examples: [
    { title: 'Delete an event', input: { event: '{event}' } },
    {
      title: 'Cancel a meeting, with a word to those who were invited',
      input: { event: '{meeting}', comment: 'We will do this by mail.' },
    },
    { title: 'End a series before one of its occurrences', input: { event: '{occurrence}', which: 'thisAndFollowing' } },
    { title: 'Delete the whole series of an occurrence', input: { event: '{occurrence}', which: 'all' } },
  ],

  async run({ graph }, { event, which, comment, mailbox: owner }) {
    const found = await readEvent(graph, idOf(event, owner), owner, properties);
    if (which === 'single' && found.type === 'seriesMaster') throw wholeSeries();
    if (which === 'single' || found.seriesMasterId === null || found.seriesMasterId === undefined)
      return remove(graph, found, comment, owner);
    const series = await readEvent(graph, found.seriesMasterId, owner, [...properties, 'recurrence', 'start']);
    if (which === 'all') return remove(graph, series, comment, owner);
    const recurrence = await endBefore(series, found);
    // From the first one on is all of it.
    if (recurrence === undefined) return remove(graph, series, undefined, owner);
    await changeEvent(graph, { event: series.id, body: { recurrence }, mailbox: owner });
    return { id: series.id, outcome: 'shortened' as const };
  },
});

const properties = ['type', 'seriesMasterId', 'isOrganizer', 'attendees', 'originalStart', 'start', 'isAllDay'] as const;

async function remove(graph: Graph<Op>, event: GraphEvent, comment: string | undefined, owner: string | undefined) {
  const request = { params: { event: event.id }, mailbox: owner };
  if (comment === undefined) {
    await graph.call('DELETE /me/events/{event}', request);
    return { id: event.id, outcome: 'deleted' as const };
  }
  if (event.isOrganizer !== true) throw nobodyReads('you do not organize this meeting; decline it with calendar.respond');
  if ((event.attendees ?? []).length === 0) throw nobodyReads('nobody is invited to this event; leave it out');
  await graph.call('POST /me/events/{event}/cancel', { ...request, body: { comment: toComment(comment) } });
  return { id: event.id, outcome: 'cancelled' as const };
}

function nobodyReads(why: string) {
  return inputError('The comment', [{ field: 'comment', problem: `would reach nobody: ${why}.` }]);
}

function wholeSeries() {
  return inputError('The event', [
    { field: 'which', problem: 'must be all: the event is a whole series, and not one of its occurrences.' },
  ]);
}
