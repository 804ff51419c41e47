import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { OnbehalfError } from '../core/errors.ts';
import { nearest } from '../core/nearest.ts';

/** How the main automation of a project is written. */
export const ways = ['flow', 'typescript'] as const;

/** A flow or a TypeScript module. */
export type Way = (typeof ways)[number];

/** What a new project begins with: its files by their paths in the project, `/` between folders. */
export type TemplateFiles = ReadonlyMap<string, string>;

/** Each template has a folder here, with a folder of files for each way. The build puts them beside the program. */
const folder = fileURLToPath(new URL('templates/', import.meta.url));

/** The names of the templates for a way, `blank` first. */
export async function templateNames(way: Way): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  const named = entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
  const found = await Promise.all(named.map(async (name) => ((await isFolder(join(folder, name, way))) ? [name] : [])));
  return found.flat().toSorted((a, b) => Number(b === 'blank') - Number(a === 'blank') || (a < b ? -1 : 1));
}

/**
 * The files of a template.
 *
 * @throws OnbehalfError NOT_FOUND with the nearest name.
 */
export async function templateFiles(name: string, way: Way): Promise<TemplateFiles> {
  const names = await templateNames(way);
  if (!names.includes(name)) {
    const close = nearest(name, names);
    throw new OnbehalfError('NOT_FOUND', `There is no template ${name} for ${way === 'flow' ? 'flows' : 'TypeScript'}.`, {
      remedy: close ? `Did you mean ${close}?` : `There are ${names.join(', ')}.`,
    });
  }
  const from = join(folder, name, way);
  const entries = await readdir(from, { recursive: true, withFileTypes: true });
  const paths = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath ?? entry.path, entry.name));
  const files = await Promise.all(
    paths.map(async (path) => [path.slice(from.length + 1).replaceAll('\\', '/'), await readFile(path, 'utf8')] as const),
  );
  return new Map(files.toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

async function isFolder(path: string): Promise<boolean> {
  return await readdir(path).then(
    () => true,
    () => false,
  );
}
