import { OnbehalfError } from '../../core/errors.ts';
import { npm } from '../npm/npm.ts';
import type { Project } from '../project.ts';
import { mainRegistryFlags } from './feeds.ts';
import { forbiddenBecause } from './forbidden.ts';
import { readLock } from './lock.ts';
import { restoreState } from './restored.ts';

/**
 * Installs what the lock file of a project names, where it is not there already: in exactly those versions, each with the content that was locked.
 *
 * @returns Whether something was installed.
 * @throws OnbehalfError CONFLICT for a forbidden package and for one whose content is another one, SETTINGS_INVALID where there is no lock file or it does not
 * fit package.json, NETWORK_FAILED.
 */
export async function restorePackages(project: Project, signal: AbortSignal): Promise<boolean> {
  const { folder, file } = project;
  const state = await restoreState(folder);
  if (state === 'no lock file')
    throw new OnbehalfError('SETTINGS_INVALID', `${folder} names packages, and has no package-lock.json that says which versions.`, {
      remedy: 'Run `onbehalf packages install` in the project, and keep the file with it.',
    });
  const forbidden = ((await readLock(folder)) ?? []).flatMap(
    ({ name, version }) => forbiddenBecause(file.forbiddenPackages, name, version) ?? [],
  );
  if (forbidden.length > 0)
    throw new OnbehalfError('CONFLICT', forbidden.join(' '), {
      remedy: 'Remove it with `onbehalf packages remove`, or change the rule in onbehalf.yaml.',
    });
  if (state !== 'not installed') return false;
  await npm(['ci', ...mainRegistryFlags(project)], [], { folder, signal });
  return true;
}
