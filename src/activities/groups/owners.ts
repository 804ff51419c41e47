import { z } from 'zod';
import { defineActivity } from '../../core/activity.ts';
import { groupReference } from '../group-reference.ts';
import { idOf } from '../id-reference.ts';
import { memberOutput, memberProperties, toMember, type GraphMember } from '../member.ts';
import { take, top } from '../take.ts';

/** The activity `groups.owners`. */
export const owners = defineActivity({
  name: 'groups.owners',
  title: 'List Group Owners',
  summary: 'Lists who owns a group, one by one.',
  effect: 'reads',
  calls: [{ operation: 'GET /groups/{group}/owners', shows: 'GET /users', basic: true }],
  input: z.object({ group: groupReference, top }),
  output: memberOutput,
  examples: [{ title: 'Of a group', input: { group: '{group}' } }],

  async *run({ graph }, { group, top }) {
    const request = { params: { group: idOf(group) }, query: { $select: memberProperties } };
    const found = graph.list<GraphMember>('GET /groups/{group}/owners', request);
    for await (const owner of take(found, top)) yield toMember(owner, 'groups.owners');
  },
});
