import { z } from 'zod';
import { defineActivity } from '../../core/activity.ts';
import { onConflict, conflictName } from './conflict.ts';
import { findingItems, findItem, itemFields } from './find-item.ts';
import { type GraphItem, itemOutput, itemProperties, toItem } from './item.ts';
import { newName } from './new-name.ts';
import { callItem, isElsewhere, itemCalls } from './place.ts';

/** The activity `files.rename`. */
export const rename = defineActivity({
  name: 'files.rename',
  title: 'Rename File/Folder',
  summary: 'Gives a file or folder another name.',
  effect: 'changes',
  reconcile: 'repeat',
  calls: [...findingItems, ...itemCalls('PATCH', '')],
  input: z.object({ ...itemFields, name: newName.describe('The new name, with extension.'), onConflict: onConflict.default('fail') }),
  output: itemOutput,
  examples: [
    { title: 'A file', input: { item: 'Documents/Month end.txt', name: 'Checklist.txt' } },
    {
      title: 'In the library of a site',
      input: { item: 'General/Welcome.txt', name: 'Hello.txt', drive: 'https://contoso.sharepoint.com/sites/accounts-payable' },
    },
  ],

  async run({ graph }, { name, onConflict, ...input }) {
    const { place, id } = await findItem(graph, input);
    const body = { name, [conflictName]: onConflict };
    const renamed = await callItem<GraphItem>(graph, place, 'PATCH', '', { item: id, body, query: { $select: itemProperties } });
    return toItem(renamed, isElsewhere(place));
  },
});
