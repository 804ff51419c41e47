import { z } from 'zod';
import { defineActivity } from '../../core/activity.ts';
import { added, arrivingCalls, arrivingFields, nextItem } from './arriving-items.ts';
import { itemOutput } from './item.ts';

/** The activity `lists.waitForAdded`. */
export const waitForAdded = defineActivity({
  name: 'lists.waitForAdded',
  title: 'Wait For List Item Added',
  summary: 'Waits until an item that fits is added to a list, and reads it.',
  effect: 'reads',
  calls: arrivingCalls,
  input: z.object(arrivingFields),
  output: itemOutput,
  examples: [
    {
      title: 'The next item, after those that earlier runs were given',
      input: {
        site: 'https://contoso.sharepoint.com/sites/accounts-payable',
        list: 'Invoices',
        position: 'approvals',
        timeoutSeconds: 600,
      },
    },
  ],

  run: (context, input) => nextItem(context, input, added),
});
