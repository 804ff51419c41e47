import type { Attachment, EmailAddress } from '../../tenant/mailbox.ts';
import type { MessageContent } from './messages.ts';
import { isKeptHeader } from './mime-headers.ts';
import { signedEntity } from './signed-mail.ts';
import { headerOf } from './threading.ts';

/** What is inside an item attachment and no message. */
export interface TextPart {
  readonly contentType: string;
  readonly text: string;
}

type ReadsInside = (attachment: Attachment) => Promise<MessageContent | TextPart>;

/**
 * Writes a message as MIME (RFC 5322, RFC 2045). The library is loaded with the first use.
 *
 * @param inside - Gives what is inside an item attachment.
 * @returns The bytes of the `.eml` file; lines end in CRLF. Signed mail has its signed part as it came.
 */
export async function writeMime(message: MessageContent, inside: ReadsInside): Promise<Uint8Array> {
  const { default: MailComposer } = await import('nodemailer/lib/mail-composer/index.js');
  const composer = new MailComposer({
    ...(message.from ? { from: mailAddress(message.from) } : {}),
    ...(message.sender && message.sender.address !== message.from?.address ? { sender: mailAddress(message.sender) } : {}),
    to: message.toRecipients.map(mailAddress),
    cc: message.ccRecipients.map(mailAddress),
    bcc: message.bccRecipients.map(mailAddress),
    replyTo: message.replyTo.map(mailAddress),
    subject: message.subject,
    date: new Date(message.sentDateTime),
    messageId: message.internetMessageId,
    ...(message.body.contentType === 'html' ? { html: message.body.content } : { text: message.body.content }),
    attachments: await Promise.all(message.attachments.map((attachment) => part(attachment, inside))),
    headers: headersOf(message),
    // File names and addresses come from people; nothing here may make the writer open a file or an address.
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  const node = composer.compile();
  node.keepBcc = true;
  const signed = signedEntity(message);
  if (signed) return new Uint8Array(Buffer.concat([Buffer.from(withoutContentHeaders(node.buildHeaders())), signed]));
  return new Uint8Array(await node.build());
}

function withoutContentHeaders(headers: string): string {
  return headers
    .split(/\r\n(?![ \t])/)
    .filter((line) => line !== '' && !/^content-/i.test(line))
    .map((line) => `${line}\r\n`)
    .join('');
}

function headersOf(message: MessageContent): { key: string; value: string }[] {
  const inReplyTo = headerOf(message, 'In-Reply-To');
  const references = headerOf(message, 'References');
  const others = message.internetMessageHeaders.filter(({ name }) => isKeptHeader(name));
  return [
    ...(inReplyTo === undefined ? [] : [{ key: 'In-Reply-To', value: inReplyTo }]),
    ...(references === undefined ? [] : [{ key: 'References', value: references }]),
    { key: 'Thread-Topic', value: headerOf(message, 'Thread-Topic') ?? message.subject },
    { key: 'Thread-Index', value: message.conversationIndex },
    ...(message.importance === 'normal' ? [] : [{ key: 'Importance', value: message.importance }]),
    ...receiptHeaders(message),
    ...others.map(({ name, value }) => ({ key: name, value })),
  ];
}

/** Who wants to know that it was delivered and read. Source: [MS-OXCMAIL] 2.1.3.2 */
function receiptHeaders({ from, isReadReceiptRequested, isDeliveryReceiptRequested }: MessageContent): { key: string; value: string }[] {
  if (!from) return [];
  return [
    ...(isReadReceiptRequested ? [{ key: 'Disposition-Notification-To', value: from.address }] : []),
    ...(isDeliveryReceiptRequested ? [{ key: 'Return-Receipt-To', value: from.address }] : []),
  ];
}

async function part(attachment: Attachment, inside: ReadsInside): Promise<Record<string, unknown>> {
  if (attachment.kind === 'item') {
    const item = await inside(attachment);
    if ('text' in item) {
      return { filename: attachment.name, contentType: item.contentType, content: item.text, contentDisposition: 'attachment' };
    }
    const content = Buffer.from(await writeMime(item, inside));
    return { filename: false, contentType: 'message/rfc822', content, contentDisposition: 'attachment' };
  }
  return {
    filename: attachment.name,
    contentType: attachment.contentType || 'application/octet-stream',
    content: Buffer.from(attachment.content),
    ...(attachment.contentId === null ? {} : { cid: attachment.contentId }),
    contentDisposition: attachment.isInline ? 'inline' : 'attachment',
  };
}

function mailAddress({ name, address }: EmailAddress): { name: string; address: string } {
  return { name: name === address ? '' : name, address };
}
