import { rm } from 'node:fs/promises';
import { isAbsolute, relative, sep } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { onEmulator, sealOfMachine, type ScopeEvent, type SealedTexts, type World } from '../../../connection/index.ts';
import { OnbehalfError } from '../../../core/errors.ts';
import { compatibleWorld } from '../../../project/compatible-world.ts';
import { checkDurable } from '../../../run/durable/check-durable.ts';
import { forgetDurableRun, openDurableStore, storeOfRun } from '../../../run/durable/durable-store.ts';
import { endRunFile, readRunFile, type RunFile } from '../../../run/durable/run-file.ts';
import { runDurably, stepsInDoubt, type Assumption } from '../../../run/durable/run-durably.ts';
import { requireSamePeople } from '../../../run/durable/same-people.ts';
import { settingsOfRun } from '../../../run/durable/settings-of-run.ts';
import { plannedChanges } from '../../../run/flow/planned-changes.ts';
import { isOpen } from '../../../run/report/runs-folder.ts';
import { connectionSettings, type RunSettings } from '../../../run/run-settings.ts';
import { realFlow } from '../flow/flow-files.ts';
import type { StudioPorts } from '../ports.ts';
import type { ResumePlan } from '../protocol-runs.ts';
import { changeBefore } from './change-view.ts';
import type { Work } from './go-on.ts';
import type { Ground } from './grounds.ts';
import { loadRun, type LoadedRun } from './load-run.ts';
import { peopleOf } from './real-world.ts';
import { requireTold } from './require-told.ts';
import { createTickets } from './tickets.ts';

/** A durable run that stopped, ready to go on. */
export interface Resumed {
  /** Of the flow, in the project. */
  readonly path: string;
  readonly run: LoadedRun;
  readonly ground: Ground;
  /** A person is asked before each step that sends or deletes, as when it began. */
  readonly isAsking: boolean;
  /** Goes on. @throws OnbehalfError ACCOUNT_MISMATCH where somebody else answered than when it began; whatever `runDurably` throws. */
  readonly work: Work;
}

/** What is known of a run, and of its files as they are now. */
interface Known {
  readonly path: string;
  readonly file: RunFile;
  readonly run: LoadedRun;
  readonly sealed: SealedTexts;
  world(notify: (event: ScopeEvent) => void): Promise<World>;
}

/** Durable runs that stopped: the same rules as on the command line, and told before they go on. */
export interface StoppedRuns {
  /**
   * Tells what going on with a run would be: who works where, what its flow changes, and which steps wait because nobody can tell whether they were done.
   *
   * @param run - Its id. @param folder - Of the run.
   * @throws OnbehalfError CONFLICT for one that nobody can go on with, or in the flow as it is now; INPUT_INVALID where its database is not named.
   */
  plan(run: string, folder: string): Promise<ResumePlan>;
  /** @throws OnbehalfError CONFLICT where it would not be what was told. */
  open(run: string, folder: string, ticket: string, assume: Assumption | undefined): Promise<Resumed>;
  /** Removes what was written down of a run that nobody is to go on with. @throws OnbehalfError CONFLICT while it is going on. */
  remove(run: string, folder: string): Promise<void>;
}

/** @param root - The folder that is open. */
export function createStoppedRuns(root: () => string, ports: StudioPorts): StoppedRuns {
  const tickets = createTickets(ports.now);

  async function known(run: string, folder: string): Promise<Known> {
    const sealed = await sealOfMachine();
    const file = await readRunFile(folder, sealed);
    const below = relative(root(), file.path);
    if (isAbsolute(below) || below.startsWith('..'))
      throw new OnbehalfError('CONFLICT', 'The flow of this run lies in another folder.', {
        remedy: `Open its folder, or go on with \`onbehalf runs resume ${run}\`.`,
      });
    const path = below.split(sep).join('/');
    const settings: RunSettings = settingsOfRun(file, {});
    const loaded = await loadRun(await realFlow(root(), path), path, file.inputs, ports, true);
    await checkDurable(loaded.checked.loaded, { database: undefined, resumed: { run, file } });
    return {
      path,
      file,
      run: loaded,
      sealed,
      async world(notify) {
        const { ask: _ask, ...machine } = ports.world(notify);
        const own: World = { ...machine, canAsk: true, settings: await connectionSettings(settings) };
        if (settings.emulator !== undefined) return onEmulator(own, settings.emulator);
        return loaded.project && own.onMicrosoftCloud === true ? compatibleWorld(own, loaded.project.file.compatibility) : own;
      },
    };
  }

  /** What a ticket is for: the run, the files as they are, and who answers. */
  async function toldOf(run: string, { run: loaded, world, file }: Known): Promise<Parameters<typeof tickets.give>[0]> {
    const connection = (file.settings as RunSettings).connection ?? null;
    const people = await peopleOf(loaded, connection, await world(() => undefined));
    return { path: run, digest: loaded.digest, connection, people, isDry: false };
  }

  return {
    async plan(run, folder) {
      const one = await known(run, folder);
      const { path, run: loaded, file, sealed } = one;
      const told = await toldOf(run, one);
      await using store = await openDurableStore(file.place, storeOfRun(undefined, file, 'runs resume'), run);
      const changes = await plannedChanges(loaded.checked.loaded, loaded.catalogue, loaded.project?.file.privateNames);
      return {
        run,
        path,
        ticket: tickets.give(told),
        people: told.people,
        changes: changes.map(changeBefore),
        waiting: await stepsInDoubt(store, run, sealed),
      };
    },
    async open(run, folder, ticket, assume) {
      const one = await known(run, folder);
      const { path, file, run: loaded, sealed, world } = one;
      const told = await toldOf(run, one);
      if (!isDeepStrictEqual(told, tickets.take(ticket)))
        throw new OnbehalfError(
          'CONFLICT',
          'It would not be what was told: the flow or who is signed in changed since. Nothing was done.',
          {
            remedy: 'Look at what it would do once more, then go on.',
          },
        );
      const { emulator, connection } = file.settings as RunSettings;
      const { people } = told;
      return {
        path,
        run: loaded,
        isAsking: file.confirm,
        ground: {
          place: { kind: 'connection', people },
          about: { ...(emulator !== undefined && { emulator }), ...(connection && { connection }) },
          world,
          requireTold: (answers) => requireTold(people, told.connection, answers),
        },
        async work({ world: watched, signal, tell, ask, modules }, answered) {
          requireSamePeople(file.accounts, answered);
          await using store = await openDurableStore(file.place, storeOfRun(undefined, file, 'runs resume'), run);
          const { checked, catalogue, project } = loaded;
          return await runDurably(checked, {
            world: watched,
            signal,
            ...(tell && { tell }),
            ...(ask && { ask }),
            ...(modules && { modules }),
            run,
            folder,
            store,
            sealed,
            catalogue,
            inputs: file.inputs,
            project: project?.file,
            finished: () => endRunFile(folder),
            ...(assume && { assume }),
          });
        },
      };
    },
    async remove(run, folder) {
      if (isOpen(folder)) await forgetDurableRun(run, await readRunFile(folder, await sealOfMachine()), undefined);
      await rm(folder, { recursive: true });
    },
  };
}
