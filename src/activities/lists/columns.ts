import { z } from 'zod';
import { defineActivity } from '../../core/activity.ts';
import { columnOutput } from './column.ts';
import { isOwn } from './find-column.ts';
import { findingList, findList, listFields } from './find-list.ts';

/** The activity `lists.columns`. */
export const columns = defineActivity({
  name: 'lists.columns',
  title: 'Get List Columns',
  summary: 'Lists the columns of a list: their names, what they hold, what may be chosen, and whether they are indexed.',
  effect: 'reads',
  calls: findingList,
  input: z.object({
    ...listFields,
    includeAll: z.boolean().default(false).describe('Give also those by which SharePoint works, hidden ones among them.'),
  }),
  output: columnOutput,
  examples: [
    { title: 'The columns of a list', input: { site: 'https://contoso.sharepoint.com/sites/accounts-payable', list: 'Invoices' } },
  ],

  async *run({ graph }, { includeAll, ...input }) {
    const { columns: all } = await findList(graph, input);
    yield* all.filter((column) => includeAll || isOwn(column));
  },
});
