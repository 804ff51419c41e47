import type { Drive, DriveItem, FileContent } from '../tenant/drives.ts';
import type { Actor } from '../tenant/planner.ts';
import type { Tenant } from '../tenant/tenant.ts';
import { bodyOf, receiveContent } from './drives/content.ts';
import { replaceContent } from './drives/content-routes.ts';
import { changeOf, openItem, openToChange } from './drives/opened.ts';
import { sizesOf } from './drives/sizes.ts';
import type { Call } from './route.ts';

/** The seam from workbooks to the drives that their files are in. */
export interface WorkbookFile {
  readonly drive: Drive;
  readonly item: DriveItem;
}

/** The file that a call is about. @param isChanged - True: the caller must be allowed to change it. @throws GraphFailure 400, 403, 404, 423. */
export function openFile(call: Call, isChanged: boolean): WorkbookFile {
  return isChanged ? openToChange(call) : openItem(call);
}

/** Who makes a call, and when. */
export function changeOfCall(call: Call): { readonly by: Actor; readonly at: string } {
  return changeOf(call);
}

/** All bytes of a content. */
export async function bytesOf(tenant: Tenant, content: FileContent): Promise<Uint8Array> {
  return new Uint8Array(await new Response(bodyOf(tenant, content, 0, content.size - 1)).arrayBuffer());
}

/** Gives a file another content: a new version of it. @returns The content. */
export async function writeFile(
  tenant: Tenant,
  { drive, item }: WorkbookFile,
  bytes: Uint8Array,
  change: { readonly by: Actor; readonly at: string },
): Promise<FileContent> {
  const stream = (async function* () {
    yield bytes;
  })();
  const content = await receiveContent(tenant, drive, stream, sizesOf(tenant, drive).remaining + (item.content?.size ?? 0));
  if (content.file !== undefined) tenant.content.kept(content.file);
  replaceContent(drive, item, content, change);
  return content;
}
