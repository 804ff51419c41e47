import type { Mailbox, Message } from '../../tenant/mailbox.ts';

/** Records that a folder changed: its properties, or (as counts belong to it) the mail in it. */
export function touchFolder(mailbox: Mailbox, id: string): void {
  const folder = mailbox.folders.get(id);
  if (folder) folder.changeNumber = ++mailbox.changeNumber;
}

/** Records that a message was changed just now, and with it its folder. */
export function touchMessage(mailbox: Mailbox, message: Message, now: Date): void {
  message.changeNumber = ++mailbox.changeNumber;
  message.lastModifiedDateTime = now.toISOString();
  touchFolder(mailbox, message.parentFolderId);
}
