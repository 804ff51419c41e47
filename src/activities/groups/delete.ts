import { z } from 'zod';
import { defineActivity } from '../../core/activity.ts';
import { groupReference } from '../group-reference.ts';
import { idOf } from '../id-reference.ts';

/** The activity `groups.delete`. */
export const deleteGroup = defineActivity({
  name: 'groups.delete',
  title: 'Delete Group',
  summary: 'Deletes a group. One of Microsoft 365 can be restored for 30 days, a security group is gone.',
  effect: 'deletes',
  reconcile: { gone: ({ group }) => ({ id: idOf(group) }) },
  calls: [{ operation: 'DELETE /groups/{group}' }],
  input: z.object({ group: groupReference }),
  output: z.object({ id: z.string().describe('Id of the group that was deleted.') }),
  examples: [{ title: 'By id', input: { group: '{ownGroup}' } }],

  async run({ graph }, { group }) {
    const id = idOf(group);
    await graph.call('DELETE /groups/{group}', { params: { group: id } });
    return { id };
  },
});
