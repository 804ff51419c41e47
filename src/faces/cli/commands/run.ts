import { z } from 'zod';
import { whatIsUnknown } from '../../../automation/detect-automation.ts';
import { automationFile } from '../../../automation/load.ts';
import { OnbehalfError } from '../../../core/errors.ts';
import { inputError } from '../../../core/input.ts';
import { defineCommand, type CommandContext } from '../command.ts';
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
    await tellWhatIsUnknown(context, path, file);
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

/**
 * A file of which it is only known when it runs what it asks for runs where a person can answer, who is told so once; unattended it does not.
 *
 * @throws OnbehalfError AUTOMATION_INVALID naming the place, when nobody can answer.
 */
async function tellWhatIsUnknown({ io, settings }: CommandContext, path: string, shown: string): Promise<void> {
  const unknown = await whatIsUnknown(path, shown);
  if (!unknown) return;
  const { message, remedy, details } = unknown;
  if (settings.unattended === true) {
    const refused = `${message} What it asks for must be known before it runs unattended.`;
    throw new OnbehalfError('AUTOMATION_INVALID', refused, { remedy, details, cause: unknown });
  }
  io.say(io.style.warn(`${message} Consent may be asked for later, in the middle of the run.`));
}

/** What can be shown of a module's exports: everything but functions. */
function plain(exported: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(exported).filter(([, value]) => typeof value !== 'function'));
}
