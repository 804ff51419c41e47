import type { Message } from '../../tenant/mailbox.ts';
import type { Tenant } from '../../tenant/tenant.ts';
import { GraphFailure } from '../route.ts';
import { type AttachmentOrigin, attachmentFrom } from '../outlook/attachments.ts';
import { extendedFrom, joined } from './extended-properties.ts';
import { withProperties } from '../outlook/extended-properties.ts';
import { badBody, booleanFrom, type JsonObject, listFrom, memberOf, objectFrom, notKept, textFrom, wordFrom } from '../json-input.ts';
import type { MessageContent } from './messages.ts';
import { recipientFrom, recipientsFrom } from '../outlook/recipients.ts';

type Reader = (value: unknown, field: string, tenant: Tenant) => Partial<MessageContent>;

const importances = ['low', 'normal', 'high'] as const;
const flagStatuses = ['notFlagged', 'complete', 'flagged'] as const;

/** Properties that may be set on a draft only. Source: https://learn.microsoft.com/graph/api/message-update */
const draftOnly: Readonly<Record<string, Reader>> = {
  subject: (value, field) => ({ subject: value === null ? '' : textFrom(value, field) }),
  body: (value, field) => ({ body: bodyFrom(value, field) }),
  from: (value, field, tenant) => ({ from: value === null ? null : recipientFrom(tenant, value, field) }),
  sender: (value, field, tenant) => ({ sender: value === null ? null : recipientFrom(tenant, value, field) }),
  toRecipients: (value, field, tenant) => ({ toRecipients: recipientsFrom(tenant, value ?? [], field) }),
  ccRecipients: (value, field, tenant) => ({ ccRecipients: recipientsFrom(tenant, value ?? [], field) }),
  bccRecipients: (value, field, tenant) => ({ bccRecipients: recipientsFrom(tenant, value ?? [], field) }),
  replyTo: (value, field, tenant) => ({ replyTo: recipientsFrom(tenant, value ?? [], field) }),
  internetMessageId: (value, field) => ({ internetMessageId: textFrom(value, field) }),
  internetMessageHeaders: (value, field) => ({ internetMessageHeaders: headersFrom(value, field) }),
};

/** Properties that may be set on any message. */
const always: Readonly<Record<string, Reader>> = {
  importance: (value, field) => ({ importance: wordFrom(value, field, importances) }),
  inferenceClassification: (value, field) => ({ inferenceClassification: wordFrom(value, field, ['focused', 'other']) }),
  flag: (value, field) => ({ flag: flagFrom(value, field) }),
  categories: (value, field) => ({ categories: listFrom(value, field).map((name) => textFrom(name, field)) }),
  isRead: (value, field) => ({ isRead: booleanFrom(value, field) }),
  singleValueExtendedProperties: (value) => extendedFrom(value, 'singleValueExtendedProperties'),
  multiValueExtendedProperties: (value) => extendedFrom(value, 'multiValueExtendedProperties'),
  isReadReceiptRequested: (value, field) => ({ isReadReceiptRequested: booleanFrom(value, field) }),
  isDeliveryReceiptRequested: (value, field) => ({ isDeliveryReceiptRequested: value === null ? null : booleanFrom(value, field) }),
};

// Graph sends these and does not mind getting them back; they change nothing.
const readOnly = [
  'id',
  'createdDateTime',
  'lastModifiedDateTime',
  'changeKey',
  'receivedDateTime',
  'sentDateTime',
  'hasAttachments',
  'bodyPreview',
  'uniqueBody',
  'parentFolderId',
  'conversationId',
  'conversationIndex',
  'isDraft',
  'webLink',
];

/**
 * Reads a `message` resource of a request that makes a message or adds to one.
 *
 * @throws GraphFailure 400 naming the property that is unknown or has a wrong value.
 */
export function messageFrom(value: unknown, tenant: Tenant, origin: AttachmentOrigin): Partial<MessageContent> {
  const object = objectFrom(value, 'The message');
  const content = readAll(object, tenant, { ...draftOnly, ...always });
  const attachments = memberOf(object, 'attachments');
  if (attachments === undefined) return content;
  const checking: AttachmentOrigin = { ...origin, checkMessage: (item) => void messageFrom(item, tenant, origin) };
  return { ...content, attachments: listFrom(attachments, 'attachments').map((item) => attachmentFrom(item, checking)) };
}

