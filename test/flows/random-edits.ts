import { parse } from 'yaml';
import type { FlowEdit } from '../../src/flow/edit/edit-flow.ts';

type Path = (string | number)[];

/** A step that is put in: what it is as text, and as a value. */
export const added = { text: '# c0. new\n- log: added\n  id: "new"\n', value: { log: 'added', id: 'new' } };

const values: readonly unknown[] = [
  'yes',
  '012',
  '${a > b}',
  'plain',
  'x: # y',
  'two\nlines',
  'three\n\n# lines\n',
  '',
  7,
  true,
  null,
  ' blank',
  '- a',
  'é\t"',
  ['a', 'b c', '${x}'],
  [],
  { a: 1, 'odd key:': [{ b: 'x\ny' }, [1, 2]] },
  {},
  { top: 5, folder: 'Archive', deep: { er: ['long '.repeat(30)] } },
];

const blocks = [
  { verb: 'forEach', of: '${list}', as: 'one' },
  { verb: 'if', condition: '${a > 1}' },
  { verb: 'while', condition: true },
  { verb: 'try' },
  { verb: 'parallel' },
  { verb: 'microsoft365Scope', connection: 'home' },
] as const;

const stepKeys: ReadonlySet<string> = new Set(['steps', 'then', 'else', 'try', 'finally']);

/** Every list of steps with its steps, every other value, and every map. */
function found(text: string): { lists: [Path, unknown[]][]; values: Path[]; maps: Path[] } {
  const lists: [Path, unknown[]][] = [];
  const values: Path[] = [];
  const maps: Path[] = [];
  const walk = (value: unknown, path: Path): void => {
    if (Array.isArray(value)) {
      const isBranch = path.at(-2) === 'parallel';
      if (stepKeys.has(String(path.at(-1))) || isBranch) lists.push([path, value]);
      else if (path.length > 0 && path.at(-1) !== 'parallel') values.push(path);
      for (const [index, each] of value.entries()) walk(each, [...path, index]);
    } else if (typeof value === 'object' && value !== null) {
      if (path.length > 0) maps.push(path);
      for (const [key, each] of Object.entries(value)) walk(each, [...path, key]);
    } else values.push(path);
  };
  walk(parse(text), []);
  return { lists, values, maps };
}

/** Any edit of a text, by numbers that choose. */
export function anEdit(text: string, kind: number, [a = 0, b = 0, c = 0]: readonly number[]): FlowEdit {
  const { lists, values: scalars, maps } = found(text);
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
  const value = pick(values, b);
  const [whole, all] = pick(
    lists.filter(([, each]) => each.length > 0),
    b,
  );
  const first = c % all.length;
  const wrap = (count: number): FlowEdit => ({ kind: 'wrap', list: whole, index: first, count, block: pick(blocks, a) });
  return pick<FlowEdit>(
    [
      { kind: 'insert', list, index, step: added.text },
      { kind: 'insert', list, index, step: added.text.replaceAll(/^/gm, '    ') },
      { kind: 'remove', step },
      { kind: 'move', step, list, index },
      { kind: 'move', step, list, index },
      { kind: 'duplicate', step },
      { kind: 'set', address: pick(scalars, c), value },
      { kind: 'set', address: pick([...scalars, ...maps.filter((path) => typeof path.at(-1) === 'string')], c), value },
      { kind: 'set', address: [...pick(maps, c), pick(['timeout', 'id', 'when', 'odd: #'], a)], value },
      { kind: 'set', address: [...step, 'retry', 'on', 0], value: 'throttled' },
      { kind: 'set', address: [...step, 'disabled'], value: true },
      { kind: 'set', address: ['outputs', 'made', 'here'], value },
      { kind: 'unset', address: pick(scalars, c) },
      { kind: 'unset', address: [...step, 'id'] },
      wrap(1 + (a % (all.length - first))),
      wrap(1),
      { kind: 'unwrap', step: pick([step, ...steps.filter((path) => path.length === 2)], c) },
      { kind: 'comment', step, text: pick(['why\nand # how', '', 'c0.'], b) },
    ],
    kind,
  );
}

