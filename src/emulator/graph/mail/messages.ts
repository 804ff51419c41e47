import type { Ids } from '../../tenant/ids.ts';
import type { EmailAddress, Mailbox, Message } from '../../tenant/mailbox.ts';
import { touchFolder, touchMessage } from './changes.ts';
import { messageIdAt, newAttachmentId, newImmutableId } from '../outlook/exchange-ids.ts';

/** All of a message that does not come from its place in a mailbox. */
export type MessageContent = Omit<Message, 'id' | 'immutableId' | 'parentFolderId' | 'changeNumber'>;

/** A copy that shares nothing with the original that could change, apart from the bytes of attachments. */
export function copyOf(content: MessageContent): MessageContent {
  const people = (list: readonly EmailAddress[]): EmailAddress[] => list.map((address) => ({ ...address }));
  return {
    ...content,
    body: { ...content.body },
    from: content.from && { ...content.from },
    sender: content.sender && { ...content.sender },
    toRecipients: people(content.toRecipients),
    ccRecipients: people(content.ccRecipients),
    bccRecipients: people(content.bccRecipients),
    replyTo: people(content.replyTo),
    flag: { ...content.flag },
    categories: [...content.categories],
    internetMessageHeaders: content.internetMessageHeaders.map((header) => ({ ...header })),
    attachments: content.attachments.map((attachment) => ({ ...attachment })),
    ...(content.meeting && { meeting: { ...content.meeting } }),
    ...(content.extendedProperties && { extendedProperties: [...content.extendedProperties] }),
  };
}

/** Puts a new message into a folder. */
export function addMessage(mailbox: Mailbox, folderId: string, content: MessageContent, ids: Ids): Message {
  const immutableId = newImmutableId(mailbox.ownerId, ids);
  const changeNumber = ++mailbox.changeNumber;
  const message: Message = { ...content, id: messageIdAt(immutableId, changeNumber), immutableId, parentFolderId: folderId, changeNumber };
  mailbox.messages.set(message.id, message);
  touchFolder(mailbox, folderId);
  return message;
}

/** Puts a message into another folder; it gets a new id there. In its own folder it stays as it is. */
export function moveMessageTo(mailbox: Mailbox, message: Message, folderId: string, now: Date): void {
  if (message.parentFolderId === folderId) return;
  leaveFolder(mailbox, message);
  message.parentFolderId = folderId;
  touchMessage(mailbox, message, now);
  message.id = messageIdAt(message.immutableId, message.changeNumber);
  mailbox.messages.set(message.id, message);
}

/** Puts a copy of a message, with its attachments, into a folder. */
export function copyMessageTo(mailbox: Mailbox, message: Message, folderId: string, ids: Ids, now: Date): Message {
  const { id: _id, immutableId: _immutableId, parentFolderId: _folder, changeNumber: _change, ...content } = message;
  const copy = copyOf(content);
  const attachments = copy.attachments.map((attachment) => ({ ...attachment, id: newAttachmentId(mailbox.ownerId, ids) }));
  return addMessage(mailbox, folderId, { ...copy, attachments, lastModifiedDateTime: now.toISOString() }, ids);
}

/** Takes a message out of the mailbox for good. */
export function eraseMessage(mailbox: Mailbox, message: Message): void {
  leaveFolder(mailbox, message);
  touchFolder(mailbox, message.parentFolderId);
}

/** The message with that id, whether it is the id of its present place or the immutable one. */
export function messageById(mailbox: Mailbox, id: string): Message | undefined {
  const message = mailbox.messages.get(id);
  if (message) return message;
  for (const candidate of mailbox.messages.values()) if (candidate.immutableId === id) return candidate;
  return undefined;
}

function leaveFolder(mailbox: Mailbox, message: Message): void {
  mailbox.messages.delete(message.id);
  const { id, immutableId, parentFolderId } = message;
  mailbox.removed.push({ id, immutableId, folderId: parentFolderId, reason: 'deleted', changeNumber: ++mailbox.changeNumber });
  touchFolder(mailbox, parentFolderId);
}
