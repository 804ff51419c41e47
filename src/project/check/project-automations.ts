import { readdir } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * The files of a project by their paths in it, `/` between folders: all that is not installed and not hidden. Folders that are links are not followed.
 *
 * @param folder - Absolute path of the project.
 */
export async function projectFilesIn(folder: string, below = ''): Promise<string[]> {
  const entries = await readdir(join(folder, below), { withFileTypes: true });
  const found = await Promise.all(
    entries.map(async (entry) => {
      if (entry.name.startsWith('.') || entry.name === 'node_modules') return [];
      const path = below === '' ? entry.name : `${below}/${entry.name}`;
      if (entry.isDirectory()) return await projectFilesIn(folder, path);
      return entry.isFile() ? [path] : [];
    }),
  );
  return found.flat().toSorted();
}
