import type { Drive, DriveItem, Share } from '../../tenant/drives.ts';
import { booleanFrom, memberOf, objectFrom, textFrom, wordFrom } from '../json-input.ts';
import { listReply } from '../odata/collection.ts';
import { contextOf } from '../odata/context.ts';
import { entityReply } from '../odata/entity.ts';
import type { Call, Reply } from '../route.ts';
import { isFor, rightOn } from './access.ts';
import { accessDenied, invalidRequest, itemNotFound } from './failures.ts';
import { changeOf, openItem, openToChange } from './opened.ts';
import { expirationFrom, ownership, recipientsFrom, rolesFrom } from './share-input.ts';
import { webUrlOf } from './item-resource.ts';
import { permissionType, type PlacedShare, shareResource } from './share-resource.ts';
import { lineageOf, touchItem } from './tree.ts';

/** What opens an item to people: its own shares, those of the folders above, and whose it is. Who may not change it sees what is for themselves. */
function sharesOf(call: Call, drive: Drive, item: DriveItem): PlacedShare[] {
  const lineage = lineageOf(drive, item);
  const owner = drive.userId === null ? [] : [{ share: ownership(drive.userId, drive.createdDateTime), on: item }];
  const all = [...owner, ...lineage.flatMap((on) => on.shares.map((share) => ({ share, on })))];
  return rightOn(call, drive, item) === 'write' ? all : all.filter(({ share }) => isFor(call, share));
}

/** https://learn.microsoft.com/graph/api/driveitem-list-permissions */
export function listPermissions(call: Call): Promise<Reply> {
  const { drive, item } = openItem(call);
  return listReply(call, sharesOf(call, drive, item), {
    context: contextFor(drive, item),
    type: permissionType,
    defaultTop: 200,
    paging: 'skiptoken',
    resource: (placed) => shareResource(call.tenant, drive, item, placed),
    alwaysSelected: [],
  });
}

/** https://learn.microsoft.com/graph/api/permission-get */
export function getPermission(call: Call): Promise<Reply> {
  const { drive, item } = openItem(call);
  return permissionReply(call, drive, item, shareIn(call, drive, item));
}

function contextFor(drive: Drive, item: DriveItem): string {
  return `drives('${drive.id}')/items('${item.id}')/permissions`;
}

function permissionReply(call: Call, drive: Drive, item: DriveItem, placed: PlacedShare, status = 200): Promise<Reply> {
  return entityReply(call, placed, {
    context: contextFor(drive, item),
    type: permissionType,
    resource: (one) => shareResource(call.tenant, drive, item, one),
    alwaysSelected: [],
    status,
  });
}

function shareIn(call: Call, drive: Drive, item: DriveItem): PlacedShare {
  const found = sharesOf(call, drive, item).find(({ share }) => share.id === call.params['permission-id']);
  if (!found) throw itemNotFound();
  return found;
}

/** The share of an id that can be changed: it is not the owner's, and it was made for this item. */
function ownShareIn(call: Call, drive: Drive, item: DriveItem): PlacedShare {
  const placed = shareIn(call, drive, item);
  // "Only sharing permissions that are not inherited can be deleted": https://learn.microsoft.com/graph/api/permission-delete
  if (placed.on !== item) throw invalidRequest('The permission is inherited, and can be changed where it was given only.');
  if (placed.share.roles.includes('owner')) throw accessDenied();
  return placed;
}

/** Only the role of a permission changes. https://learn.microsoft.com/graph/api/permission-update */
export async function updatePermission(call: Call): Promise<Reply> {
  const { drive, item } = openToChange(call);
  const placed = ownShareIn(call, drive, item);
  placed.share.roles = rolesFrom(memberOf(objectFrom(await call.json(), 'The body'), 'roles'));
  touchItem(drive, item, changeOf(call));
  return permissionReply(call, drive, item, placed);
}

/** https://learn.microsoft.com/graph/api/permission-delete */
export function deletePermission(call: Call): Reply {
  const { drive, item } = openToChange(call);
  const { share } = ownShareIn(call, drive, item);
  item.shares = item.shares.filter((one) => one !== share);
  touchItem(drive, item, changeOf(call));
  return { status: 204 };
}