/**
 * Reads the changes to `message` of a PATCH.
 *
 * @throws GraphFailure 400 as `messageFrom`; 400 `ErrorInvalidPropertySet` for a draft's property on a message that was sent.
 */
export function changesFrom(value: unknown, message: Message, tenant: Tenant): Partial<MessageContent> {
  const object = objectFrom(value, 'The message');
  if (memberOf(object, 'attachments') !== undefined) {
    throw badBody(`The property 'attachments' cannot be updated: add to the attachments of the message instead.`);
  }
  const refused = Object.keys(object).find((name) => !message.isDraft && name !== 'internetMessageHeaders' && readerOf(draftOnly, name));
  // The code and words are quoted in microsoftgraph/microsoft-graph-docs issue 17008.
  if (refused !== undefined) throw new GraphFailure(400, 'ErrorInvalidPropertySet', 'Message is not draft.');
  // A message becomes a draft or none when it is made ([MS-OXCMSG] 2.2.1.6).
  const { isDraft: _, extendedProperties, ...changes } = readAll(object, tenant, { ...draftOnly, ...always });
  if (!extendedProperties) return changes;
  return { ...changes, extendedProperties: withProperties(message.extendedProperties, extendedProperties) };
}

function readAll(object: JsonObject, tenant: Tenant, readers: Readonly<Record<string, Reader>>): Partial<MessageContent> {
  let content: Partial<MessageContent> = {};
  for (const [name, value] of Object.entries(object)) {
    if (name.includes('@') || name.toLowerCase() === 'attachments' || readOnly.some((known) => isSame(known, name))) continue;
    const found = readerOf(readers, name);
    // That Graph has it was seen before the body came here.
    if (!found) throw notKept(name, 'message');
    const [field, read] = found;
    content = joined(content, read(value, field, tenant));
  }
  return content;
}

function readerOf(readers: Readonly<Record<string, Reader>>, name: string): [string, Reader] | undefined {
  return Object.entries(readers).find(([field]) => isSame(field, name));
}

function isSame(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}

function bodyFrom(value: unknown, field: string): Message['body'] {
  const object = objectFrom(value, `The property '${field}'`);
  const contentType = wordFrom(memberOf(object, 'contentType') ?? 'text', `${field}/contentType`, ['text', 'html']);
  return { contentType, content: textFrom(memberOf(object, 'content') ?? '', `${field}/content`) };
}

function flagFrom(value: unknown, field: string): Message['flag'] {
  const object = objectFrom(value, `The property '${field}'`);
  const flagStatus = wordFrom(memberOf(object, 'flagStatus') ?? 'notFlagged', `${field}/flagStatus`, flagStatuses);
  const details = Object.entries(object).filter(([name]) => !isSame(name, 'flagStatus') && !name.startsWith('@'));
  return { ...Object.fromEntries(details), flagStatus };
}

function headersFrom(value: unknown, field: string): Message['internetMessageHeaders'] {
  const given = listFrom(value, field);
  if (given.length > 5) {
    // Code and words as people report them: each such header costs the store a named property.
    const message = 'Maximum number of headers in one message should be less than or equal to 5.';
    throw new GraphFailure(400, 'InvalidInternetMessageHeaderCollection', message);
  }
  return given.map((item) => {
    const header = objectFrom(item, `The property '${field}'`);
    const name = textFrom(memberOf(header, 'name') ?? '', `${field}/name`);
    if (!/^x-[!-9;-~]+$/i.test(name)) {
      const message = `The internet message header name '${name}' should start with 'x-' or 'X-'.`;
      throw new GraphFailure(400, 'InvalidInternetMessageHeader', message);
    }
    return { name, value: textFrom(memberOf(header, 'value') ?? '', `${field}/value`).replaceAll(/[\r\n]+/g, ' ') };
  });
}
