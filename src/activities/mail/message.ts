import { z } from 'zod';
import { oneOf, toUtc } from '../graph-values.ts';
import { modifiedAt } from '../output-fields.ts';
import { people, person, toPeople, toPerson, type GraphRecipient } from '../recipients.ts';

/** An attachment without its bytes, as Graph gives it. */
export interface GraphAttachment {
  readonly '@odata.type'?: string;
  readonly id: string;
  readonly name?: string | null;
  readonly contentType?: string | null;
  readonly size?: number | null;
  readonly isInline?: boolean | null;
}

/** A message as Graph gives it; any property may be missing or null. */
export interface GraphMessage {
  readonly '@odata.type'?: string;
  readonly id: string;
  readonly subject?: string | null;
  readonly body?: { readonly contentType?: string | null; readonly content?: string | null } | null;
  readonly bodyPreview?: string | null;
  readonly from?: GraphRecipient | null;
  readonly sender?: GraphRecipient | null;
  readonly toRecipients?: readonly GraphRecipient[] | null;
  readonly ccRecipients?: readonly GraphRecipient[] | null;
  readonly bccRecipients?: readonly GraphRecipient[] | null;
  readonly replyTo?: readonly GraphRecipient[] | null;
  readonly importance?: string | null;
  readonly flag?: { readonly flagStatus?: string | null } | null;
  readonly isRead?: boolean | null;
  readonly isDraft?: boolean | null;
  readonly receivedDateTime?: string | null;
  readonly sentDateTime?: string | null;
  readonly lastModifiedDateTime?: string | null;
  readonly webLink?: string | null;
  readonly categories?: readonly string[] | null;
  readonly internetMessageId?: string | null;
  readonly conversationId?: string | null;
  readonly parentFolderId?: string | null;
  readonly hasAttachments?: boolean | null;
  readonly attachments?: readonly GraphAttachment[] | null;
  readonly internetMessageHeaders?: readonly { readonly name?: string | null; readonly value?: string | null }[] | null;
  readonly singleValueExtendedProperties?: readonly { readonly id: string; readonly value?: string | null }[] | null;
}

/** The properties of Graph's message that a message of ours is made of: the `$select` of every call that reads one. */
export const messageProperties = [
  'id',
  'subject',
  'body',
  'bodyPreview',
  'from',
  'sender',
  'toRecipients',
  'ccRecipients',
  'bccRecipients',
  'replyTo',
  'importance',
  'flag',
  'isRead',
  'isDraft',
  'receivedDateTime',
  'sentDateTime',
  'lastModifiedDateTime',
  'webLink',
  'categories',
  'internetMessageId',
  'conversationId',
  'parentFolderId',
  'hasAttachments',
].join(',');

/** The `$expand` that adds what is known of the attachments, without their bytes. */
export const attachmentsExpanded = 'attachments($select=id,name,contentType,size,isInline)';

/** An attachment without its bytes. */
const attachmentOutput = z
  .object({
    id: z.string().describe('Id of the attachment in its message.'),
    name: z.string().describe('File name.'),
    contentType: z.string().describe('Media type, such as application/pdf.'),
    size: z.number().describe('Size in bytes, as the mailbox counts it.'),
    isInline: z.boolean().describe('True for a picture inside the text.'),
  })
  .meta({ named: { name: 'Attachment', text: 'An attachment without its bytes.' } });

