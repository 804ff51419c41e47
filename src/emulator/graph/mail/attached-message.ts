import type { User } from '../../tenant/directory.ts';
import { createIds } from '../../tenant/ids.ts';
import type { Attachment, Message } from '../../tenant/mailbox.ts';
import type { Tenant } from '../../tenant/tenant.ts';
import type { Resource } from '../odata/select.ts';
import { GraphFailure } from '../route.ts';
import { attachedItem, attachmentResource, type AttachmentOrigin, isMessage } from '../outlook/attachments.ts';
import { draftOf } from './drafts.ts';
import { vCard } from './attached-contact.ts';
import { iCalendar } from './attached-event.ts';
import { memberOf } from '../json-input.ts';
import type { MessageContent } from './messages.ts';
import type { TextPart } from './mime-writer.ts';
import { messageFrom } from './message-input.ts';
import { messageResource, type MessageView } from './message-resource.ts';

/** The message inside an item attachment, whole: what was attached, and the rest as Exchange fills it in. It is the same each time it is read. */
export function attachedMessage(attachment: Attachment, tenant: Tenant, owner: User): Message {
  const now = new Date(attachment.lastModifiedDateTime);
  const ids = createIds(attachment.id.split('').reduce((sum, character) => (Math.imul(sum, 31) + character.charCodeAt(0)) | 0, 7));
  const origin: AttachmentOrigin = { ownerId: owner.id, ids, now, isKept: true };
  const within: Tenant = { ...tenant, ids, clock: { ...tenant.clock, now: () => now } };
  const item = attachedItem(attachment);
  const content = draftOf(within, owner, messageFrom(item, tenant, origin));
  const dates = Object.fromEntries(['receivedDateTime', 'sentDateTime'].flatMap((name) => dateIn(item, name)));
  return { ...content, ...dates, isDraft: false, id: attachment.id, immutableId: attachment.id, parentFolderId: '', changeNumber: 1 };
}

function dateIn(item: Readonly<Record<string, unknown>>, name: string): [string, string][] {
  const date = new Date(String(memberOf(item, name)));
  return Number.isNaN(date.getTime()) ? [] : [[name, date.toISOString()]];
}

/**
 * Gives what is inside an item attachment, to be written as MIME: a message, a card or a calendar.
 *
 * @throws GraphFailure 501 for another item: a post, an invitation.
 */
export function readsInside(tenant: Tenant, owner: User): (attachment: Attachment) => Promise<MessageContent | TextPart> {
  return async (attachment) => {
    const item = attachedItem(attachment);
    if (isMessage(item)) return attachedMessage(attachment, tenant, owner);
    const type = String(memberOf(item, '@odata.type')).replace(/^#?microsoft\.graph\./i, '');
    const attached = new Date(attachment.lastModifiedDateTime);
    if (type === 'contact') return { contentType: 'text/vcard', text: vCard(item, attached) };
    if (type === 'event') return { contentType: 'text/calendar; method=PUBLISH', text: await iCalendar(item, attached) };
    throw new GraphFailure(501, 'NotImplemented', `The emulator does not write an attached ${type} as MIME.`);
  };
}

/**
 * The message inside an item attachment as Graph shows it: it has no id of its own, and its attachments are in it.
 * https://learn.microsoft.com/graph/api/attachment-get, examples 3 and 4
 */
export function attachedMessageResource(attachment: Attachment, tenant: Tenant, owner: User, view: MessageView): Resource {
  const message = attachedMessage(attachment, tenant, owner);
  const { '@odata.etag': _etag, parentFolderId: _folder, changeKey: _change, ...filled } = messageResource(message, view);
  const given = Object.entries(attachedItem(attachment)).filter(
    ([name, value]) => !name.includes('@') && value !== null && !/^(?:attachments|(?:single|multi)ValueExtendedProperties)$/i.test(name),
  );
  return {
    '@odata.type': '#microsoft.graph.message',
    ...filled,
    internetMessageHeaders: message.internetMessageHeaders,
    ...Object.fromEntries(given),
    id: '',
    ...(message.attachments.length > 0 && { attachments: message.attachments.map(attachmentResource) }),
  };
}
