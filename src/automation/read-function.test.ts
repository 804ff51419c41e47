import { describe, expect, test } from 'vitest';
import { withAutomation, type AutomationFiles } from '../../test/support/automation-files.ts';
import { readFunction } from './read-function.ts';

async function read(source: string, name = 'sum', beside: AutomationFiles = {}) {
  return withAutomation({ 'totals.ts': source, ...beside }, (path) => readFunction(path, 'totals.ts', name));
}

/** `amounts currency?` and so on, each with its type where that is known. */
function inWords(inputs: Awaited<ReturnType<typeof read>>['function']): string | undefined {
  if (!inputs?.inputs) return undefined;
  const names = Object.entries(inputs.inputs).map(([name, { type, required }]) => {
    const kind = type.kind === 'optional' ? type.of.kind : type.kind;
    return `${name}${required ? '' : '?'}${kind === 'unknown' ? '' : `:${kind}`}`;
  });
  return names.join(' ');
}

describe('what a function takes', () => {
  const sources: readonly (readonly [source: string, takes: string | undefined])[] = [
    ['export function sum({ a, b }: { a: number[]; b?: string }) {}', 'a:list b?:text'],
    ["export function sum({ a, b = 'x' }: { a: boolean; b: string }) {}", 'a:boolean b?:text'],
    ['export const sum = async (given: { a: string; b: Date }) => 1;', 'a:text b'],
    ['export const sum = async function (given: Given) {};\ninterface Given { readonly a: string; b: readonly string[] }', 'a:text b:list'],
    [
      'type Given = { a: string | null; b: number | undefined; c: "x" | "y" };\nexport default function sum(given: Given) {}\nexport { sum };',
      'a?:text b?:number c:text',
    ],
    ['function add({ a, ...more }) {}\nexport { add as sum };', undefined],
    ['export function sum({ a, b }) {}', 'a? b?'],
    ['export function sum({ a: { deep }, [b]: c }) {}\nconst b = "x";', undefined],
    ['export function sum() { return 1; }', ''],
    ['export function sum() { return arguments.length; }', undefined],
    ['export function sum(this: void, { a }: { a: number }, { signal }: { signal: AbortSignal }) {}', 'a:number'],
    ['export function sum(given) {}', undefined],
    ['export function sum(...given) {}', undefined],
    ['export function sum(given: { [name: string]: number }) {}', undefined],
    ['import type { Given } from "./types.ts";\nexport function sum(given: Given) {}', undefined],
    ['interface Given extends Base { a: string }\ninterface Base { b: string }\nexport function sum(given: Given) {}', undefined],
    ['interface Given { a: string }\ninterface Given { b: string }\nexport function sum(given: Given) {}', undefined],
    ['type Given = { a: string };\nexport function sum<Given>(given: Given) {}', undefined],
    ['type Given = { a: Given };\nexport function sum(given: Given) {}', 'a:object'],
    ['type Given = Given;\nexport function sum(given: Given) {}', undefined],
    [
      'export function sum(given: { a: string }): number;\nexport function sum(given: { a: string; b: number }): number { return 1; }',
      'a:text b:number',
    ],
    ['export const sum = ((given: { a: string }) => 1) satisfies unknown;', 'a:text'],
    ['const sums = { sum: (given: { a: string }) => 1 };\nexport const { sum } = sums;', undefined],
    ['export let sum = (given: { a: string }) => 1;', undefined],
    ["export { sum } from './lib.ts';", 'x:number'],
    ["export * from './lib.ts';", 'x:number'],
    ["import { sum } from './lib.ts';\nexport { sum };", 'x:number'],
    ["export { default as sum } from './lib.ts';", 'y:text'],
    ["import * as lib from './lib.ts';\nexport const { sum } = lib;", undefined],
    ['module.exports = { sum(given) {} };', undefined],
    ["export * from 'some-package';", undefined],
    ["export * from './round.ts';", undefined],
  ];
  const beside = {
    'lib.ts': 'export function sum({ x }: { x: number }) {}\nexport default (given: { y: string }) => 1;',
    'types.ts': 'export interface Given { a: string }',
    'round.ts': "export * from './totals.ts';\nexport * from './round.ts';",
  };

  test.each(sources)('%s', async (source, takes) => {
    const { function: found } = await read(source, 'sum', beside);
    expect(found).toBeDefined();
    expect(inWords(found)).toBe(takes);
  });
});

test.each([
  ['(): number => 1', { kind: 'number' }],
  ['async (): Promise<string[]> => []', { kind: 'list', of: { kind: 'text' } }],
  [
    '(): { total: number; note?: string } => ({ total: 1 })',
    { kind: 'object', fields: { total: { kind: 'number' }, note: { kind: 'optional', of: { kind: 'text' } } } },
  ],
  ['(): Array<boolean> | undefined => undefined', { kind: 'optional', of: { kind: 'list', of: { kind: 'boolean' } } }],
  ['(): void => {}', { kind: 'null' }],
  ['(): string | number => 1', { kind: 'unknown' }],
  ['() => 1', { kind: 'unknown' }],
])('what %s gives', async (source, result) => {
  expect((await read(`export const sum = ${source};`)).function?.result).toEqual(result);
});

test('a name that is not exported is none, and the others are told', async () => {
  expect(await read('export const a = 1;\nexport function sums() {}\nfunction sum() {}')).toMatchObject({
    function: undefined,
    exports: ['a', 'sums'],
  });
});

test('every scope counts that the file may open, and the files that it imports, and their texts are told', async () => {
  const lib =
    "import { mail, microsoft365Scope } from 'onbehalf';\nexport const open = () => microsoft365Scope({ activities: [mail.list] });";
  const source = "import { open } from './lib.ts';\nexport function sum() { return open(); }\nexport function other() {}";
  const { scopes, sources } = await read(source, 'other', { 'lib.ts': lib });

  expect(scopes.map(({ activities }) => activities.map(({ name }) => name))).toEqual([['mail.list']]);
  expect(sources).toEqual([
    { shown: 'totals.ts', text: source },
    { shown: 'lib.ts', text: lib },
  ]);
});

test('a file of which it is only known when it runs what it asks for is refused with the place', async () => {
  const source =
    "import { mail, microsoft365Scope } from 'onbehalf';\nexport const sum = (list) => microsoft365Scope({ activities: list });";
  await expect(read(source)).rejects.toMatchObject({
    code: 'AUTOMATION_INVALID',
    message: expect.stringContaining('totals.ts, line 2, column') as string,
  });
});
