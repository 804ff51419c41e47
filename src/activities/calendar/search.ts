import { z } from 'zod';
import { defineActivity } from '../../core/activity.ts';
import { dateTime } from '../date-times.ts';
import { eventOutput } from './event.ts';
import { eventsBetween, eventsOfAllTime, findFields, listCalls, refuseHalfWindow, viewCalls } from './find-events.ts';

/** The activity `calendar.search`. */
export const search = defineActivity({
  name: 'calendar.search',
  title: 'Search Events',
  summary: 'Finds events by text or condition, in the whole calendar or between two moments.',
  effect: 'reads',
  calls: [...viewCalls, ...listCalls],
  input: z.object({
    start: dateTime
      .optional()
      .describe(
        'From when on: ISO 8601. With it, every occurrence of a series is found. Left out with `end`: the whole calendar, a series once.',
      ),
    end: dateTime.optional().describe('Until when, written in the same way.'),
    ...findFields,
  }),
  output: eventOutput,
  examples: [
    { title: 'Whatever mentions a word', input: { search: 'budget' } },
    { title: 'In one calendar', input: { search: 'budget', calendar: 'Calendar', top: 5 } },
    {
      title: 'Occurrences between two moments',
      input: { search: 'ben', start: '2026-11-01', end: '2026-12-01', timeZone: 'Europe/Paris' },
    },
    {
      title: 'Occurrences of one calendar between two moments',
      input: { query: "showAs eq 'busy'", start: '2026-11-01', end: '2026-12-01', calendar: 'Calendar' },
    },
  ],

  async *run(context, input) {
    const { start, end } = input;
    refuseHalfWindow(start, end);
    yield* start === undefined || end === undefined ? eventsOfAllTime(context, input) : eventsBetween(context, input, { start, end });
  },
});
