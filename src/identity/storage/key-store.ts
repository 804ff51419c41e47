import { setTimeout as pause } from 'node:timers/promises';

/** The operating system's own place for secrets: Keychain, Credential Manager, or the Secret Service of a Linux desktop. */
export interface KeyStore {
  /** Gives a secret; undefined when there is none of that name. */
  read(name: string): Promise<string | undefined>;
  write(name: string, secret: string): Promise<void>;
  remove(name: string): Promise<void>;
}

/** The service name that entries have in the key store. */
const service = 'onbehalf';
const patienceMS = 10_000;

/**
 * The key store of this machine, through `@napi-rs/keyring`, which is loaded here and nowhere else.
 *
 * @param env - Tells on Linux whether there is a session bus, without which no key store can be reached.
 * @returns Undefined where the library or the session bus is missing. A key store that is there may still be locked: its methods then fail.
 */
export async function systemKeyStore(env: Readonly<Record<string, string | undefined>> = process.env): Promise<KeyStore | undefined> {
  if (process.platform === 'linux' && !env['DBUS_SESSION_BUS_ADDRESS']) return undefined;
  const library = await import('@napi-rs/keyring').catch(() => undefined);
  if (!library) return undefined;
  const entry = (name: string): InstanceType<typeof library.AsyncEntry> => new library.AsyncEntry(service, name);
  return {
    read: async (name) => (await inTime(entry(name).getPassword())) ?? undefined,
    write: async (name, secret) => await inTime(entry(name).setPassword(secret)),
    async remove(name) {
      await inTime(entry(name).deleteCredential());
    },
  };
}

/** A locked key store may wait for a person; without one it must not wait for ever. */
async function inTime<T>(work: Promise<T>): Promise<T> {
  const waiting = new AbortController();
  const late = pause(patienceMS, undefined, { signal: waiting.signal }).then(() => {
    throw new Error(`The key store did not answer within ${patienceMS / 1000} seconds.`);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    waiting.abort();
    late.catch(() => undefined);
  }
}
