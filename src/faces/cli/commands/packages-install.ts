import { z } from 'zod';
import { inputError } from '../../../core/input.ts';
import { changePackages } from '../../../project/packages/change-packages.ts';
import { mainRegistryFlags } from '../../../project/packages/feeds.ts';
import { installPackage } from '../../../project/packages/install.ts';
import { listPackages } from '../../../project/packages/list-packages.ts';
import { restorePackages } from '../../../project/packages/restore.ts';
import { restoreState } from '../../../project/packages/restored.ts';
import { readSpec } from '../../../project/packages/spec.ts';
import { renewFlowSchema } from '../../../run/flow/flow-schema-file.ts';
import { chosenProject, projectOption, runningVersion } from '../chosen-project.ts';
import { defineCommand } from '../command.ts';
import { activitiesValue, printActivities } from '../print-package.ts';

/** Installs a package into a project; without one, what the project names. */
export const packagesInstall = defineCommand({
  words: '[NAME[@VERSION]]',
  options: z.object({
    ...projectOption,
    strict: z.boolean().default(false).describe('Exactly this version from now on. Left out: it, or a newer one of its series.'),
    prerelease: z.boolean().default(false).describe('Take a prerelease where it is the newest.'),
  }),
  examples: ['packages install @contoso/activities', 'packages install @contoso/activities@1.2.0 --strict', 'packages install'],
  async run({ io, signal, packageFolder }, { project: named, strict, prerelease }, words) {
    const project = await chosenProject(named);
    const [word] = words;
    if (words.length > 1) throw inputError('onbehalf packages install', [{ field: 'NAME', problem: 'must be one package.' }]);
    if (word === undefined) {
      if ((await restoreState(project.folder)) === 'no lock file')
        await changePackages(project, ['install', ...mainRegistryFlags(project)], [], signal);
      else await restorePackages(project, signal);
      await renewFlowSchema(project.folder);
      const listed = await listPackages(project);
      if (io.json) return io.value({ packages: listed.map(({ name, version }) => ({ name, version })) });
      return io.out(
        `Installed as it is locked: ${listed.map(({ name, version }) => `${name} ${version}`).join(', ') || 'nothing is named'}.`,
      );
    }
    const running = await runningVersion(packageFolder);
    const { name, version, from, activities } = await installPackage(project, readSpec('packages install', word), {
      strict,
      takesPrerelease: prerelease,
      running,
      signal,
    });
    await renewFlowSchema(project.folder);
    const listed = (await listPackages(project)).find((one) => one.name === name);
    if (io.json)
      return io.value({
        name,
        version,
        from,
        rule: listed?.rule,
        needsInstallScript: listed?.needsInstallScript,
        ...activitiesValue(name, activities),
      });
    io.out(`${name} ${version} is installed from ${from}: ${listed?.rule ?? version}.`);
    printActivities(io, name, activities);
    if (listed?.needsInstallScript === true)
      io.say(io.style.warn(`${name} needs an install script, which is not supported: it was not run.`));
  },
});
