import type { Drive, DriveItem } from '../../tenant/drives.ts';
import type { Expand } from '../odata/expand.ts';
import type { Resource } from '../odata/select.ts';
import { contentAddress } from './content-address.ts';
import type { View } from './files-origin.ts';
import { identitySet } from './identities.ts';
import { mimeTypeOf } from './mime-types.ts';
import { thumbnailSets, usualSizes } from './thumbnails.ts';
import { childrenOf, pathOf, sizeOf } from './tree.ts';

/** The published type of items, with what the emulator keeps of it. */
export const itemType = {
  name: 'driveItem',
  properties: [
    'id name size eTag cTag webUrl webDavUrl description file folder root deleted shared image fileSystemInfo',
    'parentReference specialFolder createdBy createdDateTime lastModifiedBy lastModifiedDateTime publication package',
    'remoteItem searchResult sharepointIds content.downloadUrl @microsoft.graph.downloadUrl',
  ].flatMap((names) => names.split(' ')),
};

/** The tag that changes with everything about an item. */
export function etagOf({ guid, etag }: DriveItem): string {
  return `"{${guid.toUpperCase()}},${etag}"`;
}

/** The tag that changes with the content. */
export function ctagOf({ guid, ctag }: DriveItem): string {
  return `"c:{${guid.toUpperCase()}},${ctag}"`;
}

/** An item as it goes out. @param select - Properties that will be kept; undefined when all are. */
export function itemResource(view: View, drive: Drive, item: DriveItem, select?: readonly string[]): Resource {
  const { tenant } = view;
  const names = ['@microsoft.graph.downloadUrl', 'content.downloadUrl'];
  const hasAddress = item.content !== null && (select === undefined || select.some((name) => names.includes(name)));
  return {
    ...(hasAddress && { '@microsoft.graph.downloadUrl': contentAddress(view, drive, item) }),
    createdDateTime: item.createdDateTime,
    eTag: etagOf(item),
    id: item.id,
    lastModifiedDateTime: item.lastModifiedDateTime,
    name: item.name,
    webUrl: webUrlOf(drive, item),
    cTag: ctagOf(item),
    size: sizeOf(drive, item),
    ...(item.description !== '' && { description: item.description }),
    createdBy: identitySet(tenant, item.createdBy),
    lastModifiedBy: identitySet(tenant, item.lastModifiedBy),
    parentReference: parentReference(drive, item),
    ...kindOf(item),
    fileSystemInfo: { createdDateTime: item.fileCreated, lastModifiedDateTime: item.fileModified },
    ...(item.specialName !== undefined && { specialFolder: { name: item.specialName } }),
    ...(item.shares.length > 0 && {
      shared: { scope: item.shares.some(({ link }) => link?.scope === 'anonymous') ? 'anonymous' : 'users' },
    }),
  };
}

/** What makes an item a file, a folder, the root. */
function kindOf({ name, content, mimeType, children, parentId }: DriveItem): Resource {
  if (!content) return { folder: { childCount: children?.size ?? 0 }, ...(parentId === null && { root: {} }) };
  const { quickXorHash, sha1, sha256 } = content;
  const hashes = { quickXorHash, ...(sha1 !== undefined && { sha1Hash: sha1 }), ...(sha256 !== undefined && { sha256Hash: sha256 }) };
  return { file: { mimeType: mimeType ?? mimeTypeOf(name), hashes } };
}

/** The folder that an item is in (`itemReference`). https://learn.microsoft.com/graph/api/resources/itemreference */
export function parentReference(drive: Drive, { parentId }: DriveItem): Resource {
  const parent = parentId === null ? undefined : drive.items.get(parentId);
  return {
    driveType: drive.driveType,
    driveId: drive.id,
    ...(parent && { id: parent.id, name: parent.name, path: `/drives/${drive.id}/root:${encodedPath(pathOf(drive, parent))}` }),
    ...(drive.siteId !== null && { siteId: drive.siteId.split(',')[1] }),
  };
}

/** Where an item is in a browser. */
export function webUrlOf(drive: Drive, item: DriveItem): string {
  return `${drive.webUrl}${encodedPath(pathOf(drive, item))}`;
}

/** A path as it stands in an address. */
function encodedPath(path: string): string {
  return path.split('/').map(encodeURIComponent).join('/');
}

/** What `$expand` may ask of an item. */
export function itemExpand(view: View, drive: Drive): Expand<DriveItem> {
  return {
    children: (item) => childrenOf(drive, item).map((child) => itemResource(view, drive, child)),
    thumbnails: (item) => thumbnailSets(view, drive, item, usualSizes),
  };
}
