import { isOnbehalfError } from '../../core/errors.ts';
import { projectFileName } from '../file/project-file-name.ts';
import type { ProjectFile } from '../file/schema.ts';
import { forbiddenBecause } from '../packages/forbidden.ts';
import { readLock, readManifest } from '../packages/lock.ts';
import { restoreState } from '../packages/restored.ts';
import type { Found } from './found.ts';

/** Whether the packages of a project are locked, installed and allowed. */
export async function checkPackages(folder: string, { kind, projectVersion, forbiddenPackages }: ProjectFile): Promise<Found> {
  try {
    const { version } = await readManifest(folder);
    const state = await restoreState(folder);
    const locked = (await readLock(folder)) ?? [];
    const problems = locked.flatMap(({ name, version: one }) => forbiddenBecause(forbiddenPackages, name, one) ?? []);
    if (version !== undefined && version !== projectVersion)
      problems.push(
        `${projectFileName}: projectVersion is ${projectVersion}, and version of package.json is ${version}; write the same into both.`,
      );
    // The packages of a library are locked by the project that uses it.
    if (state === 'no lock file' && kind !== 'library')
      problems.push('package.json: it names packages, and there is no package-lock.json; run `onbehalf packages install`.');
    const scripts = locked.filter(({ hasInstallScript }) => hasInstallScript).map(({ name, version: one }) => `${name} ${one}`);
    return {
      problems,
      notes: [
        ...(state === 'not installed' ? ['Not everything in package-lock.json is installed; the next run installs it.'] : []),
        ...scripts.map((one) => `${one} needs an install script, which is not supported: it was not run.`),
      ],
    };
  } catch (error) {
    if (isOnbehalfError(error)) return { problems: [error.message], notes: [] };
    throw error;
  }
}
