import { z } from 'zod';
import { defineActivity } from '../../core/activity.ts';
import { findingItems, itemFields, readItem, readingItems } from './find-item.ts';
import { itemOutput, toItem } from './item.ts';
import { isElsewhere } from './place.ts';

/** The activity `files.get`. */
export const get = defineActivity({
  name: 'files.get',
  title: 'Get File/Folder',
  summary: 'Reads what is known of a file or folder, by its path, id or address.',
  effect: 'reads',
  calls: [...readingItems, ...findingItems],
  input: z.object(itemFields),
  output: itemOutput,
  examples: [
    { title: 'By path', input: { item: 'Documents/Supplier budget.csv' } },
    { title: 'By id', input: { item: '{file}' } },
    {
      title: 'In the library of a site',
      input: { item: 'General/Welcome.txt', drive: 'https://contoso.sharepoint.com/sites/accounts-payable' },
    },
    { title: 'In the drive of a group', input: { item: '{groupFile}', drive: '{groupDrive}' } },
  ],

  async run({ graph }, input) {
    const { item, place } = await readItem(graph, input);
    return toItem(item, isElsewhere(place));
  },
});
