import { dirname } from 'node:path';
import { restorePackages } from '../../project/packages/restore.ts';
import { findProject, type Project } from '../../project/project.ts';
import type { CommandContext } from './command.ts';

/**
 * The project that an automation lies in, with everything installed that it names; undefined where it lies in none.
 *
 * @param path - Absolute path of the automation.
 */
export async function restoredProject(path: string, { io, signal }: Pick<CommandContext, 'io' | 'signal'>): Promise<Project | undefined> {
  const project = await findProject(dirname(path));
  if (project && (await restorePackages(project, signal)))
    io.say(`The packages of ${project.file.name} were installed as they are locked.`);
  return project;
}
