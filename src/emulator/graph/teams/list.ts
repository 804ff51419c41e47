import { type CollectionOptions, listReply } from '../odata/collection.ts';
import type { Resource } from '../odata/select.ts';
import type { Call, Reply } from '../route.ts';

/**
 * A page of a collection of Teams, which always tells how many items are on it (`@odata.count`), of expanded collections too.
 * https://learn.microsoft.com/graph/api/channel-list-messages shows both.
 *
 * @throws GraphFailure 400 for a query that cannot be.
 */
export async function teamsListReply<Item>(call: Call, items: Iterable<Item>, options: CollectionOptions<Item>): Promise<Reply> {
  const reply = await listReply(call, items, options);
  const { value, '@odata.context': context, ...rest } = reply.body as Resource & { readonly value: readonly Resource[] };
  const body = { '@odata.context': context, '@odata.count': value.length, ...rest, value: value.map(withReplyCount) };
  return { ...reply, body };
}

function withReplyCount(item: Resource): Resource {
  const { replies, ...rest } = item;
  return Array.isArray(replies) ? { ...rest, 'replies@odata.count': replies.length, replies } : item;
}
