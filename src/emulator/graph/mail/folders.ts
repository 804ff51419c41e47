import type { Ids } from '../../tenant/ids.ts';
import type { Mailbox, MailFolder } from '../../tenant/mailbox.ts';
import { GraphFailure } from '../route.ts';
import { touchFolder } from './changes.ts';
import { newFolderId, readExchangeId } from '../outlook/exchange-ids.ts';
import { itemNotFound } from '../outlook/item-not-found.ts';
import { copyMessageTo, eraseMessage } from './messages.ts';
import { folderLanguage, wellKnownFolders } from '../outlook/well-known-folders.ts';

/**
 * The folder with that id or well-known name (in any letter case).
 *
 * @throws GraphFailure 404 `ErrorItemNotFound` for an id that no folder has, 400 `ErrorInvalidIdMalformed` for text that is no id.
 */
export function findFolder(mailbox: Mailbox, idOrName: string): MailFolder {
  const byId = mailbox.folders.get(idOrName);
  if (byId) return byId;
  const name = idOrName.toLowerCase();
  for (const folder of mailbox.folders.values()) {
    if (folder.wellKnownName === name) return folder;
  }
  throw unknownId(mailbox, idOrName);
}

/** The folder with a well-known name, which every mailbox has. */
export function wellKnownFolder(mailbox: Mailbox, name: string): MailFolder {
  return findFolder(mailbox, name);
}

/** The error for an id under which `mailbox` has nothing: malformed, of another mailbox, or gone. */
export function unknownId(mailbox: Mailbox, id: string): GraphFailure {
  const read = readExchangeId(id);
  if (!read) return new GraphFailure(400, 'ErrorInvalidIdMalformed', 'Id is malformed.');
  // Assumption: 404, as Graph mostly answers; EWS has a code of its own for an id of another mailbox.
  if (read.ownerId !== mailbox.ownerId) {
    return new GraphFailure(404, 'ErrorInvalidMailboxItemId', `Item Id doesn't belong to the current mailbox.`);
  }
  return itemNotFound();
}

/** The folders directly under `parentId`, by display name. */
export function childFolders(mailbox: Mailbox, parentId: string, includeHidden: boolean): MailFolder[] {
  const below = [...mailbox.folders.values()].filter((folder) => folder.parentFolderId === parentId);
  const children = below.filter(({ isHidden }) => includeHidden || !isHidden);
  return children.sort((a, b) => (a.displayName < b.displayName ? -1 : 1));
}

/**
 * Makes a folder under `parent`.
 *
 * @throws GraphFailure 409 `ErrorFolderExists` when the parent has one of that name (letter case does not matter).
 */
export function createFolder(mailbox: Mailbox, parent: MailFolder, displayName: string, ids: Ids, isHidden = false): MailFolder {
  refuseTakenName(mailbox, parent, displayName);
  const id = newFolderId(mailbox.ownerId, ids);
  const changeNumber = ++mailbox.changeNumber;
  const folder: MailFolder = { id, displayName, wellKnownName: null, parentFolderId: parent.id, isHidden, changeNumber };
  mailbox.folders.set(id, folder);
  touchFolder(mailbox, parent.id);
  return folder;
}

/** Gives a folder another name. @throws GraphFailure 409 as `createFolder`; 400 for a default folder. */
export function renameFolder(mailbox: Mailbox, folder: MailFolder, displayName: string): void {
  refuseDefaultFolder(folder, 'renamed', 'ErrorInvalidRequest');
  const parent = folder.parentFolderId === null ? undefined : mailbox.folders.get(folder.parentFolderId);
  if (parent && folder.displayName.toLowerCase() !== displayName.toLowerCase()) refuseTakenName(mailbox, parent, displayName);
  folder.displayName = displayName;
  touchFolder(mailbox, folder.id);
}

/**
 * Puts a folder, with all that is in it, under another one.
 *
 * @throws GraphFailure 409 `ErrorFolderExists`; 400 `ErrorMoveCopyFailed` into itself; 400 for a default folder.
 */
export function moveFolder(mailbox: Mailbox, folder: MailFolder, parent: MailFolder): void {
  refuseDefaultFolder(folder, 'moved', 'ErrorMoveDistinguishedFolder');
  refuseCycle(mailbox, folder, parent);
  if (folder.parentFolderId === parent.id) return;
  refuseTakenName(mailbox, parent, folder.displayName);
  const from = folder.parentFolderId;
  folder.parentFolderId = parent.id;
  for (const id of [folder.id, parent.id, from]) if (id !== null) touchFolder(mailbox, id);
}

