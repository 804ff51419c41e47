import type { Drive, DriveItem, Share } from '../../tenant/drives.ts';
import type { Tenant } from '../../tenant/tenant.ts';
import type { Resource } from '../odata/select.ts';
import { userIdentity } from './identities.ts';
import { parentReference } from './item-resource.ts';

/** The published type of sharing permissions, with what the emulator keeps of it. */
export const permissionType = {
  name: 'permission',
  properties: [
    'id roles link grantedTo grantedToV2 grantedToIdentities grantedToIdentitiesV2 hasPassword invitation inheritedFrom shareId expirationDateTime',
  ].flatMap((names) => names.split(' ')),
};

/** A share, and the item that it was made for. */
export interface PlacedShare {
  readonly share: Share;
  readonly on: DriveItem;
}

/** The address of a link. */
export function linkAddress(drive: Drive, item: DriveItem, token: string): string {
  const { host, pathname } = new URL(drive.webUrl);
  const place = pathname
    .split('/')
    .slice(1, 3)
    .map((part) => `/${part}`)
    .join('');
  return `https://${host}/:${item.content ? 'u' : 'f'}:/${drive.userId === null ? 's' : 'g'}${place}/${token}`;
}

/** A share as it goes out (`permission`). https://learn.microsoft.com/graph/api/resources/permission @param item - Which is looked at. */
export function shareResource(tenant: Tenant, drive: Drive, item: DriveItem, { share, on }: PlacedShare): Resource {
  const { link, expirationDateTime } = share;
  return {
    id: share.id,
    roles: share.roles,
    hasPassword: share.password !== undefined,
    ...(expirationDateTime !== undefined && { expirationDateTime }),
    ...(link ? linkPart(tenant, drive, on, share) : invitationPart(tenant, share)),
    ...(on !== item && { inheritedFrom: { ...parentReference(drive, on), id: on.id, name: on.name } }),
  };
}

function linkPart(tenant: Tenant, drive: Drive, item: DriveItem, { link, people, guests }: Share): Resource {
  if (!link) return {};
  const { type, scope, token, clientId } = link;
  const application = tenant.applications.get(clientId);
  const webUrl = linkAddress(drive, item, token);
  return {
    shareId: shareIdOf(webUrl),
    grantedToIdentitiesV2: [
      ...people.map((id) => granted(tenant, id)),
      ...guests.map((email) => ({ user: { id: null, displayName: email } })),
    ],
    link: {
      type,
      scope,
      webUrl,
      ...(type === 'embed' && { webHtml: `<iframe src="${webUrl}"></iframe>` }),
      preventsDownload: false,
      ...(application && { application: { id: clientId, displayName: application.displayName } }),
    },
  };
}

function invitationPart(tenant: Tenant, { people: [person], guests: [guest], signInRequired, roles }: Share): Resource {
  const email = person === undefined ? (guest ?? '') : (tenant.users.get(person)?.mail ?? '');
  const identities = person === undefined ? { user: { id: null, displayName: email } } : granted(tenant, person);
  return {
    '@deprecated.GrantedTo': 'GrantedTo has been deprecated. Refer to GrantedToV2',
    grantedTo: { user: identities.user },
    grantedToV2: identities,
    ...(!roles.includes('owner') && { invitation: { email, signInRequired } }),
  };
}

function granted(tenant: Tenant, userId: string): { readonly user: Resource; readonly siteUser: Resource } {
  const user = userIdentity(tenant, userId);
  // Assumption: the number of somebody in a site follows from the order of people.
  const number = String([...tenant.users.keys()].indexOf(userId) + 1);
  const loginName = `i:0#.f|membership|${tenant.users.get(userId)?.userPrincipalName ?? ''}`;
  return { user, siteUser: { id: number, displayName: user['displayName'], loginName } };
}

/** The token of an address for `/shares/{id}`. https://learn.microsoft.com/graph/api/shares-get#encoding-sharing-urls */
export function shareIdOf(address: string): string {
  return `u!${Buffer.from(address).toString('base64url')}`;
}
