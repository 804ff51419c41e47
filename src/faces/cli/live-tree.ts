import type { FlowEvent, StepRun } from '../../run/flow/events.ts';
import type { RunBeginning } from '../../run/report/run-lines.ts';

/** How often the tree is drawn at most, in milliseconds. */
const intervalMS = 80;
/** How many of the last failures are shown below it. */
const failuresShown = 3;
/** Lines of a terminal that are left to what is printed above. */
const spared = 6;

/** The steps of a flow on a terminal, while it runs. */
export interface LiveTree {
  tell(event: FlowEvent): void;
  /** Takes it away, until something happens after the work. */
  without<T>(work: () => Promise<T>): Promise<T>;
  /** Takes it away. */
  clear(): void;
}

/** Where the tree is drawn. */
export interface LiveTreePorts {
  show(lines: readonly string[]): void;
  /** Lines of the terminal. */
  rows(): number;
  /** In milliseconds. */
  now(): number;
}

interface Row {
  readonly name: string;
  readonly depth: number;
  running: number;
  done: number;
  failed: number;
}

/** Draws the steps of a flow as a tree; turns of loops are counted, and the last failures stand below. Of more steps than fit those around the last are shown. */
export function createLiveTree(plan: NonNullable<RunBeginning['plan']>, { show, rows: height, now }: LiveTreePorts): LiveTree {
  const rows = new Map<string, Row>();
  const failures: string[] = [];
  let last: Row | undefined;
  let drawn = Number.NEGATIVE_INFINITY;
  let hidden = 0;
  for (const { file, steps } of plan)
    for (const { address, name, isDisabled } of steps) {
      const depth = steps.filter((other) => address.startsWith(`${other.address}.`)).length;
      if (!isDisabled) rows.set(keyOf(file, address), { name, depth, running: 0, done: 0, failed: 0 });
    }

  function draw(): void {
    drawn = now();
    const all = [...rows.values()];
    const most = Math.max(1, height() - spared - failuresShown);
    const at = last ? all.indexOf(last) : 0;
    const from = Math.max(0, Math.min(at - Math.floor(most / 2), all.length - most));
    show([...all.slice(from, from + most).map(lineOf), ...failures]);
  }

  return {
    tell({ type, step, ...more }) {
      const row = rows.get(keyOf(step.file, step.address.join('.')));
      if (!row || (type !== 'stepStarted' && type !== 'stepDone' && type !== 'stepFailed')) return;
      last = row;
      row.running += type === 'stepStarted' ? 1 : -1;
      if (type === 'stepDone') row.done += 1;
      if (type === 'stepFailed') {
        row.failed += 1;
        failures.push(failureOf(row, step, 'message' in more ? more.message : ''));
        failures.splice(0, failures.length - failuresShown);
      }
      if (hidden === 0 && now() - drawn >= intervalMS) draw();
    },
    async without(work) {
      hidden += 1;
      show([]);
      try {
        return await work();
      } finally {
        hidden -= 1;
      }
    },
    clear: () => show([]),
  };
}

const keyOf = (file: string, address: string): string => `${file} ${address}`;

function lineOf({ name, depth, running, done, failed }: Row): string {
  const mark = running > 0 ? '>' : failed > 0 ? 'x' : done > 0 ? '+' : '-';
  const counts = [...(done > 1 || (done > 0 && failed > 0) ? [`${done} done`] : []), ...(failed > 0 ? [`${failed} failed`] : [])];
  // Counts before names: names may be long, and are cut.
  return `${'  '.repeat(depth)}${mark} ${counts.length === 0 ? '' : `[${counts.join(', ')}] `}${name}`;
}

function failureOf({ name }: Row, { turns, private: isPrivate }: StepRun, message: string): string {
  const turn = turns.length === 0 ? '' : `, turn ${turns.map((one) => one + 1).join(', ')}`;
  return `x ${name}${turn}: ${isPrivate ? '(private)' : message}`;
}
