import { allowLength } from '../budget.ts';
import { boolean, number, text, unknown } from '../types.ts';
import type { ExpressionFunction } from './function.ts';

const given = { name: 'text', type: text } as const;

/** Functions over texts. */
export const textFunctions: readonly ExpressionFunction[] = [
  {
    name: 'lower',
    takes: [given],
    gives: () => text,
    summary: 'Writes a text in small letters, for comparing without regard to case.',
    example: ['lower("Ada LOVELACE")', 'ada lovelace'],
    run: (value) => textOf(value).toLowerCase(),
  },
  {
    name: 'upper',
    takes: [given],
    gives: () => text,
    summary: 'Writes a text in capital letters.',
    example: ['upper("ada")', 'ADA'],
    run: (value) => textOf(value).toUpperCase(),
  },
  {
    name: 'replace',
    takes: [given, { name: 'what', type: text }, { name: 'by', type: text }],
    gives: () => text,
    summary: 'Puts one text in the place of another one, everywhere.',
    example: ['replace("a-b-c", "-", " ")', 'a b c'],
    run(value, what, by) {
      const pieces = textOf(value).split(textOf(what));
      allowLength(textOf(value).length + pieces.length * textOf(by).length);
      return pieces.join(textOf(by));
    },
  },
  {
    name: 'part',
    takes: [given, { name: 'from', type: number }, { name: 'to', type: number, isOptional: true }],
    gives: () => text,
    summary: 'Gives a part of a text: from a place on, counted from 0, up to another place.',
    example: ['part("INV-2026", 4)', '2026'],
    run: (value, from, to) => textOf(value).slice(Number(from), to === undefined ? undefined : Number(to)),
  },
  {
    name: 'like',
    takes: [given, { name: 'pattern', type: text }],
    gives: () => boolean,
    summary: 'Tells whether a text fits a pattern: `*` is any text, `?` one letter; letter case does not count.',
    example: ['like("Invoice 2026-11.pdf", "invoice*.pdf")', true],
    work: (value, pattern) => (String(value).length * String(pattern).length) / 16,
    run: (value, pattern) => fits(textOf(value).toLowerCase(), textOf(pattern).toLowerCase()),
  },
  {
    name: 'text',
    takes: [{ name: 'value', type: unknown }],
    gives: () => text,
    looksDeep: true,
    summary: 'Writes a value as text; lists and objects as JSON, nothing as an empty text.',
    example: ['text(2.5)', '2.5'],
    run: (value) => writtenOut(value),
  },
];

/** A text. @throws Error for anything else. */
export function textOf(value: unknown): string {
  if (typeof value !== 'string') throw new Error('it needs a text.');
  return value;
}

/** A value as it reads in a text: nothing for null, JSON for lists and objects. */
export function writtenOut(value: unknown): string {
  if (value === null || value === undefined) return '';
  return typeof value === 'object' ? JSON.stringify(value) : String(value as string | number | boolean);
}

/** Fits a pattern in time that grows with text times pattern at most: a star is tried again from its last place only. */
function fits(value: string, pattern: string): boolean {
  let [at, place, star, mark] = [0, 0, -1, 0];
  while (at < value.length) {
    if (place < pattern.length && pattern[place] !== '*' && (pattern[place] === '?' || pattern[place] === value[at])) {
      at += 1;
      place += 1;
    } else if (pattern[place] === '*') {
      star = place;
      mark = at;
      place += 1;
    } else if (star !== -1) {
      place = star + 1;
      mark += 1;
      at = mark;
    } else return false;
  }
  while (pattern[place] === '*') place += 1;
  return place === pattern.length;
}
