import { z } from 'zod';
import { defineActivity } from '../../core/activity.ts';
import { itemOutput } from './item.ts';
import { walkCalls, walkFields, walkItems } from './walk-items.ts';

/** The activity `lists.forEachItem`. */
export const forEachItem = defineActivity({
  name: 'lists.forEachItem',
  title: 'For Each List Item',
  summary: 'Goes through the items of a list that fit and counts them.',
  effect: 'reads',
  calls: walkCalls,
  input: z.object(walkFields),
  output: z.object({
    index: z.number().describe('Position of the item in this run, from 0.'),
    item: itemOutput.describe('The item.'),
  }),
  examples: [
    {
      title: 'Every item of an amount, by the names that people see',
      input: {
        site: 'https://contoso.sharepoint.com/sites/accounts-payable',
        list: 'Invoices',
        filter: { conditions: [{ column: 'Amount', operator: 'atLeast', value: 1000 }] },
        columnNames: 'display',
      },
    },
  ],

  async *run({ graph }, input) {
    let index = 0;
    for await (const item of walkItems(graph, input)) yield { index: index++, item };
  },
});
