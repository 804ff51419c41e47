import { z } from 'zod';
import { defineActivity } from '../../core/activity.ts';
import { eventOutput } from './event.ts';
import { happeningCalls, happeningFields, nextHappening } from './happening.ts';
import { created } from './happenings.ts';

/** The activity `calendar.waitForCreated`. */
export const waitForCreated = defineActivity({
  name: 'calendar.waitForCreated',
  title: 'Wait For Event Created',
  summary: 'Waits until an event that fits is made in a calendar or comes into it as an invitation, and reads it; a series counts once.',
  effect: 'reads',
  calls: happeningCalls,
  input: z.object(happeningFields),
  output: eventOutput,
  examples: [
    { title: 'The next event', input: { timeoutSeconds: 600 } },
    {
      title: 'The next one of your own, after those that earlier runs were given',
      input: { query: 'isOrganizer eq true', position: 'own', timeoutSeconds: 600 },
    },
    { title: 'In one calendar, with a word in it', input: { calendar: 'Calendar', search: 'order', timeoutSeconds: 600 } },
  ],

  run: (context, input) => nextHappening(context, input, created, (event) => event),
});