/** Makes a link, or finds the one of that kind that the application made before. https://learn.microsoft.com/graph/api/driveitem-createlink */
export async function createLink(call: Call): Promise<Reply> {
  const { drive, item } = openToChange(call);
  const body = objectFrom(await call.json(), 'The body');
  const isPersonal = drive.driveType === 'personal';
  const type = wordFrom(memberOf(body, 'type') ?? 'view', 'type', ['view', 'edit', 'embed']);
  // Assumption: the link that the organisation makes where nobody says.
  const scope = wordFrom(memberOf(body, 'scope') ?? (isPersonal ? 'anonymous' : 'organization'), 'scope', [
    'anonymous',
    'organization',
    'users',
  ]);
  if (type === 'embed' && !isPersonal) throw invalidRequest('Links of type embed are for drives of personal accounts only.');
  if (scope === 'organization' && isPersonal) throw invalidRequest('Links for an organization are for drives of work accounts only.');
  const { at, by } = changeOf(call);
  const expirationDateTime = expirationFrom(call, body);
  const password = memberOf(body, 'password');
  const known = item.shares.find(
    ({ link }) => link?.type === type && link.scope === scope && link.clientId === by.clientId && expirationDateTime === undefined,
  );
  if (known && password === undefined) return permissionReply(call, drive, item, { share: known, on: item });
  const share: Share = {
    id: call.tenant.ids.guid(),
    roles: [type === 'edit' ? 'write' : 'read'],
    link: { type, scope, token: `E${call.tenant.ids.opaque(32)}`, clientId: by.clientId },
    people: [],
    guests: [],
    signInRequired: scope !== 'anonymous',
    // Assumption: a password is taken on work accounts too, as the example of the page has it.
    ...(password !== undefined && { password: textFrom(password, 'password') }),
    ...(expirationDateTime !== undefined && { expirationDateTime }),
    createdDateTime: at,
  };
  item.shares.push(share);
  touchItem(drive, item, { at, by });
  return permissionReply(call, drive, item, { share, on: item }, 201);
}

/** What is told of an invitation that could not be sent, beside the permission, which was given. */
const untold = {
  code: 'notAllowed',
  message: 'The invitation could not be sent to this recipient.',
  innererror: { code: 'exchangeInvalidUser' },
};

/** The longest text of an invitation: https://learn.microsoft.com/graph/api/driveitem-invite */
const longestMessage = 2000;

/**
 * Opens an item to people. An invitation that cannot be sent takes nobody's permission: 207. https://learn.microsoft.com/graph/api/driveitem-invite
 * Assumption: where an application acts alone, there is nobody whose invitation it would be, and none is sent.
 */
export async function invite(call: Call): Promise<Reply> {
  const { drive, item } = openToChange(call);
  if (drive.driveType === 'personal' && item.parentId === null) throw accessDenied();
  const body = objectFrom(await call.json(), 'The body');
  const roles = rolesFrom(memberOf(body, 'roles'));
  const { people, guests } = recipientsFrom(call.tenant, memberOf(body, 'recipients'));
  const message = textFrom(memberOf(body, 'message') ?? '', 'message');
  if (message.length > longestMessage) throw invalidRequest(`The value of 'message' has more than ${longestMessage} characters.`);
  const signInRequired = booleanFrom(memberOf(body, 'requireSignIn') ?? false, 'requireSignIn');
  const isSent = booleanFrom(memberOf(body, 'sendInvitation') ?? false, 'sendInvitation');
  const password = memberOf(body, 'password');
  const expirationDateTime = memberOf(body, 'expirationDateTime') === undefined ? undefined : expirationFrom(call, body);
  const change = changeOf(call);
  const named = [...people.map((id) => ({ people: [id], guests: [] })), ...guests.map((address) => ({ people: [], guests: [address] }))];
  const made = named.map((who): Share => {
    const before = item.shares.find(({ link, people: [id] }) => !link && id !== undefined && id === who.people[0]);
    item.shares = item.shares.filter((share) => share !== before);
    return {
      id: before?.id ?? call.tenant.ids.guid(),
      roles: [...roles],
      ...who,
      signInRequired,
      ...(password !== undefined && { password: textFrom(password, 'password') }),
      ...(expirationDateTime !== undefined && { expirationDateTime }),
      createdDateTime: change.at,
    };
  });
  item.shares.push(...made);
  touchItem(drive, item, change);
  const { user } = call.access;
  if (isSent && user) {
    const to = [...people.flatMap((id) => call.tenant.users.get(id)?.mail ?? []), ...guests];
    const { sendSharingMail } = await import('../sharing-mail.ts');
    await sendSharingMail(call.tenant, user, { what: item.name, webUrl: webUrlOf(drive, item), message, to });
  }
  // Assumption: whose invitation has nowhere to go is somebody without a mailbox; the page has the form, and this inner code among others.
  const isUntold = ({ people: [id] }: Share): boolean => isSent && id !== undefined && !call.tenant.users.get(id)?.mail;
  return {
    status: made.some(isUntold) ? 207 : 200,
    body: {
      '@odata.context': contextOf(call, 'Collection(permission)'),
      value: made.map((share) => ({
        ...shareResource(call.tenant, drive, item, { share, on: item }),
        ...(isUntold(share) && { error: untold }),
      })),
    },
  };
}
