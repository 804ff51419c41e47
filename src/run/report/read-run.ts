import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Outcome, RunLine } from './line.ts';
import { eventsFile } from './runs-folder.ts';

/** A run in short. */
export interface RunOverview {
  readonly run: string;
  readonly file: string;
  /** When it started, ISO 8601 in UTC. */
  readonly started: string;
  /** `unfinished`: it is still going on, or its process was killed. */
  readonly outcome: Outcome | 'unfinished';
  /** Left out while it is unfinished. */
  readonly milliseconds?: number;
}

/** The lines of a run, in order. A last line that a killed process wrote in part is left out. @param folder - The folder of the run. */
export async function readRun(folder: string): Promise<RunLine[]> {
  const text = await readFile(join(folder, eventsFile), 'utf8').catch((error: NodeJS.ErrnoException) => {
    // Killed between making the folder and the first line.
    if (error.code === 'ENOENT') return '';
    throw error;
  });
  const whole = text.slice(0, text.lastIndexOf('\n') + 1);
  return whole.split('\n').flatMap(lineIn);
}

/** What a killed process wrote in part stays in the middle of a run that another one went on with. */
function lineIn(text: string): RunLine[] {
  try {
    return [JSON.parse(text) as RunLine];
  } catch {
    return [];
  }
}

/** The line that says how a run ended, unless somebody went on with it since. */
export function endOf(lines: readonly RunLine[]): Extract<RunLine, { type: 'runEnded' }> | undefined {
  const last = lines.findLast((line) => line.type === 'runEnded' || line.type === 'runResumed');
  return last?.type === 'runEnded' ? last : undefined;
}

/** A run in short, from its lines. @param run - Its id. */
export function overviewOf(run: string, lines: readonly RunLine[]): RunOverview {
  const first = lines.find((line) => line.type === 'runStarted');
  const last = endOf(lines);
  const end = last ? { outcome: last.outcome, milliseconds: last.milliseconds } : { outcome: 'unfinished' as const };
  return { run, file: first?.file ?? '', started: first?.at ?? '', ...end };
}
