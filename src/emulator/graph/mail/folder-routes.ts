import type { Mailbox, MailFolder } from '../../tenant/mailbox.ts';
import { type CollectionOptions, countReply, listReply } from '../odata/collection.ts';
import { folderRules } from './query-rules.ts';
import { entityReply } from '../odata/entity.ts';
import type { Expand } from '../odata/expand.ts';
import type { Resource } from '../odata/select.ts';
import { type Call, GraphFailure, type Reply, type Route } from '../route.ts';
import { destinationOf } from './destination.ts';
import { extendedExpand } from '../outlook/extended-expand.ts';
import { expandedKept, keptIn, searchedKept, withProperties } from '../outlook/extended-properties.ts';
import { createFolderView, folderType } from './folder-resource.ts';
import { childFolders, copyFolder, createFolder, deleteFolder, eraseFolder, moveFolder, renameFolder, wellKnownFolder } from './folders.ts';
import { touchFolder } from './changes.ts';
import { booleanFrom, type JsonObject, memberOf, objectFrom, refuseUnkept, textFrom } from '../json-input.ts';
import { mailRoute } from './mail-route.ts';
import { mailContext, openFolder, openMailbox } from './opened-mailbox.ts';
import { isSearchFolder, searchFrom } from './search-folders.ts';
import { rootName } from '../outlook/well-known-folders.ts';

/** Listing, making, changing, moving and deleting mail folders. */
export const folderRoutes: readonly Route[] = [
  ...mailRoute('GET /me/mailFolders', (call) => list(call, openRoot(call))),
  ...mailRoute('GET /me/mailFolders/$count', (call) => count(call, openRoot(call))),
  ...mailRoute('GET /me/mailFolders/{mailFolder-id}/childFolders', (call) => list(call, openFolder(call))),
  ...mailRoute('GET /me/mailFolders/{mailFolder-id}/childFolders/$count', (call) => count(call, openFolder(call))),
  ...mailRoute('POST /me/mailFolders', (call) => create(call, openRoot(call))),
  ...mailRoute('POST /me/mailFolders/{mailFolder-id}/childFolders', (call) => create(call, openFolder(call))),
  ...mailRoute('GET /me/mailFolders/{mailFolder-id}', (call) => folderReply(call, openFolder(call))),
  ...mailRoute('PATCH /me/mailFolders/{mailFolder-id}', async (call) => {
    const opened = openFolder(call);
    await change(call, opened);
    return folderReply(call, opened);
  }),
  ...mailRoute('DELETE /me/mailFolders/{mailFolder-id}', (call) => {
    const { mailbox, folder } = openFolder(call);
    deleteFolder(mailbox, folder);
    return { status: 204 };
  }),
  ...mailRoute('POST /me/mailFolders/{mailFolder-id}/permanentDelete', (call) => {
    const { mailbox, folder } = openFolder(call);
    eraseFolder(mailbox, folder);
    return { status: 204 };
  }),
  ...mailRoute('POST /me/mailFolders/{mailFolder-id}/move', async (call) => {
    const { mailbox, folder } = openFolder(call);
    moveFolder(mailbox, folder, await destinationOf(call, mailbox));
    return folderReply(call, { mailbox, folder }, 201);
  }),
  ...mailRoute('POST /me/mailFolders/{mailFolder-id}/copy', async (call) => {
    const { mailbox, folder } = openFolder(call);
    const copy = copyFolder(mailbox, folder, await destinationOf(call, mailbox), call.tenant.ids, call.tenant.clock.now());
    return folderReply(call, { mailbox, folder: copy }, 201);
  }),
];

interface Opened {
  readonly mailbox: Mailbox;
  readonly folder: MailFolder;
}

function openRoot(call: Call): Opened {
  const mailbox = openMailbox(call);
  return { mailbox, folder: wellKnownFolder(mailbox, rootName) };
}

function list(call: Call, { mailbox, folder }: Opened): Promise<Reply> {
  return listReply(call, childFolders(mailbox, folder.id, includesHidden(call)), listOptions(call, mailbox));
}

function count(call: Call, { mailbox, folder }: Opened): Promise<Reply> {
  return countReply(call, childFolders(mailbox, folder.id, includesHidden(call)), listOptions(call, mailbox));
}

function listOptions(call: Call, mailbox: Mailbox): CollectionOptions<MailFolder> {
  const show = createFolderView(mailbox, call.tenant.clock.now());
  return {
    context: foldersContext(call),
    type: folderType,
    defaultTop: 10,
    paging: 'skip',
    resource: show,
    read: folderReader(show),
    expand: folderExpand(call, mailbox),
    rules: () => folderRules,
  };
}

