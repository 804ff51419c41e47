import { z } from 'zod';
import { defineActivity } from '../../core/activity.ts';
import { attendeeOutput } from './attendee.ts';
import { eventOutput } from './event.ts';
import { happeningCalls, happeningFields, nextHappening } from './happening.ts';
import { answers, replied } from './happenings.ts';

/** The activity `calendar.waitForReplied`. */
export const waitForReplied = defineActivity({
  name: 'calendar.waitForReplied',
  title: 'Wait For Event Replied',
  summary: 'Waits until somebody answers an invitation to a meeting that you organize, and reads the meeting and the answer.',
  effect: 'reads',
  calls: happeningCalls,
  input: z.object({
    responses: z.array(z.enum(answers)).default([]).describe('Only these answers. Left out: each.'),
    ...happeningFields,
  }),
  output: z.object({
    event: eventOutput.describe('The meeting as it is then, or the one occurrence that was answered.'),
    attendee: attendeeOutput.describe('Who answered, and what.'),
  }),
  examples: [
    { title: 'The next answer', input: { timeoutSeconds: 600 } },
    {
      title: 'Who comes, after those that earlier runs were given',
      input: { responses: ['accepted'], position: 'coming', timeoutSeconds: 600 },
    },
    { title: 'To a meeting of one calendar', input: { calendar: 'Calendar', search: 'order', timeoutSeconds: 600 } },
  ],

  run: (context, input) =>
    nextHappening(context, input, replied, (event, [, address = '', at = '']) => {
      const attendee = event.attendees.find((one) => one.address.toLowerCase() === address);
      const answer = answers.find((one) => one === attendee?.response);
      if (attendee === undefined || answer === undefined) return undefined;
      // Another answer since then comes by itself.
      if (attendee.respondedAt !== null && Date.parse(attendee.respondedAt) > Date.parse(at)) return undefined;
      return input.responses.length === 0 || input.responses.includes(answer) ? { event, attendee } : undefined;
    }),
});
