import { z } from 'zod';
import { defineActivity } from '../../core/activity.ts';
import { type Coming, comingCalls, comingFields, nextComing } from './coming.ts';
import { itemOutput } from './item.ts';

/** A file came into being. */
const created: Coming = {
  name: 'created',
  of: ({ createdDateTime }) => (createdDateTime ? { at: createdDateTime, state: 'created' } : undefined),
};

/** The activity `files.waitForCreated`. */
export const waitForCreated = defineActivity({
  name: 'files.waitForCreated',
  title: 'Wait For File Created',
  summary: 'Waits until a file that fits is put into a folder of OneDrive or SharePoint by whomever, and gives it.',
  effect: 'reads',
  calls: comingCalls,
  input: z.object(comingFields),
  output: itemOutput,
  examples: [
    { title: 'The next file of a folder', input: { folder: 'Documents', timeoutSeconds: 600 } },
    {
      title: 'The next CSV file of a folder or below it, after those that earlier runs were given',
      input: { folder: 'Documents', includeSubfolders: true, filterByFileNames: '*.csv', position: 'orders', timeoutSeconds: 600 },
    },
    {
      title: 'In the library of a site',
      input: { folder: 'General', drive: 'https://contoso.sharepoint.com/sites/accounts-payable', timeoutSeconds: 600 },
    },
  ],

  run: (context, input) => nextComing(context, input, created),
});