/** Folders are named with the one that they are asked of; each alone, by its own address, is one of the mailbox. */
function foldersContext(call: Call): string {
  return /\/childFolders$/i.test(call.url.pathname) ? mailContext(call, 'childFolders') : `users('${call.owner.id}')/mailFolders`;
}

/** Reads properties for a filter, showing each folder once. */
function folderReader(show: (folder: MailFolder) => Resource): (folder: MailFolder, property: string) => unknown {
  const seen = new WeakMap<MailFolder, Resource>();
  return (folder, property) => {
    if (property === 'singleValueExtendedProperties') return searchedKept(folder.extendedProperties);
    const resource = seen.get(folder) ?? show(folder);
    seen.set(folder, resource);
    return resource[property];
  };
}

function folderExpand(call: Call, mailbox: Mailbox): Expand<MailFolder> {
  const show = createFolderView(mailbox, call.tenant.clock.now());
  return {
    childFolders: (folder) => childFolders(mailbox, folder.id, includesHidden(call)).map(show),
    ...extendedExpand((folder, collection, filter) => expandedKept(folder.extendedProperties, collection, filter)),
  };
}

async function create(call: Call, { mailbox, folder: parent }: Opened): Promise<Reply> {
  const body = folderIn(await call.json());
  const name = displayNameIn(body);
  const isHidden = booleanFrom(memberOf(body, 'isHidden') ?? false, 'isHidden');
  const search = isSearchFolder(body) ? await searchFrom(body, mailbox) : undefined;
  const extended = keptIn(body);
  const folder = createFolder(mailbox, parent, name, call.tenant.ids, isHidden);
  if (search) folder.search = search;
  if (extended.length > 0) folder.extendedProperties = extended;
  return folderReply(call, { mailbox, folder }, 201);
}

function folderReply(call: Call, { mailbox, folder }: Opened, status = 200): Promise<Reply> {
  return entityReply(call, folder, {
    context: foldersContext(call),
    type: folderType,
    status,
    resource: createFolderView(mailbox, call.tenant.clock.now()),
    expand: folderExpand(call, mailbox),
  });
}

/** A folder may get another search or extended properties without another name. */
async function change(call: Call, { mailbox, folder }: Opened): Promise<void> {
  const body = folderIn(await call.json());
  const isHidden = memberOf(body, 'isHidden');
  // https://learn.microsoft.com/graph/api/resources/mailfolder: only when a folder is made. Assumption: the service says so, and in these words.
  if (isHidden !== undefined && booleanFrom(isHidden, 'isHidden') !== folder.isHidden)
    throw new GraphFailure(400, 'ErrorInvalidRequest', `The property 'isHidden' can be set only when creating the folder.`);
  const search = folder.search && (await searchFrom(body, mailbox, folder.search));
  const extended = keptIn(body);
  const isOtherwise = search !== undefined || extended.length > 0;
  if (!isOtherwise || memberOf(body, 'displayName') !== undefined) renameFolder(mailbox, folder, displayNameIn(body));
  if (!isOtherwise) return;
  if (search) folder.search = search;
  if (extended.length > 0) folder.extendedProperties = withProperties(folder.extendedProperties, extended);
  touchFolder(mailbox, folder.id);
}

/** What a body may say of a folder, and what Graph says of it itself. Folders, messages and rules come into it by their own addresses. */
const properties = [
  ...(folderType.properties ?? []),
  'isSupported',
  'filterQuery',
  'includeNestedFolders',
  'sourceFolderIds',
  'singleValueExtendedProperties',
  'multiValueExtendedProperties',
];

/** @throws GraphFailure 501 for what would be lost. */
function folderIn(value: unknown): JsonObject {
  const body = objectFrom(value, 'The body');
  refuseUnkept(body, properties, folderType.name);
  return body;
}

function displayNameIn(body: JsonObject): string {
  const name = textFrom(memberOf(body, 'displayName') ?? '', 'displayName').trim();
  if (name === '' || name.length > 255) {
    throw new GraphFailure(400, 'ErrorInvalidRequest', `The property 'displayName' must have 1 to 255 characters.`);
  }
  return name;
}

function includesHidden(call: Call): boolean {
  return call.url.searchParams.get('includeHiddenFolders')?.toLowerCase() === 'true';
}
