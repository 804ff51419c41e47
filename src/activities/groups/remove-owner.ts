import { z } from 'zod';
import { defineActivity } from '../../core/activity.ts';
import { groupReference } from '../group-reference.ts';
import { idOf } from '../id-reference.ts';
import { present } from './links.ts';

/** The activity `groups.removeOwner`. */
export const removeOwner = defineActivity({
  name: 'groups.removeOwner',
  title: 'Remove Group Owner',
  summary: 'Takes the ownership of a group away from somebody; the last owner stays.',
  effect: 'changes',
  reconcile: { gone: ({ owner }) => ({ id: idOf(owner) }) },
  calls: [{ operation: 'DELETE /groups/{group}/owners/{owner}/$ref' }],
  input: z.object({ group: groupReference, owner: present }),
  output: z.object({ id: z.string().describe('Id of who was taken away.') }),
  examples: [{ title: 'By id', input: { group: '{ownGroup}', owner: '{coOwner}' } }],

  async run({ graph }, { group, owner }) {
    const params = { group: idOf(group), owner: idOf(owner) };
    await graph.call('DELETE /groups/{group}/owners/{owner}/$ref', { params });
    return { id: params.owner };
  },
});
