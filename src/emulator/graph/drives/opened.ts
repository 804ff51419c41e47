import type { Drive, DriveItem } from '../../tenant/drives.ts';
import type { Actor } from '../../tenant/planner.ts';
import { type Call, GraphFailure } from '../route.ts';
import { openDrive, requireWrite, rightOn } from './access.ts';
import { accessDenied, itemNotFound } from './failures.ts';
import { checkName } from './names.ts';
import { addItem, type Change, itemAt, itemOf, partsOf, pathOf, rootOf } from './tree.ts';

/** An item, and the drive that it is in. */
export interface Opened {
  readonly drive: Drive;
  readonly item: DriveItem;
}

/** The item that a call is about, which the caller may read. @throws GraphFailure 400, 403, 404. */
export function openItem(call: Call): Opened {
  const { drive, base, path } = placeOf(call);
  const item = base && itemAt(drive, base, path);
  if (!item) throw itemNotFound();
  if (rightOn(call, drive, item) === 'none') throw accessDenied();
  return { drive, item };
}

/** The same for somebody who may change it. @throws GraphFailure 400, 403, 404. */
export function openToChange(call: Call): Opened {
  const opened = openItem(call);
  requireWrite(call, opened.drive, opened.item);
  refuseCheckedOut(call, opened.item);
  return opened;
}

/** Refuses a change to what somebody else has checked out. Assumption: code and words. @throws GraphFailure 423. */
function refuseCheckedOut({ access }: Call, { checkedOut }: DriveItem): void {
  if (checkedOut === undefined || isSameActor(checkedOut.by, access)) return;
  throw new GraphFailure(423, 'resourceLocked', 'The resource you are attempting to access is locked');
}

/** Whether an access is that of somebody: of a person, or of an application that acts alone. */
export function isSameActor({ userId, clientId }: Actor, { user, application }: Call['access']): boolean {
  return userId === null ? !user && clientId === application.clientId : userId === user?.id;
}

/** Where a file is to be: an item that is there, or a name in a folder. */
export interface Target {
  readonly drive: Drive;
  readonly parent: DriveItem;
  readonly name: string;
  readonly existing: DriveItem | undefined;
}

/**
 * Where a call wants its content: at an item, or at a path below one. Folders of the path that are missing are made.
 * Assumption: that they are; no page says so, and clients rely on it.
 *
 * @throws GraphFailure 400 for a name that cannot be; 403, 404.
 */
export function openTarget(call: Call): Target {
  const { drive, base, path } = placeOf(call);
  if (!base) throw itemNotFound();
  const names = partsOf(path);
  const existing = itemAt(drive, base, path);
  if (existing) {
    const parent = existing.parentId === null ? undefined : drive.items.get(existing.parentId);
    if (!parent) throw itemNotFound();
    requireWrite(call, drive, existing);
    refuseCheckedOut(call, existing);
    return { drive, parent, name: existing.name, existing };
  }
  requireWrite(call, drive, base);
  const name = names.pop() ?? '';
  let parent = base;
  const missing: string[] = [];
  for (const part of names) {
    const next = missing.length > 0 ? undefined : itemAt(drive, parent, part);
    if (next) parent = next;
    else missing.push(part);
  }
  // All are judged before the first one is made.
  [...missing, name].reduce((above, part) => `${above}/${checkName(part, above)}`, pathOf(drive, parent));
  if (parent.children === null) throw itemNotFound();
  for (const part of missing)
    parent = addItem(drive, { name: part, parent, content: null, ...changeOf(call), guid: call.tenant.ids.guid() });
  return { drive, parent, name, existing: undefined };
}

/** What an address begins at, and the path behind it. `base` is undefined for a folder that is not there yet. */
function placeOf(call: Call): { readonly drive: Drive; readonly base: DriveItem | undefined; readonly path: string } {
  const drive = openDrive(call);
  const { 'item-id': id, 'item-path': path = '', 'special-name': special, 'child-id': child } = call.params;
  if (special !== undefined) return { drive, base: specialFolder(drive, special), path };
  // Client libraries that know ids only send a path as one: `items/root%3A%2Fa.txt%3A`.
  const [, pathInId] = /^root:\/?(.*?):?$/i.exec(id ?? '') ?? [];
  if (pathInId !== undefined) return { drive, base: rootOf(drive), path: `${pathInId}/${path}` };
  const base = id === undefined || id.toLowerCase() === 'root' ? rootOf(drive) : itemOf(drive, id);
  return child === undefined ? { drive, base, path } : { drive, ...childPlace(drive, base, child) };
}

/** A child of a folder is meant by its id or by its name. */
function childPlace(drive: Drive, folder: DriveItem, child: string): { readonly base: DriveItem; readonly path: string } {
  const known = drive.items.get(child);
  if (known?.parentId === folder.id && known.deletedDateTime === undefined) return { base: known, path: '' };
  return { base: folder, path: checkName(child, pathOf(drive, folder)) };
}

function specialFolder(drive: Drive, name: string): DriveItem | undefined {
  const wanted = name.toLowerCase();
  return [...drive.items.values()].find((item) => item.specialName === wanted && item.deletedDateTime === undefined);
}

/** Who makes a call, and when. */
export function changeOf({ access, tenant }: Call): Change {
  const by: Actor = { userId: access.user?.id ?? null, clientId: access.application.clientId };
  return { by, at: tenant.clock.now().toISOString() };
}
