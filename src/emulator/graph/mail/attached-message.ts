import type { User } from '../../tenant/directory.ts';
import { createIds } from '../../tenant/ids.ts';
import type { Attachment, Message } from '../../tenant/mailbox.ts';
import type { Tenant } from '../../tenant/tenant.ts';
import type { Resource } from '../odata/select.ts';
import { GraphFailure } from '../route.ts';
import { attachedItem, attachmentResource, type AttachmentOrigin, isMessage } from './attachments.ts';
import { draftOf } from './drafts.ts';
import { memberOf } from './json-input.ts';
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
 * Gives the message inside an item attachment, to be written as MIME.
 *
 * @throws GraphFailure 501 for an appointment or a contact.
 */
export function readsInside(tenant: Tenant, owner: User): (attachment: Attachment) => Message {
  return (attachment) => {
    if (isMessage(attachedItem(attachment))) return attachedMessage(attachment, tenant, owner);
    throw new GraphFailure(501, 'NotImplemented', 'The emulator does not write appointments and contacts that are attached.');
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
