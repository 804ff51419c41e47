import { z } from 'zod';
import { defineActivity } from '../../core/activity.ts';
import { groupReference } from '../group-reference.ts';
import { idOf } from '../id-reference.ts';
import { present } from './links.ts';

/** The activity `groups.removeMember`. */
export const removeMember = defineActivity({
  name: 'groups.removeMember',
  title: 'Remove Group Member',
  summary: 'Takes somebody, or a group, out of a group.',
  effect: 'changes',
  reconcile: { gone: ({ member }) => ({ id: idOf(member) }) },
  calls: [{ operation: 'DELETE /groups/{group}/members/{member}/$ref' }],
  input: z.object({ group: groupReference, member: present }),
  output: z.object({ id: z.string().describe('Id of who was taken away.') }),
  examples: [{ title: 'By id', input: { group: '{ownGroup}', member: '{coOwner}' } }],

  async run({ graph }, { group, member }) {
    const params = { group: idOf(group), member: idOf(member) };
    await graph.call('DELETE /groups/{group}/members/{member}/$ref', { params });
    return { id: params.member };
  },
});
