import { appendFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { ScopeEvent } from '../../connection/index.ts';
import type { FlowEvent } from '../flow/events.ts';
import { lineOfEnd, lineOfScope, lineOfStep, safeText } from './line-of.ts';
import type { LineBody, PlannedStep, RunAbout } from './line.ts';
import { eventsFile, newRunId, removeOldRuns } from './runs-folder.ts';
import { createStepCounts } from './step-counts.ts';
import { createWaitCounts } from './wait-counts.ts';

/** A run that is being written down. */
export interface RunRecord {
  readonly id: string;
  readonly folder: string;
  tell(event: FlowEvent): void;
  tellOfScope(event: ScopeEvent): void;
  /** Writes how it ended. @param error - What it failed with; left out: it is done. */
  end(error?: unknown): void;
}

/** What is written down of a run before it begins. */
export interface RecordOptions {
  /** The folder of all runs. */
  readonly folder: string;
  /** What runs, as it is shown. */
  readonly file: string;
  readonly about?: RunAbout;
  /** The steps of each flow file, where they are known before. */
  readonly plan?: readonly { readonly file: string; readonly steps: readonly PlannedStep[] }[];
  now(): Date;
}

/**
 * Begins to write down a run: a folder of its own that only its owner may read, and in it a line for each thing that happens. Each line is appended
 * when it happens, so that a process that is killed leaves what it did. Texts are redacted and cut; of a private step none is written. Steps in loops
 * are counted: written are their first turns and their first failures. What scopes say again and again is written once. Older runs than the newest
 * hundred are removed.
 *
 * @throws the error of the file system where the folder cannot be made.
 */
export async function recordRun({ folder: runs, file, about, plan = [], now }: RecordOptions): Promise<RunRecord> {
  const begun = now();
  const id = newRunId(begun);
  const folder = join(runs, id);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const steps = createStepCounts();
  const waits = createWaitCounts();
  const saidOnce = new Set<string>();
  let privateFailed = false;
  let isBroken = false;

  const append = (line: LineBody, at = now().toISOString()): void =>
    appendFileSync(join(folder, eventsFile), `${JSON.stringify({ at, ...line })}\n`, { mode: 0o600 });

  const write = (line: LineBody, at?: string): void => {
    if (isBroken) return;
    try {
      append(line, at);
    } catch {
      // A disk that is full, or a folder that was removed, must not end what the person wants done. A line in part may stand there: no other follows it.
      isBroken = true;
    }
  };

  const writeOnce = (line: LineBody): void => {
    const key = JSON.stringify(line);
    if (saidOnce.has(key)) return;
    saidOnce.add(key);
    write(line);
  };

  append({ type: 'runStarted', run: id, file: safeText(file), ...about });
  for (const planned of plan) write({ type: 'planned', ...planned });
  await removeOldRuns(runs);

  return {
    id,
    folder,
    tell(event) {
      if (event.type === 'stepStarted') waits.started(event.step);
      if (event.type === 'stepDone' || event.type === 'stepFailed') waits.ended(event.step);
      if (event.type === 'stepFailed' && event.step.private) privateFailed = true;
      const at = now().toISOString();
      for (const line of steps.linesFor(lineOfStep(event), at)) write(line, at);
    },
    tellOfScope(event) {
      const line = lineOfScope(event);
      if (line?.type === 'waited') waits.linesFor(line).forEach((one) => write(one));
      else if (line) writeOnce(line);
    },
    end(error) {
      for (const line of [...steps.left(), ...waits.left()]) write(line);
      write(lineOfEnd(now().getTime() - begun.getTime(), error, privateFailed));
    },
  };
}
