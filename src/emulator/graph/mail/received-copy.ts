import type { EmailAddress, Mailbox } from '../../tenant/mailbox.ts';
import type { Tenant } from '../../tenant/tenant.ts';
import { newAttachmentId } from '../outlook/exchange-ids.ts';
import { copyOf, type MessageContent } from './messages.ts';
import { conversationIdOf, headerOf, topicOf } from './threading.ts';

/**
 * A sent message as it arrives in a mailbox: unread, with its transport headers, without what only its sender knows: bcc, categories,
 * flag. Assumption: its extended properties arrive too, as they do between mailboxes of one organisation; by SMTP they would not.
 *
 * @param now - When it arrives.
 */
export function receivedCopy(tenant: Tenant, mailbox: Mailbox, message: MessageContent, now: Date): MessageContent {
  const copy = copyOf(message);
  return {
    ...copy,
    attachments: copy.attachments.map((attachment) => ({ ...attachment, id: newAttachmentId(mailbox.ownerId, tenant.ids) })),
    bccRecipients: [],
    isDraft: false,
    isRead: false,
    categories: [],
    flag: { flagStatus: 'notFlagged' },
    conversationId: conversationIdOf(mailbox.ownerId, message.conversationIndex),
    internetMessageHeaders: transportHeaders(tenant, message),
    createdDateTime: now.toISOString(),
    lastModifiedDateTime: now.toISOString(),
    receivedDateTime: now.toISOString(),
  };
}

/** The headers that a message has when it arrives: the trace of its way first (RFC 5322, 3.6.7), what it brought itself last. */
function transportHeaders(tenant: Tenant, message: MessageContent): MessageContent['internetMessageHeaders'] {
  const date = new Date(message.sentDateTime).toUTCString().replace('GMT', '+0000');
  const people = (list: readonly EmailAddress[]): string => list.map(({ name, address }) => `${name} <${address}>`).join(', ');
  const domain = message.from?.address.split('@')[1] ?? tenant.domain;
  const all: [string, string | undefined][] = [
    ['Received', `from mail.${domain} by mail.${tenant.domain} with HTTPS; ${date}`],
    ['From', message.from ? people([message.from]) : undefined],
    ['To', people(message.toRecipients)],
    ['Cc', message.ccRecipients.length > 0 ? people(message.ccRecipients) : undefined],
    ['Subject', message.subject],
    ['Thread-Topic', topicOf(message.subject)],
    ['Thread-Index', message.conversationIndex],
    ['Date', date],
    ['Message-ID', message.internetMessageId],
    ['References', headerOf(message, 'References')],
    ['In-Reply-To', headerOf(message, 'In-Reply-To')],
    ['Importance', message.importance === 'normal' ? undefined : message.importance],
    ['X-MS-Has-Attach', message.attachments.length > 0 ? 'yes' : ''],
    ['X-MS-Exchange-Organization-AuthAs', domain === tenant.domain ? 'Internal' : 'Anonymous'],
    ['MIME-Version', '1.0'],
    ['Return-Path', (message.sender ?? message.from)?.address],
  ];
  const own = message.internetMessageHeaders.filter(({ name }) => !/^(in-reply-to|references)$/i.test(name));
  return [...all.flatMap(([name, value]) => (value === undefined ? [] : [{ name, value }])), ...own];
}
