import { appendFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { RunLine } from './line.ts';
import { createRunLines, type RunBeginning, type RunLines } from './run-lines.ts';
import { eventsFile, newRunId, removeOldRuns } from './runs-folder.ts';

/** A run that is being written down. */
export interface RunRecord extends RunLines {
  readonly id: string;
  readonly folder: string;
}

/** What is written down, and where. */
export interface RecordOptions extends Omit<RunBeginning, 'run' | 'isResumed'> {
  /** The folder of all runs. */
  readonly folder: string;
  /** Id of a durable run that this process goes on with. Left out: a new run. */
  readonly resumed?: string | undefined;
  now(): Date;
}

/**
 * Begins to write down a run: a folder of its own that only its owner may read, and in it the lines of the run, see `createRunLines`. Each is appended when
 * it happens, so that a process that is killed leaves what it did. Older runs than the newest hundred are removed.
 *
 * @throws the error of the file system where the folder cannot be made.
 */
export async function recordRun({ folder: runs, now, resumed, ...beginning }: RecordOptions): Promise<RunRecord> {
  const id = resumed ?? newRunId(now());
  const folder = join(runs, id);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const append = (line: RunLine): void => appendFileSync(join(folder, eventsFile), `${JSON.stringify(line)}\n`, { mode: 0o600 });
  let write = append;
  // The process before may have ended in the middle of a line.
  if (resumed !== undefined) appendFileSync(join(folder, eventsFile), '\n', { mode: 0o600 });
  const lines = createRunLines({ run: id, isResumed: resumed !== undefined, ...beginning }, { now, write: (line) => write(line) });
  // From here on a disk that is full, or a folder that was removed, must not end what the person wants done.
  write = (line) => {
    try {
      append(line);
    } catch {
      // A line in part may stand there: no other follows it.
      write = () => undefined;
    }
  };
  await removeOldRuns(runs);
  return { id, folder, ...lines };
}
