import { z } from 'zod';
import { defineActivity } from '../../core/activity.ts';
import { dateTime } from '../date-times.ts';
import { mailbox } from '../fields.ts';
import { toComment } from './comment.ts';
import { eventReference, idOf } from './event-reference.ts';
import { entireSeries, findingSeries, targetOf } from './series.ts';
import { clockFor, timeZone, toGraphSpan } from './times.ts';

const answers = {
  accept: 'POST /me/events/{event}/accept',
  tentativelyAccept: 'POST /me/events/{event}/tentativelyAccept',
  decline: 'POST /me/events/{event}/decline',
} as const;

/** The activity `calendar.respond`. */
export const respond = defineActivity({
  name: 'calendar.respond',
  title: 'RSVP',
  summary: 'Answers an invitation: accepts, accepts tentatively or declines, and may propose another time.',
  effect: 'sends',
  calls: [findingSeries, ...Object.values(answers).map((operation) => ({ operation }))],
  input: z
    .object({
      event: eventReference,
      response: z.enum(['accept', 'tentativelyAccept', 'decline']).describe('The answer.'),
      comment: z.string().optional().describe('Text that the organizer gets with the answer.'),
      sendResponse: z.boolean().default(true).describe('Tell the organizer. Otherwise only your calendar knows, and no comment is sent.'),
      proposedStart: dateTime.optional().describe('When you would rather begin: ISO 8601, with an offset or on the clock of `timeZone`.'),
      proposedEnd: dateTime.optional().describe('When you would rather end.'),
      timeZone,
      entireSeries,
      mailbox,
    })
    .refine(({ proposedStart, proposedEnd }) => (proposedStart === undefined) === (proposedEnd === undefined), {
      path: ['proposedEnd'],
      message: 'must be given together with proposedStart.',
    })
    // https://learn.microsoft.com/graph/outlook-calendar-meeting-proposals: to propose a time is to decline or to accept tentatively, and to say so.
    .refine(({ proposedStart, response, sendResponse }) => proposedStart === undefined || (response !== 'accept' && sendResponse), {
      path: ['proposedStart'],
      message: 'goes with an answer to the organizer that declines or accepts tentatively.',
    }),
  output: z.object({
    id: z.string().describe('Id of the event, or of its series, that was answered.'),
    response: z
      .enum(['accept', 'tentativelyAccept', 'decline'])
      .describe('The answer. An event that was declined is not in the calendar any more.'),
    sent: z.boolean().describe('True when the organizer is told.'),
  }),
  examples: [
    { title: 'Accept', input: { event: '{invitation}', response: 'accept', comment: 'I will be there.' } },
    { title: 'Accept tentatively, without a word', input: { event: '{invitation}', response: 'tentativelyAccept', sendResponse: false } },
    {
      title: 'Decline, and propose another time',
      input: {
        event: '{invitation}',
        response: 'decline',
        comment: 'Could we meet a day later?',
        proposedStart: '2026-12-02T10:00',
        proposedEnd: '2026-12-02T11:00',
        timeZone: 'Europe/Paris',
      },
    },
    { title: 'Accept the whole series of an occurrence', input: { event: '{invitation}', response: 'accept', entireSeries: true } },
  ],

  async run(context, input) {
    const { graph } = context;
    const { response, comment, sendResponse, proposedStart, proposedEnd, mailbox } = input;
    const clock = await clockFor(context, input.timeZone);
    const proposed =
      proposedStart !== undefined && proposedEnd !== undefined ? toGraphSpan({ start: proposedStart, end: proposedEnd }, clock) : undefined;
    const id = await targetOf(graph, idOf(input.event, mailbox), input.entireSeries, mailbox);
    await graph.call(answers[response], {
      params: { event: id },
      body: {
        sendResponse,
        ...(sendResponse && comment !== undefined && { comment: toComment(comment) }),
        ...(proposed && { proposedNewTime: proposed }),
      },
      mailbox,
    });
    return { id, response, sent: sendResponse };
  },
});
