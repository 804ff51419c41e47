import type { OperationPermissions, Route } from '../route.ts';
import { childAddresses, driveRoots, itemAddresses } from './addresses.ts';
import { drivePermissions } from './permissions.ts';

/** What an operation is, but for where it is. What does the work is loaded when it is first called. */
type Served = Pick<Route, 'body' | 'isStreamed' | 'handle'>;

function onItems(method: string, below: string, permissions: OperationPermissions, served: Served): readonly Route[] {
  return itemAddresses(below).map((address) => ({ operation: `${method} ${address}`, permissions, ...served }));
}

function onChildren(method: string, below: string, permissions: OperationPermissions, served: Served): readonly Route[] {
  return childAddresses(below).map((address) => ({ operation: `${method} ${address}`, permissions, ...served }));
}

function onDrives(method: string, below: string, permissions: OperationPermissions, served: Served): readonly Route[] {
  return driveRoots.map((root) => ({ operation: `${method} ${root}${below}`, permissions, ...served }));
}

const { label, read, readByLink, readLabels, readItem, readOwnDrive, readShared, readSites, upload, write } = drivePermissions;
const reading = () => import('./read-routes.ts');
const changing = () => import('./change-routes.ts');
const containing = () => import('./content-routes.ts');
const uploading = () => import('./upload-session.ts');
const committing = () => import('./commit-routes.ts');
const copying = () => import('./copy-routes.ts');
const telling = () => import('./delta.ts');
const searching = () => import('./search-routes.ts');
const sharing = () => import('./share-routes.ts');
const versioning = () => import('./version-routes.ts');
const linking = () => import('./link-routes.ts');
const picturing = () => import('./thumbnail-routes.ts');
const labelling = () => import('./label-routes.ts');
const ofSites = () => import('./site-routes.ts');

