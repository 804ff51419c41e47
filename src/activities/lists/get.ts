import { z } from 'zod';
import { defineActivity } from '../../core/activity.ts';
import { findingList, listFields, readList } from './find-list.ts';
import { listOutput, toList } from './list.ts';

/** The activity `lists.get`. */
export const get = defineActivity({
  name: 'lists.get',
  title: 'Get List Info',
  summary: 'Reads what is known of a list of a SharePoint site, with its columns if they are wanted.',
  effect: 'reads',
  calls: findingList,
  input: z.object({
    ...listFields,
    includeColumns: z.boolean().default(false).describe('Give the columns too; a list with them is worked on without reading them again.'),
  }),
  output: listOutput,
  examples: [
    { title: 'By title', input: { site: 'https://contoso.sharepoint.com/sites/accounts-payable', list: 'Documents' } },
    {
      title: 'By title, with its columns',
      input: { site: 'https://contoso.sharepoint.com/sites/accounts-payable', list: 'Invoices', includeColumns: true },
    },
  ],

  async run({ graph }, { includeColumns, ...input }) {
    const { site, found } = await readList(graph, input, includeColumns);
    return toList(found, site, includeColumns ? (found.columns ?? []) : undefined);
  },
});