/** Copies a folder with its messages and the folders below it. @throws GraphFailure as `moveFolder`. */
export function copyFolder(mailbox: Mailbox, folder: MailFolder, parent: MailFolder, ids: Ids, now: Date): MailFolder {
  refuseCycle(mailbox, folder, parent);
  const children = childFolders(mailbox, folder.id, true);
  const messages = [...mailbox.messages.values()].filter((message) => message.parentFolderId === folder.id);
  const copy = createFolder(mailbox, parent, folder.displayName, ids, folder.isHidden);
  if (folder.search) copy.search = { ...folder.search };
  if (folder.extendedProperties) copy.extendedProperties = [...folder.extendedProperties];
  for (const message of messages) copyMessageTo(mailbox, message, copy.id, ids, now);
  for (const child of children) copyFolder(mailbox, child, copy, ids, now);
  return copy;
}

/** Deletes a folder as a person does: into Deleted Items; one that is there already is gone for good. */
export function deleteFolder(mailbox: Mailbox, folder: MailFolder): void {
  refuseDefaultFolder(folder, 'deleted', 'ErrorDeleteDistinguishedFolder');
  const trash = wellKnownFolder(mailbox, 'deleteditems');
  if (isInside(mailbox, folder, trash)) {
    eraseFolder(mailbox, folder);
    return;
  }
  const taken = new Set(childFolders(mailbox, trash.id, true).map((child) => child.displayName.toLowerCase()));
  let name = folder.displayName;
  for (let number = 1; taken.has(name.toLowerCase()); number++) name = `${folder.displayName}${number}`;
  folder.displayName = name;
  moveFolder(mailbox, folder, trash);
}

/** Takes a folder, the folders below it and all their messages out of the mailbox. @throws GraphFailure 400 for a default folder. */
export function eraseFolder(mailbox: Mailbox, folder: MailFolder): void {
  refuseDefaultFolder(folder, 'deleted', 'ErrorDeleteDistinguishedFolder');
  for (const child of childFolders(mailbox, folder.id, true)) eraseFolder(mailbox, child);
  for (const message of mailbox.messages.values()) if (message.parentFolderId === folder.id) eraseMessage(mailbox, message);
  mailbox.folders.delete(folder.id);
  mailbox.removed.push({ id: folder.id, immutableId: folder.id, folderId: null, reason: 'deleted', changeNumber: ++mailbox.changeNumber });
  if (folder.parentFolderId !== null) touchFolder(mailbox, folder.parentFolderId);
}

/**
 * Gives the default folders the names of a language.
 * Assumption: at once, as Outlook on the web does when the language is changed there.
 */
export function nameDefaultFolders(mailbox: Mailbox, locale: string): void {
  const language = folderLanguage(locale);
  for (const { name, displayName } of wellKnownFolders) {
    const folder = wellKnownFolder(mailbox, name);
    if (folder.displayName === displayName[language]) continue;
    folder.displayName = displayName[language];
    touchFolder(mailbox, folder.id);
  }
}

function refuseTakenName(mailbox: Mailbox, parent: MailFolder, displayName: string): void {
  const wanted = displayName.toLowerCase();
  const taken = childFolders(mailbox, parent.id, true).some((child) => child.displayName.toLowerCase() === wanted);
  if (taken) throw new GraphFailure(409, 'ErrorFolderExists', 'A folder with the specified name already exists.');
}

function refuseDefaultFolder(folder: MailFolder, what: string, code: string): void {
  if (folder.wellKnownName !== null) throw new GraphFailure(400, code, `Distinguished folders cannot be ${what}.`);
}

function refuseCycle(mailbox: Mailbox, folder: MailFolder, parent: MailFolder): void {
  if (folder.id === parent.id || isInside(mailbox, parent, folder)) {
    throw new GraphFailure(400, 'ErrorMoveCopyFailed', 'A folder cannot be put into itself or into one of its subfolders.');
  }
}

function isInside(mailbox: Mailbox, folder: MailFolder, ancestor: MailFolder): boolean {
  let id = folder.parentFolderId;
  while (id !== null && id !== ancestor.id) id = mailbox.folders.get(id)?.parentFolderId ?? null;
  return id !== null;
}
