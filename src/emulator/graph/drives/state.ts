import { createHash } from 'node:crypto';
import type { Group, User } from '../../tenant/directory.ts';
import type { Drive, DrivesState, Site } from '../../tenant/drives.ts';
import { guidOf } from '../../tenant/guid-of.ts';
import type { Actor } from '../../tenant/planner.ts';
import type { Tenant } from '../../tenant/tenant.ts';
import { contentOf } from './content.ts';
import { seedFiles, type SeededFile } from './seed.ts';
import { addItem, childOf, rootOf } from './tree.ts';

/** All files of a tenant that somebody asked for so far. */
export function drivesOf(tenant: Tenant): DrivesState {
  return (tenant.drives ??= { drives: new Map(), sites: new Map(), ofPeople: new Map() });
}

/** The drive of a person, made when it is first asked for. */
export function driveOfPerson(tenant: Tenant, user: User): Drive {
  const { drives, ofPeople } = drivesOf(tenant);
  const known = drives.get(ofPeople.get(user.id) ?? '');
  if (known) return known;
  const isPersonal = user.accountType === 'personal';
  const account = user.userPrincipalName.replaceAll(/[^a-z0-9]/gi, '_').toLowerCase();
  const drive = makeDrive(tenant, {
    id: isPersonal ? createHash('sha256').update(user.id).digest('hex').slice(0, 16) : businessId(user.id, 'drive'),
    driveType: isPersonal ? 'personal' : 'business',
    userId: user.id,
    siteId: null,
    name: 'OneDrive',
    webUrl: isPersonal ? 'https://onedrive.live.com' : `https://${hostOf(tenant, '-my')}/personal/${account}/Documents`,
    by: { userId: user.id, clientId: '' },
  });
  ofPeople.set(user.id, drive.id);
  fill(drive, seedFiles.ofPerson(user), { userId: user.id, clientId: '' });
  return drive;
}

/** The drive of an id, that of a person who was never asked for too. */
export function driveById(tenant: Tenant, id: string): Drive | undefined {
  const { drives } = drivesOf(tenant);
  if (!drives.has(id)) makeAll(tenant);
  return drives.get(id);
}

/** Makes all drives that there are: whoever looks for one cannot say whose it is. */
export function makeAll(tenant: Tenant): void {
  for (const user of tenant.users.values()) if (!user.isSharedMailbox) driveOfPerson(tenant, user);
  sitesOf(tenant);
}

/** The sites of a tenant: the root site, and that of each group of Microsoft 365. */
export function sitesOf(tenant: Tenant): Site[] {
  const { sites } = drivesOf(tenant);
  const host = hostOf(tenant);
  const root = { path: '', name: '', displayName: `${tenant.displayName} Home`, description: '', groupId: null };
  ensureSite(tenant, host, root, seedFiles.ofOrganisation());
  for (const group of tenant.groups.values()) if (group.groupTypes?.includes('Unified')) siteOfGroup(tenant, group);
  return [...sites.values()].filter(({ groupId }) => groupId === null || tenant.groups.has(groupId));
}

/** The site of a group of Microsoft 365; undefined for another group. */
export function siteOfGroup(tenant: Tenant, group: Group): Site | undefined {
  if (!group.groupTypes?.includes('Unified')) return undefined;
  const { id: groupId, displayName, description } = group;
  const name = group.mailNickname ?? groupId;
  const site = { path: `sites/${name}`, name, displayName, description: description ?? '', groupId };
  return ensureSite(tenant, hostOf(tenant), site, seedFiles.ofGroup(group));
}

/** Where the files of an organisation are: `contoso.sharepoint.com`. */
export function hostOf(tenant: Tenant, suffix = ''): string {
  return `${tenant.domain.split('.')[0] ?? ''}${suffix}.sharepoint.com`;
}

function ensureSite(
  tenant: Tenant,
  host: string,
  site: Pick<Site, 'path' | 'name' | 'displayName' | 'description' | 'groupId'>,
  files: readonly SeededFile[],
): Site {
  const { sites } = drivesOf(tenant);
  const key = `${tenant.id}|site|${site.groupId ?? ''}`;
  const id = `${host},${guidOf(`${key}|collection`)},${guidOf(`${key}|web`)}`;
  const known = sites.get(id);
  if (known) return known;
  const webUrl = site.path === '' ? `https://${host}` : `https://${host}/${site.path}`;
  const owner = tenant.groups.get(site.groupId ?? '')?.owners?.[0] ?? administratorOf(tenant);
  const by: Actor = { userId: owner, clientId: '' };
  const drive = makeDrive(tenant, {
    id: businessId(key, 'library'),
    driveType: 'documentLibrary',
    userId: null,
    siteId: id,
    name: 'Documents',
    webUrl: `${webUrl}/Shared%20Documents`,
    by,
  });
  const made: Site = { ...site, id, webUrl, createdDateTime: firstDay, driveIds: [drive.id] };
  sites.set(id, made);
  fill(drive, files, by);
  return made;
}

function administratorOf(tenant: Tenant): string | null {
  return [...tenant.users.values()].find(({ isAdministrator }) => isAdministrator)?.id ?? null;
}

/** `b!` and the ids of a site, of its web and of its list, as work accounts have it. */
function businessId(owner: string, what: string): string {
  const guids = ['site', 'web', 'list'].map((part) => guidOf(`${owner}|${what}|${part}`).replaceAll('-', ''));
  return `b!${Buffer.from(guids.join(''), 'hex').toString('base64url')}`;
}

/** When what the seed brings was made. */
const firstDay = '2025-09-01T08:00:00Z';

function makeDrive(
  tenant: Tenant,
  { by, ...drive }: Pick<Drive, 'id' | 'driveType' | 'userId' | 'siteId' | 'name' | 'webUrl'> & { readonly by: Actor },
): Drive {
  const made: Drive = {
    ...drive,
    createdDateTime: firstDay,
    rootId: '',
    items: new Map(),
    change: 0,
    uploads: new Map(),
    copies: new Map(),
  };
  const root = addItem(made, { name: 'root', parent: null, content: null, by, at: firstDay, guid: guidOf(`${drive.id}|root`) });
  const whole = { ...made, rootId: root.id, change: made.change };
  drivesOf(tenant).drives.set(drive.id, whole);
  return whole;
}

/** Puts files and folders into a new drive. Their ids follow from that of the drive, so that no other id changes with them. */
function fill(drive: Drive, files: readonly SeededFile[], by: Actor): void {
  for (const { path, bytes, at, specialName } of files) {
    const names = path.split('/');
    let parent = rootOf(drive);
    for (const [index, name] of names.entries()) {
      const guid = guidOf(`${drive.id}|${names.slice(0, index + 1).join('/')}`);
      const isLast = index === names.length - 1;
      const content = isLast && bytes ? contentOf(drive, bytes()) : null;
      const more = isLast && specialName !== undefined ? { specialName } : {};
      parent = childOf(drive, parent, name) ?? addItem(drive, { name, parent, content, by, at: at ?? firstDay, guid, ...more });
    }
  }
}
