import type { StepRun } from '../flow/events.ts';
import type { LineBody, WaitWords } from './line.ts';

type WaitLine = Extract<LineBody, WaitWords>;
type Waited = Extract<WaitLine, { type: 'waited' }>;

/** Finds the step that a wait belongs to, and counts waits, so that few lines stand for many. */
export interface CountedWaits {
  started(step: StepRun): void;
  ended(step: StepRun): void;
  /** Takes a wait, and says what to write of it. */
  linesFor(line: Waited): WaitLine[];
  /** The counts of which not every wait has a line. */
  left(): WaitLine[];
}

/** Creates the counts of a run. @param most - How many waits of an activity for one reason have a line each. */
export function createWaitCounts(most: number): CountedWaits {
  /** Of each activity: the steps that run it now, each with how often, and the one that began last. */
  const steps = new Map<string, { readonly running: Map<string, number>; last: StepRun }>();
  const waits = new Map<string, { readonly words: WaitWords; count: number; seconds: number; told: number }>();
  const keyOf = ({ file, address }: StepRun): string => JSON.stringify([file, address.join('.')]);

  /** What a stream brings comes after its step is done: then the step that began last is meant. */
  function stepOf(activity: string): Pick<WaitWords, 'file' | 'address'> {
    const found = steps.get(activity);
    if (!found || found.running.size > 1) return {};
    const [key = keyOf(found.last)] = found.running.keys();
    const [file, address] = JSON.parse(key) as [string, string];
    return { file, address };
  }

  return {
    started(step) {
      if (step.about === undefined) return;
      const found = steps.get(step.about) ?? { running: new Map(), last: step };
      found.last = step;
      found.running.set(keyOf(step), (found.running.get(keyOf(step)) ?? 0) + 1);
      steps.set(step.about, found);
    },
    ended(step) {
      const running = step.about === undefined ? undefined : steps.get(step.about)?.running;
      const left = (running?.get(keyOf(step)) ?? 0) - 1;
      if (left > 0) running?.set(keyOf(step), left);
      else running?.delete(keyOf(step));
    },
    linesFor(line) {
      const { activity, kind, reason } = line;
      const words: WaitWords = { activity, kind, reason, ...stepOf(activity) };
      const key = JSON.stringify(Object.values(words));
      const counted = waits.get(key) ?? { words, count: 0, seconds: 0, told: 0 };
      waits.set(key, counted);
      counted.count += 1;
      counted.seconds += line.seconds;
      if (counted.count <= most) return [{ ...line, ...words }];
      if (counted.count < 2 * Math.max(counted.told, most)) return [];
      counted.told = counted.count;
      return [{ type: 'waits', ...words, count: counted.count, seconds: counted.seconds }];
    },
    left: () =>
      [...waits.values()]
        .filter(({ count, told }) => count > Math.max(told, most))
        .map(({ words, count, seconds }) => ({ type: 'waits', ...words, count, seconds })),
  };
}
