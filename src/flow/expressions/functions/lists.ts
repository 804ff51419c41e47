import { list, number, orMissing, text, unknown } from '../types.ts';
import type { ValueType } from '../value-type.ts';
import { compare } from '../compare.ts';
import { thingOf, type ExpressionFunction } from './function.ts';

const numbers: ValueType = { kind: 'list', of: number };

/** Functions over lists. */
export const listFunctions: readonly ExpressionFunction[] = [
  {
    name: 'sum',
    takes: [{ name: 'numbers', type: numbers }],
    gives: () => number,
    summary: 'Adds up numbers; 0 for none.',
    example: ['sum([1, 2.5])', 3.5],
    run: (values) => numbersOf(values).reduce((sum, value) => sum + value, 0),
  },
  {
    name: 'average',
    takes: [{ name: 'numbers', type: numbers }],
    gives: () => orMissing(number),
    summary: 'Gives the mean of numbers; nothing for none.',
    example: ['average([1, 2])', 1.5],
    run(values) {
      const given = numbersOf(values);
      return given.length === 0 ? null : given.reduce((sum, value) => sum + value, 0) / given.length;
    },
  },
  {
    name: 'smallest',
    takes: [{ name: 'values', type: list }],
    gives: (values) => orMissing(thingOf(values)),
    summary: 'Gives the smallest of numbers, texts or dates; nothing for none.',
    example: ['smallest([3, 1, 2])', 1],
    run: (values) => listOf(values).toSorted(compare)[0] ?? null,
  },
  {
    name: 'largest',
    takes: [{ name: 'values', type: list }],
    gives: (values) => orMissing(thingOf(values)),
    summary: 'Gives the largest of numbers, texts or dates; nothing for none.',
    example: ['largest(["2026-01-31", "2026-11-27"])', '2026-11-27'],
    run: (values) => listOf(values).toSorted(compare).at(-1) ?? null,
  },
  {
    name: 'sort',
    takes: [{ name: 'values', type: list }],
    gives: (values) => values ?? list,
    summary: 'Puts numbers, texts or dates in order, the smallest first.',
    example: ['sort(["b", "a"])', ['a', 'b']],
    run: (values) => listOf(values).toSorted(compare),
  },
  {
    name: 'sortBy',
    takes: [
      { name: 'things', type: list },
      { name: 'field', type: text },
    ],
    gives: (things) => things ?? list,
    summary: 'Puts things in the order of one of their fields, the smallest first.',
    example: ['sortBy([{"n": 2}, {"n": 1}], "n")', [{ n: 1 }, { n: 2 }]],
    run: (things, field) => listOf(things).toSorted((a, b) => compare(fieldOf(a, String(field)), fieldOf(b, String(field)))),
  },
  {
    name: 'reverse',
    takes: [{ name: 'values', type: list }],
    gives: (values) => values ?? list,
    summary: 'Turns a list round.',
    example: ['reverse([1, 2, 3])', [3, 2, 1]],
    run: (values) => listOf(values).toReversed(),
  },
  {
    name: 'first',
    takes: [{ name: 'values', type: list }],
    gives: (values) => orMissing(thingOf(values)),
    summary: 'Gives the first thing of a list; nothing for an empty one.',
    example: ['first([1, 2, 3])', 1],
    run: (values) => listOf(values)[0] ?? null,
  },
  {
    name: 'last',
    takes: [{ name: 'values', type: list }],
    gives: (values) => orMissing(thingOf(values)),
    summary: 'Gives the last thing of a list; nothing for an empty one.',
    example: ['last([1, 2, 3])', 3],
    run: (values) => listOf(values).at(-1) ?? null,
  },
  {
    name: 'take',
    takes: [
      { name: 'values', type: list },
      { name: 'count', type: number },
    ],
    gives: (values) => values ?? list,
    summary: 'Gives the first things of a list, at most as many as are wanted.',
    example: ['take([1, 2, 3], 2)', [1, 2]],
    run: (values, count) => listOf(values).slice(0, Math.max(0, Math.trunc(Number(count)))),
  },
  {
    name: 'distinct',
    takes: [{ name: 'values', type: list }],
    gives: (values) => values ?? list,
    looksDeep: true,
    summary: 'Gives each different thing once, in the order of their first places.',
    example: ['distinct(["a", "b", "a"])', ['a', 'b']],
    run: (values) => [...new Map(listOf(values).map((value) => [JSON.stringify(value), value])).values()],
  },
  {
    name: 'groupBy',
    takes: [
      { name: 'things', type: list },
      { name: 'field', type: text },
    ],
    gives: (things) => ({
      kind: 'list',
      of: { kind: 'object', name: 'a group', fields: { key: unknown, things: things ?? list } },
    }),
    looksDeep: true,
    summary: 'Puts things that agree in a field together: a list of `key` and `things`. The field may lie deeper, "from.address".',
    example: [
      'groupBy([{"n": 1}, {"n": 2}, {"n": 1}], "n")',
      [
        { key: 1, things: [{ n: 1 }, { n: 1 }] },
        { key: 2, things: [{ n: 2 }] },
      ],
    ],
    run(things, field) {
      const groups = new Map<string, { key: unknown; things: unknown[] }>();
      for (const thing of listOf(things)) {
        const key = fieldOf(thing, String(field));
        const name = JSON.stringify(key);
        const group = groups.get(name);
        if (group) group.things.push(thing);
        else groups.set(name, { key, things: [thing] });
      }
      return [...groups.values()];
    },
  },
];

/** A list. @throws Error for anything else. */
export function listOf(values: unknown): readonly unknown[] {
  if (!Array.isArray(values)) throw new Error('it needs a list.');
  return values as readonly unknown[];
}

function numbersOf(values: unknown): readonly number[] {
  return listOf(values).map((value) => {
    if (typeof value !== 'number') throw new Error('it needs a list of numbers.');
    return value;
  });
}

function fieldOf(thing: unknown, path: string): unknown {
  let found = thing;
  for (const name of path.split('.')) {
    if (typeof found !== 'object' || found === null || !Object.hasOwn(found, name)) return null;
    found = (found as Readonly<Record<string, unknown>>)[name];
  }
  return found ?? null;
}
