import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { OnbehalfError } from '../../src/core/errors.ts';
import { editFlow } from '../../src/flow/edit/edit-flow.ts';
import type { FlowEdit } from '../../src/flow/edit/edit-flow.ts';
import { flowTexts } from './generated-texts.ts';

/** How many edits are tried; `npm run prove -- edit` tries 10,000. */
const numRuns = Number(process.env['ONBEHALF_EDITS'] ?? 300);

type Path = (string | number)[];
const added = '# c0. new\n- log: added\n  id: "new"\n';

test('random edits: the structure is the one meant, every comment is there, and other lines are as they were', () => {
  const figures = { done: 0, refused: 0, wrong: [] as string[] };
  const cases = fc.tuple(flowTexts, fc.nat(), fc.nat(), fc.nat(), fc.nat());
  for (const [text, kind, ...picks] of fc.sample(cases, { numRuns, seed: 1127 })) {
    const edit = anEdit(text, kind, picks);
    try {
      const wrong = judge(text, edit, editFlow(text, edit));
      figures.done += 1;
      if (wrong !== undefined) figures.wrong.push(`${wrong}: ${JSON.stringify(edit)}\n${text}`);
    } catch (error) {
      if (!(error instanceof OnbehalfError)) throw error;
      figures.refused += 1;
    }
  }
  expect(figures.wrong.slice(0, 1)).toEqual([]);
  expect(figures.done).toBeGreaterThan(numRuns * 0.9);
}, 600_000);

/** Every list of steps with its steps, and every scalar within steps. */
function found(text: string): { lists: [Path, unknown[]][]; values: Path[] } {
  const lists: [Path, unknown[]][] = [];
  const values: Path[] = [];
  const walk = (value: unknown, path: Path): void => {
    if (Array.isArray(value)) {
      if (['steps', 'then', 'else', 'try', 'finally'].includes(String(path.at(-1)))) lists.push([path, value]);
      for (const [index, each] of value.entries()) walk(each, [...path, index]);
    } else if (typeof value === 'object' && value !== null) for (const [key, each] of Object.entries(value)) walk(each, [...path, key]);
    else values.push(path);
  };
  walk(parse(text), []);
  return { lists, values };
}

function anEdit(text: string, kind: number, [a = 0, b = 0, c = 0]: number[]): FlowEdit {
  const { lists, values } = found(text);
  const steps = lists.flatMap(([path, each]) => each.map((_, index) => [...path, index]));
  const pick = <T>(from: readonly T[], at: number): T => {
    const chosen = from[at % from.length];
    if (chosen === undefined) throw new Error('nothing to pick');
    return chosen;
  };
  const step = pick(steps, a);
  const outside = lists.filter(([path]) => path.slice(0, step.length).join('/') !== step.join('/'));
  const [list, items] = pick(outside, b);
  const index = c % (items.length + 1);
  const value = pick(['yes', '012', '${a > b}', 'plain', 'x: # y', 'two\nlines', '', 7, true, ' blank', '- a', 'é\t"'], b);
  return pick<FlowEdit>(
    [
      { kind: 'insert', list, index, step: added },
      { kind: 'remove', step },
      { kind: 'move', step, list, index },
      { kind: 'move', step, list, index },
      { kind: 'duplicate', step },
      { kind: 'set', address: pick(values, c), value },
    ],
    kind,
  );
}

/** What is wrong with what came out, judged by the trees and lines alone. */
function judge(text: string, edit: FlowEdit, out: ReturnType<typeof editFlow>): string | undefined {
  if (JSON.stringify(parse(out.text)) !== JSON.stringify(model(text, edit))) return 'structure';
  const replayed = out.changes
    .toReversed()
    .reduce((now, { start, end, text: piece }) => now.slice(0, start) + piece + now.slice(end), text);
  if (replayed !== out.text) return 'changes';
  const count = (of: string): number => (of.match(/# c\d+\./g) ?? []).length;
  const lost = [...text.matchAll(/# c\d+\./g)].filter(([comment]) => !out.text.includes(comment));
  if (edit.kind !== 'remove' && (lost.length > 0 || count(out.text) < count(text))) return 'comments';
  return linesKept(text, out.text, edit) ? undefined : 'lines';
}

function model(text: string, edit: FlowEdit): unknown {
  const tree: unknown = parse(text);
  const at = (path: readonly (string | number)[]): unknown[] => {
    const found: unknown[] = path.reduce((value: unknown, key) => Reflect.get(Object(value), key), tree) as unknown[];
    return found;
  };
  if (edit.kind === 'set') Reflect.set(at(edit.address.slice(0, -1)), edit.address.at(-1) ?? '', edit.value);
  if (edit.kind === 'insert') at(edit.list).splice(edit.index, 0, { log: 'added', id: 'new' });
  if (edit.kind === 'set' || edit.kind === 'insert') return tree;
  const from = at(edit.step.slice(0, -1));
  const place = Number(edit.step.at(-1));
  if (edit.kind === 'duplicate') from.splice(place, 0, structuredClone(from[place]));
  if (edit.kind === 'remove') from.splice(place, 1);
  if (edit.kind !== 'move') return tree;
  const to = at(edit.list);
  const [step] = from.splice(place, 1);
  to.splice(to === from && edit.index > place ? edit.index - 1 : edit.index, 0, step);
  return tree;
}

/** Lines, trimmed where steps move; a list that becomes empty, or is no longer, changes the one line of its key. */
function linesKept(before: string, after: string, edit: FlowEdit): boolean {
  const lines = (text: string): string[] => text.split('\n').map((line) => line.replace('\r', '').replace(/(:|-) \[\]/, '$1'));
  const [was, is] = [lines(before), lines(after)];
  if (edit.kind === 'insert' || edit.kind === 'duplicate') return isWithin(was, is);
  if (edit.kind === 'remove') return isWithin(is.filter(Boolean), was.filter(Boolean));
  const sorted = (of: string[]): string =>
    of
      .map((line) => line.trim())
      .filter(Boolean)
      .toSorted()
      .join('\n');
  if (edit.kind === 'move') return sorted(was) === sorted(is);
  let [head, tail] = [0, 0];
  while (head < is.length && was[head] === is[head]) head += 1;
  while (tail < is.length - head && was.at(-1 - tail) === is.at(-1 - tail)) tail += 1;
  return is.length - head - tail <= 1;
}

/** Whether all lines of one text are in another one, in their order. */
function isWithin(few: readonly string[], many: readonly string[]): boolean {
  let at = 0;
  for (const line of many) if (line === few[at]) at += 1;
  return at === few.length;
}
