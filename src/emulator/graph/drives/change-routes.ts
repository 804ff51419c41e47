import type { Drive, DriveItem } from '../../tenant/drives.ts';
import { type JsonObject, memberOf, objectFrom, refuseNamed, textFrom } from '../json-input.ts';
import type { Call, Reply } from '../route.ts';
import { requireWrite } from './access.ts';
import { decodedPath } from './decoded-path.ts';
import { invalidRequest, isRoot, itemNotFound, notBuilt } from './failures.ts';
import { checkTags, conflictBehavior, fileTimes } from './item-input.ts';
import { checkName } from './names.ts';
import { changeOf, openToChange } from './opened.ts';
import { itemReply } from './read-routes.ts';
import { driveById } from './state.ts';
import { addItem, itemAt, itemOf, lineageOf, moveItem, pathOf, recycle, rootOf, settleName, touchItem } from './tree.ts';

/** What would make or change more than the item: shortcuts, bundles, and all that has an address of its own. */
const notKept = [
  'remoteItem',
  'bundle',
  'content',
  'analytics',
  'children',
  'listItem',
  'permissions',
  'retentionLabel',
  'subscriptions',
  'thumbnails',
  'versions',
  'workbook',
];

/** The body of a request. @throws GraphFailure 400; 501 for what is not kept. */
async function itemIn(call: Call): Promise<JsonObject> {
  const body = objectFrom(await call.json(), 'The body');
  refuseNamed(body, notKept, 'driveItem');
  return body;
}

/** Makes a folder. https://learn.microsoft.com/graph/api/driveitem-post-children */
export async function createItem(call: Call): Promise<Reply> {
  const { drive, item: parent } = openToChange(call);
  const body = await itemIn(call);
  if (memberOf(body, 'file') !== undefined) throw notBuilt('files that are made without an upload');
  if (memberOf(body, 'folder') === undefined) throw invalidRequest('The body must have the property folder: an item is made as a folder.');
  if (parent.children === null) throw invalidRequest('The item is a file, and can have no children.');
  const wanted = checkName(memberOf(body, 'name'), pathOf(drive, parent));
  const { name, replaced } = settleName(drive, parent, wanted, conflictBehavior(call, body, 'fail'));
  const change = changeOf(call);
  // A folder that is to be replaced by one stays as it is, with what is in it.
  if (replaced && !replaced.content) return itemReply(call, drive, replaced);
  if (replaced) recycle(drive, replaced, change);
  const item = addItem(drive, { name, parent, content: null, ...change, guid: call.tenant.ids.guid() });
  applyTexts(item, readTexts(body));
  return itemReply(call, drive, item, 201);
}

/** Renames, moves, describes. https://learn.microsoft.com/graph/api/driveitem-update, driveitem-move */
export async function updateItem(call: Call): Promise<Reply> {
  const { drive, item } = openToChange(call);
  const body = await itemIn(call);
  checkTags(call.headers.get('If-Match'), item);
  const parent = newParent(call, drive, item, body);
  const texts = readTexts(body);
  const given = memberOf(body, 'name');
  const isMoved = given !== undefined || parent.id !== item.parentId;
  if (isMoved && item.parentId !== null) {
    const wanted = given === undefined ? item.name : checkName(given, pathOf(drive, parent));
    const { name, replaced } = settleName(drive, parent, wanted, conflictBehavior(call, body, 'fail'), item);
    if (replaced) recycle(drive, replaced, changeOf(call));
    moveItem(drive, item, parent, name);
  } else if (isMoved && given !== item.name) throw isRoot();
  applyTexts(item, texts);
  touchItem(drive, item, changeOf(call));
  return itemReply(call, drive, item);
}

/** The folder that an item is to be in. @throws GraphFailure 400, 403, 404. */
function newParent(call: Call, drive: Drive, item: DriveItem, body: JsonObject): DriveItem {
  const current = item.parentId === null ? item : itemOf(drive, item.parentId);
  const given = memberOf(body, 'parentReference');
  if (given === undefined) return current;
  const parent = folderNamed(call, drive, objectFrom(given, "The property 'parentReference'"), current);
  if (parent.drive !== drive) throw invalidRequest('Items cannot be moved between drives: copy the item, then delete it.');
  if (lineageOf(drive, parent.folder).includes(item) && item.parentId !== null)
    throw invalidRequest('An item cannot be moved into itself, or into what is in it.');
  requireWrite(call, drive, parent.folder);
  return parent.folder;
}

/**
 * The folder that an `itemReference` names by id or path. https://learn.microsoft.com/graph/api/resources/itemreference
 *
 * @throws GraphFailure 400, 404.
 */
export function folderNamed(
  call: Call,
  here: Drive,
  reference: JsonObject,
  usual: DriveItem,
): { readonly drive: Drive; readonly folder: DriveItem } {
  const [driveId, id, path] = ['driveId', 'id', 'path'].map((name) => {
    const value = memberOf(reference, name);
    return value === undefined ? undefined : textFrom(value, name);
  });
  const drive = driveId === undefined || driveId === here.id ? here : driveById(call.tenant, driveId);
  if (!drive) throw itemNotFound();
  const folder = id !== undefined ? (id.toLowerCase() === 'root' ? rootOf(drive) : itemOf(drive, id)) : (byPath(drive, path) ?? usual);
  if (folder.children === null) throw invalidRequest('The parentReference names a file, which can have no children.');
  return { drive, folder };
}

function byPath(drive: Drive, path: string | undefined): DriveItem | undefined {
  if (path === undefined) return undefined;
  const [, below] = /^(?:\/drives?(?:\/[^/:]+)?)?\/root:?(.*)$/i.exec(path) ?? [];
  if (below === undefined) throw invalidRequest("The property 'path' of parentReference must be like /drive/root:/folder.");
  const item = itemAt(drive, rootOf(drive), decodedPath(below));
  if (!item) throw itemNotFound();
  return item;
}

interface Texts {
  readonly description: string | undefined;
  readonly created: string | undefined;
  readonly modified: string | undefined;
}

function readTexts(body: JsonObject): Texts {
  const description = memberOf(body, 'description');
  return { description: description === undefined ? undefined : textFrom(description, 'description'), ...fileTimes(body) };
}

function applyTexts(item: DriveItem, { description, created, modified }: Texts): void {
  if (description !== undefined) item.description = description;
  if (created !== undefined) item.fileCreated = created;
  if (modified !== undefined) item.fileModified = modified;
}

/** To the recycle bin. https://learn.microsoft.com/graph/api/driveitem-delete */
export function deleteItem(call: Call): Reply {
  const { drive, item } = openToChange(call);
  checkTags(call.headers.get('If-Match'), item);
  if (item.parentId === null) throw isRoot();
  recycle(drive, item, changeOf(call));
  return { status: 204 };
}
