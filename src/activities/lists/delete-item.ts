import { z } from 'zod';
import { defineActivity } from '../../core/activity.ts';
import { findingList, findList, listFields, paramsOf } from './find-list.ts';
import { ifUnchanged, itemIdIn, itemReference, onlyIfUnchanged } from './item-reference.ts';

/** The activity `lists.deleteItem`. */
export const deleteItem = defineActivity({
  name: 'lists.deleteItem',
  title: 'Delete List Item',
  alsoKnownAs: ['Delete List Items'],
  summary: 'Moves an item of a list to the recycle bin of its site.',
  effect: 'deletes',
  reconcile: { gone: ({ item }) => ({ id: typeof item === 'object' ? item.id : String(item) }) },
  calls: [...findingList, { operation: 'DELETE /sites/{site}/lists/{list}/items/{item}' }],
  each: 'item',
  input: z.object({ ...listFields, item: itemReference, onlyIfUnchanged }),
  output: z.object({ id: z.string().describe('Number of the item that was deleted.') }),
  examples: [{ title: 'By number', input: { site: 'https://contoso.sharepoint.com/sites/accounts-payable', list: 'Invoices', item: 1 } }],

  async run({ graph }, { item: reference, onlyIfUnchanged: unchanged, ...input }) {
    const place = await findList(graph, input);
    const item = itemIdIn(place, reference, 'item');
    const headers = ifUnchanged(reference, unchanged, 'item');
    await graph.call('DELETE /sites/{site}/lists/{list}/items/{item}', { params: { ...paramsOf(place), item }, headers });
    return { id: item };
  },
});
