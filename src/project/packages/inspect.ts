import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { satisfies, validRange } from 'semver';
import { OnbehalfError } from '../../core/errors.ts';
import { npm } from '../npm/npm.ts';
import { readActivitiesFile, type DescribedActivity } from './activities-file.ts';
import { registryFlags, type Offer } from './feeds.ts';
import { readTarball, type PackedPackage } from './tarball.ts';

/**
 * The activities that a package brings, read from the packed package before anything of it is installed.
 *
 * @param folder - Of the project, whose settings of npm count.
 * @param running - Version of the Onbehalf that runs.
 * @throws OnbehalfError SETTINGS_INVALID for a description that cannot be read, and for a package that needs another Onbehalf.
 */
export async function inspectOffer(
  offer: Offer,
  folder: string,
  running: string,
  signal: AbortSignal,
): Promise<readonly DescribedActivity[]> {
  const packed = offer.file === undefined ? await fetched(offer, folder, signal) : await readTarball(offer.file);
  const { name, version, activities, manifest } = packed;
  if (name !== offer.name || version !== offer.version)
    throw new OnbehalfError('CONFLICT', `The feed gave ${name} ${version} in the place of ${offer.name} ${offer.version}.`, {
      remedy: 'Do not use the feed before you know why.',
    });
  const { onbehalf: needed } = (manifest['peerDependencies'] ?? {}) as { readonly onbehalf?: unknown };
  if (typeof needed === 'string' && validRange(needed) !== null && !satisfies(running, needed, { includePrerelease: true }))
    throw new OnbehalfError('SETTINGS_INVALID', `${name} ${version} needs onbehalf ${needed}, and this is ${running}.`, {
      remedy: 'Choose another version of the package, or another Onbehalf.',
    });
  return activities === undefined ? [] : readActivitiesFile(activities, `${name} ${version}`);
}

async function fetched(offer: Offer, folder: string, signal: AbortSignal): Promise<PackedPackage> {
  const aside = await mkdtemp(join(tmpdir(), 'onbehalf-package-'));
  try {
    await npm(['pack', '--pack-destination', aside, ...registryFlags(offer.feed)], [`${offer.name}@${offer.version}`], { folder, signal });
    const [file] = (await readdir(aside)).filter((name) => name.endsWith('.tgz'));
    return await readTarball(join(aside, file ?? ''));
  } finally {
    await rm(aside, { recursive: true, force: true });
  }
}
