import { z } from 'zod';
import { defineActivity } from '../../core/activity.ts';
import { mailbox } from '../fields.ts';
import { addresses, toRecipients } from '../recipients.ts';
import { toComment } from './comment.ts';
import { eventReference, idOf } from './event-reference.ts';
import { entireSeries, findingSeries, targetOf } from './series.ts';

/** The activity `calendar.forward`. */
export const forward = defineActivity({
  name: 'calendar.forward',
  title: 'Forward Event',
  summary: 'Passes an invitation on to others; the organizer is told of it.',
  effect: 'sends',
  calls: [findingSeries, { operation: 'POST /me/events/{event}/forward' }],
  input: z.object({
    event: eventReference,
    to: addresses.min(1).describe('Who receives it.'),
    comment: z.string().optional().describe('Text that goes with it.'),
    entireSeries,
    mailbox,
  }),
  output: z.object({
    id: z.string().describe('Id of the event, or of its series, that was passed on.'),
    to: z.array(z.string()).describe('Addresses that it went to.'),
  }),
  examples: [
    {
      title: 'To a colleague',
      input: { event: '{event}', to: ['Diego Reyes <diego@contoso.example>'], comment: 'This may interest you.' },
    },
    { title: 'The whole series of an occurrence', input: { event: '{event}', to: ['diego@contoso.example'], entireSeries: true } },
  ],

  async run({ graph }, { event, to, comment, entireSeries: isEntire, mailbox: owner }) {
    const id = await targetOf(graph, idOf(event, owner), isEntire, owner);
    const recipients = toRecipients(to);
    const body = { toRecipients: recipients, ...(comment !== undefined && { comment: toComment(comment) }) };
    await graph.call('POST /me/events/{event}/forward', { params: { event: id }, body, mailbox: owner });
    return { id, to: recipients.flatMap(({ emailAddress }) => emailAddress?.address ?? []) };
  },
});
