import { contextOf } from '../odata/context.ts';
import { entityReply } from '../odata/entity.ts';
import type { Call, Reply } from '../route.ts';
import { invalidRequest, itemNotFound } from './failures.ts';
import { openItem, type Opened } from './opened.ts';
import { frameOf, thumbnailAddress, thumbnailSets, usualSizes } from './thumbnails.ts';

/** https://learn.microsoft.com/graph/api/driveitem-list-thumbnails. Sizes of one's own are asked for with `select`. */
export async function listThumbnails(call: Call): Promise<Reply> {
  const { drive, item } = openItem(call);
  const select = [...call.url.searchParams].find(([name]) => /^\$?select$/i.test(name))?.[1].split(',');
  const sizes = select?.map((name) => name.trim()).filter((name) => name !== 'id' && name !== '') ?? usualSizes;
  const strange = sizes.find((size) => frameOf(size) === undefined);
  // Assumption: code and words.
  if (strange !== undefined) throw invalidRequest(`There is no size ${strange} of thumbnails.`);
  const context = contextOf(call, `drives('${drive.id}')/items('${item.id}')/thumbnails`);
  return { status: 200, body: { '@odata.context': context, value: await thumbnailSets(call, drive, item, sizes) } };
}

async function named(call: Call): Promise<Opened & { readonly size: string; readonly thumbnail: Readonly<Record<string, unknown>> }> {
  const { drive, item } = openItem(call);
  const { 'thumbnail-id': id, size = '' } = call.params;
  const [set] = id === '0' ? await thumbnailSets(call, drive, item, [size]) : [];
  const thumbnail = set?.[size];
  if (typeof thumbnail !== 'object' || thumbnail === null) throw itemNotFound();
  return { drive, item, size, thumbnail: { ...thumbnail } };
}

/** One thumbnail. */
export async function getThumbnail(call: Call): Promise<Reply> {
  const { drive, item, size, thumbnail } = await named(call);
  return entityReply(
    call,
    { ...thumbnail },
    {
      context: `drives('${drive.id}')/items('${item.id}')/thumbnails('0')/${size}`,
      type: { name: 'thumbnail' },
      isSingleton: true,
      alwaysSelected: [],
    },
  );
}

/** Leads to the picture. */
export async function getThumbnailContent(call: Call): Promise<Reply> {
  const { drive, item, size } = await named(call);
  return { status: 302, headers: { Location: thumbnailAddress(call, drive, item, size) } };
}
