import { z } from 'zod';
import { defineActivity } from '../../core/activity.ts';
import { onConflict, conflictName } from './conflict.ts';
import { findDestination, to } from './destination.ts';
import { findingItems, findItem, itemFields, readingItems } from './find-item.ts';
import { type GraphItem, itemOutput, itemProperties, toItem } from './item.ts';
import { newName } from './new-name.ts';
import { callItem, isElsewhere, itemCalls } from './place.ts';

/** The activity `files.move`. */
export const move = defineActivity({
  name: 'files.move',
  title: 'Move File/Folder',
  summary: 'Moves a file or folder into another folder of its drive.',
  effect: 'changes',
  reconcile: 'repeat',
  calls: [...readingItems, ...findingItems, ...itemCalls('PATCH', '')],
  each: 'item',
  input: z.object({
    ...itemFields,
    to,
    name: newName.optional().describe('Its name there. Left out: the name that it has.'),
    onConflict: onConflict.default('fail'),
  }),
  output: itemOutput,
  examples: [
    { title: 'Into another folder', input: { item: 'Documents/Month end.txt', to: 'Pictures' } },
    { title: 'To the top, under another name', input: { item: 'Documents/Month end.txt', name: 'Checklist.txt', onConflict: 'rename' } },
    {
      title: 'To the top of the library of a site',
      input: { item: 'General/Welcome.txt', drive: 'https://contoso.sharepoint.com/sites/accounts-payable' },
    },
  ],

  async run({ graph }, { to, name, onConflict, ...input }) {
    const { place, id } = await findItem(graph, input);
    const { id: parent } = await findDestination(graph, place, to);
    const body = { parentReference: { id: parent }, ...(name !== undefined && { name }), [conflictName]: onConflict };
    const moved = await callItem<GraphItem>(graph, place, 'PATCH', '', { item: id, body, query: { $select: itemProperties } });
    return toItem(moved, isElsewhere(place));
  },
});
