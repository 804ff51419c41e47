import { z } from 'zod';
import { defineActivity } from '../../core/activity.ts';
import { arrivingCalls, arrivingFields, nextItem, updated } from './arriving-items.ts';
import { itemOutput } from './item.ts';

/** The activity `lists.waitForUpdated`. */
export const waitForUpdated = defineActivity({
  name: 'lists.waitForUpdated',
  title: 'Wait For List Item Updated',
  summary:
    'Waits until an item of a list that fits is changed by whomever, and reads it as it is then; of several changes in a row the last may be the only one.',
  effect: 'reads',
  calls: arrivingCalls,
  input: z.object(arrivingFields),
  output: itemOutput,
  examples: [
    {
      title: 'The next one with a title',
      input: {
        site: 'https://contoso.sharepoint.com/sites/accounts-payable',
        list: 'Invoices',
        filter: { conditions: [{ column: 'Title', operator: 'isNotEmpty' }] },
        timeoutSeconds: 600,
      },
    },
  ],

  run: (context, input) => nextItem(context, input, updated),
});
