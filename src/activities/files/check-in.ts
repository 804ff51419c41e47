import { z } from 'zod';
import { defineActivity } from '../../core/activity.ts';
import { findingItems, findItem, itemFields } from './find-item.ts';
import { callItem, itemCalls } from './place.ts';

/** The activity `files.checkIn`. */
export const checkIn = defineActivity({
  name: 'files.checkIn',
  title: 'Check In File',
  summary: 'Checks a file in that you checked out, so that others see your changes, and may make theirs.',
  effect: 'changes',
  calls: [...findingItems, ...itemCalls('POST', '/checkin')],
  input: z.object({ ...itemFields, comment: z.string().default('').describe('What was changed, for the list of versions.') }),
  output: z.object({ id: z.string().describe('Id of the file.') }),
  examples: [
    { title: 'In your OneDrive', input: { item: { folder: '{checkedOutFolder}', path: 'Month end.txt' }, comment: 'New numbers' } },
    {
      title: 'In the library of a site',
      input: {
        item: { folder: '{groupCheckedOutFolder}', path: 'Welcome.txt' },
        drive: 'https://contoso.sharepoint.com/sites/accounts-payable',
      },
    },
  ],

  async run({ graph }, { comment, ...input }) {
    const { place, id } = await findItem(graph, input);
    await callItem(graph, place, 'POST', '/checkin', { item: id, body: { comment } });
    return { id };
  },
});
