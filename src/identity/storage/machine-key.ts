import { randomBytes } from 'node:crypto';
import path from 'node:path';
import { OnbehalfError } from '../../core/errors.ts';
import { createWhole, readPrivate, setAside } from './private-files.ts';
import { keyLength } from './seal.ts';
import type { StorageNotice } from './machine.ts';

const fileName = 'token.key';

/**
 * The secret key of a token storage: 32 random bytes in a file that only its owner can read, made once. Processes that start
 * together agree on one, because only one of them can create the file. A key file that cannot be read is set aside.
 *
 * It protects tokens where files are copied without it; it does not protect them from programs that run as the same person.
 *
 * @throws OnbehalfError STORAGE_UNAVAILABLE when the file can be neither read nor set aside.
 */
export async function machineKey(folder: string, notify: (notice: StorageNotice) => void): Promise<Buffer> {
  const file = path.join(folder, fileName);
  for (let attempt = 0; attempt < 10; attempt += 1) {
    const found = readPrivate(file);
    if (Buffer.isBuffer(found) && found.length === keyLength) return found;
    if (found) {
      const aside = await setAside(file);
      const reason = Buffer.isBuffer(found) ? `it has ${found.length} bytes instead of ${keyLength}` : found.unreadable;
      if (aside) notify({ type: 'storageSetAside', file: aside, reason });
    }
    await createWhole(folder, fileName, randomBytes(keyLength));
  }
  throw new OnbehalfError('STORAGE_UNAVAILABLE', `The key file ${file} changes all the time.`, { details: { path: file } });
}
