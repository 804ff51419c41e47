import { z } from 'zod';
import { defineActivity } from '../../core/activity.ts';
import { findingItems, findItem, itemFields } from './find-item.ts';
import { callItem, itemCalls } from './place.ts';

/** The activity `files.checkOut`. */
export const checkOut = defineActivity({
  name: 'files.checkOut',
  title: 'Check Out File',
  summary: 'Checks a file out, so that nobody else changes it, and nobody sees your changes, until it is checked in.',
  effect: 'changes',
  calls: [...findingItems, ...itemCalls('POST', '/checkout')],
  input: z.object(itemFields),
  output: z.object({ id: z.string().describe('Id of the file.') }),
  examples: [
    { title: 'In your OneDrive', input: { item: 'Documents/Month end.txt' } },
    {
      title: 'In the library of a site',
      input: { item: 'General/Welcome.txt', drive: 'https://contoso.sharepoint.com/sites/accounts-payable' },
    },
  ],

  async run({ graph }, input) {
    const { place, id } = await findItem(graph, input);
    await callItem(graph, place, 'POST', '/checkout', { item: id });
    return { id };
  },
});
