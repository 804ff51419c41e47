import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { OnbehalfError } from '../../core/errors.ts';

/** A packed package of more than this is none of activities, in bytes when unpacked. */
const largest = 200_000_000;

/** What is read of a packed package. */
export interface PackedPackage {
  /** The value of its package.json. */
  readonly manifest: Readonly<Record<string, unknown>>;
  readonly name: string;
  readonly version: string;
  /** The text of its activities.json; undefined where it has none. */
  readonly activities: string | undefined;
}

/**
 * Reads what a packed package says about itself. Nothing of it is written anywhere, nothing runs.
 *
 * @param file - Path of a `.tgz`.
 * @throws OnbehalfError SETTINGS_INVALID where it is no package.
 */
export async function readTarball(file: string): Promise<PackedPackage> {
  try {
    const { parseTar } = await import('nanotar');
    const bytes = await promisify(gunzip)(await readFile(file), { maxOutputLength: largest });
    const items = parseTar(bytes);
    // npm takes away the first folder of every path, whatever it is called.
    const textOf = (name: string): string | undefined =>
      items.find((item) => item.type === 'file' && item.name.split('/').slice(1).join('/') === name)?.text;
    const manifest = JSON.parse(textOf('package.json') ?? '') as Readonly<Record<string, unknown>>;
    const { name, version } = manifest;
    if (typeof name !== 'string' || typeof version !== 'string') throw new TypeError('It has no name or no version.');
    return { manifest, name, version, activities: textOf('activities.json') };
  } catch (error) {
    throw new OnbehalfError('SETTINGS_INVALID', `${file} is not a package that npm packed.`, { cause: error });
  }
}
