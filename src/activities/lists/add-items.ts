import { z } from 'zod';
import { defineActivity } from '../../core/activity.ts';
import { instantsIn } from '../date-times.ts';
import { timeZone } from '../fields.ts';
import { eachRow } from './each-row.ts';
import { isOwn } from './find-column.ts';
import { findingList, findList, listFields, paramsOf } from './find-list.ts';
import { columnNames, itemOutput, toItem, type GraphListItem } from './item.ts';
import { findingLookups } from './lookups.ts';
import { readRows, row } from './row.ts';

/** The activity `lists.addItems`. */
export const addItems = defineActivity({
  name: 'lists.addItems',
  title: 'Add List Items',
  alsoKnownAs: ['Add List Item', 'Bulk Add List Items'],
  summary:
    'Adds one item or many to a list. Every value is looked at first: where one cannot be written, nothing is added. Where some of many fail, the others are added, and the error has in `results` how each ended.',
  effect: 'changes',
  calls: [...findingList.slice(0, 2), ...findingLookups, { operation: 'POST /sites/{site}/lists/{list}/items' }],
  input: z.object({
    ...listFields,
    items: z
      .union([row, z.array(row)])
      .describe('The items, one or several: values by column. Results come in the order given; SharePoint may number many in another one.'),
    columnNames,
    timeZone,
  }),
  output: itemOutput,
  examples: [
    {
      title: 'One item, with a person by address',
      input: {
        site: 'https://contoso.sharepoint.com/sites/accounts-payable',
        list: 'Invoices',
        items: {
          Title: 'Litware Cleaning, December',
          Amount: 700,
          Status: 'Open',
          Approver: 'ben@contoso.example',
        },
      },
    },
    {
      title: 'Several',
      input: {
        site: 'https://contoso.sharepoint.com/sites/accounts-payable',
        list: 'Invoices',
        items: [
          { Title: 'Northwind Traders, February', Amount: 80 },
          { Title: 'Northwind Traders, March', Amount: 95 },
        ],
      },
    },
  ],

  async *run(context, { items, columnNames: names, timeZone: zone, ...input }) {
    const instant = await instantsIn(zone);
    const place = await findList(context.graph, input);
    const given = [items].flat().map((values, index) => ({ field: Array.isArray(items) ? `items.${index}` : 'items', values }));
    const rows = await readRows(context.graph, place, given, instant);
    const shown = { place, columns: place.columns.filter(isOwn), columnNames: names };
    yield* eachRow(context, { rows, label: 'Adding items', activity: 'lists.addItems' }, async (fields) => {
      const request = { params: paramsOf(place), body: { fields } };
      const added = await context.graph.call<GraphListItem>('POST /sites/{site}/lists/{list}/items', request);
      // An answer may leave out what was written.
      return toItem({ ...added, fields: { ...fields, ...added.fields } }, shown);
    });
  },
});
