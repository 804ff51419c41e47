import { z } from 'zod';
import { defineActivity } from '../../core/activity.ts';
import { memberOutput, toMember, type GraphMember } from './chat.ts';
import { idOf } from '../id-reference.ts';
import { chatReference } from './fields.ts';

/** The activity `chat.members`. */
export const members = defineActivity({
  name: 'chat.members',
  title: 'List Chat Members',
  summary: 'Lists who takes part in a chat, one by one.',
  effect: 'reads',
  calls: [{ operation: 'GET /chats/{chat}/members' }],
  input: z.object({ chat: chatReference }),
  output: memberOutput,
  examples: [{ title: 'Who takes part', input: { chat: '{chat}' } }],

  async *run({ graph }, { chat }) {
    const request = { params: { chat: idOf(chat) } };
    for await (const member of graph.list<GraphMember>('GET /chats/{chat}/members', request)) yield toMember(member);
  },
});
