import { z } from 'zod';
import { defineActivity } from '../../core/activity.ts';
import { keyOf, personReference } from '../person-reference.ts';
import { chatOutput, toChat, type GraphChat } from './chat.ts';

const input = z
  .object({
    people: z
      .array(personReference)
      .min(1)
      .describe(
        'Who takes part besides you: addresses, ids, or people that another activity gave. One makes a chat of two, more make a group.',
      ),
    topic: z.string().trim().min(1).optional().describe('Title of a group.'),
    group: z
      .boolean()
      .default(false)
      .describe('Make a group also with one other person; a chat of two exists once, a group is a new one each time.'),
  })
  .refine(({ people, topic, group }) => topic === undefined || group || people.length > 1, {
    path: ['topic'],
    message: 'is for groups: name more people, or give group.',
  });

/** The activity `chat.create`. */
export const create = defineActivity({
  name: 'chat.create',
  title: 'Create Chat',
  summary: 'Makes a chat with one person, or a group. The chat with one person is the same one each time.',
  effect: 'changes',
  calls: [{ operation: 'GET /me', basic: true }, { operation: 'POST /chats' }],
  input,
  output: chatOutput,
  examples: [
    { title: 'With one person', input: { people: ['chloe@contoso.example'] } },
    { title: 'A group with a title', input: { people: ['ben@contoso.example', '{person}'], topic: 'Office party' } },
  ],

  async run({ graph }, { people, topic, group }) {
    const { id } = await graph.call<{ readonly id: string }>('GET /me', { query: { $select: 'id' } });
    const keys = [...new Set(people.map(keyOf))];
    const body = {
      chatType: group || keys.length > 1 ? 'group' : 'oneOnOne',
      ...(topic !== undefined && { topic }),
      members: [id, ...keys].map(memberOf),
    };
    return toChat(await graph.call<GraphChat>('POST /chats', { body }));
  },
});

/** https://learn.microsoft.com/graph/api/chat-post: whoever makes it is among the members, and each has a role. */
function memberOf(key: string): Record<string, unknown> {
  return {
    '@odata.type': '#microsoft.graph.aadUserConversationMember',
    roles: ['owner'],
    // The address says whom; it is not called, so it is the same in every cloud.
    'user@odata.bind': `https://graph.microsoft.com/v1.0/users('${encodeURIComponent(key.replaceAll("'", "''"))}')`,
  };
}
