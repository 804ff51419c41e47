import { z } from 'zod';
import { defineActivity } from '../../core/activity.ts';
import { groupReference } from '../group-reference.ts';
import { idOf } from '../id-reference.ts';
import { personReference } from '../person-reference.ts';
import { added, addedOutput, addressOf } from './links.ts';

/** The activity `groups.addMember`. */
export const addMember = defineActivity({
  name: 'groups.addMember',
  title: 'Add Group Member',
  summary: 'Takes somebody, or a group, into a group.',
  effect: 'changes',
  reconcile: 'repeat',
  calls: [{ operation: 'POST /groups/{group}/members/$ref' }],
  input: z.object({
    group: groupReference,
    member: personReference.describe('Whom to add: an address, an id, or what another activity gave.'),
  }),
  output: addedOutput,
  examples: [
    { title: 'By address', input: { group: '{ownGroup}', member: 'ben@contoso.example' } },
    { title: 'By id', input: { group: '{ownGroup}', member: '{person}' } },
  ],

  async run({ graph }, { group, member }) {
    const request = { params: { group: idOf(group) }, body: { '@odata.id': addressOf(member) } };
    return await added(graph.call('POST /groups/{group}/members/$ref', request));
  },
});
