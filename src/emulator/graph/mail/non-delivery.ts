import type { EmailAddress } from '../../tenant/mailbox.ts';
import type { Tenant } from '../../tenant/tenant.ts';
import { newInternetMessageId } from './drafts.ts';
import type { MessageContent } from './messages.ts';
import { escapeHtml, htmlDocument } from '../outlook/plain-text.ts';

/**
 * The report that a message could not be delivered, to the one who sent it.
 *
 * @param failed - Addresses of this organisation that nobody has.
 */
export function nonDeliveryReport(tenant: Tenant, message: MessageContent, failed: readonly EmailAddress[]): MessageContent {
  const now = tenant.clock.now().toISOString();
  const from = { name: 'Microsoft Outlook', address: `postmaster@${tenant.domain}` };
  const sender = message.sender ?? message.from;
  return {
    ...message,
    subject: `Undeliverable: ${message.subject}`,
    body: { contentType: 'html', content: reportBody(tenant, message, failed) },
    from,
    sender: from,
    toRecipients: sender ? [sender] : [],
    ccRecipients: [],
    bccRecipients: [],
    replyTo: [],
    importance: 'normal',
    categories: [],
    flag: { flagStatus: 'notFlagged' },
    isReadReceiptRequested: false,
    isDeliveryReceiptRequested: false,
    internetMessageId: newInternetMessageId(tenant),
    internetMessageHeaders: [
      { name: 'In-Reply-To', value: message.internetMessageId },
      { name: 'References', value: message.internetMessageId },
      { name: 'Auto-Submitted', value: 'auto-replied' },
      { name: 'X-MS-Exchange-Message-Is-Ndr', value: '' },
    ],
    createdDateTime: now,
    lastModifiedDateTime: now,
    receivedDateTime: now,
    sentDateTime: now,
    attachments: [],
  };
}

function reportBody(tenant: Tenant, message: MessageContent, failed: readonly EmailAddress[]): string {
  const reasons = failed.map(({ address }) => {
    const shown = escapeHtml(address);
    return `<h2>Your message to ${shown} couldn't be delivered.</h2>
<p>${shown} wasn't found at ${escapeHtml(tenant.domain)}. Check the address and send the message again.</p>
<p>Remote server returned '550 5.1.10 RESOLVER.ADR.RecipientNotFound; Recipient ${shown} not found by SMTP address lookup'</p>`;
  });
  return htmlDocument(`${reasons.join('\n')}
<h3>Original message</h3>
<p>Subject: ${escapeHtml(message.subject)}<br>Message ID: ${escapeHtml(message.internetMessageId)}</p>`);
}
