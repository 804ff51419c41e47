import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { activitiesFileName, readActivitiesFile, type DescribedActivity } from './activities-file.ts';
import { readManifestIfThere } from './lock.ts';

/** A package of a project that has activities. */
export interface ActivityPackage {
  readonly name: string;
  /** Absolute path of its folder. */
  readonly folder: string;
  readonly activities: readonly DescribedActivity[];
}

/**
 * The packages with activities that a project names itself and that are installed; none where it has no package.json. Nothing of them runs.
 *
 * @param folder - Absolute path of the project.
 * @throws OnbehalfError SETTINGS_INVALID for a description that cannot be read.
 */
export async function installedActivities(folder: string): Promise<ActivityPackage[]> {
  const manifest = await readManifestIfThere(folder);
  const names = Object.keys({ ...manifest?.devDependencies, ...manifest?.dependencies }).filter((name) => name !== 'onbehalf');
  const found = await Promise.all(
    names.map(async (name) => {
      const at = join(folder, 'node_modules', ...name.split('/'));
      const text = await readFile(join(at, activitiesFileName), 'utf8').catch((error: NodeJS.ErrnoException) => {
        if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return undefined;
        throw error;
      });
      return text === undefined ? [] : [{ name, folder: at, activities: readActivitiesFile(text, name) }];
    }),
  );
  return found.flat();
}
