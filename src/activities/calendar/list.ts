import { z } from 'zod';
import { defineActivity } from '../../core/activity.ts';
import { dateTime } from '../date-times.ts';
import { eventOutput } from './event.ts';
import { eventsBetween, findFields, viewCalls } from './find-events.ts';

/** The activity `calendar.list`. */
export const list = defineActivity({
  name: 'calendar.list',
  title: 'Get Event List',
  summary: 'Reads what is in a calendar between two moments, by when it begins, one by one.',
  effect: 'reads',
  calls: viewCalls,
  input: z.object({
    start: dateTime.describe('From when on: ISO 8601, with an offset or on the clock of `timeZone`; a date alone is its first moment.'),
    end: dateTime.describe('Until when, written in the same way.'),
    ...findFields,
  }),
  output: eventOutput,
  examples: [
    { title: 'What is on in the first week of December', input: { start: '2026-11-30', end: '2026-12-05', timeZone: 'Europe/Paris' } },
    {
      title: 'The first three important ones of another calendar',
      input: { start: '2026-11-01', end: '2027-01-01', calendar: 'Calendar', query: "importance eq 'high'", top: 3 },
    },
    {
      title: 'The calendar of a shared mailbox',
      input: { start: '2026-11-01', end: '2026-12-01', mailbox: 'invoices@contoso.example' },
    },
  ],

  async *run(context, input) {
    yield* eventsBetween(context, input, input);
  },
});
