import { z } from 'zod';
import { defineActivity } from '../../core/activity.ts';
import { dateTime, instantsIn } from '../date-times.ts';
import { timeZone } from '../fields.ts';
import { pageSizeFor, take, top } from '../take.ts';
import { idOf } from '../id-reference.ts';
import { bodyType, chatReference } from './fields.ts';
import { chatMessageOutput, toChatMessage, written, type GraphChatMessage } from './message.ts';

/** The activity `chat.messages`. */
export const messages = defineActivity({
  name: 'chat.messages',
  title: 'List Chat Messages',
  alsoKnownAs: ['Get Chat Messages'],
  summary: 'Reads the messages of a chat, the one that changed last first, one by one. What Teams itself writes is left out.',
  effect: 'reads',
  calls: [{ operation: 'GET /chats/{chat}/messages' }],
  input: z.object({
    chat: chatReference,
    changedAfter: dateTime.optional().describe('Only messages that were written or changed after this moment (ISO 8601).'),
    timeZone,
    bodyType,
    top,
  }),
  output: chatMessageOutput,
  examples: [
    { title: 'The last ten messages', input: { chat: '{chat}', top: 10 } },
    { title: 'What is new since a moment, as HTML', input: { chat: '{chat}', changedAfter: '2026-11-01T00:00:00Z', bodyType: 'html' } },
  ],

  async *run({ graph }, { chat, changedAfter, timeZone, bodyType, top }) {
    const toInstant = await instantsIn(timeZone);
    const after = changedAfter && toInstant(changedAfter).toISOString();
    // As large as a page may be, and an order that the filter needs: https://learn.microsoft.com/graph/api/chat-list-messages
    const query = {
      $top: pageSizeFor(top, 50),
      $orderby: 'lastModifiedDateTime desc',
      ...(after && { $filter: `lastModifiedDateTime gt ${after}` }),
    };
    const found = graph.list<GraphChatMessage>('GET /chats/{chat}/messages', { params: { chat: idOf(chat) }, query });
    for await (const message of take(written(found), top)) yield toChatMessage(message, bodyType);
  },
});
