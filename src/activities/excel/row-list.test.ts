import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { runsIn } from './row-list.ts';

describe('a list of rows', () => {
  test('names each of its rows once, from the bottom up, in runs that do not touch', () => {
    const span = fc.tuple(fc.integer({ min: 1, max: 60 }), fc.integer({ min: 1, max: 60 }));
    fc.assert(
      fc.property(fc.array(span, { minLength: 1 }), (spans) => {
        const runs = runsIn('rows', spans.map(([from, to]) => (from === to ? `${from}` : ` ${from} - ${to}`)).join(','));
        const rows = runs.flatMap(({ top, rows }) => Array.from({ length: rows }, (_, index) => top + index + 1));
        const wanted = spans.flatMap(([from, to]) =>
          Array.from({ length: Math.abs(to - from) + 1 }, (_, index) => Math.min(from, to) + index),
        );
        expect(rows.toSorted((a, b) => a - b)).toEqual([...new Set(wanted)].toSorted((a, b) => a - b));
        for (const [index, { top }] of runs.slice(0, -1).entries()) {
          const above = runs[index + 1];
          expect((above?.top ?? 0) + (above?.rows ?? 0)).toBeLessThan(top);
        }
      }),
    );
  });

  test.each(['', '0', '1,', '-3', '1-', 'a', '1;2', '1048577', '3.5'])('%j is none', (text) => {
    expect(() => runsIn('rows', text)).toThrow(expect.objectContaining({ code: 'INPUT_INVALID' }));
  });
});
