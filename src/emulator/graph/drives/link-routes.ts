import type { Drive, DriveItem, Share } from '../../tenant/drives.ts';
import { entityReply } from '../odata/entity.ts';
import type { Call, Reply } from '../route.ts';
import { rightOn } from './access.ts';
import { contentAddress } from './content-address.ts';
import { decodedPath } from './decoded-path.ts';
import { accessDenied, invalidRequest, itemNotFound } from './failures.ts';
import { identitySet, userIdentity } from './identities.ts';
import { itemReply, itemsReply } from './read-routes.ts';
import { linkAddress } from './share-resource.ts';
import { drivesOf, makeAll } from './state.ts';
import { childrenOf, itemAt, rootOf } from './tree.ts';

interface Linked {
  readonly drive: Drive;
  readonly item: DriveItem;
  /** Undefined: the address is that of the item itself. */
  readonly share: Share | undefined;
}

/**
 * The item that a sharing address leads to, for whoever it is for. https://learn.microsoft.com/graph/api/shares-get
 *
 * @throws GraphFailure 400, 403, 404.
 */
function openLink(call: Call): Linked {
  const linked = linkedBy(call, addressIn(call.params['share-id'] ?? ''));
  const { drive, item, share } = linked;
  if (rightOn(call, drive, item) !== 'none') return linked;
  if (!share || isOver(call, share) || !isOpenTo(call, share)) throw accessDenied();
  const wish = call.headers.get('Prefer')?.toLowerCase() ?? '';
  const { user } = call.access;
  // Whoever follows the link has the item from then on.
  if (user && /\bredeemsharinglink\b/.test(wish) && !share.people.includes(user.id)) share.people.push(user.id);
  return linked;
}

function isOver({ tenant }: Call, { expirationDateTime }: Share): boolean {
  return expirationDateTime !== undefined && Date.parse(expirationDateTime) <= tenant.clock.now().getTime();
}

/** Assumption: an address with a password opens to nobody here, as there is no way to tell it. */
function isOpenTo({ access }: Call, { link, people, password }: Share): boolean {
  if (!link || password !== undefined) return false;
  if (link.scope === 'users') return access.user !== undefined && people.includes(access.user.id);
  return link.scope === 'anonymous' || access.user?.accountType === 'work';
}

function addressIn(id: string): URL {
  const [, encoded] = /^u!([\w-]+)$/.exec(id) ?? [];
  const address = encoded === undefined ? '' : Buffer.from(encoded, 'base64url').toString('utf8');
  if (!URL.canParse(address)) throw invalidRequest('The sharing token is not an encoded address: it must begin with u!.');
  return new URL(address);
}

function linkedBy({ tenant }: Call, address: URL): Linked {
  makeAll(tenant);
  const wanted = `${address.origin}${address.pathname}`.replace(/\/$/, '');
  for (const drive of drivesOf(tenant).drives.values()) {
    if (wanted.toLowerCase().startsWith(`${drive.webUrl}/`.toLowerCase()) || wanted.toLowerCase() === drive.webUrl.toLowerCase()) {
      const item = itemAt(drive, rootOf(drive), decodedPath(wanted.slice(drive.webUrl.length)));
      if (item) return { drive, item, share: undefined };
    }
    for (const item of drive.items.values())
      for (const share of item.shares)
        if (share.link && item.deletedDateTime === undefined && linkAddress(drive, item, share.link.token) === wanted)
          return { drive, item, share };
  }
  throw itemNotFound();
}

const sharedType = {
  name: 'sharedDriveItem',
  properties: ['id', 'name', 'owner', 'webUrl', 'createdBy', 'lastModifiedBy', 'createdDateTime', 'lastModifiedDateTime'],
};

/** https://learn.microsoft.com/graph/api/shares-get */
export function getShare(call: Call): Promise<Reply> {
  return entityReply(call, openLink(call), {
    context: 'shares',
    type: sharedType,
    resource: ({ drive, item }) => ({
      id: call.params['share-id'],
      name: item.name,
      owner: drive.userId === null ? identitySet(call.tenant, rootOf(drive).createdBy) : { user: userIdentity(call.tenant, drive.userId) },
    }),
    alwaysSelected: [],
  });
}

/** The item that was shared. */
export function getSharedItem(call: Call): Promise<Reply> {
  const { drive, item } = openLink(call);
  return itemReply(call, drive, item);
}

/** What is in a folder that was shared. */
export function listSharedChildren(call: Call): Promise<Reply> {
  const { drive, item, share } = openLink(call);
  const children = childrenOf(drive, item);
  return itemsReply(call, drive, children, `drives('${drive.id}')/items('${item.id}')/children`, share !== undefined);
}

/** Leads to the content of a file that was shared. */
export function getSharedContent(call: Call): Reply {
  const { drive, item } = openLink(call);
  if (!item.content) throw invalidRequest('You cannot get content for a folder');
  return { status: 302, headers: { Location: contentAddress(call, drive, item) } };
}
