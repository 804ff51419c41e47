import type { RunLine, StepWords, WaitWords } from './line.ts';
import { endOf } from './read-run.ts';
import type { Failure, PermissionReport, RunReport, StepReport } from './run-report.ts';
import { sentenceOf } from './sentence-of.ts';
import { stepTrees } from './step-tree.ts';

/** How many lines of the log are in a report, and of what it lists otherwise. */
const most = { log: 500, listed: 50 };
/** The longest text of a line of the log, in UTF-16 units. */
const longestLine = 400;

/** What a report tells of a run, from its lines. @param run - Its id. */
export function reportOf(run: string, lines: readonly RunLine[]): RunReport {
  const first = lines.find((line) => line.type === 'runStarted');
  const last = endOf(lines);
  const { type: _type, at: started = lines[0]?.at ?? '', file = '', run: _run, ...about } = first ?? {};
  const begun = Date.parse(started);
  const files = stepTrees(lines, begun);
  const failures = failuresOf(
    lines,
    files.flatMap(({ steps }) => steps),
  );
  const would = lines.flatMap((line) => (line.type === 'wouldDo' ? [line] : []));
  const log = lines.flatMap((line) => {
    const text = sentenceOf(line);
    return text === undefined ? [] : [{ at: line.at, text: cut(text) }];
  });
  const error = last && last.outcome !== 'done' ? errorOf(last, failures) : undefined;
  return {
    run,
    file,
    ...about,
    started,
    outcome: last?.outcome ?? 'unfinished',
    milliseconds: last?.milliseconds ?? Math.max(0, Date.parse(lines.at(-1)?.at ?? started) - begun),
    accounts: unique(lines.flatMap((line) => (line.type === 'account' ? [{ account: line.account, application: line.application }] : []))),
    ...(error && { error }),
    files,
    failures: failures.slice(-most.listed),
    waits: waitsOf(lines),
    permissions: permissionsOf(lines),
    notGranted: unique(lines.flatMap((line) => (line.type === 'notGranted' ? line.permissions : []))),
    would: would.slice(0, most.listed).map(({ name, effect, text }) => ({ name, effect, ...(text !== undefined && { text: cut(text) }) })),
    log: [...log.slice(0, most.log - 1), ...log.slice(most.log - 1).slice(-1)],
    leftOut: {
      log: Math.max(0, log.length - most.log),
      would: Math.max(0, would.length - most.listed),
      failures: Math.max(0, failures.length - most.listed),
    },
  };
}

function errorOf({ code = 'BUG', message, remedy }: Extract<RunLine, { type: 'runEnded' }>, failures: readonly Failure[]) {
  const step = failures.findLast((one) => one.code === code && one.message === message);
  return { code, ...(message !== undefined && { message }), ...(remedy !== undefined && { remedy }), ...(step && { step }) };
}

/** What failed by itself: a block fails with what is in it, and is not told again. */
function failuresOf(lines: readonly RunLine[], trees: readonly StepReport[]): Failure[] {
  const steps = new Map<string, StepReport>();
  const learn = (all: readonly StepReport[]): void => {
    for (const step of all) {
      steps.set(keyOf(step), step);
      learn(step.steps);
    }
  };
  learn(trees);
  const told = new Set<string>();
  return lines.flatMap((line): Failure[] => {
    if (line.type !== 'stepFailed') return [];
    const what = JSON.stringify([line.code, line.message]);
    const step = steps.get(keyOf(line));
    const isBlock = (step !== undefined && step.steps.length > 0) || line.verb === 'invoke';
    if (isBlock && told.has(what)) return [];
    told.add(what);
    const { at, file, name, turns, code, message, goesOn } = line;
    const place = step?.line === undefined || step.column === undefined ? {} : { line: step.line, column: step.column };
    return [{ at, file, ...place, name, ...(turns && { turns }), code, ...(message !== undefined && { message }), goesOn }];
  });
}

const keyOf = ({ file, address }: Pick<StepWords, 'file' | 'address'>): string => JSON.stringify([file, address]);

function waitsOf(lines: readonly RunLine[]): RunReport['waits'] {
  const waits = new Map<string, { words: WaitWords; one: [count: number, seconds: number]; all: [count: number, seconds: number] }>();
  for (const line of lines) {
    if (line.type !== 'waited' && line.type !== 'waits') continue;
    const { activity, kind, reason, file, address } = line;
    const words: WaitWords = { activity, kind, reason, ...(file !== undefined && { file }), ...(address !== undefined && { address }) };
    const key = JSON.stringify(words);
    const found = waits.get(key) ?? { words, one: [0, 0], all: [0, 0] };
    waits.set(key, found);
    if (line.type === 'waits') found.all = [line.count, line.seconds];
    else found.one = [found.one[0] + 1, found.one[1] + line.seconds];
  }
  return [...waits.values()].map(({ words, one, all }) => {
    const [count, seconds] = all[0] > one[0] ? all : one;
    return { ...words, count, seconds };
  });
}

function permissionsOf(lines: readonly RunLine[]): PermissionReport[] {
  const called = new Set(lines.flatMap((line) => (line.type === 'called' ? [`${line.activity} ${line.operation}`] : [])));
  const because = new Map<string, PermissionReport['because']>();
  for (const line of lines) {
    if (line.type !== 'permissions') continue;
    for (const name of line.permissions) because.set(name, unique([...(because.get(name) ?? []), ...(line.because?.[name] ?? [])]));
  }
  return [...because]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, calls]) => ({
      name,
      because: calls,
      ...(calls.length > 0 && { isUsed: calls.some(({ activity, operation }) => called.has(`${activity} ${operation}`)) }),
    }));
}

function unique<T>(things: readonly T[]): T[] {
  return [...new Map(things.map((thing) => [JSON.stringify(thing), thing])).values()];
}

/** Never in the middle of a pair, of which half is nothing. */
function cut(text: string): string {
  return text.length > longestLine ? `${text.slice(0, longestLine).replace(/[\uD800-\uDBFF]$/, '')}…` : text;
}
