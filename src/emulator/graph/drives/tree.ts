import { createHash } from 'node:crypto';
import type { ConflictBehavior, Drive, DriveItem, FileContent } from '../../tenant/drives.ts';
import type { Actor } from '../../tenant/planner.ts';
import { itemNotFound, nameAlreadyExists } from './failures.ts';
import { freeName, nameKey } from './names.ts';

/** The root of a drive. */
export function rootOf(drive: Drive): DriveItem {
  return itemOf(drive, drive.rootId);
}

/** The item of an id. @throws GraphFailure 404, also for what is in the recycle bin. */
export function itemOf(drive: Drive, id: string): DriveItem {
  const item = drive.items.get(id);
  if (!item || item.deletedDateTime !== undefined) throw itemNotFound();
  return item;
}

/** What is in a folder, by name. */
export function childrenOf(drive: Drive, { children }: DriveItem): DriveItem[] {
  const items = [...(children?.values() ?? [])].flatMap((id) => drive.items.get(id) ?? []);
  return items.sort((a, b) => (nameKey(a.name) < nameKey(b.name) ? -1 : 1));
}

/** The item of that name in a folder, in any letter case. */
export function childOf(drive: Drive, { children }: DriveItem, name: string): DriveItem | undefined {
  const id = children?.get(nameKey(name));
  return id === undefined ? undefined : drive.items.get(id);
}

/** The item at a path below another, `a/b.txt`; '' is the item itself. */
export function itemAt(drive: Drive, from: DriveItem, path: string): DriveItem | undefined {
  let item: DriveItem | undefined = from;
  for (const name of partsOf(path)) item = item && childOf(drive, item, name);
  return item;
}

/** The names that a path is made of. */
export function partsOf(path: string): string[] {
  return path.split('/').filter((part) => part !== '');
}

/** The item and the folders that it is in, the root last. */
export function lineageOf(drive: Drive, item: DriveItem): DriveItem[] {
  const above = item.parentId === null ? undefined : drive.items.get(item.parentId);
  return above ? [item, ...lineageOf(drive, above)] : [item];
}

/** The path of an item from the root, `/a/b.txt`; '' for the root. */
export function pathOf(drive: Drive, item: DriveItem): string {
  return lineageOf(drive, item)
    .toReversed()
    .slice(1)
    .map(({ name }) => `/${name}`)
    .join('');
}

/** An item with all that is in it. */
export function subtreeOf(drive: Drive, item: DriveItem): DriveItem[] {
  return [item, ...childrenOf(drive, item).flatMap((child) => subtreeOf(drive, child))];
}

/** The size of a file, or of all files in a folder. */
export function sizeOf(drive: Drive, item: DriveItem): number {
  if (item.content) return item.content.size;
  let size = 0;
  for (const id of item.children?.values() ?? []) {
    const child = drive.items.get(id);
    if (child) size += sizeOf(drive, child);
  }
  return size;
}

/** What a new item is made of. */
export interface NewItem {
  readonly name: string;
  readonly parent: DriveItem | null;
  /** Null makes a folder. */
  readonly content: FileContent | null;
  readonly by: Actor;
  /** ISO 8601. */
  readonly at: string;
  readonly guid: string;
  readonly specialName?: string;
}

/** Adds an item to a drive. Its name must be free. */
export function addItem(drive: Drive, { name, parent, content, by, at, guid, specialName }: NewItem): DriveItem {
  const item: DriveItem = {
    id: idOf(drive, guid),
    guid,
    name,
    parentId: parent?.id ?? null,
    createdDateTime: at,
    createdBy: by,
    lastModifiedDateTime: at,
    lastModifiedBy: by,
    fileCreated: at,
    fileModified: at,
    description: '',
    content,
    children: content ? null : new Map(),
    ...(specialName === undefined ? {} : { specialName }),
    etag: 1,
    ctag: 1,
    change: (drive.change += 1),
    shares: [],
    versions: [],
    version: 1,
  };
  drive.items.set(item.id, item);
  parent?.children?.set(nameKey(name), item.id);
  return item;
}

/** The id of an item: on a work account 34 letters and digits, on a personal one the drive and a number. */
function idOf(drive: Drive, guid: string): string {
  if (drive.driveType === 'personal') return `${drive.id.toUpperCase()}!${drive.change + 101}`;
  const place = base32(createHash('sha256').update(drive.id).digest().subarray(0, 4)).slice(0, 6);
  return `01${place}${base32(Buffer.from(guid.replaceAll('-', ''), 'hex'))}`;
}

/** RFC 4648, without padding. */
function base32(bytes: Uint8Array): string {
  let bits = '';
  for (const byte of bytes) bits += byte.toString(2).padStart(8, '0');
  const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
  return (bits.match(/.{1,5}/g) ?? []).map((five) => letters.charAt(Number.parseInt(five.padEnd(5, '0'), 2))).join('');
}

/** Who changes something, and when. */
export interface Change {
  readonly by: Actor;
  /** ISO 8601. */
  readonly at: string;
}

/** Notes that an item was changed. */
export function touchItem(drive: Drive, item: DriveItem, { by, at }: Change): void {
  item.etag += 1;
  item.change = drive.change += 1;
  item.lastModifiedDateTime = at;
  item.lastModifiedBy = by;
}

/**
 * The name that an item gets in a folder, where it may be taken by another.
 *
 * @param self - The item that moves; it does not stand in its own way.
 * @returns The name, and the item that is to give way to it.
 * @throws GraphFailure 409 for a taken one under `fail`.
 */
export function settleName(
  drive: Drive,
  parent: DriveItem,
  name: string,
  behavior: ConflictBehavior,
  self?: DriveItem,
): { readonly name: string; readonly replaced: DriveItem | undefined } {
  const taken = childOf(drive, parent, name);
  if (!taken || taken === self) return { name, replaced: undefined };
  if (behavior === 'fail') throw nameAlreadyExists();
  if (behavior === 'replace') return { name, replaced: taken };
  return { name: freeName(name, (candidate) => childOf(drive, parent, candidate) !== undefined), replaced: undefined };
}

/** Gives an item another name or folder. The name must be free there. */
export function moveItem(drive: Drive, item: DriveItem, parent: DriveItem, name: string): void {
  const before = item.parentId === null ? undefined : drive.items.get(item.parentId);
  before?.children?.delete(nameKey(item.name));
  item.name = name;
  item.parentId = parent.id;
  parent.children?.set(nameKey(name), item.id);
}

/** Puts an item, with all that is in it, into the recycle bin. */
export function recycle(drive: Drive, item: DriveItem, change: Change): void {
  const all = subtreeOf(drive, item);
  const parent = item.parentId === null ? undefined : drive.items.get(item.parentId);
  parent?.children?.delete(nameKey(item.name));
  for (const one of all) {
    one.deletedDateTime = change.at;
    touchItem(drive, one, change);
  }
}
