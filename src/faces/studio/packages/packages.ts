import { relative } from 'node:path';
import { harmlessLine } from '../../../core/harmless.ts';
import type { DescribedActivity } from '../../../project/packages/activities-file.ts';
import { feedName, feedsOf, findOffer, type Offer } from '../../../project/packages/feeds.ts';
import { inspectOffer } from '../../../project/packages/inspect.ts';
import { installPackage } from '../../../project/packages/install.ts';
import { listPackages } from '../../../project/packages/list-packages.ts';
import { packagePermissions } from '../../../project/packages/package-permissions.ts';
import { removePackages } from '../../../project/packages/remove.ts';
import { ruleSentence } from '../../../project/packages/rule-sentence.ts';
import { searchPackages } from '../../../project/packages/search.ts';
import { readSpec } from '../../../project/packages/spec.ts';
import { openProject } from '../../../project/project.ts';
import { renewFlowSchema } from '../../../run/flow/flow-schema-file.ts';
import type { BroughtView, MatchView, OfferView, PackageChange, PackagesView } from '../protocol-packages.ts';

/** The packages of the project that is open, as `onbehalf packages` has them. Nothing of a package runs. */
export interface Packages {
  /** @throws OnbehalfError NOT_FOUND where the folder has no project file, SETTINGS_INVALID. */
  view(): Promise<PackagesView>;
  /** Asks the feeds. @throws OnbehalfError NETWORK_FAILED. */
  search(text: string, takesPrerelease: boolean): Promise<MatchView[]>;
  /** What a version would bring, read from the packed package. @param word - `NAME` or `NAME@VERSION`. */
  look(word: string, isStrict: boolean, takesPrerelease: boolean): Promise<OfferView>;
  /** Makes changes one after the other; one that is refused leaves those before it made. */
  save(changes: readonly PackageChange[]): Promise<PackagesView>;
}

/** @param folder - That is open. @param version - Of the Onbehalf that runs. */
export function createPackages(folder: () => string, version: () => Promise<string>): Packages {
  const signal = new AbortController().signal;

  async function view(): Promise<PackagesView> {
    const project = await openProject(folder());
    const { name, description, projectVersion, compatibility } = project.file;
    const packages = await listPackages(project);
    return {
      name,
      description,
      version: projectVersion,
      compatibility,
      feeds: feedsOf(project).map(feedName),
      packages: packages.map(({ name: owner, version: locked = '', rule, isInstalled, needsInstallScript, activities }) => ({
        name: owner,
        version: locked,
        rule,
        isInstalled,
        needsInstallScript,
        ...broughtBy(owner, activities),
      })),
    };
  }

  return {
    view,
    async search(text, takesPrerelease) {
      const found = await searchPackages(await openProject(folder()), text, takesPrerelease, signal);
      return found.map((match) => ({ ...match, description: harmlessLine(match.description) }));
    },
    async look(word, isStrict, takesPrerelease) {
      const project = await openProject(folder());
      const offer = await findOffer(project, readSpec('packages install', word), takesPrerelease, signal);
      const activities = await inspectOffer(offer, project.folder, await version(), signal);
      return {
        name: offer.name,
        version: offer.version,
        from: feedName(offer.feed),
        rule: ruleSentence(rangeOf(offer, project.folder, isStrict), offer.version),
        ...broughtBy(offer.name, activities),
      };
    },
    async save(changes) {
      const project = await openProject(folder());
      const removed = changes.flatMap((change) => (change.kind === 'remove' ? [readSpec('packages remove', change.name).name] : []));
      if (removed.length > 0) await removePackages(project, removed, signal);
      for (const change of changes)
        if (change.kind === 'install')
          await installPackage(project, readSpec('packages install', `${change.name}@${change.version}`), {
            strict: change.isStrict,
            takesPrerelease: true,
            running: await version(),
            signal,
          });
      await renewFlowSchema(project.folder);
      return view();
    },
  };
}

/** The range that package.json will have. */
function rangeOf({ version, file }: Offer, folder: string, isStrict: boolean): string {
  if (file !== undefined) return `file:${relative(folder, file).replaceAll('\\', '/')}`;
  return isStrict ? version : `^${version}`;
}

function broughtBy(owner: string, activities: readonly DescribedActivity[]): BroughtView {
  const { permissions, claimed } = packagePermissions(owner, activities);
  return {
    activities: activities.map(({ name, title, summary, effect }) => ({
      name,
      title: harmlessLine(title),
      summary: harmlessLine(summary),
      effect,
    })),
    permissions,
    claimed: claimed.map(({ activity, operation }) => `${activity}: ${operation}`),
  };
}
