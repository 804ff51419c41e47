import { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import type { Fetch, HttpAnswer } from '../../core/ports.ts';
import { type BulkAnswer, type BulkConnection, connectForBulk } from './bulk-connection.ts';

/**
 * Gets what is large (`bulk`) over connections of its own, which are kept for a moment. A piece of a success holds until the next one is asked for.
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

function answerOf(answer: BulkAnswer): HttpAnswer {
  const { status, rawHeaders, pieces, cancel } = answer;
  const headers = new Headers();
  for (let index = 0; index < rawHeaders.length; index += 2) headers.append(rawHeaders[index] ?? '', rawHeaders[index + 1] ?? '');
  return {
    status,
    headers,
    get body() {
      return Readable.toWeb(Readable.from(copiesOf(answer))) as ReadableStream<Uint8Array>;
    },
    // What is refused is small, and whoever reads why collects it.
    pieces: () => (status >= 200 && status < 300 ? pieces : copiesOf(answer)),
    cancel,
    text: () => text(copiesOf(answer)),
  };
}

/** Pieces that hold. Whoever stops before the end closes the connection. */
async function* copiesOf({ pieces, cancel }: BulkAnswer): AsyncGenerator<Uint8Array, void, void> {
  try {
    for await (const piece of pieces) yield piece.slice();
  } finally {
    cancel();
  }
}
