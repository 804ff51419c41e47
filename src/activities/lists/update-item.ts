import { z } from 'zod';
import { defineActivity } from '../../core/activity.ts';
import { inputError } from '../../core/input.ts';
import { instantsIn } from '../date-times.ts';
import { timeZone } from '../fields.ts';
import { columnValue } from './column-value.ts';
import { isOwn } from './find-column.ts';
import { findingList, findList, listFields, paramsOf } from './find-list.ts';
import { columnNames, toItem } from './item.ts';
import { ifUnchanged, itemIdIn, itemReference, onlyIfUnchanged } from './item-reference.ts';
import { findingLookups } from './lookups.ts';
import type { GraphFields } from './read-value.ts';
import { readRows, row } from './row.ts';

const ownValues = z.strictObject({ item: itemReference, fields: row.describe('New values by column.') });

const input = z.object({
  ...listFields,
  item: z
    .union([ownValues, itemReference], { error: 'must be the number of an item, an item that another activity gave, or { item, fields }.' })
    .describe(
      'The item: its number, or an item that another activity gave; or `{ item, fields }`, which in a list gives each item values of its own.',
    ),
  fields: row.optional().describe('New values by column; columns that are not named stay as they are.'),
  onlyIfUnchanged,
  columnNames,
  timeZone,
});

/** The activity `lists.updateItem`. */
export const updateItem = defineActivity({
  name: 'lists.updateItem',
  title: 'Update List Item',
  alsoKnownAs: ['Update List Items'],
  summary: 'Changes columns of an item of a list. Every value is looked at first: where one cannot be written, none is.',
  effect: 'changes',
  reconcile: 'repeat',
  calls: [...findingList.slice(0, 2), ...findingLookups, { operation: 'PATCH /sites/{site}/lists/{list}/items/{item}/fields' }],
  each: 'item',
  input,
  output: z.object({
    id: z.string().describe('Number of the item.'),
    fields: z.record(z.string(), columnValue).describe('What its columns hold now.'),
    eTag: z.string().describe('Its tag now; empty where Graph does not tell.'),
  }),
  examples: [
    {
      title: 'Another state, and who approved',
      input: {
        site: 'https://contoso.sharepoint.com/sites/accounts-payable',
        list: 'Invoices',
        item: 1,
        fields: { Status: 'Approved', Approver: 'ben@contoso.example' },
      },
    },
    {
      title: 'Empty a column',
      input: {
        site: 'https://contoso.sharepoint.com/sites/accounts-payable',
        list: 'Invoices',
        item: { item: 2, fields: { 'Due date': null } },
      },
    },
  ],

  async run({ graph }, given) {
    const { reference, fields, path } = changeOf(given);
    const instant = await instantsIn(given.timeZone);
    const place = await findList(graph, given);
    const item = itemIdIn(place, reference, 'item');
    const headers = ifUnchanged(reference, given.onlyIfUnchanged, 'item');
    const [written = {}] = await readRows(graph, place, [{ field: path, values: fields }], instant);
    const request = { params: { ...paramsOf(place), item }, body: written, headers };
    const now = await graph.call<GraphFields | undefined>('PATCH /sites/{site}/lists/{list}/items/{item}/fields', request);
    const tag = now?.['@odata.etag'];
    const shown = { place, columns: place.columns.filter(isOwn), columnNames: given.columnNames };
    const { fields: values } = toItem({ id: item, fields: { ...written, ...now } }, shown);
    return { id: item, fields: values, eTag: typeof tag === 'string' ? tag : '' };
  },
});

/** What is to be changed of which item, and the input field that has the values. */
function changeOf({ item, fields }: z.output<typeof input>) {
  const own = typeof item === 'object' ? ownValues.safeParse(item).data : undefined;
  if (own && fields !== undefined)
    throw inputError('lists.updateItem', [{ field: 'fields', problem: 'cannot be given together with values of the item itself.' }]);
  if (own) return { reference: own.item, fields: own.fields, path: 'item.fields' };
  if (fields === undefined) throw inputError('lists.updateItem', [{ field: 'fields', problem: 'is required.' }]);
  return { reference: item as z.output<typeof itemReference>, fields, path: 'fields' };
}
