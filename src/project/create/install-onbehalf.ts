import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isOnbehalfError, OnbehalfError } from '../../core/errors.ts';
import { npm } from '../npm/npm.ts';

/**
 * Installs Onbehalf into a project, in the version that runs: as a development dependency, saved with the lock file. The registry that npm is set up with
 * has to have it.
 *
 * @param folder - Of the project.
 * @param packageFolder - Where the Onbehalf that runs lies.
 * @throws OnbehalfError NOT_FOUND where the registry has no such version, and what else npm fails with.
 */
export async function installOnbehalf(folder: string, packageFolder: string, signal: AbortSignal): Promise<void> {
  const { version } = JSON.parse(await readFile(join(packageFolder, 'package.json'), 'utf8')) as { readonly version: string };
  const spec = `onbehalf@^${version}`;
  await npm(['install', '--save-dev'], [spec], { folder, signal }).catch((error: unknown) => {
    if (!isOnbehalfError(error) || error.code !== 'NOT_FOUND') throw error;
    throw new OnbehalfError('NOT_FOUND', `The registry has no ${spec}.`, {
      cause: error,
      remedy: 'Leave out --install: the project then takes Onbehalf from the program that runs it.',
    });
  });
}
