import { z } from 'zod';
import { defineActivity } from '../../core/activity.ts';
import { fileOutput } from '../written-file.ts';
import { downloadCalls, downloadFields, downloadFile } from './download-file.ts';

/** The activity `files.download`. */
export const download = defineActivity({
  name: 'files.download',
  title: 'Download File',
  summary: 'Writes a file of OneDrive or SharePoint to a file on this machine, and checks that it came whole.',
  effect: 'reads',
  calls: downloadCalls,
  input: z.object({
    ...downloadFields,
    asPdf: z.boolean().default(false).describe('Write a PDF of it. What is one already comes as it is.'),
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

  run: (context, { asPdf, ...input }) => downloadFile(context, input, asPdf),
});
