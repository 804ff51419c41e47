import { resolve } from 'node:path';
import { z } from 'zod';
import { loadAutomation } from '../../../automation/load.ts';
import { OnbehalfError } from '../../../core/errors.ts';
import { inputError } from '../../../core/input.ts';
import { checkProject } from '../../../project/check/check-project.ts';
import { packProject } from '../../../project/packages/pack.ts';
import { packageEntry } from '../../../project/packages/package-entry.ts';
import { openProject } from '../../../project/project.ts';
import { automationCheckers } from '../automation-checkers.ts';
import { defineCommand } from '../command.ts';
import { activitiesValue, printActivities } from '../print-package.ts';

/** Makes the npm package of a project. Of a package of activities it loads the main module, which is the author's own. */
export const pack = defineCommand({
  words: '[DIR]',
  options: z.object({ to: z.string().optional().describe('The folder that the package is put into. Default: that of the project.') }),
  examples: ['pack', 'pack invoices --to packages'],
  async run({ io, modules, signal }, { to }, words) {
    if (words.length > 1) throw inputError('onbehalf pack', [{ field: 'DIR', problem: 'must be the folder of one project.' }]);
    const project = await openProject(words[0] ?? '.');
    const { problems } = await checkProject(project.folder, automationCheckers());
    if (problems.length > 0)
      throw new OnbehalfError('SETTINGS_INVALID', `The project is not right, and was not packed.\n${problems.join('\n')}`, {
        remedy: 'Correct what is named above; `onbehalf check` shows it again.',
      });
    const entry = await packageEntry(project.folder);
    const exported = entry === undefined ? undefined : await loadAutomation(entry, await modules());
    const { file, name, version, activities } = await packProject(project, exported, resolve(to ?? project.folder), signal);
    if (io.json) return io.value({ file, name, version, ...activitiesValue(name, activities) });
    io.out(`${name} ${version} is packed: ${file}`);
    printActivities(io, name, activities);
  },
});
