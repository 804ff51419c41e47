import { resolve } from 'node:path';
import { z } from 'zod';
import { harmlessLine } from '../../../core/harmless.ts';
import { inputError } from '../../../core/input.ts';
import { defineCommand } from '../command.ts';

/** Lays out flows. */
export const flowFormat = defineCommand({
  words: 'FILE ...',
  options: z.object({
    check: z.boolean().default(false).describe('Change nothing; end with 2 when a flow is laid out otherwise, and name it.'),
  }),
  examples: ['flow format main.flow.yaml', 'flow format main.flow.yaml tidy.flow.yaml --check'],
  async run({ io }, { check }, words) {
    if (words.length === 0) throw inputError('onbehalf flow format', [{ field: 'FILE', problem: 'must be the path of one flow or more.' }]);
    const [{ formatFlow }, { textOf }, { writeWhole }] = await Promise.all([
      import('../../../flow/layout/format-flow.ts'),
      import('../../../flow/load-flow.ts'),
      import('../../../project/file/write-whole.ts'),
    ]);
    const changed: string[] = [];
    // All are read before one is written: a mistake in the last leaves the first alone.
    const flows = await Promise.all(words.map(async (word) => ({ word, path: resolve(word), text: await textOf(resolve(word), word) })));
    const formatted = flows.map((flow) => ({ ...flow, after: formatFlow(flow.text) }));
    for (const { word, path, text, after } of formatted) {
      if (after === text) continue;
      changed.push(word);
      if (!check) await writeWhole(path, after);
    }
    if (io.json) io.value({ changed });
    else if (changed.length === 0) io.say('Every flow is laid out already.');
    else for (const word of changed) io.out(harmlessLine(word));
    return check && changed.length > 0 ? 2 : 0;
  },
});
