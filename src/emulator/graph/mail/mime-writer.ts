import type { Attachment, EmailAddress, Message } from '../../tenant/mailbox.ts';
import type { MessageContent } from './messages.ts';
import { headerOf } from './threading.ts';

/** Headers that are written from the properties of the message, so that their copies in `internetMessageHeaders` are left out. */
const written = new Set([
  'from',
  'sender',
  'to',
  'cc',
  'bcc',
  'reply-to',
  'subject',
  'date',
  'message-id',
  'in-reply-to',
  'references',
  'mime-version',
  'content-type',
  'content-transfer-encoding',
  'importance',
  'thread-index',
  'thread-topic',
  'return-path',
]);

/**
 * Writes a message as MIME (RFC 5322, RFC 2045). The library is loaded with the first use.
 *
 * @returns The bytes of the `.eml` file; lines end in CRLF.
 */
export async function writeMime(message: Message | MessageContent): Promise<Uint8Array> {
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
    attachments: await Promise.all(message.attachments.map(part)),
    headers: headersOf(message),
    // File names and addresses come from people; nothing here may make the writer open a file or an address.
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  const node = composer.compile();
  node.keepBcc = true;
  return new Uint8Array(await node.build());
}

function headersOf(message: MessageContent): { key: string; value: string }[] {
  const inReplyTo = headerOf(message, 'In-Reply-To');
  const references = headerOf(message, 'References');
  const others = message.internetMessageHeaders.filter(({ name }) => !written.has(name.toLowerCase()));
  return [
    ...(inReplyTo === undefined ? [] : [{ key: 'In-Reply-To', value: inReplyTo }]),
    ...(references === undefined ? [] : [{ key: 'References', value: references }]),
    { key: 'Thread-Topic', value: headerOf(message, 'Thread-Topic') ?? message.subject },
    { key: 'Thread-Index', value: message.conversationIndex },
    ...(message.importance === 'normal' ? [] : [{ key: 'Importance', value: message.importance }]),
    ...others.map(({ name, value }) => ({ key: name, value })),
  ];
}

async function part(attachment: Attachment): Promise<Record<string, unknown>> {
  return {
    filename: attachment.name,
    contentType: attachment.kind === 'item' ? 'application/json' : attachment.contentType || 'application/octet-stream',
    content: Buffer.from(attachment.content),
    ...(attachment.contentId === null ? {} : { cid: attachment.contentId }),
    contentDisposition: attachment.isInline ? 'inline' : 'attachment',
  };
}

function mailAddress({ name, address }: EmailAddress): { name: string; address: string } {
  return { name: name === address ? '' : name, address };
}
