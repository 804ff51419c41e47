import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const page = new URL('../../docs/oauth-checklist.md', import.meta.url);
const states = ['met', 'partly', 'not met', 'Microsoft', 'n/a'];

/** A line of one of the checklists. */
interface Line {
  readonly section: string;
  readonly asked: string;
  readonly state: string;
  readonly how: string;
  /** Name of each test, and the file that it is in. */
  readonly tests: readonly (readonly [name: string, file: string])[];
}

const lines: Line[] = readFileSync(page, 'utf8')
  .split('\n')
  .map((line) => line.split('|').map((cell) => cell.trim()))
  .filter((cells) => cells.length === 7 && cells[1] !== 'section' && cells[1] !== '---')
  .map(([, section = '', asked = '', state = '', how = '', tests = '']) => ({ section, asked, state, how, tests: testsIn(tests) }));

/** A test is named by a link to its file; names may have brackets of their own. */
function testsIn(cell: string): Line['tests'] {
  return [...cell.matchAll(/\[((?:[^[\]]|\[[^[\]]*\])+)\]\(([^)\s]+)\)/g)].map(([, name = '', file = '']) => [name, file]);
}

const title = ({ section, asked }: Line): string => `${section}: ${asked}`;

test('each line stands there once, in one of the states', () => {
  expect(lines.length).toBeGreaterThan(60);
  expect(new Set(lines.map(title)).size).toBe(lines.length);
  expect(lines.filter(({ state }) => !states.includes(state)).map(title)).toEqual([]);
});

test('what is done names a test', () => {
  expect(lines.filter(({ state, tests }) => (state === 'met' || state === 'partly') && tests.length === 0).map(title)).toEqual([]);
});

test('what is not done, or done in part, has a reason', () => {
  expect(lines.filter(({ state, how }) => state !== 'met' && !/^[A-Z0-9`].*\.$/.test(how)).map(title)).toEqual([]);
});

test.each(lines.flatMap(({ tests }) => tests))('%s', (name, file) => {
  const target = new URL(file, page);
  expect(existsSync(target)).toBe(true);
  const source = readFileSync(target, 'utf8');
  const literals = [`'${name.replaceAll("'", String.raw`\'`)}'`, `"${name}"`, `\`${name}\``];
  expect(literals.filter((literal) => source.includes(literal))).toHaveLength(1);
});
