import { OnbehalfError } from '../../core/errors.ts';
import { keyRing } from './key-ring.ts';
import type { KeyStore } from './key-store.ts';
import { dataFolder } from './location.ts';
import { machineKey } from './machine-key.ts';
import { seal, unseal } from './seal.ts';
import type { StorageNotice } from './storage-notice.ts';
import { onlyMine, wholeFiles } from './whole-files.ts';

/** Texts that only this machine, and on it only this person, can read. */
export interface SealedTexts {
  /**
   * Encrypts a text.
   *
   * @param name - What the text is: it opens under no other name.
   * @returns Base64.
   */
  seal(name: string, text: string): string;
  /** @throws OnbehalfError STORAGE_UNAVAILABLE for what was not sealed under that name here. */
  open(name: string, sealed: string): string;
}

/** What the key needs of the world. */
export interface SealedTextsOptions {
  /** Where the key is kept. Default: the folder of the stored tokens. */
  readonly folder?: string;
  /** Default: none; the key is in a file of that folder. */
  keyStore?(): Promise<KeyStore | undefined>;
  notify?(notice: StorageNotice): void;
}

/**
 * Opens the seal of this machine: what is kept beside the tokens, and holds as much of people's data, is encrypted with the same key.
 *
 * @throws OnbehalfError STORAGE_UNAVAILABLE when the key cannot be read or made.
 */
export async function sealedTexts({
  folder = dataFolder(),
  keyStore = async () => undefined,
  notify = () => undefined,
}: SealedTextsOptions = {}): Promise<SealedTexts> {
  await wholeFiles(onlyMine).openFolder(folder);
  const keys = keyRing(await machineKey(folder, { keyStore, notify }));
  return {
    seal: (name, text) => seal(keys, name, text).bytes.toString('base64'),
    open(name, sealed) {
      const found = unseal(keys, name, Buffer.from(sealed, 'base64'));
      if (found.kind === 'text') return found.text;
      throw new OnbehalfError(
        'STORAGE_UNAVAILABLE',
        `${name} cannot be read: ${found.kind === 'removed' ? 'it was removed' : found.reason}.`,
        {
          remedy: 'Go on where it was written: on the same machine, as the same person.',
        },
      );
    },
  };
}
