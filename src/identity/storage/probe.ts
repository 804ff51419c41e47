import { randomBytes } from 'node:crypto';
import { OnbehalfError } from '../../core/errors.ts';
import type { ObjectStore } from './object-store.ts';

/** An object that says that the bucket was found to obey conditions, so that later runs need not try again. */
const passed = '.conditional-writes';

/**
 * Finds out whether a bucket writes only over what the writer saw. Without that, two machines that renew a token at the same time would
 * lose one; some servers accept the conditions and ignore them.
 *
 * @throws OnbehalfError STORAGE_UNAVAILABLE when it does not.
 */
export async function checkConditionalWrites(store: ObjectStore): Promise<void> {
  if (await store.get(passed)) return;
  const name = `.probe-${randomBytes(8).toString('hex')}`;
  const [one, other, third] = ['1', '22', '333'].map((text) => Buffer.from(text)) as [Buffer, Buffer, Buffer];
  try {
    const first = await store.put(name, one, undefined);
    if (typeof first === 'string') throw ignores(store, 'it refuses to make an object that is not there (If-None-Match)');
    if (typeof (await store.put(name, other, undefined)) !== 'string')
      throw ignores(store, 'it makes an object anew that is there (If-None-Match)');
    const second = await store.put(name, other, first.etag);
    if (typeof second === 'string') throw ignores(store, 'it refuses to replace an object whose version is right (If-Match)');
    if (typeof (await store.put(name, third, first.etag)) !== 'string')
      throw ignores(store, 'it replaces an object whose version has changed (If-Match)');
  } finally {
    await store.remove(name);
  }
  await store.put(passed, Buffer.from('This bucket writes only over what the writer saw.\n'), undefined);
}

function ignores({ place }: ObjectStore, why: string): OnbehalfError {
  return new OnbehalfError(
    'STORAGE_UNAVAILABLE',
    `Tokens cannot be kept in ${place}: ${why}, so two machines could lose each other's tokens.`,
    {
      details: { place },
      remedy:
        'Use a bucket with conditional writes (Amazon S3, Azure Blob Storage, or a server that obeys If-Match and If-None-Match), or a shared folder.',
    },
  );
}
