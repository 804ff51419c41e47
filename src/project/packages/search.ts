import { npm } from '../npm/npm.ts';
import { rcompare, prerelease } from 'semver';
import type { Project } from '../project.ts';
import { feedName, feedsOf, packagesInFolder, registryFlags, type Feed } from './feeds.ts';

/** The keyword that packages of activities have, by which registries find them. */
export const activitiesKeyword = 'onbehalf-activities';

/** A package that a search found. */
export interface Match {
  readonly name: string;
  /** Its newest version that is no prerelease, or the newest. */
  readonly version: string;
  readonly description: string;
  readonly from: string;
  /** It says that it has activities. */
  readonly hasActivities: boolean;
}

/** How many packages a registry is asked for. */
const mostMatches = 50;

/**
 * Searches the feeds of a project; a package is shown from the first feed that has it. Those with activities come first.
 *
 * @throws OnbehalfError NETWORK_FAILED where a feed cannot be asked.
 */
export async function searchPackages(project: Project, text: string, takesPrerelease: boolean, signal: AbortSignal): Promise<Match[]> {
  const found = new Map<string, Match>();
  for (const feed of feedsOf(project))
    for (const match of await searchFeed(feed, text, project.folder, takesPrerelease, signal))
      if (!found.has(match.name)) found.set(match.name, match);
  return [...found.values()].toSorted((a, b) => Number(b.hasActivities) - Number(a.hasActivities));
}

async function searchFeed(feed: Feed, text: string, folder: string, takesPrerelease: boolean, signal: AbortSignal): Promise<Match[]> {
  const from = feedName(feed);
  if (feed.kind === 'folder') {
    const all = (await packagesInFolder(feed.path)).filter(({ version }) => takesPrerelease || prerelease(version) === null);
    const wanted = text.toLowerCase();
    return all
      .filter(({ name, description, keywords }) => [name, description, ...keywords].some((one) => one.toLowerCase().includes(wanted)))
      .toSorted((a, b) => rcompare(a.version, b.version))
      .map(({ name, version, description, keywords }) => ({
        name,
        version,
        description,
        from,
        hasActivities: keywords.includes(activitiesKeyword),
      }));
  }
  const answer = await npm(['search', `--searchlimit=${mostMatches}`, ...registryFlags(feed)], [text], { folder, signal });
  return (Array.isArray(answer) ? (answer as readonly Answer[]) : []).flatMap((found) => {
    const version = found.version ?? found['dist-tags']?.latest;
    if (typeof found.name !== 'string' || typeof version !== 'string') return [];
    const { name, description, keywords } = found;
    return [{ name, version, description: description ?? '', from, hasActivities: keywords?.includes(activitiesKeyword) === true }];
  });
}

/** A package as `npm search --json` prints it. The registry of npm says the version, others only the tags. */
interface Answer {
  readonly name?: string;
  readonly version?: string;
  readonly 'dist-tags'?: { readonly latest?: string };
  readonly description?: string;
  readonly keywords?: readonly string[];
}
