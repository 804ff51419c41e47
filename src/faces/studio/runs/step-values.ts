import type { StepRun, ValueWay } from '../../../run/flow/events.ts';
import type { Address } from '../protocol.ts';
import type { ValuesView, ValueView } from '../protocol-runs.ts';
import { shownText, shownValue } from './shown-value.ts';

/** What is kept of each step: its first turns, its last ones, and the first that failed. */
const most = { first: 10, last: 10, failed: 10 };

interface Turn {
  readonly turns: readonly number[];
  readonly values: Map<ValueWay, unknown>;
  failed?: string;
}

interface Kept {
  readonly first: Turn[];
  last: Turn[];
  readonly failed: Turn[];
  count: number;
  isPrivate: boolean;
}

/** The values that the steps of a run were given and gave, as long as the Studio runs; nothing is written to the disk. */
export interface StepValues {
  tell(step: StepRun, way: ValueWay, value: unknown): void;
  failed(step: StepRun, message: string): void;
  /** A step began that keeps its values to itself. */
  hide(step: StepRun): void;
  of(address: Address): ValuesView;
}

/** @param path - The flow; steps of others that it invokes are not kept. */
export function createStepValues(path: string): StepValues {
  const steps = new Map<string, Kept>();

  const keptOf = ({ address }: StepRun): Kept => {
    const key = JSON.stringify(address);
    const kept = steps.get(key) ?? { first: [], last: [], failed: [], count: 0, isPrivate: false };
    steps.set(key, kept);
    return kept;
  };

  const turnOf = (kept: Kept, { turns }: StepRun): Turn => {
    const known = [...kept.last, ...kept.first].findLast(
      (one) => one.turns.length === turns.length && one.turns.every((turn, at) => turn === turns[at]),
    );
    // A retry, or a step that runs again in a loop without turns, begins anew.
    if (known) return known;
    const turn: Turn = { turns, values: new Map() };
    kept.count += 1;
    if (kept.first.length < most.first) kept.first.push(turn);
    else kept.last = [...kept.last, turn].slice(-most.last);
    return turn;
  };

  return {
    tell(step, way, value) {
      if (step.file !== path || step.private) return;
      const turn = turnOf(keptOf(step), step);
      if (way === 'in') turn.values.clear();
      turn.values.set(way, value);
    },
    failed(step, message) {
      if (step.file !== path || step.private) return;
      const kept = keptOf(step);
      const turn = turnOf(kept, step);
      turn.failed = message;
      if (kept.failed.length < most.failed && !kept.failed.includes(turn)) kept.failed.push(turn);
    },
    hide(step) {
      if (step.file === path) keptOf(step).isPrivate = true;
    },
    of(address) {
      const kept = steps.get(JSON.stringify(address));
      if (!kept) return { values: [], leftOut: 0, isPrivate: false };
      const all = [...new Set([...kept.first, ...kept.failed, ...kept.last])].toSorted(inOrder);
      return { values: all.map(viewOf), leftOut: kept.count - all.length, isPrivate: kept.isPrivate };
    },
  };
}

function viewOf({ turns, values, failed }: Turn): ValueView {
  return {
    turns: turns.map((turn) => turn + 1),
    ...(values.has('in') && { given: shownValue(values.get('in')) }),
    ...(values.has('out') && { gave: shownValue(values.get('out')) }),
    ...(failed !== undefined && { failed: shownText(failed) }),
  };
}

function inOrder(one: Turn, other: Turn): number {
  const at = one.turns.findIndex((turn, place) => turn !== other.turns[place]);
  return at === -1 ? 0 : (one.turns[at] ?? 0) - (other.turns[at] ?? 0);
}
