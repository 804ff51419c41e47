import { z } from 'zod';
import { defineActivity } from '../../core/activity.ts';
import { itemOutput } from './item.ts';
import { walkCalls, walkFields, walkItems } from './walk-items.ts';

/** The activity `lists.items`. */
export const items = defineActivity({
  name: 'lists.items',
  title: 'Get List Items',
  summary: 'Reads the items of a list that fit, one by one, whatever the size of the list.',
  effect: 'reads',
  calls: walkCalls,
  input: z.object(walkFields),
  output: itemOutput,
  examples: [
    { title: 'All items', input: { site: 'https://contoso.sharepoint.com/sites/accounts-payable', list: 'Invoices' } },
    {
      title: 'The three largest that are not paid, two columns of each',
      input: {
        site: 'https://contoso.sharepoint.com/sites/accounts-payable',
        list: 'Invoices',
        filter: { conditions: [{ column: 'Status', operator: 'notEquals', value: 'Paid' }] },
        columns: ['Title', 'Amount'],
        orderBy: 'Amount',
        descending: true,
        top: 3,
      },
    },
    {
      title: 'By a condition in OData',
      input: { site: 'https://contoso.sharepoint.com/sites/accounts-payable', list: 'Invoices', query: "fields/Number eq '70002-01'" },
    },
  ],

  async *run({ graph }, input) {
    yield* walkItems(graph, input);
  },
});
