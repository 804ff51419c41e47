import { readdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { maxSatisfying, prerelease, rcompare, valid } from 'semver';
import { isOnbehalfError, OnbehalfError } from '../../core/errors.ts';
import { npm } from '../npm/npm.ts';
import type { Project } from '../project.ts';
import type { PackageSpec } from './spec.ts';
import { readTarball } from './tarball.ts';

/** Where packages come from. */
export type Feed =
  | { readonly kind: 'registry'; /** Undefined: the one that npm is set up with. */ readonly address: string | undefined }
  | { readonly kind: 'folder'; readonly path: string };

/** A version of a package, in the feed that has it. */
export interface Offer {
  readonly name: string;
  readonly version: string;
  readonly feed: Feed;
  /** Of a folder: the packed package. */
  readonly file?: string;
}

/** The feeds of a project in their order; the registry of npm where it names none. */
export function feedsOf({ folder, file: { feeds } }: Project): readonly Feed[] {
  if (feeds.length === 0) return [{ kind: 'registry', address: undefined }];
  return feeds.map((feed) =>
    'registry' in feed ? { kind: 'registry', address: feed.registry } : { kind: 'folder', path: resolve(folder, feed.folder) },
  );
}

/** A feed as people read it. */
export function feedName(feed: Feed): string {
  return feed.kind === 'folder' ? feed.path : (feed.address ?? 'the registry that npm is set up with');
}

/** The flags that make npm ask a feed. */
export function registryFlags(feed: Feed): readonly string[] {
  return feed.kind === 'registry' && feed.address !== undefined ? ['--registry', feed.address] : [];
}

/** The flags that make npm ask the first registry of a project, for what no package is named for: it looks up there what a lock file leaves open. */
export function mainRegistryFlags(project: Project): readonly string[] {
  const first = feedsOf(project).find(({ kind }) => kind === 'registry');
  return first ? registryFlags(first) : [];
}

interface Versions {
  /** Every version, and the packed package where it lies in a folder. */
  readonly versions: ReadonlyMap<string, string | undefined>;
  readonly tags: Readonly<Record<string, string>>;
}

/**
 * The version of a package to install: from the first feed that has the package at all, so that nobody can put another one in its place in a later feed.
 * A prerelease is taken only where it is asked for: by `takesPrerelease`, by its exact version or by a tag.
 *
 * @throws OnbehalfError NOT_FOUND with what there is; NETWORK_FAILED where a feed cannot be asked: the next one is not asked instead.
 */
export async function findOffer(project: Project, spec: PackageSpec, takesPrerelease: boolean, signal: AbortSignal): Promise<Offer> {
  const feeds = feedsOf(project);
  for (const feed of feeds) {
    const found = await versionsIn(feed, spec.name, project.folder, signal);
    if (!found) continue;
    const version = chosenOf(found, spec.wanted, takesPrerelease);
    if (version === undefined) throw noVersion(spec, feed, found);
    const file = found.versions.get(version);
    return { name: spec.name, version, feed, ...(file !== undefined && { file }) };
  }
  throw new OnbehalfError('NOT_FOUND', `No feed has a package ${spec.name}. Asked: ${feeds.map(feedName).join(', ')}.`, {
    remedy: 'Check the name; `onbehalf packages search TEXT` shows what there is. Feeds stand in onbehalf.yaml.',
    details: { package: spec.name },
  });
}

function chosenOf({ versions, tags }: Versions, wanted: string | undefined, takesPrerelease: boolean): string | undefined {
  const all = [...versions.keys()].toSorted(rcompare);
  const stable = all.filter((version) => prerelease(version) === null);
  if (wanted === undefined) {
    if (takesPrerelease) return all[0];
    const { latest } = tags;
    return latest !== undefined && stable.includes(latest) ? latest : stable[0];
  }
  if (valid(wanted) !== null) return all.find((version) => version === valid(wanted));
  if (Object.hasOwn(tags, wanted)) return all.find((version) => version === tags[wanted]);
  return maxSatisfying(takesPrerelease ? all : stable, wanted, { includePrerelease: takesPrerelease }) ?? undefined;
}

function noVersion({ name, wanted }: PackageSpec, feed: Feed, { versions }: Versions): OnbehalfError {
  const all = [...versions.keys()].toSorted(rcompare);
  const isOnlyEarly = wanted === undefined && all.length > 0;
  return new OnbehalfError(
    'NOT_FOUND',
    isOnlyEarly
      ? `There are only prereleases of ${name} in ${feedName(feed)}: ${all.slice(0, 5).join(', ')}.`
      : `There is no ${name}@${wanted ?? ''} in ${feedName(feed)}.`,
    {
      remedy: isOnlyEarly ? 'Say --prerelease to take one.' : `There are ${all.slice(0, 10).join(', ') || 'no versions'}.`,
      details: { package: name },
    },
  );
}

async function versionsIn(feed: Feed, name: string, folder: string, signal: AbortSignal): Promise<Versions | undefined> {
  if (feed.kind === 'folder') return await versionsInFolder(feed.path, name);
  try {
    const answer = await npm(['view', ...registryFlags(feed)], [name, 'versions', 'dist-tags'], { folder, signal });
    const { versions, 'dist-tags': tags = {} } = (answer ?? {}) as {
      readonly versions?: string | readonly string[];
      readonly 'dist-tags'?: Readonly<Record<string, string>>;
    };
    const all = [versions ?? []].flat().filter((version) => valid(version) !== null);
    return all.length === 0 ? undefined : { versions: new Map(all.map((version) => [version, undefined])), tags };
  } catch (error) {
    if (isOnbehalfError(error) && error.code === 'NOT_FOUND') return undefined;
    throw error;
  }
}

/** The packed packages in a folder, each read. */
export async function packagesInFolder(path: string): Promise<
  readonly {
    readonly file: string;
    readonly name: string;
    readonly version: string;
    readonly description: string;
    readonly keywords: readonly string[];
  }[]
> {
  const names = await readdir(path).catch((error: unknown) => {
    throw new OnbehalfError('NOT_FOUND', `The feed ${path} is no folder that can be read.`, {
      cause: error,
      remedy: 'Correct the feed in onbehalf.yaml, or make the folder.',
    });
  });
  return await Promise.all(
    names
      .filter((name) => name.endsWith('.tgz'))
      .toSorted()
      .map(async (one) => {
        const { name, version, manifest } = await readTarball(join(path, one));
        const { description, keywords } = manifest;
        return {
          file: join(path, one),
          name,
          version,
          description: typeof description === 'string' ? description : '',
          keywords: Array.isArray(keywords) ? keywords.map(String) : [],
        };
      }),
  );
}

async function versionsInFolder(path: string, name: string): Promise<Versions | undefined> {
  const found = (await packagesInFolder(path)).filter((one) => one.name === name && valid(one.version) !== null);
  return found.length === 0 ? undefined : { versions: new Map(found.map(({ version, file }) => [version, file])), tags: {} };
}
