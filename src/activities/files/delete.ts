import { z } from 'zod';
import { defineActivity } from '../../core/activity.ts';
import { isOnbehalfError } from '../../core/errors.ts';
import { findingItems, findItem, itemFields } from './find-item.ts';
import { callItem, itemCalls } from './place.ts';

/** The activity `files.delete`; its verb is a reserved word, so the constant has another name. */
export const deleteItem = defineActivity({
  name: 'files.delete',
  title: 'Delete File/Folder',
  summary: 'Moves a file or folder, with all that is in it, to the recycle bin of its drive.',
  effect: 'deletes',
  calls: [...findingItems, ...itemCalls('DELETE', '')],
  each: 'item',
  input: z.object(itemFields),
  output: z.object({ id: z.string().describe('Id of what was deleted.') }),
  examples: [
    { title: 'A file', input: { item: 'Documents/Month end.txt' } },
    {
      title: 'A file in the library of a site',
      input: { item: 'Templates/Reminder.txt', drive: 'https://contoso.sharepoint.com/sites/accounts-payable' },
    },
  ],

  async run({ graph }, input) {
    const { place, id } = await findItem(graph, input);
    await callItem(graph, place, 'DELETE', '', { item: id });
    return { id };
  },

  reconcile: {
    calls: [],
    async run({ graph }, input, once) {
      // By its path another one could be found the second time.
      const { place, id } = await once.part('item', () => findItem(graph, input));
      try {
        await callItem(graph, place, 'DELETE', '', { item: id });
      } catch (error) {
        if (!once.isAgain || !isOnbehalfError(error) || error.code !== 'NOT_FOUND') throw error;
      }
      return { id };
    },
  },
});
