import { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import type { Fetch, HttpAnswer } from '../../core/ports.ts';
import { type BulkAnswer, type BulkConnection, connectForBulk } from './bulk-connection.ts';

/**
 * Gets what is large (`bulk`) over connections of its own, which are kept for a moment. A piece of an answer holds until the next one is asked for.
 *
 * @param otherwise - Gets what comes compressed after all.
 * @returns A `fetch` that throws as the global one does. It takes no proxy.
 */
export function bulkFetch(otherwise: Fetch): Fetch {
  const kept = new Map<string, BulkConnection[]>();

  function connectionTo(url: URL): BulkConnection {
    const list = kept.get(url.origin) ?? [];
    kept.set(url.origin, list);
    for (let known = list.pop(); known; known = list.pop()) if (known.isOpen()) return known;
    const connection = connectForBulk(url, () => list.push(connection));
    return connection;
  }

  return async (address, { headers = {}, signal } = {}) => {
    const url = new URL(address);
    const answer = answerOf(await connectionTo(url).get(url, headers, signal));
    if (['identity', null].includes(answer.headers.get('content-encoding'))) return answer;
    answer.cancel?.();
    return otherwise(address, { headers, ...(signal && { signal }) });
  };
}

function answerOf({ status, rawHeaders, pieces, cancel }: BulkAnswer): HttpAnswer {
  const headers = new Headers();
  for (let index = 0; index < rawHeaders.length; index += 2) headers.append(rawHeaders[index] ?? '', rawHeaders[index + 1] ?? '');
  return {
    status,
    headers,
    get body() {
      return Readable.toWeb(Readable.from(copiesOf(pieces))) as ReadableStream<Uint8Array>;
    },
    pieces: () => pieces,
    cancel,
    text: () => text(copiesOf(pieces)),
  };
}

async function* copiesOf(pieces: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array, void, void> {
  for await (const piece of pieces) yield piece.slice();
}
