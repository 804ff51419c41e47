import { z } from 'zod';
import { defineActivity } from '../../core/activity.ts';
import { pageSizeFor, take, top } from '../take.ts';
import { chatOutput, toChat, type GraphChat } from './chat.ts';

/** The activity `chat.list`. */
export const list = defineActivity({
  name: 'chat.list',
  title: 'List Chats',
  alsoKnownAs: ['Get Chats'],
  summary: 'Lists your chats with who takes part, the one with the newest message first, one by one.',
  effect: 'reads',
  calls: [{ operation: 'GET /me/chats' }],
  input: z.object({
    chatType: z.enum(['oneOnOne', 'group', 'meeting']).optional().describe('Only chats of this kind. Left out: all.'),
    top,
  }),
  output: chatOutput,
  examples: [
    { title: 'All chats', input: {} },
    { title: 'The latest group', input: { chatType: 'group', top: 1 } },
  ],

  async *run({ graph }, { chatType, top }) {
    // As large as a page may be: https://learn.microsoft.com/graph/api/chat-list
    const query = {
      $expand: 'members',
      $orderby: 'lastMessagePreview/createdDateTime desc',
      $top: pageSizeFor(top, 50),
      ...(chatType && { $filter: `chatType eq '${chatType}'` }),
    };
    for await (const chat of take(graph.list<GraphChat>('GET /me/chats', { query }), top)) yield toChat(chat);
  },
});
