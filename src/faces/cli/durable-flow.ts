import { dirname } from 'node:path';
import { sealOfMachine } from '../../connection/index.ts';
import { OnbehalfError } from '../../core/errors.ts';
import { inputError } from '../../core/input.ts';
import { allOf } from '../../flow/all-of.ts';
import { functionNamed } from '../../flow/invoked-function.ts';
import { stepsIn, type LoadedFlow } from '../../flow/load-flow.ts';
import type { Step } from '../../flow/step.ts';
import type { CheckedFlow } from '../../flow/check/check-flow.ts';
import type { Project } from '../../project/project.ts';
import { changesBetween, versionOf } from '../../run/durable/flow-version.ts';
import { runDurably, type Assumption, type DurableRunOptions } from '../../run/durable/run-durably.ts';
import { endRunFile, writeRunFile, type RunFile } from '../../run/durable/run-file.ts';
import type { CommandContext } from './command.ts';
import { hasStore, openDurableStore, requireDurable, storeOfRun } from './durable-store.ts';
import type { RecordedRun } from './recorded-run.ts';
import { peopleOf, requireSamePeople, type Answers } from './same-people.ts';
import { embeddedName } from './settings.ts';

/** How a flow is run durably. */
export interface DurableFlags {
  /** As it is typed. */
  readonly database: string | undefined;
  /** The run that is gone on with. Left out: a new one. */
  readonly resumed?: { readonly run: string; readonly file: RunFile; readonly assume?: Assumption };
}

/** Steps that are ended as a whole after a time are not done again in the same time. */
function isOneCall(step: Step): boolean {
  return step.verb === 'use' || step.verb === 'wait' || (step.verb === 'invoke' && functionNamed(step.file) !== undefined);
}

/**
 * Looks whether a flow can be run durably, whether a run can be gone on with in the flow as it is now, and whether what it stands on is there: before anybody
 * signs in, and before anything is written down.
 *
 * @throws OnbehalfError INPUT_INVALID naming each step that stands against it, and a database that cannot be one; CONFLICT naming what is another one now;
 * SETTINGS_INVALID naming all packages that are missing.
 */
export async function checkDurable(loaded: LoadedFlow, { database, resumed }: DurableFlags): Promise<void> {
  const timed = allOf(loaded).flatMap(({ shown, flow }) =>
    [...stepsIn(flow.steps)]
      .filter((step) => !step.disabled && step.timeoutMS !== undefined && !isOneCall(step))
      .map((step) => ({
        field: `${shown}: ${step.address.join('.')}.timeout`,
        problem: `cannot be held by a durable run, which may be gone on with later: give it to the steps in it that use an activity.`,
      })),
  );
  if (timed.length > 0) throw inputError(`${loaded.shown} --durable`, timed);
  const changes = resumed ? changesBetween(resumed.file.version, versionOf(loaded)) : [];
  if (changes.length > 0)
    throw new OnbehalfError('CONFLICT', `The flow is not what it was when the run began. ${changes.slice(0, 10).join('; ')}.`, {
      remedy: 'Bring the flow back to what it was and resume again, or start a new run.',
    });
  await requireDurable(storeOfRun(database, resumed?.file, 'runs resume'));
}

/** What a durable run of the command line stands on, besides what every run does. */
export interface DurableGround {
  readonly context: CommandContext;
  readonly durable: DurableFlags & { readonly confirm: boolean };
  readonly record: RecordedRun;
  readonly project: Project | undefined;
  /** Who signed in for it, before its first step. */
  readonly answered: Answers;
}

/**
 * Runs a flow durably, or goes on with a run: what it comes to is written down on this machine, one store a project, or in a PostgreSQL.
 *
 * @throws OnbehalfError STORAGE_UNAVAILABLE where the run itself cannot be written down; ACCOUNT_MISMATCH where somebody else answered than when it began; whatever
 * `runDurably` throws.
 */
export async function runFlowDurably(
  checked: CheckedFlow,
  options: Pick<DurableRunOptions, 'world' | 'inputs' | 'catalogue' | 'modules' | 'signal' | 'tell' | 'ask' | 'project'>,
  { context, durable, record, project, answered }: DurableGround,
): Promise<Readonly<Record<string, unknown>>> {
  const { id: run, folder } = record;
  if (run === undefined || folder === undefined)
    throw new OnbehalfError('STORAGE_UNAVAILABLE', 'A durable run must be written down, and that is not possible here.');
  const { path, shown } = checked.loaded;
  const sealed = await sealOfMachine();
  const url = storeOfRun(durable.database, durable.resumed?.file, 'runs resume');
  if (durable.resumed) requireSamePeople(durable.resumed.file.accounts, answered);
  else if (context.settings.emulator !== embeddedName) {
    const file: RunFile = {
      path,
      shown,
      inputs: options.inputs,
      version: versionOf(checked.loaded),
      store: url === undefined ? 'machine' : 'postgresql',
      place: project?.folder ?? dirname(path),
      settings: context.settings,
      accounts: peopleOf(answered),
      confirm: durable.confirm,
    };
    await writeRunFile(folder, file, sealed);
    if (!context.io.json) context.io.say(`Durable run ${run}: \`onbehalf runs resume ${run}\` goes on with it.`);
  }
  const place = durable.resumed?.file.place ?? project?.folder ?? dirname(path);
  if (url === undefined && !hasStore(place) && !context.io.json)
    context.io.say('The store of durable runs is made, once for this project. This takes some seconds.');
  await using store = await openDurableStore(place, url, run);
  const { assume } = durable.resumed ?? {};
  const finished = (): Promise<void> => endRunFile(folder);
  return await runDurably(checked, { ...options, run, folder, store, sealed, finished, ...(assume && { assume }) });
}
