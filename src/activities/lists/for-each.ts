import { z } from 'zod';
import { defineActivity } from '../../core/activity.ts';
import { listOutput } from './list.ts';
import { listsOfSite, siteCalls, siteFields } from './lists-of-site.ts';

/** The activity `lists.forEach`. */
export const forEach = defineActivity({
  name: 'lists.forEach',
  title: 'For Each List',
  summary: 'Goes through the lists of a SharePoint site and counts them.',
  effect: 'reads',
  calls: siteCalls,
  input: z.object(siteFields),
  output: z.object({
    index: z.number().describe('Position of the list in this run, from 0.'),
    list: listOutput.describe('The list.'),
  }),
  examples: [
    {
      title: 'Every list of a site, with its columns',
      input: { site: 'https://contoso.sharepoint.com/sites/accounts-payable', includeColumns: true },
    },
  ],

  async *run({ graph }, input) {
    let index = 0;
    for await (const list of listsOfSite(graph, input)) yield { index: index++, list };
  },
});
