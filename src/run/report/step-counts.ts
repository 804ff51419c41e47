import type { LineBody, StepCounts, StepWords } from './line.ts';

type StepLine = Extract<LineBody, StepWords>;
type Counted = { -readonly [Key in keyof StepCounts]-?: StepCounts[Key] & {} };

/** Counts what is told of steps in loops, so that few lines stand for many turns. */
export interface CountedSteps {
  /** Takes a line that may be left out, and says which to write. @param at - When it happened, ISO 8601. */
  linesFor(line: StepLine, at: string): StepLine[];
  /** The counts that no line told yet. */
  left(): StepLine[];
}

/** Counts are told at each doubling, from so many turns on. */
const firstCount = 40;

/** Creates the counts of a run. @param most - How many lines of one kind are written about a step; what is in the first turn of its loops comes on top. */
export function createStepCounts(most: number): CountedSteps {
  const steps = new Map<string, { readonly words: StepWords; readonly counts: Counted; told: number }>();
  const lines = new Map<string, number>();

  /** Whether one more line of this kind is written about the step. */
  function hasRoom({ type, file, address, turns }: StepLine): boolean {
    if (!turns || turns.every((turn) => turn === 0)) return true;
    const key = JSON.stringify([file, address, type]);
    const written = lines.get(key) ?? 0;
    if (written < most) lines.set(key, written + 1);
    return written < most;
  }

  function count(line: StepLine, at: string): StepLine[] {
    if (!line.turns) return [];
    const { file, address, verb, name } = line;
    const key = JSON.stringify([file, address]);
    const step = steps.get(key) ?? {
      words: { file, address, verb, name },
      counts: { done: 0, failed: 0, retried: 0, milliseconds: 0, since: at, until: at },
      told: 0,
    };
    steps.set(key, step);
    const { counts } = step;
    if (line.type === 'stepRetried') counts.retried += 1;
    if (line.type !== 'stepDone' && line.type !== 'stepFailed') return [];
    counts[line.type === 'stepDone' ? 'done' : 'failed'] += 1;
    counts.milliseconds += line.milliseconds;
    counts.until = at;
    // At each doubling: a run that is killed leaves at least half of the count, and long loops few lines.
    const isTold = counts.done + counts.failed >= Math.max(2 * step.told, firstCount);
    return isTold ? [tell(step)] : [];
  }

  function tell(step: { readonly words: StepWords; readonly counts: Counted; told: number }): StepLine {
    step.told = step.counts.done + step.counts.failed;
    return { type: 'counted', ...step.words, ...step.counts };
  }

  return {
    linesFor: (line, at) => [...(hasRoom(line) ? [line] : []), ...count(line, at)],
    left: () => [...steps.values()].filter(({ told, counts }) => told < counts.done + counts.failed).map(tell),
  };
}
