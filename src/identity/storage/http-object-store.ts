import type { BucketDialect } from './bucket-dialect.ts';
import { bucketFailure, bucketSender, type BucketAnswer, type BucketSenderOptions } from './bucket-sender.ts';
import { readObjectList } from './object-list.ts';
import type { ObjectStore } from './object-store.ts';

/** An object store behind HTTP: conditions by ETag (RFC 9110, section 13), broken requests sent again. */
export function createHttpObjectStore(dialect: BucketDialect, options: BucketSenderOptions): ObjectStore {
  const { place } = dialect;
  const send = bucketSender(dialect, options);

  async function get(name: string): Promise<{ bytes: Buffer; etag: string } | undefined> {
    const answer = await send({ method: 'GET', name });
    if (answer.status === 404 && !isMissingBucket(answer)) return undefined;
    if (answer.status !== 200) throw bucketFailure(place, answer);
    return { bytes: answer.bytes, etag: etagOf(place, answer) };
  }

  return {
    place,
    get,
    async put(name, bytes, expected) {
      const condition: Readonly<Record<string, string>> = expected === undefined ? { 'if-none-match': '*' } : { 'if-match': expected };
      const answer = await send({ method: 'PUT', name, headers: { ...dialect.putHeaders, ...condition }, body: bytes });
      if (answer.status === 200 || answer.status === 201) return { etag: etagOf(place, answer) };
      if (!isRefusal(answer)) throw bucketFailure(place, answer);
      if (!answer.unclear) return 'changed';
      // An earlier attempt may have been carried out though its answer was lost.
      const now = await get(name);
      return now?.bytes.equals(bytes) ? { etag: now.etag } : 'unclear';
    },
    async remove(name) {
      const answer = await send({ method: 'DELETE', name });
      if (answer.status >= 300 && (answer.status !== 404 || isMissingBucket(answer))) throw bucketFailure(place, answer);
    },
    async list() {
      const found: { name: string; size: number }[] = [];
      let continuation: string | undefined;
      do {
        const answer = await send({ method: 'GET', query: dialect.listQuery(continuation) });
        if (answer.status !== 200) throw bucketFailure(place, answer);
        const page = await readObjectList(answer.bytes.toString('utf8'), dialect.listNames);
        found.push(...page.objects.map(({ name, size }) => ({ name: name.slice(dialect.prefix.length), size })));
        continuation = page.continuation;
      } while (continuation !== undefined);
      return found;
    },
  };
}

/**
 * True when the condition did not hold: 412; 409 while another write is going on or when Azure finds the blob there; 404 for If-Match where there is nothing.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/conditional-writes.html, https://learn.microsoft.com/rest/api/storageservices/specifying-conditional-headers-for-blob-service-operations
 */
function isRefusal(answer: BucketAnswer): boolean {
  return answer.status === 412 || answer.status === 409 || (answer.status === 404 && !isMissingBucket(answer));
}

function isMissingBucket({ code }: BucketAnswer): boolean {
  return code === 'NoSuchBucket' || code === 'ContainerNotFound';
}

function etagOf(place: string, answer: BucketAnswer): string {
  const etag = answer.headers.get('etag');
  if (!etag) throw bucketFailure(place, { ...answer, code: 'an answer without an ETag' });
  return etag;
}
