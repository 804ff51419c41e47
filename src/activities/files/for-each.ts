import { z } from 'zod';
import { defineActivity } from '../../core/activity.ts';
import { itemOutput } from './item.ts';
import { walk, walkCalls, walkFields } from './walk.ts';

/** The activity `files.forEach`. */
export const forEach = defineActivity({
  name: 'files.forEach',
  title: 'For Each File/Folder',
  summary: 'Goes through the files and folders of a folder and counts them.',
  effect: 'reads',
  calls: walkCalls,
  input: z.object(walkFields),
  output: z.object({
    index: z.number().describe('Position of the item in this run, from 0.'),
    item: itemOutput.describe('The file or folder.'),
  }),
  examples: [
    { title: 'Every file of a folder and of the folders in it', input: { folder: 'Documents', what: 'files', includeSubfolders: true } },
    {
      title: 'The newest two in the library of a site',
      input: { folder: 'General', drive: 'https://contoso.sharepoint.com/sites/accounts-payable', orderBy: 'newestFirst', top: 2 },
    },
  ],

  async *run({ graph }, input) {
    let index = 0;
    for await (const item of walk(graph, input)) yield { index: index++, item };
  },
});
