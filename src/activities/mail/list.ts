import { z } from 'zod';
import { defineActivity } from '../../core/activity.ts';
import type { ActivityContext } from '../../core/ports.ts';
import { top } from '../take.ts';
import { timeZoneNamed } from '../time-zones.ts';
import { markingAsRead } from './mark-as-read.ts';
import { messageOutput, toMessage, type GraphMessage } from './message.ts';
import { idOf, messageReference, type MessageReference } from './message-reference.ts';
import { readMessage } from './read-message.ts';
import { searchCalls, searchFields, searchMessages, type Search } from './search.ts';

/** The activity `mail.list`. */
export const list = defineActivity({
  name: 'mail.list',
  title: 'Get Mail',
  alsoKnownAs: ['Get Email List'],
  summary: 'Reads the messages of a folder, newest first, one by one.',
  effect: 'reads',
  calls: [...searchCalls, { operation: 'GET /me/messages/{message}', when: 'id' }],
  input: z.object({
    ...searchFields,
    top,
    orderBy: z.enum(['newestFirst', 'oldestFirst']).default('newestFirst').describe('Order by date of receipt.'),
    id: messageReference.optional().describe('Read just this message; the fields that choose messages are then ignored.'),
  }),
  output: messageOutput,
  examples: [
    { title: 'The unread messages of the inbox', input: { folder: 'Inbox', unreadOnly: true } },
    {
      title: 'The last five invoices, which are then marked as read',
      input: { query: "startswith(subject,'Invoice')", top: 5, markAsRead: true },
    },
    {
      title: 'Messages of the inbox and all folders in it, by sender and subject',
      input: {
        includeSubfolders: true,
        top: 10,
        includeAttachments: true,
        filter: {
          match: 'any',
          conditions: [
            { field: 'from', operator: 'contains', value: 'ben' },
            { field: 'subject', operator: 'contains', value: 'Invoice' },
          ],
        },
      },
    },
    { title: 'The unread ones that a full-text search finds', input: { search: 'invoice AND from:ben', unreadOnly: true, top: 5 } },
    { title: 'One message', input: { id: '{message}' } },
    { title: 'A shared mailbox, oldest first', input: { mailbox: 'invoices@contoso.example', orderBy: 'oldestFirst', top: 3 } },
  ],

  async *run(context, input) {
    const { id, orderBy: order } = input;
    const found = id === undefined ? searchMessages(context, input, { order, top: input.top }) : oneMessage(context, input, id);
    for await (const message of found) yield toMessage(message, input.mailbox);
  },
});

async function* oneMessage(
  { graph, signal }: ActivityContext,
  search: Search,
  reference: MessageReference,
): AsyncGenerator<GraphMessage, void, void> {
  await timeZoneNamed(search.timeZone);
  const one = [await readMessage(graph, idOf(reference, search.mailbox), search)];
  if (search.markAsRead) yield* markingAsRead(graph, one, search.mailbox, signal);
  else yield* one;
}
