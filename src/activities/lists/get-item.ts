import { z } from 'zod';
import { defineActivity } from '../../core/activity.ts';
import { findingList, findList, listFields } from './find-list.ts';
import { columnNames, itemOutput } from './item.ts';
import { itemIdIn, itemReference } from './item-reference.ts';
import { readItem, readingItem } from './read-item.ts';
import { columns, shownColumns } from './shown-columns.ts';

/** The activity `lists.getItem`. */
export const getItem = defineActivity({
  name: 'lists.getItem',
  title: 'Get List Item',
  summary: 'Reads an item of a list by its number.',
  effect: 'reads',
  calls: [...findingList, readingItem],
  each: 'item',
  input: z.object({ ...listFields, item: itemReference, columns, columnNames }),
  output: itemOutput,
  examples: [{ title: 'By number', input: { site: 'https://contoso.sharepoint.com/sites/accounts-payable', list: 'Invoices', item: 1 } }],

  async run({ graph }, { item, columns: wanted, columnNames: names, ...input }) {
    const place = await findList(graph, input);
    const shown = { place, columns: shownColumns(place.columns, wanted), columnNames: names };
    return await readItem(graph, shown, itemIdIn(place, item, 'item'));
  },
});
