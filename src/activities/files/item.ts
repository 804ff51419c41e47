import { z } from 'zod';
import { decoded } from '../../core/decoded.ts';
import { toUtc } from '../graph-values.ts';
import { createdAt, modifiedAt } from '../output-fields.ts';

/** Somebody or something that Graph says has acted. https://learn.microsoft.com/graph/api/resources/identityset */
interface GraphActors {
  readonly user?: { readonly displayName?: string | null } | null;
  readonly application?: { readonly displayName?: string | null } | null;
}

/** A file or folder as Graph gives it; any property may be missing. https://learn.microsoft.com/graph/api/resources/driveitem */
export interface GraphItem {
  readonly id: string;
  readonly name?: string | null;
  readonly size?: number | null;
  readonly eTag?: string | null;
  readonly cTag?: string | null;
  readonly webUrl?: string | null;
  readonly description?: string | null;
  readonly file?: { readonly mimeType?: string | null; readonly hashes?: GraphHashes | null } | null;
  readonly folder?: { readonly childCount?: number | null } | null;
  readonly package?: { readonly type?: string | null } | null;
  readonly root?: object | null;
  /** What an item in one's own drive stands for that is in another one. */
  readonly remoteItem?: Partial<Omit<GraphItem, 'remoteItem'>> | null;
  readonly parentReference?: {
    readonly driveId?: string | null;
    readonly driveType?: string | null;
    readonly id?: string | null;
    readonly path?: string | null;
  } | null;
  readonly createdDateTime?: string | null;
  readonly lastModifiedDateTime?: string | null;
  readonly createdBy?: GraphActors | null;
  readonly lastModifiedBy?: GraphActors | null;
}

/** Digests of a content, of which each service has some. https://learn.microsoft.com/graph/api/resources/hashes */
export interface GraphHashes {
  readonly quickXorHash?: string | null;
  readonly sha1Hash?: string | null;
  readonly sha256Hash?: string | null;
}

/** The `$select` of a call that reads files and folders. */
export const itemProperties =
  'id,name,size,eTag,webUrl,description,file,folder,package,root,parentReference,createdDateTime,lastModifiedDateTime,createdBy,lastModifiedBy,remoteItem';

const hashes = z
  .object({
    quickXor: z.string().nullable().describe('QuickXorHash in base64, as OneDrive for work and SharePoint have it.'),
    sha1: z.string().nullable().describe('SHA-1 in hexadecimal, as personal OneDrives have it.'),
    sha256: z.string().nullable().describe('SHA-256 in hexadecimal, as personal OneDrives have it.'),
  })
  .meta({ named: { name: 'FileHashes', text: 'Digests of a content, of which each service has some.' } });

/** A file or folder, as every activity gives one. */
export const itemOutput = z
  .object({
    id: z.string().describe('Id in its drive.').meta({ column: 'Id' }),
    drive: z.string().nullable().describe('Id of the drive that it is in; null for your own OneDrive.'),
    name: z.string().describe('Name with extension.').meta({ column: 'Name' }),
    path: z.string().describe('Path from the top of its drive, such as /Documents/Budget.csv; empty where Graph does not tell.'),
    isFolder: z.boolean().describe('True for a folder.'),
    size: z.number().describe('Size in bytes; of a folder, that of all that is in it.').meta({ column: 'Size' }),
    contentType: z.string().nullable().describe('Media type, such as application/pdf; null for a folder.'),
    webUrl: z.string().describe('Address in the browser.'),
    description: z.string().describe('What was noted about it; empty without.'),
    childCount: z.number().nullable().describe('How many files and folders are in a folder; null for a file.'),
    createdAt,
    createdBy: z.string().nullable().describe('Name of who made it.'),
    modifiedAt,
    modifiedBy: z.string().nullable().describe('Name of who changed it last.'),
    eTag: z.string().describe('Tag that changes with every change.'),
    hashes: hashes.nullable().describe('Digests of the content; null for a folder.'),
  })
  .meta({ named: { name: 'DriveItem', text: 'A file or folder in OneDrive or SharePoint.' } });

/** A file or folder of ours. */
export type DriveItem = z.output<typeof itemOutput>;

/**
 * Turns Graph's item into ours.
 *
 * @param isElsewhere - It is not in the signed-in person's own OneDrive.
 */
export function toItem(item: GraphItem, isElsewhere: boolean): DriveItem {
  const { remoteItem, ...own } = item;
  if (remoteItem?.id !== undefined) return toItem({ ...own, ...remoteItem, id: remoteItem.id }, true);
  const isFolder = isFolderItem(item);
  return {
    id: item.id,
    drive: isElsewhere ? (item.parentReference?.driveId ?? null) : null,
    name: item.name ?? '',
    path: pathOf(item),
    isFolder,
    size: item.size ?? 0,
    contentType: isFolder ? null : (item.file?.mimeType ?? 'application/octet-stream'),
    webUrl: item.webUrl ?? '',
    description: item.description ?? '',
    childCount: isFolder ? (item.folder?.childCount ?? 0) : null,
    createdAt: toUtc(item.createdDateTime),
    createdBy: nameOf(item.createdBy),
    modifiedAt: toUtc(item.lastModifiedDateTime),
    modifiedBy: nameOf(item.lastModifiedBy),
    eTag: item.eTag ?? '',
    hashes: isFolder ? null : toHashes(item.file?.hashes ?? {}),
  };
}

/** True for a folder. A package, such as a notebook, is opened as a whole and is none. */
export function isFolderItem({ folder, root }: GraphItem): boolean {
  return (folder !== undefined && folder !== null) || (root !== undefined && root !== null);
}

function toHashes({ quickXorHash, sha1Hash, sha256Hash }: GraphHashes): z.output<typeof hashes> {
  return { quickXor: quickXorHash ?? null, sha1: sha1Hash ?? null, sha256: sha256Hash ?? null };
}

const rootMark = 'root:';

/** Graph gives the path of the folder: `/drives/ID/root:/Documents/Invoices%202026`. */
function pathOf({ name, root, parentReference }: GraphItem): string {
  if (root !== undefined && root !== null) return '/';
  const path = parentReference?.path ?? '';
  const begins = path.indexOf(rootMark);
  return begins === -1 ? '' : `${decoded(path.slice(begins + rootMark.length))}/${name ?? ''}`;
}

function nameOf(actors: GraphActors | null | undefined): string | null {
  return actors?.user?.displayName ?? actors?.application?.displayName ?? null;
}
