import { segmentsOf } from '../router.ts';

/** Collections whose `delta` is among the published paths, and is refused. */
const untracked: readonly (readonly [path: RegExp, type: string])[] = [
  // https://github.com/microsoftgraph/msgraph-metadata/issues/607
  [/^messages$/, 'message'],
  // https://github.com/microsoftgraph/msgraph-metadata/issues/608. Assumption: it is the same with every calendar.
  [/^calendar\/events$/, 'event'],
  [/^calendars\/[^/]+\/events$/, 'event'],
  // https://learn.microsoft.com/graph/api/chatmessage-delta is about channels, and of chats it is reported as of messages.
  [/^chats\/[^/]+\/messages$/, 'chatMessage'],
];

/**
 * What Graph tracks no changes of, although the path is published: the type of what a `delta` is asked for, `message`; undefined for another path.
 *
 * @param path - After the version, encoded: `/me/messages/delta`.
 */
export function untrackedType(path: string): string | undefined {
  const segments = (segmentsOf(path) ?? []).map((segment) => segment.replace(/^microsoft\.graph\./i, ''));
  if (segments.pop()?.toLowerCase() !== 'delta') return undefined;
  const owner = segments[0]?.toLowerCase() === 'users' ? 2 : segments[0]?.toLowerCase() === 'me' ? 1 : 0;
  const collection = segments.slice(owner).map(encodeURIComponent).join('/').toLowerCase();
  if (owner === 0 && segments[0]?.toLowerCase() !== 'chats') return undefined;
  return untracked.find(([pattern]) => pattern.test(collection))?.[1];
}
