import { OnbehalfError } from '../../core/errors.ts';
import type { KeyRing } from './key-ring.ts';
import { readLineage, withLineage, type Descendant } from './lineage.ts';
import type { ObjectStore, PutResult, StoredObject } from './object-store.ts';
import { checkConditionalWrites } from './probe.ts';
import { renew } from './renew.ts';
import { removedMark, seal, unseal, type Unsealed } from './seal.ts';
import { asideName, tellOnce, type StorageNotice } from './storage-notice.ts';
import { checkStorageKey, isStorageKey, type TokenStorage } from './token-storage.ts';

/** A bucket, and how its objects are encrypted. */
export interface ObjectStorageOptions {
  readonly store: ObjectStore;
  /** The keys; asked for when the first entry is read or written. */
  keys(): Promise<KeyRing>;
  notify?(notice: StorageNotice): void;
}

interface Found {
  readonly object: StoredObject;
  readonly holds: Exclude<Unsealed, { kind: 'unreadable' }>;
}

/** A version of an entry, and what it was made from. */
interface Version {
  readonly etag: string;
  readonly id: string;
  readonly ancestors: Descendant['ancestors'];
}

/**
 * Keeps tokens in a bucket that several machines share: one encrypted object an account, and ETag conditions as the compare-and-swap.
 * The first write finds out whether the server obeys the conditions.
 *
 * @throws OnbehalfError STORAGE_UNAVAILABLE from every method when the bucket cannot be used, NETWORK_FAILED or UNAVAILABLE when it does not answer.
 */
export function createObjectStorage({ store, ...options }: ObjectStorageOptions): TokenStorage {
  const notify = tellOnce(options.notify);
  /** The versions that were read last, by key: a write says what it was made from. */
  const seen = new Map<string, Version>();
  let ring: Promise<KeyRing> | undefined;
  let checked: Promise<void> | undefined;

  function keys(): Promise<KeyRing> {
    ring ??= options.keys().catch((error: unknown) => {
      ring = undefined;
      throw error;
    });
    return ring;
  }

  function checkedOnce(): Promise<void> {
    checked ??= checkConditionalWrites(store).catch((error: unknown) => {
      checked = undefined;
      throw error;
    });
    return checked;
  }

  async function current(key: string): Promise<Found | undefined> {
    for (let attempt = 0; attempt < 100; attempt += 1) {
      const object = await store.get(key);
      if (!object) return undefined;
      const holds = unseal(await keys(), key, object.bytes);
      if (holds.kind === 'unknownKey') notify({ type: 'storageRefused', file: `${store.place}/${key}`, reason: holds.reason });
      if (holds.kind !== 'unreadable') return { object, holds };
      await checkedOnce();
      const aside = await copyAside(key, object);
      if (typeof (await store.put(key, removedMark.bytes, object.etag)) === 'string') await store.remove(aside);
      else notify({ type: 'storageSetAside', file: `${store.place}/${aside}`, reason: holds.reason });
    }
    throw new OnbehalfError('STORAGE_UNAVAILABLE', `The entry ${key} in ${store.place} changes all the time.`, {
      details: { place: store.place },
    });
  }

  async function copyAside(key: string, { bytes }: StoredObject): Promise<string> {
    const aside = asideName(key);
    await store.put(aside, bytes, undefined);
    return aside;
  }

  /** The entry, where it can be read. */
  async function entry(key: string): Promise<(Version & { readonly text: string; readonly outdated: boolean }) | undefined> {
    const found = await current(key);
    if (found?.holds.kind !== 'text') return undefined;
    const { id, text, outdated } = found.holds;
    const version = { etag: found.object.etag, id, outdated, ...readLineage(text) };
    seen.set(key, version);
    return version;
  }

  async function versionSeen(key: string, etag: string): Promise<Version | undefined> {
    const known = seen.get(key);
    if (known?.etag === etag) return known;
    const now = await entry(key);
    return now?.etag === etag ? now : undefined;
  }

  /** Writes where there is no entry: nothing, the mark of a removal, or what was encrypted with a key that is not here. */
  async function putFirst(key: string, bytes: Buffer): Promise<PutResult> {
    const written = await store.put(key, bytes, undefined);
    if (written !== 'changed') return written;
    const found = await current(key);
    if (!found || found.holds.kind === 'text') return 'changed';
    if (found.holds.kind === 'removed') return await store.put(key, bytes, found.object.etag);
    const aside = await copyAside(key, found.object);
    const replaced = await store.put(key, bytes, found.object.etag);
    if (typeof replaced === 'string') await store.remove(aside);
    else
      notify({ type: 'storageSetAside', file: `${store.place}/${aside}`, reason: 'its key is not here, and a new sign-in took its place' });
    return replaced;
  }

  const storage: TokenStorage = {
    async read(key) {
      checkStorageKey(key);
      const found = await entry(key);
      if (!found) return undefined;
      const stored = { content: found.text, version: found.etag };
      return found.outdated ? await renew(storage, key, stored) : stored;
    },
    async write(key, text, expected) {
      checkStorageKey(key);
      await checkedOnce();
      const base = expected === undefined ? undefined : await versionSeen(key, expected);
      if (expected !== undefined && !base) return 'changed';
      const ancestors = base ? [base.id, ...base.ancestors] : [];
      const { bytes, id } = seal(await keys(), key, withLineage({ ancestors, text }));
      const written = base ? await store.put(key, bytes, base.etag) : await putFirst(key, bytes);
      if (typeof written !== 'string') {
        seen.set(key, { etag: written.etag, id, ancestors });
        return { version: written.etag };
      }
      // Others may have built on what was written although the answer was lost; then it took effect, and its version is past.
      const built = written === 'unclear' && (await entry(key))?.ancestors.includes(id);
      return built ? { version: id } : 'changed';
    },
    async remove(key) {
      checkStorageKey(key);
      await store.remove(key);
    },
    async list() {
      const objects = await store.list();
      return objects.filter(({ name, size }) => isStorageKey(name) && size !== removedMark.bytes.length).map(({ name }) => name);
    },
  };
  return storage;
}
