import { z } from 'zod';
import { inputError } from '../../../core/input.ts';
import { listPackages } from '../../../project/packages/list-packages.ts';
import { removePackages } from '../../../project/packages/remove.ts';
import { searchPackages } from '../../../project/packages/search.ts';
import { readSpec } from '../../../project/packages/spec.ts';
import { updatePackages } from '../../../project/packages/update.ts';
import { renewFlowSchema } from '../../../run/flow/flow-schema-file.ts';
import { chosenProject, projectOption, runningVersion } from '../chosen-project.ts';
import { defineCommand } from '../command.ts';
import { activitiesValue, printActivities } from '../print-package.ts';
import { printTable } from '../table.ts';

const prerelease = { prerelease: z.boolean().default(false).describe('Take prereleases, too.') };

/** Searches the feeds of a project. */
export const packagesSearch = defineCommand({
  words: 'TEXT',
  options: z.object({ ...projectOption, ...prerelease }),
  examples: ['packages search onbehalf-activities', 'packages search invoices --json'],
  async run({ io, signal }, options, words) {
    if (words.length === 0) throw inputError('onbehalf packages search', [{ field: 'TEXT', problem: 'must be what to look for.' }]);
    const found = await searchPackages(await chosenProject(options.project), words.join(' '), options.prerelease, signal);
    if (io.json) return io.items(found);
    if (found.length === 0) return io.say('No feed has such a package.');
    printTable(io, found, [
      { heading: 'Package', cell: ({ name }) => name },
      { heading: 'Version', cell: ({ version }) => version },
      { heading: 'Activities', cell: ({ hasActivities }) => (hasActivities ? 'yes' : '') },
      { heading: 'What it is', cell: ({ description }) => description },
    ]);
  },
});

/** Lists the packages of a project. */
export const packagesList = defineCommand({
  options: z.object({ ...projectOption }),
  examples: ['packages list', 'packages list --json'],
  async run({ io }, options) {
    const listed = await listPackages(await chosenProject(options.project));
    if (io.json) return io.items(listed.map(({ activities, ...rest }) => ({ ...rest, ...activitiesValue(rest.name, activities) })));
    if (listed.length === 0) return io.say('The project has no packages.');
    for (const { name, rule, isInstalled, needsInstallScript, activities } of listed) {
      io.out(`${name}: ${rule}${isInstalled ? '' : '; not installed'}.`);
      if (activities.length > 0) printActivities(io, name, activities);
      if (needsInstallScript) io.out('  It needs an install script, which is not supported: it was not run.');
    }
  },
});

/** Updates packages of a project within their ranges. */
export const packagesUpdate = defineCommand({
  words: '[NAME ...]',
  options: z.object({ ...projectOption, ...prerelease }),
  examples: ['packages update', 'packages update @contoso/activities'],
  async run({ io, signal, packageFolder }, options, words) {
    const names = words.map((word) => readSpec('packages update', word).name);
    const project = await chosenProject(options.project);
    const updated = await updatePackages(project, names, {
      takesPrerelease: options.prerelease,
      running: await runningVersion(packageFolder),
      signal,
    });
    await renewFlowSchema(project.folder);
    if (io.json)
      return io.items(updated.map(({ name, from, installed, because }) => ({ name, from, to: installed?.version ?? from, because })));
    for (const { name, from, installed, because } of updated)
      io.out(
        installed ? `${name}: ${from ?? 'not locked'} became ${installed.version}.` : `${name} stays ${from ?? 'not locked'}: ${because}`,
      );
    if (updated.length === 0) io.say('The project has no packages.');
  },
});

/** Removes packages from a project. */
export const packagesRemove = defineCommand({
  words: 'NAME ...',
  options: z.object({ ...projectOption }),
  examples: ['packages remove @contoso/activities'],
  async run({ io, signal }, options, words) {
    if (words.length === 0) throw inputError('onbehalf packages remove', [{ field: 'NAME', problem: 'must be a package of the project.' }]);
    const names = words.map((word) => readSpec('packages remove', word).name);
    const project = await chosenProject(options.project);
    await removePackages(project, names, signal);
    await renewFlowSchema(project.folder);
    if (io.json) io.value({ removed: names });
    else io.out(`Removed: ${names.join(', ')}.`);
  },
});
