import type { Mailbox, MailFolder } from '../../tenant/mailbox.ts';
import type { EntityType } from '../odata/bad-request.ts';
import type { Resource } from '../odata/select.ts';

/** The resource type, for the checks of queries. */
export const folderType: EntityType = {
  name: 'mailFolder',
  properties: ['id', 'displayName', 'parentFolderId', 'childFolderCount', 'unreadItemCount', 'totalItemCount', 'sizeInBytes', 'isHidden'],
};

interface Counts {
  children: number;
  total: number;
  unread: number;
  bytes: number;
}

/** Makes the function that shows folders; it counts their contents once, at its making, so that many folders cost no more than one. */
export function createFolderView(mailbox: Mailbox): (folder: MailFolder) => Resource {
  const counts = countContents(mailbox);
  return (folder) => {
    const { children, total, unread, bytes } = counts.get(folder.id) ?? { children: 0, total: 0, unread: 0, bytes: 0 };
    return {
      id: folder.id,
      displayName: folder.displayName,
      // The root has a parent too, which no operation shows.
      parentFolderId: folder.parentFolderId ?? folder.id.replace(/.{10}=*$/, 'AAAAAAAA=='),
      childFolderCount: children,
      unreadItemCount: unread,
      totalItemCount: total,
      sizeInBytes: bytes,
      isHidden: folder.isHidden,
    };
  };
}

function countContents(mailbox: Mailbox): Map<string, Counts> {
  const counts = new Map<string, Counts>();
  const of = (id: string): Counts => {
    const known = counts.get(id) ?? { children: 0, total: 0, unread: 0, bytes: 0 };
    counts.set(id, known);
    return known;
  };
  for (const folder of mailbox.folders.values()) {
    if (folder.parentFolderId !== null && !folder.isHidden) of(folder.parentFolderId).children += 1;
  }
  for (const message of mailbox.messages.values()) {
    const folder = of(message.parentFolderId);
    folder.total += 1;
    if (!message.isRead) folder.unread += 1;
    folder.bytes += message.body.content.length + message.attachments.reduce((sum, { size }) => sum + size, 0);
  }
  return counts;
}
