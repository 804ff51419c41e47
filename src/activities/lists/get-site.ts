import { z } from 'zod';
import { defineActivity } from '../../core/activity.ts';
import { findingSite, readingSite, readSite, siteReference } from './find-site.ts';
import { siteOutput, toSite } from './site.ts';

/** The activity `lists.site`. */
export const site = defineActivity({
  name: 'lists.site',
  title: 'Get SharePoint Site',
  summary: 'Reads what is known of a SharePoint site, by its address or the address of anything in it.',
  effect: 'reads',
  calls: [findingSite, readingSite],
  input: z.object({ site: siteReference }),
  output: siteOutput,
  examples: [
    {
      title: 'By the address of a list in it',
      input: { site: 'https://contoso.sharepoint.com/sites/accounts-payable/Lists/Invoices/AllItems.aspx' },
    },
    { title: 'The site at the top', input: { site: 'https://contoso.sharepoint.com' } },
  ],

  async run({ graph }, input) {
    return toSite(await readSite(graph, input.site));
  },
});
