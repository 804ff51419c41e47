import type { World } from '../../connection/index.ts';
import { OnbehalfError } from '../../core/errors.ts';
import { entryName, type WatchEntry } from '../../project/file/watch-entry.ts';
import type { Modules } from '../../run/flow/functions.ts';
import { recordRun } from '../../run/report/record-run.ts';
import { runsFolder } from '../../run/report/runs-folder.ts';
import type { StartedRun } from '../../run/watch/entry-runs.ts';
import type { Owed } from '../../run/watch/entry-state.ts';
import { runWatched } from '../../run/watch/run-watched.ts';
import { endInTime } from './end-in-time.ts';
import type { Io } from './io.ts';
import type { WatchedProject } from './watched-project.ts';

/** What runs of entries stand on. */
export interface StartEntryOptions {
  readonly io: Io;
  readonly world: World;
  readonly watched: Pick<WatchedProject, 'project' | 'automations' | 'catalogue'>;
  readonly modules: Modules;
}

/**
 * Starts what an entry runs, and writes the run down as any other.
 *
 * @param owed - What it is run for.
 * @param signal - Aborted when it is to end after its current call.
 */
export async function startEntry(
  entry: WatchEntry,
  owed: Owed,
  signal: AbortSignal,
  { io, world, watched, modules }: StartEntryOptions,
): Promise<StartedRun> {
  const automation = watched.automations.get(entry.run);
  if (!automation) throw new OnbehalfError('BUG', `${entry.run} is watched for, and was not read.`);
  const name = entryName(entry);
  const record = await recordRun({ folder: runsFolder(), file: entry.run, now: () => new Date() }).catch((error: unknown) => {
    // A full disk is no reason not to run.
    io.say(io.style.warn(`The run is not written down: ${error instanceof Error ? error.message : String(error)}.`));
    return undefined;
  });
  const running = (): Promise<unknown> =>
    runWatched(automation, {
      shown: entry.run,
      world: {
        ...world,
        notify: (event) => {
          record?.tellOfScope(event);
          world.notify(event);
        },
      },
      given: { ...entry.with, ...(entry.on && { [entry.on.as]: owed.item }) },
      catalogue: watched.catalogue,
      modules,
      project: watched.project.file,
      signal,
      tell: (event) => {
        record?.tell(event);
        if (event.type === 'logged') io.say(`${name}: ${event.step.private ? '(private)' : event.text}`);
        if (event.type === 'stopped') io.say(`${name}: stopped: ${event.step.private ? '(private)' : event.reason}`);
      },
    });
  return {
    ...(record && { run: record.id }),
    async end() {
      try {
        await endInTime(running(), { signal, say: (line) => io.say(io.style.warn(`${name}: ${line}`)), busyWith: () => [entry.run] });
        record?.end();
      } catch (error) {
        record?.end(error);
        throw error;
      }
    },
  };
}
