import { askForRun, type World } from '../../connection/index.ts';
import { outlineFlow } from '../../flow/outline.ts';
import { checkDurable, type DurableFlags } from '../../run/durable/check-durable.ts';
import { durableActivities } from '../../run/durable/durable-activities.ts';
import { catalogueOf } from '../../run/flow/catalogue-of.ts';
import type { FlowEvent } from '../../run/flow/events.ts';
import { inputsOf, runFlow } from '../../run/flow/run-flow.ts';
import { checkRecipients } from '../../run/recipients/check-recipients.ts';
import { recipientRule } from '../../run/recipients/recipient-rule.ts';
import { lineOfEnd } from '../../run/report/line-of.ts';
import type { Outcome } from '../../run/report/line.ts';
import { digestOf, planOf } from '../../run/report/plan-of.ts';
import type { CommandContext } from './command.ts';
import { askingBefore } from './changes-of-flow.ts';
import { runFlowDurably } from './durable-flow.ts';
import { endInTime } from './end-in-time.ts';
import type { Io } from './io.ts';
import { createLiveTree, type LiveTree } from './live-tree.ts';
import { readFlowFile } from './flow-file.ts';
import { typedInputs } from './flow-inputs.ts';
import { aboutRun, recordedRun } from './recorded-run.ts';
import { restoredProject } from './restored-project.ts';
import { tellOfFlow } from './tell-of-flow.ts';
import { openWorld } from './world.ts';

/** How a flow is run. */
export interface RunFlowOptions {
  /** Inputs as they are typed, `name=value`. */
  readonly input: readonly string[];
  /** Nothing is changed: what would be is printed. */
  readonly dryRun: boolean;
  /** A person is asked before each send and delete. */
  readonly confirm: boolean;
  /** Each step is written down, so that a later process goes on with the run. Left out: the run ends with its process. */
  readonly durable?: DurableFlags;
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
  { input: given, dryRun: isDry, confirm, durable }: RunFlowOptions,
): Promise<void> {
  const { io, signal } = context;
  const project = await restoredProject(path, context);
  const own = await catalogueOf(path, context);
  const catalogue = durable ? durableActivities(own) : own;
  const checked = await readFlowFile(path, shown, catalogue);
  const { loaded } = checked;
  if (project) await checkRecipients(loaded, catalogue, recipientRule(project.file.blockedRecipients));
  const inputs = durable?.resumed?.file.inputs ?? inputsOf(loaded, typedInputs(given, loaded.flow.inputs));
  if (durable) await checkDurable(loaded, durable);
  const ask = confirm ? askingBefore(context) : undefined;
  const teller = tellOfFlow(io);
  await using opened = await openWorld(context, { compatibility: project?.file.compatibility });
  const beginning = {
    file: shown,
    about: { kind: 'flow', name: loaded.flow.name, digest: digestOf(loaded.text), isDry, ...aboutRun(context, project) },
    plan: planOf(loaded),
    resumed: durable?.resumed?.run,
  } as const;
  const record = await recordedRun(context, beginning, true);
  const tree = drawsTree(io) && !confirm ? liveTreeOn(io, beginning.plan) : undefined;
  const tell = (event: FlowEvent): void => {
    record.tell(event);
    teller.tell(event);
    tree?.tell(event);
  };
  const { world } = opened;
  const { ask: askPerson } = world;
  const watched: World = {
    ...world,
    // A question stands alone: nothing is drawn into what a person types.
    ...(askPerson && tree && { ask: (question, until) => tree.without(() => askPerson(question, until)) }),
    notify: (event) => {
      record.tellOfScope(event);
      world.notify(event);
    },
  };
  const run = async (): Promise<Readonly<Record<string, unknown>>> => {
    const { answered } = await askForRun(await outlineFlow(loaded, catalogue), watched);
    const { modules } = context;
    const options = { world: watched, inputs, catalogue, modules, signal, tell, project: project?.file, ...(ask && { ask }) };
    const run = durable
      ? runFlowDurably(checked, options, { context, durable: { ...durable, confirm }, record, project, answered })
      : runFlow(checked, { ...options, isDry });
    return endInTime(run, {
      signal,
      say: (line) => io.say(io.style.warn(line)),
      busyWith: teller.busyWith,
    });
  };
  const result = (outcome: Outcome, more: object): object => ({
    type: 'result',
    outcome,
    file: shown,
    ...(record.id !== undefined && { run: record.id }),
    ...teller.counts,
    ...(isDry && { changes: teller.changes }),
    ...more,
  });
  const outputs = await run()
    .finally(() => tree?.clear())
    .catch(async (error: unknown) => {
      await record.end(error);
      if (io.streams) {
        const { outcome, code, message, remedy } = lineOfEnd(0, error, teller.isPrivate());
        io.item(result(outcome, { error: { code, message, remedy } }));
      }
      throw error;
    });
  const { steps } = teller.counts;
  if (!io.json) io.say(`${io.style.good(isDry ? 'Nothing was changed.' : 'Done.')} ${steps} ${steps === 1 ? 'step' : 'steps'}.`);
  await record.end();
  if (io.streams) io.item(result('done', { outputs }));
  else if (io.json) io.value(result('done', { outputs }));
}

/** Where a person looks at a terminal that can be drawn on. A log, a build server and whoever wants no marks have plain lines. */
function drawsTree({ json, terminal: { stderr, env } }: Io): boolean {
  return Boolean(stderr.isTTY) && !json && !env['NO_COLOR'] && !env['CI'] && env['TERM'] !== 'dumb';
}

function liveTreeOn({ live, terminal: { stderr } }: Io, plan: Parameters<typeof createLiveTree>[0]): LiveTree {
  return createLiveTree(plan, { show: live.show, rows: () => stderr.rows ?? 24, now: () => Date.now() });
}
