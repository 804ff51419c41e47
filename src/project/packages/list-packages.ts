import type { Project } from '../project.ts';
import { installedActivities } from './installed-activities.ts';
import { readLock, readManifest } from './lock.ts';
import type { DescribedActivity } from './activities-file.ts';
import { ruleSentence } from './rule-sentence.ts';

/** A package that a project names itself. */
export interface ListedPackage {
  readonly name: string;
  /** As package.json has it. */
  readonly range: string;
  /** The version in the lock file. */
  readonly version: string | undefined;
  /** What the range means, in one sentence. */
  readonly rule: string;
  readonly isInstalled: boolean;
  /** It wants to run something when it is installed, which it may not. */
  readonly needsInstallScript: boolean;
  readonly activities: readonly DescribedActivity[];
}

/** The packages that a project names, in alphabetical order. */
export async function listPackages({ folder }: Project): Promise<ListedPackage[]> {
  const { dependencies, devDependencies } = await readManifest(folder);
  const [locked = [], installed = [], withActivities] = await Promise.all([
    readLock(folder),
    readLock(folder, 'node_modules/.package-lock.json'),
    installedActivities(folder),
  ]);
  return Object.entries({ ...devDependencies, ...dependencies })
    .map(([name, range]) => {
      const lock = locked.find((one) => one.isTop && one.name === name);
      return {
        name,
        range,
        version: lock?.version,
        rule: ruleSentence(range, lock?.version),
        isInstalled: installed.some((one) => one.isTop && one.name === name && one.version === lock?.version),
        needsInstallScript: lock?.hasInstallScript === true,
        activities: withActivities.find((one) => one.name === name)?.activities ?? [],
      };
    })
    .toSorted((a, b) => (a.name < b.name ? -1 : 1));
}
