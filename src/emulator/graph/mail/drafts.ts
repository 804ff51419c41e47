import type { User } from '../../tenant/directory.ts';
import type { Tenant } from '../../tenant/tenant.ts';
import type { MessageContent } from './messages.ts';
import { addressOf } from '../outlook/recipients.ts';
import { conversationIdOf, newThread, type Thread } from './threading.ts';

/**
 * A complete unsent message: what was asked for, and the rest as Exchange fills it in.
 *
 * @param thread - The conversation that it belongs to. Default: a new one.
 */
export function draftOf(tenant: Tenant, owner: User, input: Partial<MessageContent>, thread?: Thread): MessageContent {
  const now = tenant.clock.now();
  const { conversationIndex, inReplyTo, references } = thread ?? newThread(tenant.ids, now);
  const threading = [
    ...(inReplyTo === null ? [] : [{ name: 'In-Reply-To', value: inReplyTo }]),
    ...(references.length === 0 ? [] : [{ name: 'References', value: references.join(' ') }]),
  ];
  const { internetMessageHeaders = [], ...given } = input;
  return {
    subject: '',
    body: { contentType: 'text', content: '' },
    from: addressOf(owner),
    sender: addressOf(owner),
    toRecipients: [],
    ccRecipients: [],
    bccRecipients: [],
    replyTo: [],
    importance: 'normal',
    inferenceClassification: 'focused',
    flag: { flagStatus: 'notFlagged' },
    categories: [],
    isRead: true,
    isReadReceiptRequested: false,
    isDeliveryReceiptRequested: false,
    internetMessageId: newInternetMessageId(tenant),
    createdDateTime: now.toISOString(),
    lastModifiedDateTime: now.toISOString(),
    receivedDateTime: now.toISOString(),
    sentDateTime: now.toISOString(),
    attachments: [],
    ...given,
    isDraft: input.isDraft ?? true,
    conversationIndex,
    conversationId: conversationIdOf(owner.id, conversationIndex),
    internetMessageHeaders: [...threading, ...internetMessageHeaders],
  };
}

/** A message id for the header `Message-ID`, angle brackets included. */
export function newInternetMessageId(tenant: Tenant): string {
  return `<${tenant.ids.opaque(15)}@mail.${tenant.domain}>`;
}
