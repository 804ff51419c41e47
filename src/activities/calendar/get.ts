import { z } from 'zod';
import { defineActivity } from '../../core/activity.ts';
import { mailbox } from '../fields.ts';
import { eventOutput, toEvent, type GraphEvent } from './event.ts';
import { eventReference, idOf } from './event-reference.ts';
import { preferBody } from '../body-type.ts';
import { readingEvent } from './read-event.ts';
import { clockFor, timeZone } from './times.ts';

/** The activity `calendar.get`. */
export const get = defineActivity({
  name: 'calendar.get',
  title: 'Get Event By Id',
  summary: 'Reads one event, one occurrence of a series, or a series.',
  effect: 'reads',
  calls: [readingEvent],
  input: z.object({
    event: eventReference,
    bodyType: z.enum(['text', 'html']).default('text').describe('How the text is given: plain text, or HTML as it was written.'),
    timeZone,
    mailbox,
  }),
  output: eventOutput,
  examples: [
    { title: 'An event', input: { event: '{event}' } },
    {
      title: 'With its times in another zone and its text in HTML',
      input: { event: '{event}', timeZone: 'Tokyo Standard Time', bodyType: 'html' },
    },
  ],

  async run(context, { event, bodyType, timeZone: zone, mailbox: owner }) {
    const clock = await clockFor(context, zone);
    const request = { params: { event: idOf(event, owner) }, headers: preferBody(bodyType), mailbox: owner };
    return toEvent(await context.graph.call<GraphEvent>(readingEvent.operation, request), clock, owner);
  },
});
