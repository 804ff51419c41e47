import { z } from 'zod';
import { defineActivity } from '../../core/activity.ts';
import { eventOutput } from './event.ts';
import { happeningCalls, happeningFields, nextHappening } from './happening.ts';
import { invited } from './happenings.ts';

/** The activity `calendar.waitForInvitation`. */
export const waitForInvitation = defineActivity({
  name: 'calendar.waitForInvitation',
  title: 'Wait For Event Invitation Received',
  summary: 'Waits until an invitation of somebody else comes into a calendar, and reads its event; a series counts once.',
  effect: 'reads',
  calls: happeningCalls,
  input: z.object(happeningFields),
  output: eventOutput,
  examples: [
    { title: 'The next invitation', input: { timeoutSeconds: 600 } },
    {
      title: 'The next one that somebody sends, after those that earlier runs were given',
      input: { search: 'ben', position: 'ben', timeoutSeconds: 600 },
    },
    { title: 'In one calendar', input: { calendar: 'Calendar', timeoutSeconds: 600 } },
  ],

  run: (context, input) => nextHappening(context, input, invited, (event) => event),
});
