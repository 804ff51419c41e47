import { z } from 'zod';
import { inputError } from '../../../core/input.ts';
import { checkProject } from '../../../project/check/check-project.ts';
import { automationCheckers } from '../automation-checkers.ts';
import { defineCommand } from '../command.ts';

/** Checks a whole project. */
export const check = defineCommand({
  words: '[DIR]',
  options: z.object({}),
  examples: ['check', 'check invoices', 'check --json'],
  async run({ io }, _options, words) {
    if (words.length > 1) throw inputError('onbehalf check', [{ field: 'DIR', problem: 'must be the folder of one project.' }]);
    const { folder, file, problems: found, notes, automations } = await checkProject(words[0] ?? '.', automationCheckers());
    const ofWatch = file && file.watch.length > 0 ? await (await import('../watched-project.ts')).watchProblems({ folder, file }) : [];
    const problems = [...found, ...ofWatch];
    const status = problems.length === 0 ? 0 : 2;
    if (io.json) {
      io.value({ folder, name: file?.name ?? null, problems, notes, automations });
      return status;
    }
    for (const problem of problems) io.out(io.style.bad(problem));
    for (const note of notes) io.say(io.style.warn(note));
    for (const { file: automation, permissions } of automations) io.out(`${automation}: ${permissions.join(', ') || 'no permissions'}`);
    io.say(
      status === 0
        ? `${io.style.good('Right.')} ${counted(automations.length, 'automation')}.`
        : `${counted(problems.length, 'problem')} in ${file?.name ?? folder}.`,
    );
    return status;
  },
});

function counted(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? '' : 's'}`;
}
