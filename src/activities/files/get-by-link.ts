import { z } from 'zod';
import { defineActivity } from '../../core/activity.ts';
import { type GraphItem, itemOutput, itemProperties, toItem } from './item.ts';

/** The activity `files.getByLink`. */
export const getByLink = defineActivity({
  name: 'files.getByLink',
  title: 'Get File/Folder By Link',
  summary: 'Reads what a sharing link, or any address of OneDrive or SharePoint, leads to, and keeps it open to you as the link promises.',
  effect: 'reads',
  calls: [{ operation: 'GET /shares/{share}/driveItem' }],
  input: z.object({ link: z.url({ protocol: /^https$/ }).describe('The sharing link, or the address in the browser.') }),
  output: itemOutput,
  examples: [{ title: 'What a colleague shared', input: { link: '{sharingLink}' } }],

  async run({ graph }, { link }) {
    // https://learn.microsoft.com/graph/api/shares-get#encoding-sharing-urls
    const share = `u!${Buffer.from(link).toString('base64url')}`;
    const item = await graph.call<GraphItem>('GET /shares/{share}/driveItem', {
      params: { share },
      query: { $select: itemProperties },
      headers: { prefer: 'redeemSharingLink' },
    });
    return toItem(item, true);
  },
});
