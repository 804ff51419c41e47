import type { Drive, DriveItem, FileContent } from '../../tenant/drives.ts';
import type { Tenant } from '../../tenant/tenant.ts';
import { type Call, GraphFailure, type Reply } from '../route.ts';
import { contentAddress } from './content-address.ts';
import { ContentTooLarge, receiveContent } from './content.ts';
import { invalidRequest, quotaLimitReached } from './failures.ts';
import { checkTags, conflictBehavior } from './item-input.ts';
import { changeOf, openItem, openTarget, type Target } from './opened.ts';
import { seenVersion } from './checked-out.ts';
import { isConvertible } from './pdf.ts';
import { itemReply } from './read-routes.ts';
import { sizesOf } from './sizes.ts';
import { addItem, type Change, childOf, settleName, touchItem } from './tree.ts';

/** The largest content that comes in one request, in bytes: https://learn.microsoft.com/graph/api/driveitem-put-content */
const largestAtOnce = 250 * 1024 * 1024;

/** Leads to the content. https://learn.microsoft.com/graph/api/driveitem-get-content */
export function getContent(call: Call): Reply {
  const { drive, item } = openItem(call);
  if (!item.content) throw invalidRequest('You cannot get content for a folder');
  const format = formatIn(call, item);
  const versionId = seenVersion(call, item);
  return { status: 302, headers: { Location: contentAddress(call, drive, item, { versionId, ...(format && { format }) }) } };
}

/** What a content is to be made into. https://learn.microsoft.com/graph/api/driveitem-get-content-format; codes and words of refusals are assumptions. */
function formatIn({ url }: Call, { name }: DriveItem): 'pdf' | undefined {
  const format = url.searchParams.get('format')?.toLowerCase();
  if (format === undefined) return undefined;
  if (format !== 'pdf') throw invalidRequest("The value of 'format' must be pdf.");
  if (!isConvertible(name)) throw new GraphFailure(406, 'notSupported', 'The file cannot be converted to pdf.');
  return format;
}

/** Takes in a whole content: of a new file, or in the place of the one that is there. https://learn.microsoft.com/graph/api/driveitem-put-content */
export async function putContent(call: Call): Promise<Reply> {
  const target = openTarget(call);
  const { drive } = target;
  const behavior = conflictBehavior(call, {}, 'replace');
  if (target.existing) {
    checkTags(call.headers.get('If-Match'), target.existing);
    if (!target.existing.content) throw invalidRequest('The item is a folder, and can have no content.');
  }
  settleName(drive, target.parent, target.name, behavior);
  const content = await whole(call, drive);
  const { item, isNew } = settleContent(call.tenant, target, { content, behavior, change: changeOf(call) });
  const type = call.headers.get('Content-Type')?.split(';')[0]?.trim();
  if (type !== undefined && type !== '' && type !== 'application/octet-stream' && isNew) item.mimeType = type;
  return itemReply(call, drive, item, isNew ? 201 : 200);
}

async function whole(call: Call, drive: Drive): Promise<FileContent> {
  const { remaining } = sizesOf(call.tenant, drive);
  try {
    return await receiveContent(call.tenant, drive, call.stream(), Math.min(largestAtOnce, remaining));
  } catch (error) {
    if (!(error instanceof ContentTooLarge)) throw error;
    if (remaining < largestAtOnce) throw quotaLimitReached();
    // Assumption: status, code and words.
    throw new GraphFailure(413, 'invalidRequest', 'A content of more than 250 MB must be sent with an upload session.');
  }
}

/** Puts a content that is whole in its place. The name is judged again: another may have come meanwhile. @throws GraphFailure 409. */
export function settleContent(
  tenant: Tenant,
  { drive, parent, name: wanted }: Pick<Target, 'drive' | 'parent' | 'name'>,
  {
    content,
    behavior,
    change,
  }: { readonly content: FileContent; readonly behavior: 'fail' | 'replace' | 'rename'; readonly change: Change },
): { readonly item: DriveItem; readonly isNew: boolean } {
  const { name, replaced } = settleName(drive, parent, wanted, behavior);
  if (content.file !== undefined) tenant.content.kept(content.file);
  if (!replaced) return { item: addItem(drive, { name, parent, content, ...change, guid: tenant.ids.guid() }), isNew: true };
  const item = childOf(drive, parent, name) ?? replaced;
  replaceContent(drive, item, content, change);
  return { item, isNew: false };
}

/** Gives a file another content; the one before becomes an older version. */
export function replaceContent(drive: Drive, item: DriveItem, content: FileContent, change: Change): void {
  if (item.content) {
    const { lastModifiedDateTime, lastModifiedBy } = item;
    item.versions.push({ id: `${item.version}.0`, content: item.content, lastModifiedDateTime, lastModifiedBy });
  }
  item.version += 1;
  item.content = content;
  item.ctag += 1;
  item.fileModified = change.at;
  touchItem(drive, item, change);
}
