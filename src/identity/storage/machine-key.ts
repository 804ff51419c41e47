import { randomBytes } from 'node:crypto';
import path from 'node:path';
import { OnbehalfError } from '../../core/errors.ts';
import { keyLength } from './key-ring.ts';
import { systemKeyStore, type KeyStore } from './key-store.ts';
import { dataFolder } from './location.ts';
import type { StorageNotice } from './storage-notice.ts';
import { onlyMine, wholeFiles, type WholeFiles } from './whole-files.ts';

const fileName = 'token.key';
const files = wholeFiles(onlyMine);
const pointer = /^keystore:([\da-f]{32})\n$/;

/** What a key needs of the world. */
export interface MachineKeyOptions {
  keyStore?(): Promise<KeyStore | undefined>;
  notify(notice: StorageNotice): void;
}

/** Where the key of a folder is kept: the operating system's key store, a file beside the tokens, or nowhere yet. */
export type MachineKeyPlace = { readonly kind: 'keyStore' } | { readonly kind: 'file'; readonly file: string } | { readonly kind: 'none' };

/**
 * The secret key of a token storage: 32 random bytes, made once. They are kept in the operating system's key store where one can be used
 * when the key is made, otherwise in a file that only its owner can read. The choice is written down in `token.key` (the key itself, or
 * the name of its entry in the key store), so that every later process makes the same one. Processes that start together agree on one key,
 * because only one of them can create that file. A file that is neither is set aside.
 *
 * A key file protects tokens where files are copied without it; it does not protect them from programs that run as the same person.
 *
 * @throws OnbehalfError STORAGE_UNAVAILABLE when the file can be neither read nor set aside, and when the key is in a key store that cannot be reached.
 */
export async function machineKey(folder: string, { keyStore = async () => undefined, notify }: MachineKeyOptions): Promise<Buffer> {
  const file = path.join(folder, fileName);
  for (let attempt = 0; attempt < 10; attempt += 1) {
    const found = await files.read(file);
    if (Buffer.isBuffer(found) && found.length === keyLength) return found;
    const name = nameIn(found);
    if (name !== undefined) return await storedKey(keyStore, name, file);
    if (found) {
      const aside = await files.setAside(file);
      const reason = Buffer.isBuffer(found) ? `it has ${found.length} bytes instead of ${keyLength}` : found.unreadable;
      if (aside) notify({ type: 'storageSetAside', file: aside, reason });
    }
    await makeKey(folder, await keyStore());
  }
  throw new OnbehalfError('STORAGE_UNAVAILABLE', `The key file ${file} changes all the time.`, { details: { path: file } });
}

/** Tells where the key of a folder is kept, without reading or making it. */
export async function machineKeyPlace(folder: string = dataFolder()): Promise<MachineKeyPlace> {
  const file = path.join(folder, fileName);
  const found = await files.read(file);
  if (nameIn(found) !== undefined) return { kind: 'keyStore' };
  return found ? { kind: 'file', file } : { kind: 'none' };
}

async function makeKey(folder: string, store: KeyStore | undefined): Promise<void> {
  const secret = randomBytes(keyLength);
  const name = randomBytes(16).toString('hex');
  if (!store || !(await keeps(store, name, secret))) {
    await files.create(folder, fileName, secret);
    return;
  }
  const won = await files.create(folder, fileName, Buffer.from(`keystore:${name}\n`));
  if (!won) await store.remove(name).catch(() => undefined);
}

/** Puts a key into the key store, and gives whether it can be read again: a locked one, or one without a desktop, fails here. */
async function keeps(store: KeyStore, name: string, secret: Buffer): Promise<boolean> {
  try {
    await store.write(name, secret.toString('base64'));
    return (await store.read(name)) === secret.toString('base64');
  } catch {
    return false;
  }
}

async function storedKey(keyStore: () => Promise<KeyStore | undefined>, name: string, file: string): Promise<Buffer> {
  const store = (await keyStore()) ?? (await systemKeyStore());
  const text = await store?.read(name).catch((error: unknown) => {
    throw unreachable(file, 'it cannot be read', error);
  });
  const secret = Buffer.from(text ?? '', 'base64');
  if (secret.length === keyLength) return secret;
  throw unreachable(file, store ? 'it is not there' : 'no key store can be reached from here');
}

function nameIn(found: Awaited<ReturnType<WholeFiles['read']>>): string | undefined {
  return Buffer.isBuffer(found) ? pointer.exec(found.toString('latin1'))?.[1] : undefined;
}

function unreachable(file: string, why: string, cause?: unknown): OnbehalfError {
  return new OnbehalfError('STORAGE_UNAVAILABLE', `The key of the stored tokens is in the operating system's key store, and ${why}.`, {
    details: { path: file },
    remedy: `Unlock the key store, or run where it can be reached (a desktop session). Deleting ${file} makes a new key; every account then signs in again.`,
    ...(cause !== undefined && { cause }),
  });
}
