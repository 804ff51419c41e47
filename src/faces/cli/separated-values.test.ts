import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { harmless } from '../../core/harmless.ts';
import { cellText, flat, separatedValues } from './separated-values.ts';

describe('comma separated values', () => {
  test('have all fields of all rows, those of objects inside after a dot', async () => {
    const rows = [
      { id: 1, from: { name: 'Ada', address: 'ada@contoso.example' }, to: [] },
      { id: 2, isRead: false, to: ['a', 'b'], from: null, flag: {} },
    ];
    expect(await separatedValues(rows, 'csv')).toBe(
      ['id,from.name,from.address,to,isRead,from,flag', '1,Ada,ada@contoso.example,[],,,', '2,,,"[""a"",""b""]",false,,{}'].join('\n'),
    );
  });

  test.each([
    ['=1+1', "'=1+1"],
    ['+1', "'+1"],
    ['-1', "'-1"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['\t=1', "'\t=1"],
    ['  =1', "'  =1"],
    ['\uFF1D1', "'\uFF1D1"],
    ['\uFF0B1', "'\uFF0B1"],
    ['a=1', 'a=1'],
    ['ends with blanks  ', 'ends with blanks  '],
    [-1, '-1'],
    [true, 'true'],
    ['a,b', '"a,b"'],
    ['say "hi"', '"say ""hi"""'],
    ['two\nlines', '"two\nlines"'],
    ['\u001B]0;owned\u0007', String.raw`\u001B]0;owned\u0007`],
    [null, ''],
  ])('write %j as %s', async (value, cell) => {
    expect(await separatedValues([{ a: value, b: 'z' }], 'csv')).toBe(`a,b\n${cell},z`);
  });

  test('keep a last row that is empty', async () => {
    expect(await separatedValues([{ a: 1 }, { a: null }], 'csv')).toBe('a\n1\n');
    expect(await separatedValues([{ a: 'x  ' }], 'csv')).toBe('a\nx  ');
  });

  test('read back as they were', async () => {
    // No line is blank, none ends with blanks, and none is a formula, with blanks before it or not.
    const text = fc.string({ unit: 'grapheme' }).map((one) => `_${harmless(one)}.`);
    await fc.assert(
      fc.asyncProperty(fc.array(fc.record({ a: text, b: text }), { minLength: 1 }), async (rows) => {
        const read = parse(await separatedValues(rows, 'csv'), { columns: true, record_delimiter: '\n' }) as unknown;
        expect(read).toEqual(rows);
      }),
    );
  });
});

describe('tab separated values', () => {
  test('are one line a row, as they are', async () => {
    expect(await separatedValues([{ a: '=1', b: 'two\tcells\nof text' }], 'tsv')).toBe('a\tb\n=1\ttwo cells of text');
  });

  test('of values without fields have no heading', async () => {
    expect(await separatedValues(['one', 2, null], 'tsv')).toBe('one\n2\n');
    expect(await separatedValues(['one', 'tw,o'], 'csv')).toBe('one\n"tw,o"');
  });
});

test('what has no fields has one without a name', () => {
  expect([flat(5), flat([1]), flat({}), flat({ a: { b: { c: 1 } } })]).toEqual([{ '': 5 }, { '': [1] }, { '': {} }, { 'a.b.c': 1 }]);
});

test('a cell is one line', () => {
  expect(['a\nb', undefined, null, 0, { a: 1 }].map(cellText)).toEqual(['a b', '', '', '0', '{"a":1}']);
});
