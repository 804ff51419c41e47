import type { EmailAddress, Mailbox } from '../../tenant/mailbox.ts';
import type { Tenant } from '../../tenant/tenant.ts';
import { automaticReplyTo, isAutomatic } from './automatic-replies.ts';
import { wellKnownFolder } from './folders.ts';
import { isLocalAddress, mailboxesForAddress } from '../outlook/mailboxes.ts';
import { addMessage, type MessageContent } from './messages.ts';
import { nonDeliveryReport } from './non-delivery.ts';
import { receivedCopy } from './received-copy.ts';
import { allRecipients } from '../outlook/recipients.ts';
import { applyRules } from './rules.ts';

/**
 * Brings a sent message to everybody it is for: into inboxes of this organisation, where rules and automatic replies follow; to the
 * list of outbound mail for other organisations. For an unknown address of this organisation the sender gets a report.
 *
 * @param recipients - Who gets it. Default: those whom it names.
 */
export async function deliver(
  tenant: Tenant,
  message: MessageContent,
  recipients: readonly EmailAddress[] = allRecipients(message),
): Promise<void> {
  const failed: EmailAddress[] = [];
  const reached = new Map<string, Mailbox>();
  for (const recipient of recipients) {
    const mailboxes = mailboxesForAddress(tenant, recipient.address);
    for (const mailbox of mailboxes) reached.set(mailbox.ownerId, mailbox);
    if (mailboxes.length > 0) continue;
    if (isLocalAddress(tenant, recipient.address)) failed.push(recipient);
    else recordOutbound(tenant, message, recipient);
  }
  if (failed.length > 0 && !isAutomatic(message)) await deliver(tenant, nonDeliveryReport(tenant, message, failed));
  for (const mailbox of reached.values()) await deposit(tenant, mailbox, message);
}

async function deposit(tenant: Tenant, mailbox: Mailbox, message: MessageContent): Promise<void> {
  const owner = tenant.users.get(mailbox.ownerId);
  if (!owner) return;
  const copy = receivedCopy(tenant, mailbox, message, tenant.clock.now());
  const received = addMessage(mailbox, wellKnownFolder(mailbox, 'inbox').id, copy, tenant.ids);
  const sent = applyRules(tenant, mailbox, owner, received);
  const answer = await automaticReplyTo(tenant, mailbox, owner, received);
  if (answer) await deliver(tenant, answer);
  for (const { message: one, to } of sent) await deliver(tenant, one, to);
}

function recordOutbound(tenant: Tenant, message: MessageContent, to: EmailAddress): void {
  if (!message.from) return;
  const { internetMessageId, from, subject, sentDateTime } = message;
  tenant.outbound ??= [];
  tenant.outbound.push({ internetMessageId, from, to, subject, sentDateTime });
}
