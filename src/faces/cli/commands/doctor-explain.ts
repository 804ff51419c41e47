import { z } from 'zod';
import { inputError } from '../../../core/input.ts';
import { explainCode } from '../../../doctor/explain.ts';
import { defineCommand } from '../command.ts';
import { movers } from '../print-error.ts';

/** Explains a code: cause, whose move, remedy. */
export const doctorExplain = defineCommand({
  words: 'CODE',
  options: z.object({}),
  examples: ['doctor explain AADSTS65001', 'doctor explain ErrorAccessDenied', 'doctor explain THROTTLED --json'],
  async run({ io }, _options, words) {
    if (words.length === 0)
      throw inputError('onbehalf doctor explain', [
        { field: 'CODE', problem: 'must be a code, such as AADSTS65001, ErrorAccessDenied or THROTTLED.' },
      ]);
    // A message that was pasted without quotes comes in many words.
    const explained = explainCode(words.join(' '));
    if (io.json) return io.value(explained);
    const { name, source, code, says, whose, remedy, comesFrom } = explained;
    io.out(`${io.style.bold(name)} ${io.style.dim(source === 'Onbehalf' ? source : `${source}; here ${code}`)}`);
    io.out(says);
    io.out(`${movers[whose]}: ${remedy}`);
    if (comesFrom.length > 0) io.out(io.style.dim('It is what these become:'));
    for (const cause of comesFrom) io.out(`  ${cause.name.padEnd(28)} ${cause.says ?? ''}`.trimEnd());
  },
});
