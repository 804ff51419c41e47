import type { Drive, DriveItem, Share, Site } from '../../tenant/drives.ts';
import { type Call, GraphFailure } from '../route.ts';
import { accessDenied, invalidRequest, itemNotFound } from './failures.ts';
import { driveById, driveOfPerson, drivesOf, siteOfGroup } from './state.ts';
import { openSite } from './sites.ts';
import { lineageOf } from './tree.ts';

/** What somebody may do with an item. */
export type Right = 'none' | 'read' | 'write';

/** The drive that a call is about. @throws GraphFailure 400, 403, 404. */
export function openDrive(call: Call): Drive {
  const drive = driveNamed(call);
  checkReach(call, drive);
  return drive;
}

/** Refuses who has no business in a drive. @throws GraphFailure 403. */
export function checkReach(call: Call, drive: Drive): void {
  if (!reachesBeyondOwn(call) && drive.userId !== call.access.user?.id) throw accessDenied();
  if (call.access.user && rightIn(call, drive) === 'none' && !isSharedInto(call, drive)) throw accessDenied();
}

function driveNamed(call: Call): Drive {
  const { params, tenant } = call;
  const id = params['drive-id'];
  if (id !== undefined) {
    const drive = driveById(tenant, id);
    // Assumption: status, code and words.
    if (!drive) throw invalidRequest('The provided drive id appears to be malformed, or does not represent a valid drive.');
    return drive;
  }
  const groupId = params['group-id'];
  if (groupId !== undefined) {
    const group = tenant.groups.get(groupId.toLowerCase());
    const site = group && siteOfGroup(tenant, group);
    if (!site) throw itemNotFound();
    return libraryOf(call, site);
  }
  if (params['site-id'] !== undefined) return libraryOf(call, openSite(call));
  // Assumption: code and words.
  if (call.owner.isSharedMailbox) throw new GraphFailure(404, 'ResourceNotFound', "User's mysite not found.");
  return driveOfPerson(tenant, call.owner);
}

/** The default library of a site. */
export function libraryOf({ tenant }: Call, { driveIds: [id = ''] }: Site): Drive {
  const drive = drivesOf(tenant).drives.get(id);
  if (!drive) throw itemNotFound();
  return drive;
}

/**
 * Whether the token is for more than the person's own files. Assumption: `Files.Read` and `Files.ReadWrite` open no library of a site, as their texts
 * say "the signed-in user's files": https://learn.microsoft.com/graph/permissions-reference#filesread
 */
export function reachesBeyondOwn({ access }: Call): boolean {
  return !access.user || access.permissions.some((name) => /^(?:Files\.\w+\.All|Sites\.\w+\.All|Group\.\w+\.All)$/.test(name));
}

/** What the caller may do with all of a drive. */
export function rightIn({ tenant, access }: Call, drive: Drive): Right {
  const { user } = access;
  if (!user || drive.userId === user.id) return 'write';
  const site = drivesOf(tenant).sites.get(drive.siteId ?? '');
  if (!site) return 'none';
  // Assumption: the files of the organisation's own site are changed by administrators, and read by all.
  if (site.groupId === null) return user.isAdministrator ? 'write' : 'read';
  return tenant.groups.get(site.groupId)?.members.includes(user.id) ? 'write' : 'none';
}

/** What the caller may do with an item: by the drive, or because it, or a folder above, is shared. */
export function rightOn(call: Call, drive: Drive, item: DriveItem): Right {
  const whole = rightIn(call, drive);
  const { user } = call.access;
  if (whole === 'write' || !user) return whole;
  const shares = lineageOf(drive, item).flatMap((one) => one.shares.filter((share) => isFor(call, share)));
  if (shares.some(({ roles }) => roles.includes('write') || roles.includes('owner'))) return 'write';
  return shares.length > 0 ? 'read' : whole;
}

function isSharedInto(call: Call, { items }: Drive): boolean {
  return [...items.values()].some(
    ({ shares, deletedDateTime }) => deletedDateTime === undefined && shares.some((share) => isFor(call, share)),
  );
}

/** Whether a share opens its item to the caller: somebody invited, or who followed its link. */
export function isFor({ access, tenant }: Call, { people, expirationDateTime }: Share): boolean {
  if (expirationDateTime !== undefined && Date.parse(expirationDateTime) <= tenant.clock.now().getTime()) return false;
  return access.user !== undefined && people.includes(access.user.id);
}

/** Refuses who may not change an item. @throws GraphFailure 403. */
export function requireWrite(call: Call, drive: Drive, item: DriveItem): void {
  if (rightOn(call, drive, item) !== 'write') throw accessDenied();
}