/** What an edit means, computed on the structure alone. */
export function modelOf(text: string, edit: FlowEdit): unknown {
  const tree: unknown = parse(text);
  const at = (path: readonly (string | number)[]): unknown[] =>
    path.reduce((value: unknown, key) => Reflect.get(Object(value), key), tree) as unknown[];
  switch (edit.kind) {
    case 'comment':
    case 'rename':
      return tree;
    case 'set': {
      let parent = tree as object;
      for (const [index, key] of edit.address.slice(0, -1).entries()) {
        const next: unknown = Reflect.get(parent, key);
        if (typeof next !== 'object' || next === null) Reflect.set(parent, key, typeof edit.address[index + 1] === 'number' ? [] : {});
        parent = Reflect.get(parent, key) as object;
      }
      Reflect.set(parent, edit.address.at(-1) ?? '', edit.value);
      return tree;
    }
    case 'unset': {
      const parent = at(edit.address.slice(0, -1));
      if (Array.isArray(parent)) parent.splice(Number(edit.address.at(-1)), 1);
      else Reflect.deleteProperty(parent, edit.address.at(-1) ?? '');
      return tree;
    }
    case 'wrap': {
      const steps = at(edit.list).splice(edit.index, edit.count);
      at(edit.list).splice(edit.index, 0, wrapped(edit.block, steps));
      return tree;
    }
    case 'unwrap': {
      const block = at(edit.step) as unknown as Record<string, unknown>;
      at(edit.step.slice(0, -1)).splice(Number(edit.step.at(-1)), 1, ...stepsOf(block));
      return tree;
    }
    case 'insert':
      listAt(at, edit.list).splice(edit.index, 0, added.value);
      return tree;
    default:
  }
  const from = at(edit.step.slice(0, -1));
  const place = Number(edit.step.at(-1));
  if (edit.kind === 'duplicate') from.splice(place, 0, structuredClone(from[place]));
  if (edit.kind === 'remove') from.splice(place, 1);
  if (edit.kind !== 'move') return tree;
  const to = listAt(at, edit.list);
  const [step] = from.splice(place, 1);
  to.splice(to === from && edit.index > place ? edit.index - 1 : edit.index, 0, step);
  return tree;
}

function listAt(at: (path: readonly (string | number)[]) => unknown[], path: readonly (string | number)[]): unknown[] {
  if (!Array.isArray(at(path))) Reflect.set(at(path.slice(0, -1)), path.at(-1) ?? '', []);
  return at(path);
}

function wrapped(block: (FlowEdit & { kind: 'wrap' })['block'], steps: unknown[]): unknown {
  switch (block.verb) {
    case 'forEach':
      return { forEach: block.of, as: block.as, steps };
    case 'if':
      // oxlint-disable-next-line unicorn/no-thenable -- the key of the format
      return { if: block.condition, then: steps };
    case 'while':
      return { while: block.condition, steps };
    case 'try':
      return { try: steps };
    case 'parallel':
      return { parallel: steps.map((step) => [step]) };
    case 'microsoft365Scope':
      return { microsoft365Scope: { connection: block.connection, steps } };
  }
}

function stepsOf(block: Readonly<Record<string, unknown>>): unknown[] {
  const below = (value: unknown): unknown[] => (Array.isArray(value) ? value : []) as unknown[];
  const each = (value: unknown): unknown[] => below(value).flatMap((one) => below(Object(one).steps));
  const scope: unknown = Object(block['microsoft365Scope']).steps;
  return [
    ...below(scope),
    ...['steps', 'then', 'else', 'try', 'finally'].flatMap((key) => below(block[key])),
    ...each(block['catch']),
    ...each(block['cases']),
    ...below(block['parallel']).flat(),
  ];
}
