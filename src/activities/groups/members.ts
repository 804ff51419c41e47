import { z } from 'zod';
import { defineActivity } from '../../core/activity.ts';
import { groupReference } from '../group-reference.ts';
import { idOf } from '../id-reference.ts';
import { memberOutput, memberProperties, toMember, type GraphMember } from '../member.ts';
import { take, top } from '../take.ts';

/** The activity `groups.members`. */
export const members = defineActivity({
  name: 'groups.members',
  title: 'List Group Members',
  summary: 'Lists who is in a group, one by one.',
  effect: 'reads',
  calls: [{ operation: 'GET /groups/{group}/members', shows: 'GET /users', basic: true }],
  input: z.object({ group: groupReference, top }),
  output: memberOutput,
  examples: [{ title: 'Of a group', input: { group: '{group}' } }],

  async *run({ graph }, { group, top }) {
    const request = { params: { group: idOf(group) }, query: { $select: memberProperties } };
    const found = graph.list<GraphMember>('GET /groups/{group}/members', request);
    for await (const member of take(found, top)) yield toMember(member, 'groups.members');
  },
});
