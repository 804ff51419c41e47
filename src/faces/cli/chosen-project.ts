import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { OnbehalfError } from '../../core/errors.ts';
import { findProject, openProject, type Project } from '../../project/project.ts';

/** The flag that names a project. */
export const projectOption = {
  project: z.string().optional().describe('Folder of the project. Default: the one that this folder lies in.'),
};

/**
 * The project that a command works on.
 *
 * @param named - What the command names.
 * @param how - How the command names a project, for the remedy.
 * @throws OnbehalfError NOT_FOUND where there is none, SETTINGS_INVALID with everything that is wrong with its file.
 */
export async function chosenProject(named: string | undefined, how = 'name one with --project'): Promise<Project> {
  if (named !== undefined) return await openProject(named);
  const found = await findProject('.');
  if (found) return found;
  throw new OnbehalfError('NOT_FOUND', 'This folder lies in no project: there is no onbehalf.yaml in it or above it.', {
    remedy: `Go to a project, ${how}, or make one with \`onbehalf new NAME\`.`,
  });
}

/** The version of the Onbehalf that runs. */
export async function runningVersion(packageFolder: string): Promise<string> {
  return (JSON.parse(await readFile(join(packageFolder, 'package.json'), 'utf8')) as { readonly version: string }).version;
}
