import { z } from 'zod';
import { defineActivity } from '../../core/activity.ts';
import { itemOutput } from './item.ts';
import { walk, walkCalls, walkFields } from './walk.ts';

/** The activity `files.list`. */
export const list = defineActivity({
  name: 'files.list',
  title: 'Get File List',
  summary: 'Lists the files and folders in a folder, one by one.',
  effect: 'reads',
  calls: walkCalls,
  input: z.object(walkFields),
  output: itemOutput,
  examples: [
    { title: 'What is in your OneDrive', input: {} },
    {
      title: 'The PDF files of a folder and of all folders in it, newest first',
      input: { folder: 'Documents', what: 'files', includeSubfolders: true, filterByFileNames: '*.pdf', orderBy: 'newestFirst' },
    },
    {
      title: 'The first three in the library of a site',
      input: { folder: 'General', drive: 'https://contoso.sharepoint.com/sites/accounts-payable', top: 3 },
    },
  ],

  async *run({ graph }, input) {
    yield* walk(graph, input);
  },
});
