import { askForRun, type World } from '../../connection/index.ts';
import { outlineFlow } from '../../flow/outline.ts';
import { catalogueOf } from '../../run/flow/catalogue-of.ts';
import type { FlowEvent } from '../../run/flow/events.ts';
import { inputsOf, runFlow } from '../../run/flow/run-flow.ts';
import { checkRecipients } from '../../run/recipients/check-recipients.ts';
import { recipientRule } from '../../run/recipients/recipient-rule.ts';
import { digestOf, planOf } from '../../run/report/plan-of.ts';
import type { CommandContext } from './command.ts';
import { askingBefore, shownInput, wouldLine } from './changes-of-flow.ts';
import { endInTime } from './end-in-time.ts';
import { readFlowFile } from './flow-file.ts';
import { typedInputs } from './flow-inputs.ts';
import { aboutRun, recordedRun } from './recorded-run.ts';
import { restoredProject } from './restored-project.ts';
import { openWorld } from './world.ts';

/** How a flow is run. */
export interface RunFlowOptions {
  /** Inputs as they are typed, `name=value`. */
  readonly input: readonly string[];
  /** Nothing is changed: what would be is printed. */
  readonly dryRun: boolean;
  /** A person is asked before each send and delete. */
  readonly confirm: boolean;
}

/**
 * Runs a flow file in the world that the flags name: everything that is wrong with it is told first, then all its scopes ask for what they need, and then
 * its first step runs.
 *
 * @param path - Absolute path of the file.
 * @param shown - Its name for messages.
 * @throws OnbehalfError INPUT_INVALID for `--confirm` where nobody can be asked.
 */
export async function runFlowFile(
  context: CommandContext,
  path: string,
  shown: string,
  { input: given, dryRun: isDry, confirm }: RunFlowOptions,
): Promise<void> {
  const { io, signal } = context;
  const project = await restoredProject(path, context);
  const catalogue = await catalogueOf(path, context);
  const checked = await readFlowFile(path, shown, catalogue);
  const { loaded } = checked;
  if (project) await checkRecipients(loaded, catalogue, recipientRule(project.file.blockedRecipients));
  const inputs = inputsOf(loaded, typedInputs(given, loaded.flow.inputs));
  const ask = confirm ? askingBefore(context) : undefined;
  const counts = { steps: 0, failed: 0 };
  const changes: object[] = [];
  const running: string[] = [];
  const ended = (about: string | undefined): void => {
    const at = about === undefined ? -1 : running.indexOf(about);
    if (at !== -1) running.splice(at, 1);
  };
  await using opened = await openWorld(context, { compatibility: project?.file.compatibility });
  const record = await recordedRun(context, {
    file: shown,
    about: { kind: 'flow', name: loaded.flow.name, digest: digestOf(loaded.text), isDry, ...aboutRun(context, project) },
    plan: planOf(loaded),
  });
  const tell = (event: FlowEvent): void => {
    record.tell(event);
    if (event.type === 'stepStarted' && event.step.about !== undefined) running.push(event.step.about);
    if (event.type === 'stepDone') {
      counts.steps += 1;
      ended(event.step.about);
    }
    if (event.type === 'stepFailed') {
      counts.failed += 1;
      ended(event.step.about);
      if (event.goesOn)
        io.say(io.style.warn(`${nameOf(event.step)} failed, and the flow goes on: ${event.step.private ? '(private)' : event.message}`));
    }
    if (event.type === 'stepRetried')
      io.say(io.style.warn(`${nameOf(event.step)}: ${event.code}; trying again in ${event.waitMS / 1000} s.`));
    if (event.type === 'wouldDo') {
      const { step, effect, input } = event;
      changes.push({ activity: step.about, effect, ...(input && { input: shownInput(input) }) });
      if (!io.json) io.out(wouldLine(event));
    }
    if (event.type === 'notKnown') io.say(`Not known: what ${nameOf(event.step)} would do depends on a change that was not made.`);
    if (event.type === 'logged') io.say(event.step.private ? '(private)' : event.text);
    if (event.type === 'stopped') io.say(`Stopped: ${event.step.private ? '(private)' : event.reason}`);
  };
  const { world } = opened;
  const watched: World = {
    ...world,
    notify: (event) => {
      record.tellOfScope(event);
      world.notify(event);
    },
  };
  const run = async (): Promise<Readonly<Record<string, unknown>>> => {
    await askForRun(await outlineFlow(loaded, catalogue), watched);
    return endInTime(
      runFlow(checked, { world: watched, inputs, catalogue, signal, tell, isDry, project: project?.file, ...(ask && { ask }) }),
      {
        signal,
        say: (line) => io.say(io.style.warn(line)),
        busyWith: () => [...new Set(running)],
      },
    );
  };
  const outputs = await run().catch(async (error: unknown) => {
    await record.end(error);
    throw error;
  });
  if (!io.json)
    io.say(`${io.style.good(isDry ? 'Nothing was changed.' : 'Done.')} ${counts.steps} ${counts.steps === 1 ? 'step' : 'steps'}.`);
  await record.end();
  if (io.json) io.value({ file: shown, ...(record.id !== undefined && { run: record.id }), ...counts, ...(isDry && { changes }), outputs });
}

function nameOf({ title, id, about, verb }: FlowEvent extends infer E ? (E extends { step: infer S } ? S : never) : never): string {
  return title ?? id ?? about ?? verb;
}
