import type { DriveItem } from '../../tenant/drives.ts';
import { listReply } from '../odata/collection.ts';
import type { Resource } from '../odata/select.ts';
import type { Call, Reply } from '../route.ts';
import { rightOn } from './access.ts';
import { itemExpand, itemResource, itemType } from './item-resource.ts';
import { mimeTypeOf } from './mime-types.ts';
import { openItem } from './opened.ts';
import { remoteResource, sharedWithCaller, type Placed } from './remote-item.ts';
import { subtreeOf } from './tree.ts';

/**
 * Finds what is in a folder, and below, by its name, its description and, of small files of text, what is in them; on a drive of the caller
 * what others shared too. https://learn.microsoft.com/graph/api/driveitem-search
 */
export function searchItems(call: Call): Promise<Reply> {
  const { drive, item } = openItem(call);
  const words = wordsOf(call.params['q'] ?? '');
  const own: Placed[] = subtreeOf(drive, item)
    .slice(1)
    .map((one) => ({ drive, item: one }));
  // The address without a folder: `/me/drive/search(q='...')`.
  const isOfDrive = /\/drive(?:s\/[^/]+)?\/search\(/i.test(decodeURIComponent(call.url.pathname));
  const all = isOfDrive && drive.userId === call.access.user?.id ? [...own, ...sharedWithCaller(call)] : own;
  const found = all.filter((one) => rightOn(call, one.drive, one.item) !== 'none' && words.every((word) => holds(one.item, word)));
  return listReply(call, found, {
    context: `drives('${drive.id}')/items`,
    type: itemType,
    defaultTop: 200,
    paging: 'skiptoken',
    resource: (one, select): Resource => ({
      ...(one.drive === drive ? itemResource(call, drive, one.item, select) : remoteResource(call, one)),
      searchResult: { onClickTelemetryUrl: `${drive.webUrl}?clicked=${encodeURIComponent(one.item.id)}` },
    }),
    read: ({ drive: of, item: one }, property) => itemResource(call, of, one)[property],
    expand: { children: ({ drive: of, item: one }, query) => itemExpand(call, of)['children']?.(one, query) ?? [] },
    alwaysSelected: [],
  });
}

function wordsOf(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}

/** Assumption: each word of the query begins one of what is searched. */
function holds({ name, description, content, mimeType }: DriveItem, word: string): boolean {
  const isText = (mimeType ?? mimeTypeOf(name)).startsWith('text/');
  const text = isText && content?.bytes ? Buffer.from(content.bytes).toString('utf8') : '';
  return wordsOf(`${name} ${description} ${text}`).some((candidate) => candidate.startsWith(word));
}

/** What others shared with the caller. https://learn.microsoft.com/graph/api/drive-sharedwithme */
export function sharedWithMe(call: Call): Promise<Reply> {
  return listReply(call, sharedWithCaller(call), {
    context: 'Collection(driveItem)',
    type: itemType,
    defaultTop: 200,
    paging: 'skiptoken',
    resource: (one) => remoteResource(call, one),
    alwaysSelected: [],
  });
}

/** Files of the own drive, those changed last first. https://learn.microsoft.com/graph/api/drive-recent; Assumption: what was only looked at is not among them. */
export function recentItems(call: Call): Promise<Reply> {
  const { drive, item } = openItem(call);
  const files = subtreeOf(drive, item).filter(({ content }) => content !== null);
  const latest = files.toSorted((a, b) => b.lastModifiedDateTime.localeCompare(a.lastModifiedDateTime));
  return listReply(call, latest, {
    context: 'Collection(driveItem)',
    type: itemType,
    defaultTop: 200,
    paging: 'skiptoken',
    resource: (one, select) => itemResource(call, drive, one, select),
    alwaysSelected: [],
  });
}
