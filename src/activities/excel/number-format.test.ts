import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatOfMoment, momentKindOf } from './number-format.ts';

describe('what a number format shows', () => {
  test.each([
    ['m/d/yyyy', 'date'],
    ['yyyy-mm-dd', 'date'],
    ['dd.mm.yy', 'date'],
    ['[$-F800]dddd, mmmm dd, yyyy', 'date'],
    ['[$-409]mmm yy;@', 'date'],
    ['mmmm', 'date'],
    ['d/m/yyyy h:mm', 'dateTime'],
    ['yyyy-mm-ddThh:mm:ss', 'dateTime'],
    ['h:mm AM/PM', 'time'],
    ['[$-F400]h:mm:ss AM/PM', 'time'],
    ['mm:ss.0', 'time'],
    ['[h]:mm:ss', 'duration'],
    ['[mm]:ss', 'duration'],
    ['General', undefined],
    ['0', undefined],
    ['0.00E+00', undefined],
    ['##0.0E+0', undefined],
    ['#,##0.00', undefined],
    ['0%', undefined],
    ['@', undefined],
    ['# ?/?', undefined],
    ['[Red]-#,##0.00 "days"', undefined],
    ['0 "yards"', undefined],
    ['0\\d', undefined],
    ['_-* #,##0.00 _€_-', undefined],
    ['[$€-407] #,##0.00', undefined],
    ['', undefined],
  ])('%s: %s', (format, kind) => {
    expect(momentKindOf(format)).toBe(kind);
  });

  test('what is written as a moment is read as the same kind', () => {
    for (const [kind, format] of Object.entries(formatOfMoment)) expect(momentKindOf(format)).toBe(kind);
  });

  test('a text in quotes makes no moment of a number', () => {
    fc.assert(
      fc.property(
        fc.string().filter((text) => !text.includes('"')),
        (text) => {
          expect([momentKindOf(`#,##0 "${text}"`), momentKindOf(`"${text}"0.00`)]).toEqual([undefined, undefined]);
        },
      ),
    );
  });
});
