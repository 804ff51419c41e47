import { z } from 'zod';
import { defineActivity } from '../../core/activity.ts';
import { top } from '../take.ts';
import { messageOutput, toMessage } from './message.ts';
import { searchCalls, searchFields, searchMessages } from './search.ts';

/** The activity `mail.forEach`. */
export const forEach = defineActivity({
  name: 'mail.forEach',
  title: 'For Each Email',
  summary: 'Goes through the messages of a folder and counts them.',
  effect: 'reads',
  calls: searchCalls,
  input: z.object({
    ...searchFields,
    top,
    orderBy: z.enum(['newestFirst', 'oldestFirst']).default('newestFirst').describe('Order by date of receipt.'),
  }),
  output: z.object({
    index: z.number().describe('Position of the message in this run, from 0.'),
    message: messageOutput.describe('The message.'),
  }),
  examples: [
    { title: 'Every message with a file', input: { withAttachmentsOnly: true } },
    {
      title: 'The oldest five, also below the inbox, marked as read',
      input: { includeSubfolders: true, orderBy: 'oldestFirst', top: 5, unreadOnly: true, markAsRead: true },
    },
  ],

  async *run(context, input) {
    let index = 0;
    for await (const message of searchMessages(context, input, { order: input.orderBy, top: input.top })) {
      yield { index: index++, message: toMessage(message, input.mailbox) };
    }
  },
});
