import { join } from 'node:path';
import { isBelow } from '../file/schema.ts';
import { readManifest } from './lock.ts';

/**
 * The main module of a package, as `exports` or `main` of its package.json names it: https://nodejs.org/api/packages.html#package-entry-points
 *
 * @param folder - Of the package.
 * @returns Its absolute path; undefined where it names none in its own folder.
 */
export async function packageEntry(folder: string): Promise<string | undefined> {
  const { exports, main } = await readManifest(folder);
  const named = exports === undefined ? main : targetOf(exports);
  if (typeof named !== 'string') return undefined;
  const path = named.replace(/^\.\//, '');
  return isBelow(path) ? join(folder, path) : undefined;
}

/** The first condition of the main entry that is meant for modules. */
function targetOf(exports: unknown): unknown {
  if (typeof exports !== 'object' || exports === null) return exports;
  const table = exports as Readonly<Record<string, unknown>>;
  return targetOf(table['.'] ?? table['import'] ?? table['node'] ?? table['default'] ?? undefined);
}
