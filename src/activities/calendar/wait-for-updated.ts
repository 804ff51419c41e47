import { z } from 'zod';
import { defineActivity } from '../../core/activity.ts';
import { eventOutput } from './event.ts';
import { happeningCalls, happeningFields, nextHappening } from './happening.ts';
import { updated } from './happenings.ts';

/** The activity `calendar.waitForUpdated`. */
export const waitForUpdated = defineActivity({
  name: 'calendar.waitForUpdated',
  title: 'Wait For Event Updated',
  summary:
    'Waits until an event that fits, or one occurrence of a series, is changed by whomever, and reads it as it is then; an answer of somebody changes it too.',
  effect: 'reads',
  calls: happeningCalls,
  input: z.object(happeningFields),
  output: eventOutput,
  examples: [
    { title: 'The next change', input: { timeoutSeconds: 600 } },
    {
      title: 'The next one of an important event, after those that earlier runs were given',
      input: { query: "importance eq 'high'", position: 'changes', timeoutSeconds: 600 },
    },
    { title: 'In one calendar', input: { calendar: 'Calendar', timeoutSeconds: 600 } },
  ],

  run: (context, input) => nextHappening(context, input, updated, (event) => event),
});
