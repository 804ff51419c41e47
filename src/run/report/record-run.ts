import { appendFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { ScopeEvent } from '../../connection/index.ts';
import { OnbehalfError } from '../../core/errors.ts';
import { redact } from '../../core/redact.ts';
import type { FlowEvent, StepRun } from '../flow/events.ts';
import type { LineBody, StepWords } from './line.ts';
import { eventsFile, newRunId, removeOldRuns } from './runs-folder.ts';

/** Longer texts are cut; in UTF-16 units. */
const longestText = 2_000;
/** Of each kind of line about a step so many are written; what is in the first turn of its loops comes on top. */
const linesOfAStep = 20;

/** A run that is being written down. */
export interface RunRecord {
  readonly id: string;
  readonly folder: string;
  tell(event: FlowEvent): void;
  tellOfScope(event: ScopeEvent): void;
  /** Writes how it ended. @param error - What it failed with; left out: it is done. */
  end(error?: unknown): void;
}

/**
 * Begins to write down a run: a folder of its own that only its owner may read, and in it a line for each thing that happens. Each line is appended
 * when it happens, so that a process that is killed leaves what it did. Texts are redacted and cut; of a private step none is written. Steps in loops
 * are counted: written are their first turns and their first failures. Older runs than the newest hundred are removed.
 *
 * @param folder - The folder of all runs.
 * @param file - What runs, as it is shown.
 * @throws the error of the file system where the folder cannot be made.
 */
export async function recordRun({ folder: runs, file, now }: { folder: string; file: string; now: () => Date }): Promise<RunRecord> {
  const begun = now();
  const id = newRunId(begun);
  const folder = join(runs, id);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const counts = new Map<string, { words: StepWords; done: number; failed: number; written: number }>();
  const lines = new Map<string, number>();
  let privateFailed = false;
  let isBroken = false;

  const append = (line: LineBody): void =>
    appendFileSync(join(folder, eventsFile), `${JSON.stringify({ at: now().toISOString(), ...line })}\n`, { mode: 0o600 });

  const write = (line: LineBody): void => {
    if (isBroken) return;
    try {
      append(line);
    } catch {
      // A disk that is full, or a folder that was removed, must not end what the person wants done. A line in part may stand there: no other follows it.
      isBroken = true;
    }
  };

  /** Whether one more line of this kind is written about the step. */
  const hasRoom = ({ file: of, address, turns }: StepWords, type: string): boolean => {
    if (!turns || turns.every((turn) => turn === 0)) return true;
    const key = JSON.stringify([of, address, type]);
    const written = lines.get(key) ?? 0;
    if (written < linesOfAStep) lines.set(key, written + 1);
    return written < linesOfAStep;
  };

  const count = (words: StepWords, kind: 'done' | 'failed'): void => {
    if (!words.turns) return;
    const { turns: _turns, ...step } = words;
    const key = JSON.stringify([step.file, step.address]);
    const counted = counts.get(key) ?? { words: step, done: 0, failed: 0, written: 0 };
    counts.set(key, counted);
    counted[kind] += 1;
    // At each doubling: a run that is killed leaves at least half of the count, and long loops few lines.
    if (counted.done + counted.failed >= 2 * Math.max(counted.written, linesOfAStep)) writeCount(counted);
  };

  const writeCount = (counted: { words: StepWords; done: number; failed: number; written: number }): void => {
    counted.written = counted.done + counted.failed;
    write({ type: 'counted', ...counted.words, done: counted.done, failed: counted.failed });
  };

  append({ type: 'runStarted', run: id, file: safe(file) });
  await removeOldRuns(runs);

  return {
    id,
    folder,
    tell(event) {
      const words = wordsOf(event.step);
      if (event.type === 'stepFailed' && event.step.private) privateFailed = true;
      if (event.type === 'stepDone') count(words, 'done');
      if (event.type === 'stepFailed') count(words, 'failed');
      if (hasRoom(words, event.type)) write(lineOf(event, words));
    },
    tellOfScope(event) {
      if (event.type === 'permissions') write({ type: 'permissions', permissions: event.detection.permissions.map(({ name }) => name) });
    },
    end(error) {
      for (const counted of counts.values()) if (counted.written < counted.done + counted.failed) writeCount(counted);
      const milliseconds = now().getTime() - begun.getTime();
      if (error === undefined) return write({ type: 'runEnded', outcome: 'done', milliseconds });
      const failure = error instanceof OnbehalfError ? error : undefined;
      write({
        type: 'runEnded',
        outcome: failure?.code === 'CANCELLED' ? 'cancelled' : 'failed',
        milliseconds,
        code: failure?.code ?? 'BUG',
        // What failed may tell of values that are not to be written down.
        ...(!privateFailed && { message: safe(error instanceof Error ? error.message : String(error)) }),
        ...(!privateFailed && failure && { remedy: safe(failure.remedy) }),
      });
    },
  };
}

function lineOf(event: FlowEvent, words: StepWords): LineBody {
  const { private: isPrivate } = event.step;
  switch (event.type) {
    case 'stepStarted':
      return { type: event.type, ...words };
    case 'stepDone':
      return { type: event.type, ...words, milliseconds: event.milliseconds };
    case 'stepFailed': {
      const { type, milliseconds, code, goesOn } = event;
      return { type, ...words, milliseconds, code, ...(!isPrivate && { message: safe(event.message) }), goesOn };
    }
    case 'stepRetried':
      return { type: event.type, ...words, attempt: event.attempt, code: event.code, waitMS: event.waitMS };
    case 'wouldDo':
      return { type: event.type, ...words, effect: event.effect, ...(event.input && { text: safe(JSON.stringify(event.input)) }) };
    case 'notKnown':
      return { type: event.type, ...words };
    case 'logged':
      return { type: event.type, ...words, ...(!isPrivate && { text: safe(event.text) }) };
    case 'stopped':
      return { type: event.type, ...words, ...(!isPrivate && { text: safe(event.reason) }) };
  }
}

function wordsOf({ file, address, verb, title, id, about, turns }: StepRun): StepWords {
  const name = safe(title ?? id ?? about ?? verb);
  return { file, address: address.join('.'), verb, name, ...(turns.length > 0 && { turns }) };
}

// Redacted before it is cut: half of a secret is not known for one.
function safe(text: string): string {
  const whole = redact(text);
  return whole.length > longestText ? `${whole.slice(0, longestText)}…` : whole;
}
