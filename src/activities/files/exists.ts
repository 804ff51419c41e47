import { z } from 'zod';
import { defineActivity } from '../../core/activity.ts';
import { isOnbehalfError } from '../../core/errors.ts';
import { findDrive } from './find-drive.ts';
import { findingItems, itemFields, readItemIn, readingItems } from './find-item.ts';
import { itemOutput, toItem } from './item.ts';
import { isElsewhere } from './place.ts';

/** The activity `files.exists`. */
export const exists = defineActivity({
  name: 'files.exists',
  title: 'File/Folder Exists',
  summary: 'Tells whether a file or folder is there. One that you may not see counts as not there.',
  effect: 'reads',
  calls: [...readingItems, ...findingItems],
  input: z.object(itemFields),
  output: z.object({
    exists: z.boolean().describe('True where it is there.'),
    item: itemOutput.nullable().describe('The file or folder; null where there is none.'),
  }),
  examples: [
    { title: 'A file that is there', input: { item: 'Documents/Supplier budget.csv' } },
    { title: 'One that is not', input: { item: 'Documents/Nothing.txt' } },
    { title: 'By id', input: { item: '{file}' } },
    { title: 'In the library of a site', input: { item: 'General', drive: 'https://contoso.sharepoint.com/sites/accounts-payable' } },
    { title: 'In the drive of a group', input: { item: '{groupFile}', drive: '{groupDrive}' } },
  ],

  async run({ graph }, { item, ...where }) {
    // A drive that is not there is a mistake, and no answer.
    const place = await findDrive(graph, where);
    try {
      return { exists: true, item: toItem(await readItemIn(graph, place, 'item', item), isElsewhere(place)) };
    } catch (error) {
      if (isOnbehalfError(error) && error.code === 'NOT_FOUND') return { exists: false, item: null };
      throw error;
    }
  },
});
