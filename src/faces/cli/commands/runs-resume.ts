import { z } from 'zod';
import { sealOfMachine } from '../../../connection/index.ts';
import { inputError } from '../../../core/input.ts';
import { readRunFile } from '../../../run/durable/run-file.ts';
import { settingsOfRun } from '../../../run/durable/settings-of-run.ts';
import { folderOfRun, runsFolder } from '../../../run/report/runs-folder.ts';
import { defineCommand } from '../command.ts';
import { database } from '../database.ts';
import { exactWords } from '../exact-words.ts';
import { runFlowFile } from '../run-flow.ts';

/** Goes on with a durable run after its last step that was done. */
export const runsResume = defineCommand({
  words: 'RUN',
  options: z.object({
    assume: z
      .enum(['done', 'not-done'])
      .optional()
      .describe('What became of the step in `--step`, of which nobody could tell: you looked. `not-done` does it again.'),
    step: z.string().optional().describe('The step that waits for `--assume`, as the run named it.'),
    database: database.describe('The PostgreSQL that the run is written down in, as it was given to `run`.'),
  }),
  examples: [
    'runs resume 20261127-221500-1f2e3d4c',
    "runs resume 20261127-221500-1f2e3d4c --assume not-done --step 'steps.0.microsoft365Scope.steps.1#4'",
  ],
  async run(context, { assume, step, database: address }, words) {
    const [run = ''] = exactWords('runs resume', ['RUN'], words);
    if ((assume === undefined) !== (step === undefined))
      throw inputError('onbehalf runs resume', [
        {
          field: assume === undefined ? '--assume' : '--step',
          problem: 'must stand beside the other one: --assume done|not-done --step STEP.',
        },
      ]);
    const file = await readRunFile(await folderOfRun(runsFolder(), run), await sealOfMachine());
    const resumed = { run, file, ...(step !== undefined && { assume: { step, isDone: assume === 'done' } }) };
    await runFlowFile({ ...context, settings: settingsOfRun(file, context.settings) }, file.path, file.shown, {
      input: [],
      dryRun: false,
      confirm: file.confirm,
      durable: { database: address, resumed },
    });
  },
});
