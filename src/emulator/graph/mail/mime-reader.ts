import type { Email, Address } from 'postal-mime';
import type { EmailAddress } from '../../tenant/mailbox.ts';
import { findUser, type Tenant } from '../../tenant/tenant.ts';
import { GraphFailure } from '../route.ts';
import { type AttachmentOrigin, fileAttachment } from './attachments.ts';
import type { MessageContent } from './messages.ts';
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
    email = await PostalMime.parse(mime);
  } catch (error) {
    const reason = error instanceof Error ? error.message : 'it cannot be read';
    throw new GraphFailure(400, 'ErrorMimeContentInvalid', `The MIME content is not valid: ${reason}.`);
  }
  const header = (name: string): string | undefined => email.headers.find(({ key }) => key === name)?.value;
  const people = (addresses: readonly Address[] = []): EmailAddress[] => addresses.flatMap((address) => flatten(tenant, address));
  const own = email.headers.filter(({ key }) => key.startsWith('x-'));
  const importance = header('importance')?.trim().toLowerCase();
  const from = people(email.from ? [email.from] : [])[0];
  const content: Partial<MessageContent> = {
    subject: email.subject ?? '',
    body: email.html === undefined ? { contentType: 'text', content: email.text ?? '' } : { contentType: 'html', content: email.html },
    ...(from ? { from } : {}),
    toRecipients: people(email.to),
    ccRecipients: people(email.cc),
    bccRecipients: people(email.bcc),
    replyTo: people(email.replyTo),
    ...(importance === 'high' || importance === 'low' ? { importance } : {}),
    ...(email.messageId === undefined ? {} : { internetMessageId: email.messageId }),
    internetMessageHeaders: own.map(({ originalKey, value }) => ({ name: originalKey, value })),
    attachments: email.attachments.map((attachment, index) =>
      fileAttachment(
        {
          name: attachment.filename ?? `attachment-${index + 1}`,
          contentType: attachment.mimeType,
          content: bytesOf(attachment.content),
          isInline: attachment.disposition === 'inline' || attachment.related === true,
          contentId: attachment.contentId?.replaceAll(/^<|>$/g, '') ?? null,
        },
        origin,
      ),
    ),
  };
  const threadIndex = header('thread-index');
  const named = {
    ...(threadIndex === undefined ? {} : { threadIndex }),
    ...(email.inReplyTo === undefined ? {} : { inReplyTo: email.inReplyTo }),
    ...(email.references === undefined ? {} : { references: email.references }),
  };
  return { content, thread: threadFromHeaders(named, origin.now) };
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
