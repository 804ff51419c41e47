import { z } from 'zod';
import { defineActivity } from '../../core/activity.ts';
import { groupReference } from '../group-reference.ts';
import { idOf } from '../id-reference.ts';
import { personReference } from '../person-reference.ts';
import { added, addedOutput, addressOf } from './links.ts';

/** The activity `groups.addOwner`. */
export const addOwner = defineActivity({
  name: 'groups.addOwner',
  title: 'Add Group Owner',
  summary: 'Makes somebody an owner of a group.',
  effect: 'changes',
  reconcile: 'repeat',
  calls: [{ operation: 'POST /groups/{group}/owners/$ref' }],
  input: z.object({
    group: groupReference,
    owner: personReference.describe('Whom to add: an address, an id, or what another activity gave.'),
  }),
  output: addedOutput,
  examples: [
    { title: 'By address', input: { group: '{ownGroup}', owner: 'ben@contoso.example' } },
    { title: 'By id', input: { group: '{ownGroup}', owner: '{person}' } },
  ],

  async run({ graph }, { group, owner }) {
    const request = { params: { group: idOf(group) }, body: { '@odata.id': addressOf(owner) } };
    return await added(graph.call('POST /groups/{group}/owners/$ref', request));
  },
});
