import type { User } from '../tenant/directory.ts';
import type { Tenant } from '../tenant/tenant.ts';
import { deliver } from './mail/delivery.ts';
import { draftOf } from './mail/drafts.ts';
import { addressOf } from './outlook/recipients.ts';

/** An invitation to a file or a folder. */
export interface SharingMail {
  /** The name of what is shared. */
  readonly what: string;
  /** Where it is. */
  readonly webUrl: string;
  /** What the person who shares it says. '' for nothing. */
  readonly message: string;
  /** Addresses. */
  readonly to: readonly string[];
}

/**
 * Sends an invitation: the seam from drives to mail. SharePoint sends it on behalf of the person, so that nothing is in Sent Items.
 * Assumption: subject and text.
 */
export async function sendSharingMail(tenant: Tenant, from: User, { what, webUrl, message, to }: SharingMail): Promise<void> {
  const lines = [`${from.displayName} shared "${what}" with you.`, ...(message === '' ? [] : ['', message]), '', webUrl];
  for (const address of to)
    await deliver(
      tenant,
      draftOf(tenant, from, {
        subject: `${from.displayName} shared "${what}" with you.`,
        body: { contentType: 'text', content: lines.join('\r\n') },
        sender: addressOf(from),
        toRecipients: [{ name: address, address }],
        isDraft: false,
      }),
    );
}
