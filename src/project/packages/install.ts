import { relative } from 'node:path';
import { OnbehalfError } from '../../core/errors.ts';
import type { Project } from '../project.ts';
import type { DescribedActivity } from './activities-file.ts';
import { changePackages } from './change-packages.ts';
import { findOffer, feedName, registryFlags, type Offer } from './feeds.ts';
import { forbiddenBecause } from './forbidden.ts';
import { inspectOffer } from './inspect.ts';
import { installedActivities } from './installed-activities.ts';
import { refuseNameClash } from './name-clash.ts';
import type { PackageSpec } from './spec.ts';

/** How a package is installed. */
export interface InstallOptions {
  /** Exactly this version from now on. Otherwise it, or a newer one of its series. */
  readonly strict: boolean;
  readonly takesPrerelease: boolean;
  /** Version of the Onbehalf that runs. */
  readonly running: string;
  readonly signal: AbortSignal;
}

/** A package that was installed. */
export interface Installed {
  readonly name: string;
  readonly version: string;
  /** Where it came from, as people read it. */
  readonly from: string;
  readonly activities: readonly DescribedActivity[];
}

/**
 * Installs a package into a project and saves it with the lock file. Nothing of it runs, before, during and after.
 *
 * @throws OnbehalfError NOT_FOUND, CONFLICT for a forbidden package and for one that would replace an activity, SETTINGS_INVALID, NETWORK_FAILED; then the project is as it was.
 */
export async function installPackage(project: Project, spec: PackageSpec, options: InstallOptions): Promise<Installed> {
  if (spec.name === 'onbehalf')
    throw new OnbehalfError('INPUT_INVALID', 'Onbehalf itself is no package of activities.', {
      remedy: 'Install a copy of its own into a project with `npm install --save-dev onbehalf`.',
    });
  const offer = await findOffer(project, spec, options.takesPrerelease, options.signal);
  return await installOffer(project, offer, options);
}

/** The same for a version that was found already. */
export async function installOffer(
  project: Project,
  offer: Offer,
  { strict, running, signal }: Omit<InstallOptions, 'takesPrerelease'>,
): Promise<Installed> {
  const { name, version, feed, file } = offer;
  const forbidden = forbiddenBecause(project.file.forbiddenPackages, name, version);
  if (forbidden !== undefined)
    throw new OnbehalfError('CONFLICT', `${forbidden} It was not installed.`, {
      remedy: 'Use another package or version; the rules stand in onbehalf.yaml under forbiddenPackages.',
      details: { package: name, version },
    });
  const activities = await inspectOffer(offer, project.folder, running, signal);
  await refuseNameClash({ name, activities }, await installedActivities(project.folder));
  const saving = strict ? ['--save-exact'] : ['--save-prefix=^'];
  const word = file === undefined ? `${name}@${version}` : `file:${relative(project.folder, file).replaceAll('\\', '/')}`;
  await changePackages(project, ['install', ...saving, ...registryFlags(feed)], [word], signal);
  return { name, version, from: feedName(feed), activities };
}
