import type { Message } from '../../tenant/mailbox.ts';
import { outlookEtag } from '../etags.ts';
import type { EntityType } from '../odata/bad-request.ts';
import type { Resource } from '../odata/select.ts';
import { preferenceApplied, readPreferences } from '../prefer.ts';
import type { Call } from '../route.ts';
import { changeKeyOf } from '../outlook/change-key.ts';
import { searchedProperties } from './extended-properties.ts';
import { searchedText } from '../outlook/extended-properties.ts';
import { meetingResource } from './meeting-resource.ts';
import { readContent } from './permissions.ts';
import { createBodyConverter, htmlDocument, previewOf, textToHtml } from '../outlook/plain-text.ts';
import { recipientResource } from '../outlook/recipients.ts';
import { wholeSeconds } from '../outlook/whole-seconds.ts';

/** How one caller sees messages. */
export interface MessageView {
  /** True: ids stay when a message moves (`Prefer: IdType="ImmutableId"`). */
  readonly immutableIds: boolean;
  /** False: bodies and attachments are hidden, because the caller has no more than a `ReadBasic` permission. */
  readonly seesContent: boolean;
  /** Turns a body to the wanted type. */
  readonly body: (body: Message['body']) => Message['body'];
  /** `Preference-Applied`, for what was asked and done. */
  readonly headers: Readonly<Record<string, string>>;
}

/** How the mailbox itself sees its messages. */
export const ownerView: MessageView = { immutableIds: false, seesContent: true, body: (body) => body, headers: {} };

/** Reads from the headers and the permissions of a call how it sees messages. */
export async function messageView(call: Call): Promise<MessageView> {
  const { immutableIds, bodyType } = readPreferences(call.headers);
  const toText = bodyType === 'text' ? await createBodyConverter() : undefined;
  const converted = (body: Message['body']): Message['body'] => {
    if (toText) return { contentType: 'text', content: toText(body) };
    if (bodyType !== 'html' || body.contentType === 'html') return body;
    return { contentType: 'html', content: htmlDocument(textToHtml(body.content)) };
  };
  return {
    immutableIds,
    seesContent: mayReadContent(call),
    body: converted,
    headers: preferenceApplied({ 'outlook.body-content-type': bodyType, IdType: immutableIds ? 'ImmutableId' : undefined }),
  };
}

function mayReadContent({ access, owner }: Call): boolean {
  if (!access.user) return access.roles.some((role) => readContent.application.includes(role));
  const opening = owner.id === access.user.id ? readContent.delegated : readContent.shared;
  return access.permissions.some((permission) => opening.includes(permission));
}

type Property = (message: Message, view: MessageView) => unknown;

const shownAlways: Readonly<Record<string, Property>> = {
  id: (message, view) => (view.immutableIds ? message.immutableId : message.id),
  createdDateTime: (message) => wholeSeconds(message.createdDateTime),
  lastModifiedDateTime: (message) => wholeSeconds(message.lastModifiedDateTime),
  changeKey: (message) => changeKeyOf(message.changeNumber),
  categories: (message) => message.categories,
  receivedDateTime: (message) => wholeSeconds(message.receivedDateTime),
  sentDateTime: (message) => wholeSeconds(message.sentDateTime),
  hasAttachments: (message) => message.attachments.some(({ isInline }) => !isInline),
  internetMessageId: (message) => message.internetMessageId,
  subject: (message) => message.subject,
  bodyPreview: (message) => previewOf(message.body),
  importance: (message) => message.importance,
  parentFolderId: (message) => message.parentFolderId,
  conversationId: (message) => message.conversationId,
  conversationIndex: (message) => message.conversationIndex,
  isDeliveryReceiptRequested: (message) => message.isDeliveryReceiptRequested,
  isReadReceiptRequested: (message) => message.isReadReceiptRequested,
  isRead: (message) => message.isRead,
  isDraft: (message) => message.isDraft,
  webLink: (message) => `https://outlook.office365.com/owa/?ItemID=${encodeURIComponent(message.id)}&exvsurl=1&viewmodel=ReadMessageItem`,
  inferenceClassification: (message) => message.inferenceClassification,
  body: (message, view) => view.body(message.body),
  sender: (message) => message.sender && recipientResource(message.sender),
  from: (message) => message.from && recipientResource(message.from),
  toRecipients: (message) => message.toRecipients.map(recipientResource),
  ccRecipients: (message) => message.ccRecipients.map(recipientResource),
  bccRecipients: (message) => message.bccRecipients.map(recipientResource),
  replyTo: (message) => message.replyTo.map(recipientResource),
  flag: (message) => message.flag,
};

/** Properties that come only when they are selected. */
const shownOnRequest: Readonly<Record<string, Property>> = {
  internetMessageHeaders: (message) => message.internetMessageHeaders,
  uniqueBody: (message, view) => view.body(uniqueBodyOf(message.body)),
};

/** What `ReadBasic` permissions hide. Source: the description of Mail.ReadBasic. */
const content: readonly string[] = ['body', 'bodyPreview', 'uniqueBody', 'attachments', 'singleValueExtendedProperties'];

/** Collections that a filter may look into; they are shown only where `$expand` names them. */
const searched: Readonly<Record<string, Property>> = { singleValueExtendedProperties: searchedProperties };

const properties: Readonly<Record<string, Property>> = { ...shownAlways, ...shownOnRequest };

/** The resource type, for the checks of queries. */
export const messageType: EntityType = {
  name: 'message',
  properties: Object.keys(properties),
  searched: { singleValueExtendedProperties: searchedText },
};

/** True for a property that a caller with no more than `ReadBasic` may not see. */
export function isContent(property: string): boolean {
  return content.includes(property);
}

/** One property of a message as a caller sees it; undefined when it is hidden or there is none. */
export function messageProperty(message: Message, property: string, view: MessageView): unknown {
  if (!view.seesContent && isContent(property)) return undefined;
  return (properties[property] ?? searched[property])?.(message, view);
}

/** A message as a caller sees it. @param select - Properties that are wanted; undefined: those that come by themselves. */
export function messageResource(message: Message, view: MessageView, select?: readonly string[]): Resource {
  const wanted = select === undefined ? Object.keys(shownAlways) : ['id', ...select];
  const resource: Resource = { '@odata.etag': messageEtag(message) };
  for (const property of wanted) {
    const value = messageProperty(message, property, view);
    if (value !== undefined) resource[property] = value;
  }
  return message.meeting ? { ...resource, ...meetingResource(message, select) } : resource;
}

/** The ETag of a message in its present state. */
export function messageEtag(message: Message): string {
  return outlookEtag(message.immutableId, message.changeNumber);
}

/** The part of a body that is new: what stands above the quoted message. */
function uniqueBodyOf(body: Message['body']): Message['body'] {
  const mark = body.contentType === 'html' ? /<hr tabindex="-1"|<div id="divRplyFwdMsg"/i : /\r?\n_{32}\r?\n/;
  const start = mark.exec(body.content)?.index;
  if (start === undefined) return body;
  const above = body.content.slice(0, start).trimEnd();
  return { ...body, content: body.contentType === 'html' && /<html/i.test(above) ? `${above}\r\n</body></html>` : above };
}
