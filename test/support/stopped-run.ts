import { join } from 'node:path';
import { askForRun, sealOfMachine, type World } from '../../src/connection/index.ts';
import { ownActivities } from '../../src/flow/catalogue.ts';
import { checkFlow } from '../../src/flow/check/check-flow.ts';
import { loadFlow } from '../../src/flow/load-flow.ts';
import { outlineFlow } from '../../src/flow/outline.ts';
import { durableActivities } from '../../src/run/durable/durable-activities.ts';
import { openDurableStore } from '../../src/run/durable/durable-store.ts';
import { versionOf } from '../../src/run/durable/flow-version.ts';
import { runDurably } from '../../src/run/durable/run-durably.ts';
import { writeRunFile } from '../../src/run/durable/run-file.ts';
import { peopleOf } from '../../src/run/durable/same-people.ts';
import { recordRun } from '../../src/run/report/record-run.ts';
import { runsFolder } from '../../src/run/report/runs-folder.ts';

/**
 * Starts a durable run as the command line does, in a world in which it does not come to its end.
 *
 * @param folder - Of its project, `invoices`.
 * @returns Its id.
 */
export async function stoppedRun(folder: string, shown: string, world: World): Promise<string> {
  const catalogue = durableActivities(ownActivities);
  const path = join(folder, shown);
  const checked = await checkFlow(await loadFlow(path, shown), catalogue);
  const { answered } = await askForRun(await outlineFlow(checked.loaded, catalogue), world);
  const about = { kind: 'flow', name: checked.loaded.flow.name, project: { name: 'invoices' } } as const;
  const record = await recordRun({ folder: runsFolder(), file: shown, about, now: () => new Date() });
  const sealed = await sealOfMachine();
  const file = { path, shown, inputs: {}, version: versionOf(checked.loaded), store: 'machine', place: folder, settings: {} } as const;
  await writeRunFile(record.folder, { ...file, accounts: peopleOf(answered), confirm: false }, sealed);
  await using store = await openDurableStore(folder, undefined, record.id);
  try {
    await runDurably(checked, {
      world,
      catalogue,
      store,
      sealed,
      run: record.id,
      folder: record.folder,
      inputs: {},
      signal: new AbortController().signal,
      finished: async () => undefined,
      tell: record.tell,
    });
  } catch (error) {
    record.end(error);
    return record.id;
  }
  throw new Error('The run was expected to stop.');
}
