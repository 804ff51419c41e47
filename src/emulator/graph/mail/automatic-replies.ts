import type { User } from '../../tenant/directory.ts';
import type { Mailbox, Message } from '../../tenant/mailbox.ts';
import type { Tenant } from '../../tenant/tenant.ts';
import { draftOf } from './drafts.ts';
import type { MessageContent } from './messages.ts';
import { isLocalAddress } from '../outlook/mailboxes.ts';
import { isAddressOf } from '../outlook/recipients.ts';
import { headerOf, replyThread } from './threading.ts';
import { momentOf, type ZonedTime } from '../outlook/zoned-time.ts';

/** The `automaticRepliesSetting` resource. Source: https://learn.microsoft.com/graph/api/resources/automaticrepliessetting */
export interface AutomaticReplies {
  status: 'disabled' | 'alwaysEnabled' | 'scheduled';
  externalAudience: 'none' | 'contactsOnly' | 'all';
  internalReplyMessage: string;
  externalReplyMessage: string;
  scheduledStartDateTime: ZonedTime;
  scheduledEndDateTime: ZonedTime;
}

/** The setting of a mailbox. */
export function automaticRepliesOf(mailbox: Mailbox): AutomaticReplies {
  return mailbox.settings.automaticRepliesSetting as AutomaticReplies;
}

/** True while the mailbox answers by itself: always, or inside the scheduled time. */
export async function answersAutomatically(mailbox: Mailbox, now: Date): Promise<boolean> {
  const { status, scheduledStartDateTime, scheduledEndDateTime } = automaticRepliesOf(mailbox);
  if (status !== 'scheduled') return status === 'alwaysEnabled';
  const [start, end] = await Promise.all([momentOf(scheduledStartDateTime), momentOf(scheduledEndDateTime)]);
  return start !== undefined && end !== undefined && start <= now && now < end;
}

/** True for a message that a machine made: nothing is answered to it, so that two machines do not answer each other for ever (RFC 3834). */
export function isAutomatic(message: Pick<Message, 'internetMessageHeaders'>): boolean {
  return (headerOf(message, 'Auto-Submitted') ?? 'no').toLowerCase() !== 'no';
}

/**
 * The automatic reply of a mailbox to a message that just came, or undefined when there is none to send: automatic replies are
 * off, the sender had one already, or the message was made by a machine.
 */
export async function automaticReplyTo(
  tenant: Tenant,
  mailbox: Mailbox,
  owner: User,
  received: Message,
): Promise<MessageContent | undefined> {
  const to = received.from;
  if (!to || isAutomatic(received) || isAddressOf(owner, to)) return undefined;
  const key = to.address.toLowerCase();
  if (mailbox.automaticRepliesSentTo.has(key) || !(await answersAutomatically(mailbox, tenant.clock.now()))) return undefined;
  const { externalAudience, internalReplyMessage, externalReplyMessage } = automaticRepliesOf(mailbox);
  const isInternal = isLocalAddress(tenant, to.address);
  if (!isInternal && externalAudience !== 'all') return undefined;
  mailbox.automaticRepliesSentTo.add(key);
  const input: Partial<MessageContent> = {
    subject: `Automatic reply: ${received.subject}`,
    body: { contentType: 'html', content: isInternal ? internalReplyMessage : externalReplyMessage },
    toRecipients: [to],
    internetMessageHeaders: [
      { name: 'Auto-Submitted', value: 'auto-generated' },
      { name: 'X-Auto-Response-Suppress', value: 'All' },
    ],
  };
  return draftOf(tenant, owner, input, replyThread(received, tenant.clock.now()));
}
