import { resolve } from 'node:path';
import { z } from 'zod';
import { whatIsUnknown } from '../../../automation/detect-automation.ts';
import { automationFile } from '../../../automation/load.ts';
import { OnbehalfError } from '../../../core/errors.ts';
import { inputError } from '../../../core/input.ts';
import { isFlowFile } from '../../../flow/flow-file.ts';
import { defineCommand, type CommandContext } from '../command.ts';
import { database } from '../database.ts';
import { handOn } from '../hand-on.ts';
import { keepStdout } from '../keep-stdout.ts';
import { runAutomation, type RunSummary } from '../run-automation.ts';

/** Runs an automation: a flow, or a TypeScript module. */
export const run = defineCommand({
  words: 'FILE [-- ARGUMENTS]',
  takesArguments: true,
  needs: ([file]) => ({ files: file === undefined ? [] : [file] }),
  options: z.object({
    dryRun: z.boolean().default(false).describe('Change nothing: it reads, and prints what it would change, send and delete.'),
    confirm: z.boolean().default(false).describe('Ask before each step of a flow that sends or deletes; only at a terminal.'),
    durable: z
      .boolean()
      .default(false)
      .describe('Write down each step of a flow, so that `onbehalf runs resume RUN` goes on with it after its process was killed.'),
    database: database.describe(
      'Where a durable run is written down: the address of a PostgreSQL without a password, or `env:NAME`, a variable that has it. Left out: on this machine.',
    ),
    input: z.array(z.string()).default([]).describe('An input of a flow, `name=value`; once for each.'),
  }),
  examples: [
    'run examples/quickstart.ts --emulator',
    'run examples/quickstart.ts --emulator --json',
    'run invoices.flow.yaml --input folder=Inbox --emulator',
    'run invoices.flow.yaml --dry-run',
    'run tidy.ts --dry-run',
    'run invoices.flow.yaml --durable',
    'run tidy.ts --connection work',
    'run tidy.ts -- Invoices 2026',
  ],
  async run(context, { input, dryRun, confirm, durable: isDurable, database: address }, [file, ...more]) {
    if (file === undefined || more.length > 0)
      throw inputError('onbehalf run', [{ field: 'FILE', problem: 'must be the path of one automation.' }]);
    if (isDurable && dryRun)
      throw inputError('onbehalf run', [
        { field: '--durable', problem: 'must not stand beside --dry-run, which does nothing that could be gone on with.' },
      ]);
    if (isFlowFile(file))
      return (await import('../run-flow.ts')).runFlowFile(context, resolve(file), file, {
        input,
        dryRun,
        confirm,
        ...(isDurable && { durable: { database: address } }),
      });
    const ofFlows = [
      { flag: '--input', isGiven: input.length > 0, hint: 'hand a TypeScript automation its own after `--`.' },
      {
        flag: '--durable',
        isGiven: isDurable,
        hint: 'what a TypeScript automation does between two calls is not known, so it cannot be gone on with.',
      },
      { flag: '--confirm', isGiven: confirm, hint: 'a TypeScript automation asks by itself.' },
    ].filter((one) => one.isGiven);
    if (ofFlows.length > 0)
      throw inputError(
        'onbehalf run',
        ofFlows.map(({ flag, hint }) => ({ field: flag, problem: `is for flows; ${hint}` })),
      );
    const path = await automationFile(file);
    const project = await (await import('../restored-project.ts')).restoredProject(path, context);
    await tellWhatIsUnknown(context, path, file);
    // With --json standard output holds nothing but our JSON; what the automation prints goes to standard error.
    using _kept = context.io.json ? keepStdout() : undefined;
    using _arguments = handOn(path, context.handedOn);
    await runAutomation(context, { path, shown: file, project, isDry: dryRun }, ({ summary, exported, run, leftOut, stopped }) => {
      const { activities, permissions, notGranted, account } = summary;
      const { io } = context;
      if (io.json)
        return io.value({
          file,
          ...(run !== undefined && { run }),
          account,
          permissions,
          ...(notGranted.length > 0 && { notGranted }),
          activities,
          ...(dryRun && { changes: leftOut, ...(stopped !== undefined && { stopped }) }),
          exported: inJson(exported, file),
        });
      if (stopped !== undefined) io.say(io.style.warn(`${stopped} What comes after it was not looked at.`));
      io.say(dryRun ? io.style.good('Nothing was changed.') : `${io.style.good('Done.')} ${whatWasDone(activities)}`);
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

/** What was done, by activity: "mail.list once, mail.move 10 times." */
function whatWasDone(activities: RunSummary['activities']): string {
  const counts = new Map<string, number>();
  for (const { activity } of activities) counts.set(activity, (counts.get(activity) ?? 0) + 1);
  if (counts.size === 0) return 'No activity was called.';
  return `${[...counts].map(([activity, count]) => `${activity} ${count === 1 ? 'once' : `${count} times`}`).join(', ')}.`;
}

/**
 * What can be shown of a module's exports: everything but functions.
 *
 * @throws OnbehalfError AUTOMATION_FAILED naming an export that is no JSON, such as a BigInt or an object that holds itself.
 */
function inJson(exported: Readonly<Record<string, unknown>>, file: string): Record<string, unknown> {
  const shown = Object.entries(exported).filter(([, value]) => typeof value !== 'function');
  for (const [name, value] of shown) {
    try {
      JSON.stringify(value);
    } catch (error) {
      const why = error instanceof Error ? error.message.split('\n', 1)[0] : String(error);
      throw new OnbehalfError('AUTOMATION_FAILED', `${file} exports ${name}, which cannot be written as JSON: ${why}.`, {
        details: { file, name },
        remedy: 'Export texts, numbers, lists and plain objects, or run it without `--json`.',
        cause: error,
      });
    }
  }
  return Object.fromEntries(shown);
}
