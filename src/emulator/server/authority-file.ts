import { createPrivateKey, X509Certificate } from 'node:crypto';
import { rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { keptText, openDataFolder, unfinishedSave } from '../tenant/data-folder.ts';
import { type AuthorityKey, createAuthorityKey, isGoodFor, keptDays } from './certificates.ts';

/** The file in a data folder that the key and the certificate of the authority are kept in, as PEM. */
export const authorityFile = 'certificate-authority.pem';

/**
 * The certificate authority of a data folder, so that a client which trusts it once does so at every start. Made (0600) where there is none, where it is about to end,
 * and where this version answers to other names than the one that made it.
 *
 * @throws Error naming the file when it holds something else, and the folder when it cannot be written.
 */
export async function keptAuthority(folder: string, now: Date): Promise<AuthorityKey> {
  const path = join(folder, authorityFile);
  const text = await keptText(path);
  const kept = text === undefined ? undefined : read(text, path);
  if (kept && isGoodFor(kept, now)) return kept;
  const made = createAuthorityKey(now, keptDays);
  await openDataFolder(folder);
  const temporary = unfinishedSave(folder);
  const key = made.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
  await writeFile(temporary, key + made.certificate, { mode: 0o600, flag: 'wx' });
  await rename(temporary, path);
  return made;
}

function read(text: string, path: string): AuthorityKey {
  try {
    const privateKey = createPrivateKey(text);
    const certificate = new X509Certificate(text);
    if (certificate.checkPrivateKey(privateKey)) return { certificate: certificate.toString(), privateKey };
  } catch {
    // Told below, as a certificate that is not of the key.
  }
  throw new Error(`${path} holds no key with its certificate. Move it away to begin with a fresh certificate authority.`);
}
