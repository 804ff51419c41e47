import { z } from 'zod';
import { automationFile } from '../../../automation/load.ts';
import { inputError } from '../../../core/input.ts';
import { defineCommand } from '../command.ts';
import { keepStdout } from '../keep-stdout.ts';
import { runAutomation } from '../run-automation.ts';

/** Runs a TypeScript automation. */
export const run = defineCommand({
  words: 'FILE',
  options: z.object({}),
  examples: ['run examples/quickstart.ts --emulator', 'run examples/quickstart.ts --emulator --json', 'run tidy.ts --connection work'],
  async run(context, _options, [file, ...more]) {
    if (file === undefined || more.length > 0)
      throw inputError('onbehalf run', [{ field: 'FILE', problem: 'must be the path of one automation.' }]);
    const path = await automationFile(file);
    // With --json standard output holds nothing but our JSON; what the automation prints goes to standard error.
    using _kept = context.io.json ? keepStdout() : undefined;
    await runAutomation(context, path, (_opened, { activities, permissions, notGranted, account }, exported) => {
      if (context.io.json)
        context.io.value({
          file,
          account,
          permissions,
          ...(notGranted.length > 0 && { notGranted }),
          activities,
          exported: plain(exported),
        });
      else context.io.say(`${context.io.style.good('Done.')} ${activities.length} calls of activities.`);
    });
  },
});

/** What can be shown of a module's exports: everything but functions. */
function plain(exported: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(exported).filter(([, value]) => typeof value !== 'function'));
}
