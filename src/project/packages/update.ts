import { gt, valid, validRange } from 'semver';
import { OnbehalfError } from '../../core/errors.ts';
import type { Project } from '../project.ts';
import { findOffer } from './feeds.ts';
import { installOffer, type Installed, type InstallOptions } from './install.ts';
import { listPackages } from './list-packages.ts';

/** What became of a package that was looked at for an update. */
export interface Updated {
  readonly name: string;
  readonly from: string | undefined;
  /** What was installed; undefined where it stays as it is, for the reason beside it. */
  readonly installed: Installed | undefined;
  readonly because: string;
}

/**
 * Updates packages of a project to the newest versions that their ranges let through. What is exact stays.
 *
 * @param names - Which ones; none means all.
 * @throws OnbehalfError NOT_FOUND for one that the project does not have, and what an installation fails with.
 */
export async function updatePackages(
  project: Project,
  names: readonly string[],
  options: Omit<InstallOptions, 'strict'>,
): Promise<Updated[]> {
  const listed = (await listPackages(project)).filter(({ name }) => name !== 'onbehalf');
  const missing = names.filter((name) => !listed.some((one) => one.name === name));
  if (missing.length > 0)
    throw new OnbehalfError('NOT_FOUND', `The project has no package ${missing.join(', ')}.`, {
      remedy: '`onbehalf packages list` shows those that it has.',
    });
  const updated: Updated[] = [];
  for (const { name, range, version } of listed.filter((one) => names.length === 0 || names.includes(one.name))) {
    const stays = (because: string): void => void updated.push({ name, from: version, installed: undefined, because });
    if (valid(range) !== null || validRange(range) === null) {
      stays('it is exactly that; install another version by name to change it.');
      continue;
    }
    const offer = await findOffer(project, { name, wanted: range }, options.takesPrerelease, options.signal);
    if (version !== undefined && !gt(offer.version, version)) stays('there is no newer one that its range lets through.');
    else updated.push({ name, from: version, installed: await installOffer(project, offer, { ...options, strict: false }), because: '' });
  }
  return updated;
}
