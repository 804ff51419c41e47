import { realpath, stat } from 'node:fs/promises';
import { isAbsolute, join, relative, sep } from 'node:path';
import { OnbehalfError } from '../../../core/errors.ts';
import { isBelow } from '../../../project/file/schema.ts';

/**
 * The real path of a file in a folder. The path was decoded once, by whoever took it out of a request; nothing of it is decoded here.
 *
 * @param root - Absolute path of the folder.
 * @param path - Below it, with `/` between folders.
 * @throws OnbehalfError INPUT_INVALID for a path that leads out of the folder, by `..`, a drive, a link; NOT_FOUND where there is no such file.
 */
export async function confined(root: string, path: string): Promise<string> {
  if (!isBelow(path) || path === '' || path.split('/').some((part) => part === '' || part === '.')) throw outside(path);
  const [realRoot, real] = await Promise.all([realpath(root), realpath(join(root, path)).catch(() => undefined)]);
  if (real === undefined) throw notThere(path);
  const way = relative(realRoot, real);
  if (way === '' || way === '..' || way.startsWith(`..${sep}`) || isAbsolute(way)) throw outside(path);
  if (!(await stat(real)).isFile()) throw notThere(path);
  return real;
}

function outside(path: string): OnbehalfError {
  return new OnbehalfError('INPUT_INVALID', 'The path leads out of the project.', {
    fields: [{ field: 'path', problem: `must be a file of the project, and ${JSON.stringify(path.slice(0, 200))} is not.` }],
  });
}

function notThere(path: string): OnbehalfError {
  return new OnbehalfError('NOT_FOUND', `There is no file ${path.slice(0, 200)} in the project.`, { remedy: 'Choose another file.' });
}
