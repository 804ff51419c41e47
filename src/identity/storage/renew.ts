import type { Stored, TokenStorage } from './token-storage.ts';

/**
 * Encrypts an entry anew that was read with an older key, so that the older key can be dropped some day. It is done by the way: where the
 * write is not possible, or somebody else was quicker, the entry is given as it was read.
 */
export async function renew(storage: Pick<TokenStorage, 'write'>, key: string, { content, version }: Stored): Promise<Stored> {
  const written = await storage.write(key, content, version).catch(() => 'changed' as const);
  return written === 'changed' ? { content, version } : { content, version: written.version };
}
