import { z } from 'zod';
import { defineActivity } from '../../core/activity.ts';
import { inputError } from '../../core/input.ts';
import { fileOutput, onConflict, saveTo } from '../written-file.ts';
import { findingItems, itemFields, readItem, readingItems } from './find-item.ts';
import { fetchFile, fetchProperties } from './fetch-file.ts';
import { isFolderItem } from './item.ts';
import { itemCalls } from './place.ts';

/** The activity `files.download`. */
export const download = defineActivity({
  name: 'files.download',
  title: 'Download File',
  summary: 'Writes a file of OneDrive or SharePoint to a file on this machine, and checks that it came whole.',
  effect: 'reads',
  calls: [...readingItems, ...findingItems, ...itemCalls('GET', '/content')],
  input: z.object({
    ...itemFields,
    saveTo,
    name: z.string().min(1).optional().describe('Name of the file on this machine. Left out: the name that it has.'),
    onConflict,
  }),
  output: fileOutput,
  examples: [
    { title: 'A file by its path', input: { item: 'Documents/Supplier budget.csv', saveTo: 'downloads' } },
    { title: 'Under another name', input: { item: '{file}', saveTo: 'downloads', name: 'budget.csv', onConflict: 'replace' } },
    {
      title: 'From the library of a site',
      input: {
        item: 'General/Welcome.txt',
        drive: 'https://contoso.sharepoint.com/sites/accounts-payable',
        saveTo: 'downloads',
        onConflict: 'rename',
      },
    },
    { title: 'From the drive of a group', input: { item: '{groupFile}', drive: '{groupDrive}', saveTo: 'downloads' } },
  ],

  async run({ graph, files }, { saveTo, name, onConflict, ...input }) {
    const { item, place } = await readItem(graph, input, fetchProperties);
    if (isFolderItem(item)) throw inputError('The item', [{ field: 'item', problem: `must be a file; ${item.name ?? ''} is a folder.` }]);
    const [planned = ''] = await files.plan(saveTo, [name ?? item.name ?? ''], onConflict);
    return await fetchFile({ graph, files }, place, item, { folder: saveTo, name: planned, onConflict });
  },
});
