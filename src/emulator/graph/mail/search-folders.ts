import type { FolderSearch, Mailbox, MailFolder, Message } from '../../tenant/mailbox.ts';
import { checkComparedTypes } from '../odata/compared-types.ts';
import { matchesFilter } from '../odata/evaluate.ts';
import { filterFrom } from '../odata/resolve.ts';
import { GraphFailure } from '../route.ts';
import { childFolders, findFolder } from './folders.ts';
import { badBody, booleanFrom, type JsonObject, listFrom, memberOf, textFrom } from '../json-input.ts';
import { messageProperty, messageType, ownerView } from './message-resource.ts';

/** True for a body that makes or changes a search folder. https://learn.microsoft.com/graph/api/resources/mailsearchfolder */
export function isSearchFolder(object: JsonObject): boolean {
  return /^#?microsoft\.graph\.mailSearchFolder$/i.test(String(memberOf(object, '@odata.type') ?? ''));
}

/**
 * Reads what a search folder looks for.
 *
 * @param before - What it looked for; parts that the body does not name stay.
 * @throws GraphFailure 400 naming what is missing or wrong, in the filter too; 404 for a folder that there is not.
 */
export async function searchFrom(object: JsonObject, mailbox: Mailbox, before?: FolderSearch): Promise<FolderSearch> {
  const filter = memberOf(object, 'filterQuery') ?? before?.filterQuery;
  const sources = memberOf(object, 'sourceFolderIds') ?? before?.sourceFolderIds;
  if (filter === undefined || sources === undefined)
    throw badBody(`A search folder needs the property '${filter === undefined ? 'filterQuery' : 'sourceFolderIds'}'.`);
  const filterQuery = textFrom(filter, 'filterQuery');
  await checkComparedTypes({ filter: filterFrom(filterQuery, messageType), expand: [] }, messageType.name);
  return {
    filterQuery,
    includeNestedFolders: booleanFrom(
      memberOf(object, 'includeNestedFolders') ?? before?.includeNestedFolders ?? false,
      'includeNestedFolders',
    ),
    sourceFolderIds: listFrom(sources, 'sourceFolderIds').map((id) => findFolder(mailbox, textFrom(id, 'sourceFolderIds')).id),
  };
}

/** The messages that a folder shows: its own, or those that a search folder finds in others. @param now - For `now()` in its filter. */
export function messagesIn(mailbox: Mailbox, folder: MailFolder, now: Date): Message[] {
  const all = [...mailbox.messages.values()];
  const { search } = folder;
  if (!search) return all.filter(({ parentFolderId }) => parentFolderId === folder.id);
  const sources = new Set(search.sourceFolderIds.flatMap((id) => (search.includeNestedFolders ? [id, ...below(mailbox, id)] : [id])));
  const filter = filterFrom(search.filterQuery, messageType);
  return all.filter(
    (message) =>
      sources.has(message.parentFolderId) &&
      matchesFilter(filter, { read: (name) => messageProperty(message, name, ownerView), now: () => now }),
  );
}

/** @throws GraphFailure 400 for a folder that only shows messages of others. Assumption: no page says with which code. */
export function refuseSearchFolder(folder: MailFolder): MailFolder {
  if (folder.search) throw new GraphFailure(400, 'ErrorInvalidRequest', 'A search folder holds no messages of its own.');
  return folder;
}

function below(mailbox: Mailbox, id: string): string[] {
  return childFolders(mailbox, id, true).flatMap((child) => [child.id, ...below(mailbox, child.id)]);
}
