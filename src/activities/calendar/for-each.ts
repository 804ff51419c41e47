import { z } from 'zod';
import { defineActivity } from '../../core/activity.ts';
import { dateTime } from '../date-times.ts';
import { eventOutput } from './event.ts';
import { eventsBetween, findFields, viewCalls } from './find-events.ts';

/** The activity `calendar.forEach`. */
export const forEach = defineActivity({
  name: 'calendar.forEach',
  title: 'For Each Event',
  summary: 'Goes through what is in a calendar between two moments and counts it.',
  effect: 'reads',
  calls: viewCalls,
  input: z.object({
    start: dateTime.describe('From when on: ISO 8601, with an offset or on the clock of `timeZone`; a date alone is its first moment.'),
    end: dateTime.describe('Until when, written in the same way.'),
    ...findFields,
  }),
  output: z.object({
    index: z.number().describe('Position of the event in this run, from 0.'),
    event: eventOutput.describe('The event.'),
  }),
  examples: [
    { title: 'Every event of a month', input: { start: '2026-11-01', end: '2026-12-01', timeZone: 'Europe/Paris' } },
    {
      title: 'Those of one calendar that mention somebody',
      input: { start: '2026-11-01', end: '2026-12-01', calendar: 'Calendar', search: 'ben' },
    },
  ],

  async *run(context, input) {
    let index = 0;
    for await (const event of eventsBetween(context, input, input)) yield { index: index++, event };
  },
});
