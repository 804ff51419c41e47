import { dirname } from 'node:path';
import { OnbehalfError } from '../../core/errors.ts';
import { heldCatalogue, ownActivities, type HeldCatalogue } from '../../flow/catalogue.ts';
import { installedActivities, type ActivityPackage } from '../../project/packages/installed-activities.ts';
import { packageActivity } from '../../project/packages/package-activity.ts';
import { packageEntry } from '../../project/packages/package-entry.ts';
import { findProjectFolder } from '../../project/project.ts';

/** What the imports of `onbehalf` and its subpaths give to code of a package. */
export interface PackageCode {
  readonly modules: () => Promise<Readonly<Record<string, unknown>>>;
}

/**
 * The activities that a flow can use: ours, and those of the packages of the project that it lies in, by their descriptions. Code of a package runs when
 * one of its activities does, and not before.
 *
 * @param path - Absolute path of the flow.
 * @param code - Left out: nothing of a package can run.
 */
export async function catalogueOf(path: string, code?: PackageCode): Promise<HeldCatalogue> {
  const folder = await findProjectFolder(dirname(path));
  return catalogueWith(folder === undefined ? [] : await installedActivities(folder), code);
}

/** Our activities, and those of packages. @param code - As of `catalogueOf`. */
export function catalogueWith(packages: readonly ActivityPackage[], code?: PackageCode): HeldCatalogue {
  if (packages.length === 0) return heldCatalogue(ownActivities);
  const loaded = new Map<string, Promise<Readonly<Record<string, unknown>>>>();
  const load = (owner: ActivityPackage): Promise<Readonly<Record<string, unknown>>> => {
    const loading = loaded.get(owner.name) ?? loadPackage(owner, code);
    loaded.set(owner.name, loading);
    return loading;
  };
  return heldCatalogue({
    async find(name) {
      const own = await ownActivities.find(name);
      if (own) return own;
      for (const owner of packages) {
        const described = owner.activities.find((one) => one.name === name);
        if (described) return packageActivity(owner.name, described, () => load(owner));
      }
      return undefined;
    },
    names: async () => [...(await ownActivities.names()), ...packages.flatMap(({ activities }) => activities.map(({ name }) => name))],
  });
}

async function loadPackage({ name, folder }: ActivityPackage, code: PackageCode | undefined): Promise<Readonly<Record<string, unknown>>> {
  const entry = await packageEntry(folder);
  if (entry === undefined || !code)
    throw new OnbehalfError('SETTINGS_INVALID', `${name} names no main module in its package.json.`, {
      remedy: 'Ask whoever made the package to name it under "exports".',
    });
  const { loadAutomation } = await import('../../automation/load.ts');
  return await loadAutomation(entry, await code.modules());
}
