import { OnbehalfError } from '../../core/errors.ts';
import { inputError } from '../../core/input.ts';
import { systemKeyStore, type KeyStore } from '../storage/key-store.ts';

/**
 * Puts a secret into the operating system's key store, where settings refer to it with `keystore:NAME`; what had the name is replaced.
 *
 * @param secret - A text. Windows takes at most 2,560 bytes (`CRED_MAX_CREDENTIAL_BLOB_SIZE`,
 * https://learn.microsoft.com/windows/win32/api/wincred/ns-wincred-credentialw).
 * @throws OnbehalfError INPUT_INVALID for a name or a secret that cannot be kept, STORAGE_UNAVAILABLE when the key store cannot be used.
 */
export async function keepSecret(
  name: string,
  secret: string,
  keyStore: () => Promise<KeyStore | undefined> = systemKeyStore,
): Promise<void> {
  checkName(name);
  if (secret === '')
    throw inputError('The secret', [
      { field: 'NAME', problem: `${name} would be empty: nothing was typed, or nothing came in on standard input.` },
    ]);
  const store = await opened(keyStore);
  await trying(async () => {
    await store.write(name, secret);
    if ((await store.read(name)) !== secret) throw new Error('what was written cannot be read again');
  });
}

/**
 * Removes a secret from the operating system's key store.
 *
 * @returns False when there was none of that name.
 * @throws OnbehalfError as `keepSecret` does.
 */
export async function removeSecret(name: string, keyStore: () => Promise<KeyStore | undefined> = systemKeyStore): Promise<boolean> {
  checkName(name);
  const store = await opened(keyStore);
  return await trying(async () => {
    if ((await store.read(name)) === undefined) return false;
    await store.remove(name);
    return true;
  });
}

/** 32 hexadecimal digits are the name of the key that stored tokens are encrypted with: it must not be replaced. */
function checkName(name: string): void {
  if (/^[\w.@-]{1,100}$/.test(name) && !/^[\da-f]{32}$/.test(name)) return;
  throw inputError('The secret', [
    {
      field: 'NAME',
      problem: `${JSON.stringify(name)} must be 1 to 100 letters, digits, dots, dashes, underscores and @, and not 32 hexadecimal digits.`,
    },
  ]);
}

async function opened(keyStore: () => Promise<KeyStore | undefined>): Promise<KeyStore> {
  const store = await keyStore();
  if (store) return store;
  throw new OnbehalfError('STORAGE_UNAVAILABLE', 'The key store of the operating system cannot be reached from here.', {
    remedy: 'Run in a desktop session, or keep the secret in a variable (env:NAME) or in a file (file:/path).',
  });
}

async function trying<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const why = error instanceof Error ? error.message : 'unknown';
    throw new OnbehalfError('STORAGE_UNAVAILABLE', `The key store of the operating system cannot be used: ${why.replace(/\.$/, '')}.`, {
      remedy: 'Unlock the key store, then try again.',
      cause: error,
    });
  }
}
