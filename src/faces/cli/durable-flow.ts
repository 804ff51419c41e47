import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { dataFolder, sealOfMachine } from '../../connection/index.ts';
import { OnbehalfError } from '../../core/errors.ts';
import { inputError } from '../../core/input.ts';
import { stepsIn, type LoadedFlow } from '../../flow/load-flow.ts';
import type { CheckedFlow } from '../../flow/check/check-flow.ts';
import type { Project } from '../../project/project.ts';
import { changesBetween, versionOf } from '../../run/durable/flow-version.ts';
import { openPGliteStore } from '../../run/durable/pglite-store.ts';
import { openPostgresStore } from '../../run/durable/postgres-store.ts';
import { runDurably, type Assumption, type DurableRunOptions } from '../../run/durable/run-durably.ts';
import { writeRunFile, type RunFile } from '../../run/durable/run-file.ts';
import type { CommandContext } from './command.ts';
import { databaseAddress } from './database.ts';
import type { RecordedRun } from './recorded-run.ts';

/** How a flow is run durably. */
export interface DurableFlags {
  /** As it is typed. */
  readonly database: string | undefined;
  /** The run that is gone on with. Left out: a new one. */
  readonly resumed?: { readonly run: string; readonly file: RunFile; readonly assume?: Assumption };
}

/** Steps that are ended as a whole after a time are not done again in the same time. */
const endedByItself = new Set(['use', 'wait']);

/**
 * Looks whether a flow can be run durably, and whether a run can be gone on with in the flow as it is now.
 *
 * @throws OnbehalfError AUTOMATION_INVALID naming each step that stands against it; CONFLICT naming what is another one now.
 */
export function checkDurable(loaded: LoadedFlow, resumed: RunFile | undefined): void {
  const timed = flowsOf(loaded).flatMap(({ shown, flow }) =>
    [...stepsIn(flow.steps)]
      .filter((step) => !step.disabled && step.timeoutMS !== undefined && !endedByItself.has(step.verb))
      .map((step) => ({
        field: `${shown}: ${step.address.join('.')}.timeout`,
        problem: `cannot be held by a durable run, which may be gone on with later: give it to the steps in it that use an activity.`,
      })),
  );
  if (timed.length > 0) throw inputError(`${loaded.shown} --durable`, timed);
  if (!resumed) return;
  const changes = changesBetween(resumed.version, versionOf(loaded));
  if (changes.length === 0) return;
  throw new OnbehalfError('CONFLICT', `The flow is not what it was when the run began. ${changes.slice(0, 10).join('; ')}.`, {
    remedy: 'Bring the flow back to what it was and resume again, or start a new run.',
  });
}

function flowsOf(loaded: LoadedFlow): LoadedFlow[] {
  return [loaded, ...[...loaded.invoked.values()].flatMap(flowsOf)];
}

/**
 * Runs a flow durably, or goes on with a run: what it comes to is written down on this machine, one store a project, or in a PostgreSQL.
 *
 * @throws OnbehalfError STORAGE_UNAVAILABLE where the run itself cannot be written down; whatever `runDurably` throws.
 */
export async function runFlowDurably(
  checked: CheckedFlow,
  options: Pick<DurableRunOptions, 'world' | 'inputs' | 'catalogue' | 'signal' | 'tell' | 'ask' | 'project'>,
  {
    context,
    durable,
    record,
    project,
  }: { context: CommandContext; durable: DurableFlags; record: RecordedRun; project: Project | undefined },
): Promise<Readonly<Record<string, unknown>>> {
  const { id: run, folder } = record;
  if (run === undefined || folder === undefined)
    throw new OnbehalfError('STORAGE_UNAVAILABLE', 'A durable run must be written down, and that is not possible here.');
  const { loaded } = checked;
  const sealed = await sealOfMachine();
  const url = databaseAddress(durable.database);
  if (durable.resumed) requireSameStore(durable.resumed.file, url);
  else {
    const { path, shown } = loaded;
    const store = url === undefined ? 'machine' : 'postgresql';
    const file: RunFile = { path, shown, inputs: options.inputs, version: versionOf(loaded), store, settings: context.settings };
    await writeRunFile(folder, file, sealed);
    if (!context.io.json) context.io.say(`Durable run ${run}: \`onbehalf runs resume ${run}\` goes on with it.`);
  }
  const place = join(dataFolder(), 'durable', nameOf(project?.folder ?? dirname(loaded.path)));
  if (url === undefined && !existsSync(place) && !context.io.json)
    context.io.say('The store of durable runs is made, once for this project. This takes some seconds.');
  await using store = await (url === undefined ? openPGliteStore(place, run) : openPostgresStore(url, run));
  const { assume } = durable.resumed ?? {};
  return await runDurably(checked, { ...options, run, folder, store, sealed, ...(assume && { assume }) });
}

/** One store a project: what is in one is no business of another. */
function nameOf(folder: string): string {
  return createHash('sha256').update(folder).digest('hex').slice(0, 32);
}

function requireSameStore({ store }: RunFile, url: string | undefined): void {
  if (store === 'machine' && url !== undefined)
    throw inputError('onbehalf runs resume', [
      { field: '--database', problem: 'must be left out: the run is written down on this machine.' },
    ]);
  if (store === 'postgresql' && url === undefined)
    throw inputError('onbehalf runs resume', [{ field: '--database', problem: 'must name the PostgreSQL that the run was started with.' }]);
}
