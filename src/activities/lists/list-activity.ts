import { z } from 'zod';
import { defineActivity } from '../../core/activity.ts';
import { listOutput } from './list.ts';
import { listsOfSite, siteCalls, siteFields } from './lists-of-site.ts';

/** The activity `lists.list`. */
export const list = defineActivity({
  name: 'lists.list',
  title: 'Get Lists',
  summary: 'Lists the lists of a SharePoint site, one by one.',
  effect: 'reads',
  calls: siteCalls,
  input: z.object(siteFields),
  output: listOutput,
  examples: [{ title: 'The lists of a site', input: { site: 'https://contoso.sharepoint.com/sites/accounts-payable' } }],

  async *run({ graph }, input) {
    yield* listsOfSite(graph, input);
  },
});
