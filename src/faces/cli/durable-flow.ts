import { dirname } from 'node:path';
import { sealOfMachine } from '../../connection/index.ts';
import { OnbehalfError } from '../../core/errors.ts';
import type { CheckedFlow } from '../../flow/check/check-flow.ts';
import type { Project } from '../../project/project.ts';
import { versionOf } from '../../run/durable/flow-version.ts';
import type { DurableFlags } from '../../run/durable/check-durable.ts';
import { hasStore, openDurableStore, storeOfRun } from '../../run/durable/durable-store.ts';
import { runDurably, type DurableRunOptions } from '../../run/durable/run-durably.ts';
import { endRunFile, writeRunFile, type RunFile } from '../../run/durable/run-file.ts';
import { peopleOf, requireSamePeople, type Answers } from '../../run/durable/same-people.ts';
import type { CommandContext } from './command.ts';
import type { RecordedRun } from './recorded-run.ts';
import { embeddedName } from './settings.ts';

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
