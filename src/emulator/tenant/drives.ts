import type { Actor } from './planner.ts';

/** What is in a file. It never changes: another content is another object. */
export interface FileContent {
  /** In bytes. */
  readonly size: number;
  /** QuickXorHash, base64. */
  readonly quickXorHash: string;
  /** Hexadecimal, upper case; only drives of personal accounts have them. */
  readonly sha1?: string;
  readonly sha256?: string;
  /** A small content. Missing: it is in a file of the content store. */
  readonly bytes?: Uint8Array;
  /** The name of that file. */
  readonly file?: string;
}

/** A content that a file had before. */
export interface OldVersion {
  /** `1.0`, `2.0`, ... */
  readonly id: string;
  readonly content: FileContent;
  readonly lastModifiedDateTime: string;
  readonly lastModifiedBy: Actor;
}

/** What opens an item to others: a link, or that somebody was invited. */
export interface Share {
  readonly id: string;
  roles: ('read' | 'write' | 'owner')[];
  /** Missing: it is an invitation of one person. */
  link?: {
    readonly type: 'view' | 'edit' | 'embed';
    readonly scope: 'anonymous' | 'organization' | 'users';
    /** What stands in its address. */
    readonly token: string;
    /** The application that made it. */
    readonly clientId: string;
  };
  /** People that it is for: object ids. */
  people: string[];
  /** Addresses of invited people whom the organisation does not know. */
  guests: string[];
  readonly signInRequired: boolean;
  password?: string;
  expirationDateTime?: string;
  readonly createdDateTime: string;
}

/** A file or folder of a drive. */
export interface DriveItem {
  readonly id: string;
  /** What its tags are made of. */
  readonly guid: string;
  name: string;
  /** Null for the root. */
  parentId: string | null;
  readonly createdDateTime: string;
  readonly createdBy: Actor;
  lastModifiedDateTime: string;
  lastModifiedBy: Actor;
  /** What a client says of the file on its disk (ISO 8601). */
  fileCreated: string;
  fileModified: string;
  description: string;
  /** Null for a folder. */
  content: FileContent | null;
  /** What a client said that the content is. Missing: it follows from the name. */
  mimeType?: string;
  /** Ids by name in small letters; null for a file. */
  readonly children: Map<string, string> | null;
  /** `documents`, `photos`, ...; missing for most. */
  readonly specialName?: string;
  /** Numbers in `eTag` (grows with every change) and `cTag` (with the content). */
  etag: number;
  ctag: number;
  /** The number of its last change in the drive. */
  change: number;
  /** When it went to the recycle bin. */
  deletedDateTime?: string;
  shares: Share[];
  /** Older contents, the oldest first. */
  versions: OldVersion[];
  /** The number of the current version: `3` is `3.0`. */
  version: number;
  /** Who alone may change it, and which version others see until then. Missing: it is not checked out. */
  checkedOut?: { readonly by: Actor; readonly version: number };
  /** Its sensitivity label. Assumption: it stays when the content is replaced. */
  label?: { readonly id: string; readonly method: 'standard' | 'privileged' | 'auto' };
}

/** What happens when a name is taken. */
export type ConflictBehavior = 'fail' | 'replace' | 'rename';

/** An upload in parts that is not finished. */
export interface FileUpload {
  /** What stands in its address. */
  readonly id: string;
  readonly parentId: string;
  readonly name: string;
  readonly behavior: ConflictBehavior;
  /** Announced at the start, or by the first part. In bytes. */
  size: number | null;
  received: number;
  /** The name of a file of the content store. */
  readonly file: string;
  expirationDateTime: string;
  /** The item comes only with a last request, without content. */
  readonly isDeferred: boolean;
  readonly by: Actor;
  readonly description: string;
  readonly fileCreated: string | null;
  readonly fileModified: string | null;
  /** The item has this tag, or the upload ends in 412. */
  readonly ifMatch: string | null;
}

/** A copy, or other long work, that was asked for, as its monitor tells. */
export interface CopyOperation {
  readonly id: string;
  /** What the monitor calls it. Missing: a copy. */
  readonly kind?: string;
  readonly resourceId: string | null;
  readonly failure: { readonly code: string; readonly message: string } | null;
  /** When it is done, in the tenant's time. */
  readonly endsAt: string;
}

/** A drive: of a person, or the library of a site. */
export interface Drive {
  readonly id: string;
  readonly driveType: 'personal' | 'business' | 'documentLibrary';
  /** Object id of the person whose it is; null for the library of a site. */
  readonly userId: string | null;
  /** The site that it belongs to; null for that of a person. */
  readonly siteId: string | null;
  readonly name: string;
  readonly webUrl: string;
  readonly createdDateTime: string;
  readonly rootId: string;
  /** By id, what is in the recycle bin too. */
  readonly items: Map<string, DriveItem>;
  /** The number of the last change. */
  change: number;
  readonly uploads: Map<string, FileUpload>;
  readonly copies: Map<string, CopyOperation>;
}

/** A site of SharePoint. */
export interface Site {
  /** `contoso.sharepoint.com,{guid},{guid}` */
  readonly id: string;
  readonly name: string;
  readonly displayName: string;
  readonly description: string;
  readonly webUrl: string;
  /** The path of its address, without the first slash; '' for the root site. */
  readonly path: string;
  /** The group whose site it is; null for one of the whole organisation. */
  readonly groupId: string | null;
  readonly createdDateTime: string;
  /** Its libraries, the default one first: ids of drives. */
  readonly driveIds: string[];
}

/** Files of an organisation. What nobody asked for yet is not there. */
export interface DrivesState {
  /** By id. */
  readonly drives: Map<string, Drive>;
  /** By id. */
  readonly sites: Map<string, Site>;
  /** Ids of drives by the object id of their owner. */
  readonly ofPeople: Map<string, string>;
}

/** The files of the content store that something in a tenant still needs. */
export function filesInUse({ drives }: Pick<DrivesState, 'drives'>): Set<string> {
  const contents = [...drives.values()].flatMap(({ items, uploads }) => [
    ...[...items.values()].flatMap(({ content, versions }) => [content?.file, ...versions.map((version) => version.content.file)]),
    ...[...uploads.values()].map(({ file }) => file),
  ]);
  return new Set(contents.filter((name) => name !== undefined));
}
