import { OnbehalfError } from '../../core/errors.ts';
import type { Project } from '../project.ts';
import { changePackages } from './change-packages.ts';
import { mainRegistryFlags } from './feeds.ts';
import { readManifest } from './lock.ts';

/**
 * Removes packages from a project, from package.json and the lock file too.
 *
 * @throws OnbehalfError NOT_FOUND for one that the project does not have; then none is removed.
 */
export async function removePackages(project: Project, names: readonly string[], signal: AbortSignal): Promise<void> {
  const { dependencies, devDependencies } = await readManifest(project.folder);
  const missing = names.filter((name) => !Object.hasOwn({ ...dependencies, ...devDependencies }, name));
  if (missing.length > 0)
    throw new OnbehalfError('NOT_FOUND', `The project has no package ${missing.join(', ')}.`, {
      remedy: '`onbehalf packages list` shows those that it has.',
    });
  await changePackages(project, ['uninstall', ...mainRegistryFlags(project)], names, signal);
}
