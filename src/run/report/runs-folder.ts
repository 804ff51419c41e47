import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { dataFolder } from '../../connection/index.ts';
import { OnbehalfError } from '../../core/errors.ts';
import { inputError } from '../../core/input.ts';
import { runFileName } from '../durable/run-file.ts';

const idShape = /^\d{8}-\d{6}-[0-9a-f]{8}$/;

/** How many runs are kept; the oldest go first. */
export const keptRuns = 100;

/** The file of a run's folder that holds what happened, a JSON object a line. */
export const eventsFile = 'events.jsonl';

/** The folder in which each run has its own: `runs` below the data folder. */
export function runsFolder(): string {
  return join(dataFolder(), 'runs');
}

/**
 * An id for a run that starts at a moment: `20261127-221500-1f2e3d4c`, in UTC. Ids sort as the runs started: the last
 * word begins with the thousandths of the second, as three hexadecimal digits; five random ones follow.
 */
export function newRunId(moment: Date): string {
  const [day = '', time = ''] = moment.toISOString().slice(0, 19).replaceAll(/[-:]/g, '').split('T');
  const thousandths = moment.getUTCMilliseconds().toString(16).padStart(3, '0');
  return `${day}-${time}-${thousandths}${randomBytes(3).toString('hex').slice(1)}`;
}

/** The ids of the runs that are kept, the newest first. */
export async function runIds(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    throw error;
  });
  const ids = entries.filter((entry) => entry.isDirectory() && idShape.test(entry.name)).map(({ name }) => name);
  return ids.toSorted().toReversed();
}

/** Removes all runs but the newest `kept`, and those that somebody may go on with. */
export async function removeOldRuns(folder: string, kept: number = keptRuns): Promise<void> {
  for (const id of (await runIds(folder)).slice(kept)) {
    const run = join(folder, id);
    if (!isOpen(run)) await rm(run, { recursive: true, force: true });
  }
}

/** True for a durable run that somebody may go on with. @param folder - Of the run. */
export function isOpen(folder: string): boolean {
  return existsSync(join(folder, runFileName));
}

/**
 * The folder of one run.
 *
 * @throws OnbehalfError INPUT_INVALID for what is no id; NOT_FOUND when no such run is kept.
 */
export async function folderOfRun(folder: string, id: string): Promise<string> {
  if (!idShape.test(id)) throw inputError('A run', [{ field: 'RUN', problem: 'must be an id such as 20261127-221500-1f2e3d4c.' }]);
  if ((await runIds(folder)).includes(id)) return join(folder, id);
  throw new OnbehalfError('NOT_FOUND', `No run ${id} is kept here.`, { remedy: 'List the runs with `onbehalf runs list`.' });
}
