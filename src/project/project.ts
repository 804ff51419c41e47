import { readFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { OnbehalfError } from '../core/errors.ts';
import { projectFileError } from './file/problem.ts';
import { readProjectFile } from './file/read-project-file.ts';
import { projectFileName } from './file/project-file-name.ts';
import type { ProjectFile } from './file/schema.ts';

/** A folder with a project file in it. */
export interface Project {
  /** Absolute path. */
  readonly folder: string;
  readonly file: ProjectFile;
}

/**
 * Reads the project in a folder.
 *
 * @param folder - Path of the folder that `onbehalf.yaml` is in.
 * @throws OnbehalfError NOT_FOUND where there is none, SETTINGS_INVALID with everything that is wrong with it, each with line and column.
 */
export async function openProject(folder: string): Promise<Project> {
  const path = resolve(folder);
  const text = await textOfProject(path);
  if (text === undefined)
    throw new OnbehalfError('NOT_FOUND', `There is no project in ${path}: it has no ${projectFileName}.`, {
      details: { folder: path },
      remedy: 'Name the folder of a project, or make one with `onbehalf new NAME`.',
    });
  const { file, problems } = readProjectFile(text);
  if (!file) throw projectFileError(projectFileName, problems);
  return { folder: path, file };
}

/**
 * The project that a folder lies in: the nearest folder with a project file, from that one on upwards; undefined where there is none.
 *
 * @throws OnbehalfError SETTINGS_INVALID with everything that is wrong with its file.
 */
export async function findProject(folder: string): Promise<Project | undefined> {
  const found = await findProjectFolder(folder);
  return found === undefined ? undefined : await openProject(found);
}

/** The folder of the project that a folder lies in, whatever is wrong with its file: an absolute path; undefined where it lies in none. */
export async function findProjectFolder(folder: string): Promise<string | undefined> {
  for (let path = resolve(folder); ; path = dirname(path)) {
    if ((await textOfProject(path)) !== undefined) return path;
    if (dirname(path) === path) return undefined;
  }
}

/** The text of the project file in a folder; undefined where there is none. */
export async function textOfProject(folder: string): Promise<string | undefined> {
  try {
    return await readFile(join(folder, projectFileName), 'utf8');
  } catch (error) {
    if (['ENOENT', 'ENOTDIR'].includes((error as NodeJS.ErrnoException).code ?? '')) return undefined;
    throw new OnbehalfError('SETTINGS_INVALID', `${join(folder, projectFileName)} cannot be read.`, { cause: error });
  }
}
