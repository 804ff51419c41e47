import { statSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import { codeOf } from './patiently.ts';

/**
 * Makes a folder and those above it; nothing happens when it is there. Not with `recursive` of Node.js, which never ends where a folder is that
 * takes none, such as /proc.
 *
 * @param mode - Rights of each folder that is made. Default: all that the umask of the process leaves.
 * @throws Error of `node:fs` with its code.
 */
export async function makeFolder(folder: string, mode = 0o777): Promise<void> {
  if (isFolder(folder)) return;
  try {
    await mkdir(folder, { mode });
  } catch (error) {
    const above = dirname(folder);
    if (codeOf(error) === 'ENOENT' && above !== folder) {
      await makeFolder(above, mode);
      await mkdir(folder, { mode }).catch(unlessFolder(folder));
    } else {
      unlessFolder(folder)(error);
    }
  }
}

/** Takes a failure for none where the folder is there all the same: somebody else was quicker. */
function unlessFolder(folder: string): (error: unknown) => void {
  return (error) => {
    if (!isFolder(folder)) throw error;
  };
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
}
