import type { Mailbox, MailFolder, Message } from '../../tenant/mailbox.ts';
import { type Call, GraphFailure } from '../route.ts';
import { findFolder, unknownId } from './folders.ts';
import { mailboxOf } from '../outlook/mailboxes.ts';
import { messageById } from './messages.ts';
import { messagesIn } from './search-folders.ts';

/**
 * The mailbox that a call is about. An application may open any; a person the own one, and those with the right in Exchange.
 *
 * @throws GraphFailure 403 `ErrorAccessDenied` without full access to somebody else's mailbox.
 */
export function openMailbox(call: Call): Mailbox {
  const mailbox = mailboxOf(call.tenant, call.owner);
  const caller = call.access.user;
  if (!caller || caller.id === call.owner.id || mailbox.rights.fullAccess.includes(caller.id)) return mailbox;
  // Assumption: 403 for a mailbox that exists; Graph is also seen to answer 404 here.
  throw new GraphFailure(403, 'ErrorAccessDenied', 'Access is denied. Check credentials and try again.');
}

/** The folder in the path of a call. @throws GraphFailure 404, 400 for an id that is no folder's; 403 as `openMailbox`. */
export function openFolder(call: Call): { mailbox: Mailbox; folder: MailFolder } {
  const mailbox = openMailbox(call);
  return { mailbox, folder: findFolder(mailbox, call.params['mailFolder-id'] ?? '') };
}

/** The message in the path of a call. @throws GraphFailure 404, 400 for an id that is no message's; 403 as `openMailbox`. */
export function openMessage(call: Call): { mailbox: Mailbox; message: Message } {
  const mailbox = openMailbox(call);
  const id = call.params['message-id'] ?? '';
  const message = messageById(mailbox, id);
  const folderId = call.params['mailFolder-id'];
  const folder = folderId === undefined ? undefined : findFolder(mailbox, folderId);
  if (message === undefined || (folder && !isIn(call, mailbox, folder, message))) throw unknownId(mailbox, id);
  return { mailbox, message };
}

function isIn({ tenant }: Call, mailbox: Mailbox, folder: MailFolder, message: Message): boolean {
  return folder.search ? messagesIn(mailbox, folder, tenant.clock.now()).includes(message) : folder.id === message.parentFolderId;
}

/**
 * The mailbox of a call as contexts name it, with the folder where the path names one, as it is written there:
 * `users('...')/mailFolders('inbox')`. https://learn.microsoft.com/graph/api/mailsearchfolder-post shows one.
 * Assumption: of folders in folders, the last one is named.
 *
 * @param collection - What is behind it: `messages`.
 */
export function mailContext({ owner, params }: Call, collection: string): string {
  const folder = params['mailFolder-id'];
  return `users('${owner.id}')/${folder === undefined ? '' : `mailFolders('${encodeURIComponent(folder)}')/`}${collection}`;
}