/** A message, as every mail activity gives it. */
export const messageOutput = z
  .object({
    id: z.string().describe('Id of the message in its mailbox. It stays the same when the message moves inside the mailbox.'),
    subject: z.string().describe('Subject line; empty when there is none.').meta({ column: 'Subject' }),
    body: z.string().describe('Text of the message.'),
    bodyType: z.enum(['text', 'html']).describe('How `body` is written.'),
    preview: z.string().describe('The first 255 characters of the text.'),
    from: person.nullable().describe('Whom the message is from; null for a draft that names nobody.').meta({ column: 'From' }),
    sender: person.nullable().describe('Who sent it, which differs from `from` when somebody sent it on behalf of another.'),
    to: people.describe('Recipients.'),
    cc: people.describe('Recipients of a copy.'),
    bcc: people.describe('Recipients of a blind copy; known to the sender only.'),
    replyTo: people.describe('Who gets the answers, where that is not the sender.'),
    importance: z.enum(['low', 'normal', 'high']).describe('Importance that the sender gave it.'),
    flag: z.enum(['notFlagged', 'flagged', 'complete']).describe('Follow-up flag.'),
    isRead: z.boolean().describe('True when it is marked as read.').meta({ column: 'Read' }),
    isDraft: z.boolean().describe('True when it was not sent yet.'),
    receivedAt: z.string().nullable().describe('When it arrived: ISO 8601 in UTC.').meta({ column: 'Received' }),
    sentAt: z.string().nullable().describe('When it was sent: ISO 8601 in UTC.'),
    modifiedAt,
    webLink: z.string().describe('Address that opens it in Outlook on the web.'),
    categories: z.array(z.string()).describe('Names of its Outlook categories.'),
    internetMessageId: z.string().describe('Message-ID of the mail itself (RFC 5322), the same in every mailbox.'),
    conversationId: z.string().describe('Id that the messages of one thread share in one mailbox.'),
    folderId: z.string().describe('Id of the folder that it is in.'),
    hasAttachments: z.boolean().describe('True when files are attached; pictures inside the text do not count.').meta({ column: 'Files' }),
    attachments: z.array(attachmentOutput).optional().describe('The attachments without their bytes; there only when they were asked for.'),
    headers: z
      .array(z.object({ name: z.string().describe('Name of the header.'), value: z.string().describe('What it says.') }))
      .optional()
      .describe('The internet headers in their order; there only when they were asked for.'),
    size: z
      .number()
      .nullable()
      .optional()
      .describe('Size in bytes as the mailbox counts it, null where it does not say; there only when headers were asked for.'),
    mailbox: z.string().nullable().describe('Address of the mailbox that it is in; null for your own.'),
  })
  .meta({ named: { name: 'Message', text: 'A message, as every mail activity gives it.' } });

/** A message of ours. */
export type Message = z.output<typeof messageOutput>;

/**
 * Turns Graph's message into ours; whatever Graph left out becomes an empty value.
 *
 * @param mailbox - The mailbox that it came from; undefined for the signed-in person's own.
 */
export function toMessage(message: GraphMessage, mailbox: string | undefined): Message {
  return {
    id: message.id,
    subject: message.subject ?? '',
    body: message.body?.content ?? '',
    bodyType: message.body?.contentType?.toLowerCase() === 'html' ? 'html' : 'text',
    preview: message.bodyPreview ?? '',
    from: toPerson(message.from),
    sender: toPerson(message.sender),
    to: toPeople(message.toRecipients),
    cc: toPeople(message.ccRecipients),
    bcc: toPeople(message.bccRecipients),
    replyTo: toPeople(message.replyTo),
    importance: oneOf(['low', 'normal', 'high'], message.importance, 'normal'),
    flag: oneOf(['notFlagged', 'flagged', 'complete'], message.flag?.flagStatus, 'notFlagged'),
    isRead: message.isRead ?? false,
    isDraft: message.isDraft ?? false,
    receivedAt: toUtc(message.receivedDateTime),
    sentAt: toUtc(message.sentDateTime),
    modifiedAt: toUtc(message.lastModifiedDateTime),
    webLink: message.webLink ?? '',
    categories: [...(message.categories ?? [])],
    internetMessageId: message.internetMessageId ?? '',
    conversationId: message.conversationId ?? '',
    folderId: message.parentFolderId ?? '',
    hasAttachments: message.hasAttachments ?? false,
    ...(message.attachments && { attachments: message.attachments.map(toAttachment) }),
    // A draft has no headers to give, but a size.
    ...((message.internetMessageHeaders || storedProperty(message, sizeTag) !== undefined) && {
      headers: (message.internetMessageHeaders ?? []).map(({ name, value }) => ({ name: name ?? '', value: value ?? '' })),
      size: sizeOf(message),
    }),
    mailbox: mailbox ?? null,
  };
}

const sizeTag = 0x0e08;

function sizeOf(message: GraphMessage): number | null {
  const size = Number(storedProperty(message, sizeTag) ?? '');
  return Number.isInteger(size) && size > 0 ? size : null;
}

/** What the store has under a property tag; the service may write the tag in other letters than it was asked for (`0xe08`). */
export function storedProperty({ singleValueExtendedProperties: all }: GraphMessage, tag: number): string | undefined {
  return all?.find(({ id }) => Number(id.split(' ')[1]) === tag)?.value ?? undefined;
}

function toAttachment(attachment: GraphAttachment): z.output<typeof attachmentOutput> {
  return {
    id: attachment.id,
    name: attachment.name ?? '',
    contentType: attachment.contentType ?? 'application/octet-stream',
    size: attachment.size ?? 0,
    isInline: attachment.isInline ?? false,
  };
}
