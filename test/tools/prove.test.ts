import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { packageFolder } from '../support/package-folder.ts';

interface Figure {
  readonly name: string;
  readonly part: number;
  readonly parts: number;
  readonly tests: number;
  readonly seconds: number;
  readonly date: string;
  readonly commit: string;
}
// The tools are plain JavaScript.
const { proofs, readArguments, withFigure } = (await import(new URL('../../tools/prove.mjs', import.meta.url).href)) as {
  readonly proofs: Readonly<Record<string, { size(part: number, parts: number): Readonly<Record<string, string>> }>>;
  readonly readArguments: (args: readonly string[]) => Pick<Figure, 'name' | 'part' | 'parts'>;
  readonly withFigure: (page: string, figure: Figure) => string;
};

test.each([
  [['fuzz'], { name: 'fuzz', part: 1, parts: 1 }],
  [['fuzz', '--part', '3/4'], { name: 'fuzz', part: 3, parts: 4 }],
  [['--part=4/4', 'fuzz'], { name: 'fuzz', part: 4, parts: 4 }],
  [['stress', '--part', '1/1'], { name: 'stress', part: 1, parts: 1 }],
])('%j', (args, read) => {
  expect(readArguments(args)).toEqual(read);
});

test.each([
  [[], /names: fuzz, stress/],
  [['toString'], /names: fuzz, stress/],
  [['fuzz', 'stress'], /names: fuzz, stress/],
  [['fuzz', '--part', '5/4'], /--part 5\/4: must be I\/N/],
  [['fuzz', '--part', '0/4'], /--part 0\/4: must be I\/N/],
  [['fuzz', '--part', '2'], /--part 2: must be I\/N/],
  [['stress', '--part', '1/2'], /stress runs whole/],
])('%j is refused', (args, sentence) => {
  expect(() => readArguments(args)).toThrow(sentence);
});

test('the parts of a run try as many inputs as the whole, and begin apart', () => {
  expect(proofs['fuzz']?.size(1, 1)).toEqual({ ONBEHALF_FUZZ: '100000', ONBEHALF_FUZZ_SEED: '1' });
  const parts = [1, 2, 3].map((part) => proofs['fuzz']?.size(part, 3));
  expect(parts.map((part) => part?.['ONBEHALF_FUZZ'])).toEqual(['33334', '33334', '33334']);
  expect(new Set(parts.map((part) => part?.['ONBEHALF_FUZZ_SEED'])).size).toBe(3);
});

test('the page keeps the last figure of each run; a whole takes the place of its parts, and parts of a whole', () => {
  const figure = { name: 'fuzz', part: 1, parts: 1, tests: 7, seconds: 60, date: '2026-11-26', commit: 'abc1234' };
  const runs = (page: string): string[] =>
    page
      .split('\n')
      .filter((line) => /^\| (fuzz|stress)/.test(line))
      .map((line) => line.split('|')[1]?.trim() ?? '');
  const empty = '# Runs\n\n| run | what |\n| --- | --- |\n';

  const whole = withFigure(withFigure(empty, { ...figure, name: 'stress' }), figure);
  expect(runs(whole)).toEqual(['fuzz', 'stress']);
  expect(whole).toContain('| fuzz | every way in, 100,000 inputs each | 7 tests passed | 60 s | 2026-11-26 | abc1234 |\n');
  expect(runs(withFigure(whole, { ...figure, commit: 'new' }))).toEqual(['fuzz', 'stress']);
  const parted = withFigure(withFigure(whole, { ...figure, part: 2, parts: 3 }), { ...figure, part: 1, parts: 3 });
  expect(runs(parted)).toEqual(['fuzz 1/3', 'fuzz 2/3', 'stress']);
  expect(runs(withFigure(parted, { ...figure, part: 1, parts: 2 }))).toEqual(['fuzz 1/2', 'stress']);
  expect(runs(withFigure(parted, figure))).toEqual(['fuzz', 'stress']);
});

test('the committed page has the form that a figure is written into', () => {
  const page = readFileSync(`${packageFolder}/test/PROOFS.md`, 'utf8');
  expect(page).toMatch(/\n\| run \| what \| result \| took \| date \| commit \|\n\| --- /);
});
