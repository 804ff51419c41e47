import type { Address, Attachment as EmailPart, Email } from 'postal-mime';
import type { Attachment, EmailAddress } from '../../tenant/mailbox.ts';
import { findUser, type Tenant } from '../../tenant/tenant.ts';
import { GraphFailure } from '../route.ts';
import { type AttachmentOrigin, fileAttachment, itemAttachment } from '../outlook/attachments.ts';
import { messageItem } from './message-item.ts';
import type { MessageContent } from './messages.ts';
import { isKeptHeader, isOwnHeader } from './mime-headers.ts';
import { signedMail } from './signed-mail.ts';
import { type Thread, threadFromHeaders } from './threading.ts';

/** A message read from MIME. */
export interface MimeMessage {
  readonly content: Partial<MessageContent>;
  /** The conversation that its headers name; undefined when they name none. */
  readonly thread: Thread | undefined;
}

/**
 * The bytes of MIME that came as base64 text, the way Graph wants it in a body of `text/plain`.
 *
 * @throws GraphFailure 400 `ErrorMimeContentInvalidBase64String` in the words of the service.
 */
export function mimeBytesFrom(body: Uint8Array): Uint8Array {
  const text = Buffer.from(body).toString('latin1').replaceAll(/\s+/g, '');
  if (text === '' || !/^[A-Za-z0-9+/]+={0,2}$/.test(text) || text.length % 4 !== 0) {
    throw new GraphFailure(400, 'ErrorMimeContentInvalidBase64String', 'Invalid base64 string for MIME content.');
  }
  return new Uint8Array(Buffer.from(text, 'base64'));
}

/** Reads a message from MIME. The library is loaded with the first use. @throws GraphFailure 400 `ErrorMimeContentInvalid`. */
export async function readMime(mime: Uint8Array, tenant: Tenant, origin: AttachmentOrigin): Promise<MimeMessage> {
  const { default: PostalMime } = await import('postal-mime');
  let email: Email;
  try {
    email = await PostalMime.parse(mime, { forceRfc822Attachments: true });
  } catch (error) {
    const reason = error instanceof Error ? error.message : 'it cannot be read';
    throw new GraphFailure(400, 'ErrorMimeContentInvalid', `The MIME content is not valid: ${reason}.`);
  }
  const header = (name: string): string | undefined => email.headers.find(({ key }) => key === name)?.value;
  const people = (addresses: readonly Address[] = []): EmailAddress[] => addresses.flatMap((address) => flatten(tenant, address));
  const kept = email.headers.filter(({ originalKey }) => isKeptHeader(originalKey) && !isOwnHeader(originalKey));
  const signed = signedMail(mime, header('content-type') ?? '', email.attachments[0] && bytesOf(email.attachments[0].content));
  const importance = header('importance')?.trim().toLowerCase();
  const from = people(email.from ? [email.from] : [])[0];
  const [sender] = people(email.sender ? [email.sender] : []);
  const content: Partial<MessageContent> = {
    subject: email.subject ?? '',
    body: email.html === undefined ? { contentType: 'text', content: email.text ?? '' } : { contentType: 'html', content: email.html },
    ...(from ? { from } : {}),
    ...(sender ? { sender } : {}),
    ...(email.date === undefined || Number.isNaN(Date.parse(email.date)) ? {} : { sentDateTime: new Date(email.date).toISOString() }),
    toRecipients: people(email.to),
    ccRecipients: people(email.cc),
    bccRecipients: people(email.bcc),
    replyTo: people(email.replyTo),
    ...(importance === 'high' || importance === 'low' ? { importance } : {}),
    ...(email.messageId === undefined ? {} : { internetMessageId: email.messageId }),
    ...(header('disposition-notification-to') === undefined ? {} : { isReadReceiptRequested: true }),
    ...(header('return-receipt-to') === undefined ? {} : { isDeliveryReceiptRequested: true }),
    internetMessageHeaders: kept.map(({ originalKey, value }) => ({ name: originalKey, value })),
    attachments: signed
      ? [fileAttachment(signed.file, origin)]
      : await Promise.all(email.attachments.map((attachment, index) => attachmentOf(attachment, index, tenant, origin))),
    ...(signed && { extendedProperties: signed.extendedProperties }),
  };
  const threadIndex = header('thread-index');
  const named = {
    ...(threadIndex === undefined ? {} : { threadIndex }),
    ...(email.inReplyTo === undefined ? {} : { inReplyTo: email.inReplyTo }),
    ...(email.references === undefined ? {} : { references: email.references }),
  };
  return { content, thread: threadFromHeaders(named, origin.now) };
}

/** A file, or a message that was attached (RFC 2046, 5.2.1). */
async function attachmentOf(attachment: EmailPart, index: number, tenant: Tenant, origin: AttachmentOrigin): Promise<Attachment> {
  const content = bytesOf(attachment.content);
  const name = attachment.filename ?? `attachment-${index + 1}`;
  if (attachment.mimeType === 'message/rfc822') {
    const inner = await readMime(content, tenant, origin);
    const item = messageItem(inner.content);
    return itemAttachment(inner.content.subject || name, item, origin);
  }
  return fileAttachment(
    {
      name,
      contentType: attachment.mimeType,
      content,
      isInline: attachment.disposition === 'inline' || attachment.related === true,
      contentId: attachment.contentId?.replaceAll(/^<|>$/g, '') ?? null,
    },
    origin,
  );
}

function flatten(tenant: Tenant, address: Address): EmailAddress[] {
  const mailboxes = address.group ?? [address];
  return mailboxes.map((mailbox) => ({
    name: mailbox.name || findUser(tenant, mailbox.address)?.displayName || mailbox.address,
    address: mailbox.address,
  }));
}

function bytesOf(content: ArrayBuffer | Uint8Array | string): Uint8Array {
  return typeof content === 'string' ? new Uint8Array(Buffer.from(content, 'utf8')) : new Uint8Array(content);
}
