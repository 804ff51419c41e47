import { z } from 'zod';
import { defineActivity } from '../../core/activity.ts';
import { type Coming, comingCalls, comingFields, nextComing } from './coming.ts';
import { itemOutput } from './item.ts';

/** In milliseconds: what changes so soon after a file was made belongs to its making. Assumption: no page says how long that takes. */
const making = 10_000;

/** A file that was there was changed: its content, its name, or what is noted about it. */
const updated: Coming = {
  name: 'updated',
  of: ({ createdDateTime, lastModifiedDateTime }) => {
    if (!lastModifiedDateTime || Date.parse(lastModifiedDateTime) - Date.parse(createdDateTime ?? '') <= making) return undefined;
    return { at: lastModifiedDateTime, state: lastModifiedDateTime };
  },
};

/** The activity `files.waitForUpdated`. */
export const waitForUpdated = defineActivity({
  name: 'files.waitForUpdated',
  title: 'Wait For File Updated',
  summary:
    'Waits until a file that fits, and was there, is changed in a folder of OneDrive or SharePoint by whomever, and gives it as it is then.',
  effect: 'reads',
  calls: comingCalls,
  input: z.object(comingFields),
  output: itemOutput,
  examples: [
    { title: 'The next change of one file', input: { folder: 'Documents', filterByFileNames: 'Month end.txt', timeoutSeconds: 600 } },
    {
      title: 'The next one in a folder or below it, after those that earlier runs were given',
      input: { folder: 'Documents', includeSubfolders: true, position: 'changes', timeoutSeconds: 600 },
    },
    {
      title: 'In the library of a site',
      input: { folder: 'General', drive: 'https://contoso.sharepoint.com/sites/accounts-payable', timeoutSeconds: 600 },
    },
  ],

  run: (context, input) => nextComing(context, input, updated),
});
