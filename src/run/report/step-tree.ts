import type { PlannedStep, RunLine, StepWords } from './line.ts';
import type { StepReport, StepState, Stretch } from './run-report.ts';

type StepLine = Extract<RunLine, StepWords>;

/** A step, and what was told of it. */
interface Told {
  readonly step: PlannedOrSeen;
  readonly lines: StepLine[];
  readonly waited: { readonly at: string; readonly seconds: number }[];
}

type PlannedOrSeen = Pick<PlannedStep, 'address' | 'verb' | 'name'> & Partial<PlannedStep> & { readonly file: string };

/** The steps of each file as trees: those that were planned in the order of the text, others as they were begun. @param started - In milliseconds. */
export function stepTrees(lines: readonly RunLine[], started: number): { readonly file: string; readonly steps: StepReport[] }[] {
  const files = new Map<string, Map<string, Told>>();
  const find = (step: PlannedOrSeen): Told => {
    const steps = files.get(step.file) ?? new Map<string, Told>();
    files.set(step.file, steps);
    const told = steps.get(step.address) ?? { step, lines: [], waited: [] };
    steps.set(step.address, told);
    return told;
  };
  for (const line of lines) {
    if (line.type === 'planned') for (const step of line.steps) find({ ...step, file: line.file });
    else if (line.type === 'waited' && line.file !== undefined && line.address !== undefined)
      files.get(line.file)?.get(line.address)?.waited.push({ at: line.at, seconds: line.seconds });
    else if ('verb' in line) find(line).lines.push(line);
  }
  return [...files].map(([file, steps]) => ({ file, steps: nest([...steps.values()], started) }));
}

function nest(all: readonly Told[], started: number): StepReport[] {
  const roots: StepReport[] = [];
  const children = new Map<string, StepReport[]>();
  for (const told of all) {
    const around = parentOf(told.step.address, children);
    const inside: StepReport[] = [];
    children.set(told.step.address, inside);
    const branch = around === undefined ? '' : branchOf(around, told.step.address);
    const report = { ...reportOf(told, started), ...(branch !== '' && { branch }), steps: inside };
    (around === undefined ? roots : (children.get(around) ?? roots)).push(report);
  }
  return roots;
}

/** The nearest address above that is a step. */
function parentOf(address: string, known: ReadonlyMap<string, unknown>): string | undefined {
  for (let end = address.lastIndexOf('.'); end > 0; end = address.lastIndexOf('.', end - 1)) {
    const above = address.slice(0, end);
    if (known.has(above)) return above;
  }
  return undefined;
}

/** `steps.0` and `steps.0.cases.1.steps.0` give "case 2". */
function branchOf(above: string, address: string): string {
  const parts = address
    .slice(above.length + 1)
    .split('.')
    .slice(0, -1);
  const numbers = parts.filter((part) => /^\d+$/.test(part)).map((part) => Number(part) + 1);
  if (parts.includes('cases')) return `case ${numbers[0] ?? 1}`;
  if (parts[0] === 'parallel') return `branch ${numbers[0] ?? 1}`;
  return ['then', 'else', 'catch', 'finally'].find((part) => parts.includes(part)) ?? '';
}

function reportOf({ step, lines, waited }: Told, started: number): Omit<StepReport, 'steps'> {
  const counted = lines.findLast((line) => line.type === 'counted');
  const ends = lines.filter((line) => line.type === 'stepDone' || line.type === 'stepFailed');
  const done = Math.max(counted?.done ?? 0, ends.filter(({ type }) => type === 'stepDone').length);
  const failed = Math.max(counted?.failed ?? 0, ends.filter(({ type }) => type === 'stepFailed').length);
  const after = (at: string): number => Math.max(0, Date.parse(at) - started);
  const stretches: Stretch[] = ends.map((line) => ({
    ...fromTo(after(line.at), line.milliseconds),
    kind: line.type === 'stepDone' ? 'done' : 'failed',
  }));
  const times = [
    ...lines.filter((line) => line.type !== 'counted').map(({ at }) => after(at)),
    ...stretches.map(({ fromMS }) => fromMS),
    ...(counted?.since !== undefined && counted.until !== undefined ? [after(counted.since), after(counted.until)] : []),
  ];
  const tries = lines.filter((line) => line.type === 'stepRetried').map(({ at, waitMS }) => ({ at, seconds: waitMS / 1000 }));
  return {
    file: step.file,
    address: step.address,
    verb: step.verb,
    name: step.name,
    ...(step.line !== undefined && { line: step.line }),
    ...(step.column !== undefined && { column: step.column }),
    state: stateOf(step, lines, { done, failed }),
    done,
    failed,
    retried: Math.max(counted?.retried ?? 0, tries.length),
    milliseconds: counted?.milliseconds ?? ends.reduce((sum, { milliseconds }) => sum + milliseconds, 0),
    ...(times.length > 0 && { span: { fromMS: Math.min(...times), toMS: Math.max(...times) } }),
    stretches: [
      ...stretches,
      ...[...waited, ...tries].map(({ at, seconds }) => ({ fromMS: after(at), toMS: after(at) + seconds * 1000, kind: 'waited' as const })),
    ],
  };
}

const fromTo = (end: number, milliseconds: number) => ({ fromMS: Math.max(0, end - milliseconds), toMS: end });

function stateOf(step: PlannedOrSeen, lines: readonly StepLine[], { done, failed }: { done: number; failed: number }): StepState {
  if (step.isDisabled) return 'disabled';
  if (lines.some(({ type }) => type === 'wouldDo' || type === 'notKnown')) return 'notMade';
  if (failed > 0 && done > 0) return 'partly';
  if (failed > 0) return lines.findLast((line) => line.type === 'stepFailed')?.goesOn ? 'wentOn' : 'failed';
  if (done > 0) return 'done';
  return lines.length > 0 ? 'unfinished' : 'notRun';
}