/** Every operation on files and sites. https://learn.microsoft.com/graph/api/resources/onedrive */
export const driveRoutes: readonly Route[] = [
  { operation: 'GET /me/drive', permissions: readOwnDrive, handle: async (call) => (await reading()).getDrive(call) },
  ...onDrives('GET', '', read, { handle: async (call) => (await reading()).getDrive(call) }).slice(1),
  { operation: 'GET /me/drives', permissions: readOwnDrive, handle: async (call) => (await reading()).listDrives(call) },
  { operation: 'GET /groups/{group-id}/drives', permissions: read, handle: async (call) => (await reading()).listDrives(call) },
  { operation: 'GET /sites/{site-id}/drives', permissions: read, handle: async (call) => (await reading()).listDrives(call) },
  { operation: 'GET /sites', permissions: readSites, handle: async (call) => (await ofSites()).listSites(call) },
  { operation: 'GET /sites/{site-id}', permissions: readSites, handle: async (call) => (await ofSites()).getSite(call) },
  { operation: 'GET /sites/{site-id}:/{site-path}', permissions: readSites, handle: async (call) => (await ofSites()).getSite(call) },
  { operation: 'GET /sites/{site-id}:/{site-path}:/drive', permissions: read, handle: async (call) => (await reading()).getDrive(call) },
  { operation: 'GET /sites/{site-id}:/{site-path}:/drives', permissions: read, handle: async (call) => (await reading()).listDrives(call) },
  { operation: 'GET /groups/{group-id}/sites/root', permissions: readSites, handle: async (call) => (await ofSites()).getSite(call) },
  ...onItems('GET', '', readItem, { handle: async (call) => (await reading()).getItem(call) }),
  ...onItems('GET', '/children', read, { handle: async (call) => (await reading()).listChildren(call) }),
  ...onItems('POST', '/children', write, { body: 'driveItem', handle: async (call) => (await changing()).createItem(call) }),
  ...onItems('PATCH', '', write, { body: 'driveItem', handle: async (call) => (await changing()).updateItem(call) }),
  ...onItems('DELETE', '', write, { handle: async (call) => (await changing()).deleteItem(call) }),
  ...onItems('GET', '/content', read, { handle: async (call) => (await containing()).getContent(call) }),
  ...onItems('PUT', '/content', write, { isStreamed: true, handle: async (call) => (await containing()).putContent(call) }),
  ...onChildren('GET', '', readItem, { handle: async (call) => (await reading()).getItem(call) }),
  ...onChildren('GET', '/content', read, { handle: async (call) => (await containing()).getContent(call) }),
  ...onChildren('PUT', '/content', write, { isStreamed: true, handle: async (call) => (await containing()).putContent(call) }),
  ...onItems('POST', '/createUploadSession', upload, {
    body: { item: 'driveItemUploadableProperties' },
    handle: async (call) => (await uploading()).createUploadSession(call),
  }),
  ...onItems('PUT', '', upload, { body: 'driveItem', handle: async (call) => (await committing()).commitSession(call) }),
  ...onItems('POST', '/copy', write, {
    body: { parentReference: 'itemReference' },
    handle: async (call) => (await copying()).copyItem(call),
  }),
  ...onItems('GET', '/delta', read, { handle: async (call) => (await telling()).itemDelta(call) }),
  ...onItems('GET', "/delta(token='{token}')", read, { handle: async (call) => (await telling()).itemDelta(call) }),
  ...onItems('GET', "/search(q='{q}')", read, { handle: async (call) => (await searching()).searchItems(call) }),
  ...onDrives('GET', "/search(q='{q}')", read, { handle: async (call) => (await searching()).searchItems(call) }),
  { operation: 'GET /me/drive/recent', permissions: read, handle: async (call) => (await searching()).recentItems(call) },
  { operation: 'GET /me/drive/sharedWithMe', permissions: readShared, handle: async (call) => (await searching()).sharedWithMe(call) },
  ...onItems('GET', '/permissions', read, { handle: async (call) => (await sharing()).listPermissions(call) }),
  ...onItems('GET', '/permissions/{permission-id}', read, { handle: async (call) => (await sharing()).getPermission(call) }),
  ...onItems('PATCH', '/permissions/{permission-id}', write, {
    body: 'permission',
    handle: async (call) => (await sharing()).updatePermission(call),
  }),
  ...onItems('DELETE', '/permissions/{permission-id}', write, { handle: async (call) => (await sharing()).deletePermission(call) }),
  ...onItems('POST', '/createLink', write, { handle: async (call) => (await sharing()).createLink(call) }),
  ...onItems('POST', '/invite', write, { handle: async (call) => (await sharing()).invite(call) }),
  ...onItems('GET', '/thumbnails', read, { handle: async (call) => (await picturing()).listThumbnails(call) }),
  ...onItems('GET', '/thumbnails/{thumbnail-id}/{size}', read, { handle: async (call) => (await picturing()).getThumbnail(call) }),
  ...onItems('GET', '/thumbnails/{thumbnail-id}/{size}/content', read, {
    handle: async (call) => (await picturing()).getThumbnailContent(call),
  }),
  ...onItems('GET', '/versions', read, { handle: async (call) => (await versioning()).listVersions(call) }),
  ...onItems('GET', '/versions/{version-id}', read, { handle: async (call) => (await versioning()).getVersion(call) }),
  ...onItems('GET', '/versions/{version-id}/content', read, { handle: async (call) => (await versioning()).getVersionContent(call) }),
  ...onItems('POST', '/versions/{version-id}/restoreVersion', write, { handle: async (call) => (await versioning()).restoreVersion(call) }),
  ...onItems('POST', '/checkout', write, { handle: async (call) => (await versioning()).checkOut(call) }),
  ...onItems('POST', '/checkin', write, { handle: async (call) => (await versioning()).checkIn(call) }),
  ...onItems('POST', '/discardCheckout', write, { handle: async (call) => (await versioning()).discardCheckOut(call) }),
  ...onItems('POST', '/assignSensitivityLabel', label, { handle: async (call) => (await labelling()).assignSensitivityLabel(call) }),
  ...onItems('POST', '/extractSensitivityLabels', readLabels, {
    handle: async (call) => (await labelling()).extractSensitivityLabels(call),
  }),
  { operation: 'GET /shares/{share-id}', permissions: readByLink, handle: async (call) => (await linking()).getShare(call) },
  ...['driveItem', 'root'].flatMap((item): Route[] => [
    { operation: `GET /shares/{share-id}/${item}`, permissions: readByLink, handle: async (call) => (await linking()).getSharedItem(call) },
    {
      operation: `GET /shares/{share-id}/${item}/children`,
      permissions: readByLink,
      handle: async (call) => (await linking()).listSharedChildren(call),
    },
    {
      operation: `GET /shares/{share-id}/${item}/content`,
      permissions: read,
      handle: async (call) => (await linking()).getSharedContent(call),
    },
  ]),
];
