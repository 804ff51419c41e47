import type { Mailbox, MailFolder, Message } from '../../tenant/mailbox.ts';
import type { EntityType } from '../odata/bad-request.ts';
import type { Resource } from '../odata/select.ts';
import { searchedText } from '../outlook/extended-properties.ts';
import { messagesIn } from './search-folders.ts';

/** The resource type, for the checks of queries. */
export const folderType: EntityType = {
  name: 'mailFolder',
  properties: ['id', 'displayName', 'parentFolderId', 'childFolderCount', 'unreadItemCount', 'totalItemCount', 'sizeInBytes', 'isHidden'],
  searched: { singleValueExtendedProperties: searchedText },
};

interface Counts {
  children: number;
  total: number;
  unread: number;
  bytes: number;
}

const nothing: Readonly<Counts> = { children: 0, total: 0, unread: 0, bytes: 0 };

/** Makes the function that shows folders; it counts their contents once, at its making, so that many folders cost no more than one. */
export function createFolderView(mailbox: Mailbox, now: Date): (folder: MailFolder) => Resource {
  const counts = countContents(mailbox);
  return (folder) => {
    const { children, ...own } = counts.get(folder.id) ?? nothing;
    const { total, unread, bytes } = folder.search ? countOf(messagesIn(mailbox, folder, now)) : own;
    return {
      ...(folder.search && { '@odata.type': '#microsoft.graph.mailSearchFolder' }),
      id: folder.id,
      displayName: folder.displayName,
      // The root has a parent too, which no operation shows.
      parentFolderId: folder.parentFolderId ?? folder.id.replace(/[^=]{10}={0,2}$/, 'AAAAAAAA=='),
      childFolderCount: children,
      unreadItemCount: unread,
      totalItemCount: total,
      sizeInBytes: bytes,
      isHidden: folder.isHidden,
      ...(folder.search && { isSupported: true, ...folder.search }),
    };
  };
}

function countContents(mailbox: Mailbox): Map<string, Counts> {
  const counts = new Map<string, Counts>();
  const of = (id: string): Counts => {
    const known = counts.get(id) ?? { ...nothing };
    counts.set(id, known);
    return known;
  };
  for (const folder of mailbox.folders.values()) {
    if (folder.parentFolderId !== null && !folder.isHidden) of(folder.parentFolderId).children += 1;
  }
  for (const message of mailbox.messages.values()) {
    add(of(message.parentFolderId), message);
  }
  return counts;
}

function countOf(messages: readonly Message[]): Counts {
  const counts = { ...nothing };
  for (const message of messages) add(counts, message);
  return counts;
}

function add(counts: Counts, message: Message): void {
  counts.total += 1;
  if (!message.isRead) counts.unread += 1;
  counts.bytes += message.body.content.length + message.attachments.reduce((sum, { size }) => sum + size, 0);
}
