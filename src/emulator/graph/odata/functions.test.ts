import { describe, expect, test } from 'vitest';
import { castTypes, filterFunctions } from './functions.ts';

const moment = new Date('2026-03-02T09:08:07.654Z');
const text = moment.toISOString();
const now = (): Date => moment;

const calls: readonly [name: string, args: readonly unknown[], value: unknown][] = [
  ['startswith', ['Invoice', 'iNV'], true],
  ['startswith', ['Invoice', 'oice'], false],
  ['endswith', ['Invoice', 'OICE'], true],
  ['endswith', ['Invoice', 'Inv'], false],
  ['contains', ['Invoice', 'VOI'], true],
  ['contains', ['Invoice', 'x'], false],
  ['startswith', [12, '1'], true],
  ['tolower', ['ÄB'], 'äb'],
  ['toupper', ['äb'], 'ÄB'],
  ['trim', [' a b '], 'a b'],
  ['length', ['abc'], 3],
  ['length', [[1, 2]], 2],
  ['length', [1234], 4],
  ['indexof', ['Invoice', 'VO'], 2],
  ['indexof', ['Invoice', 'x'], -1],
  ['concat', ['a', 1], 'a1'],
  ['substring', ['Invoice', 2], 'voice'],
  ['substring', ['Invoice', 2, 3], 'voi'],
  ['substring', ['Invoice', -2], 'Invoice'],
  ['substring', ['Invoice', 0, -1], ''],
  ['substring', ['Invoice', 99], ''],
  ['substring', ['Invoice', 'a'], null],
  ...[moment, text].flatMap((at): [string, unknown[], unknown][] => [
    ['year', [at], 2026],
    ['month', [at], 3],
    ['day', [at], 2],
    ['hour', [at], 9],
    ['minute', [at], 8],
    ['second', [at], 7],
    ['date', [at], new Date('2026-03-02T00:00:00Z')],
    ['time', [at], '09:08:07.654'],
  ]),
  ...['year', 'month', 'day', 'hour', 'minute', 'second', 'date', 'time'].map((name): [string, unknown[], unknown] => [
    name,
    ['soon'],
    null,
  ]),
  ['now', [], moment],
  ['round', [1.5], 2],
  ['round', [1.4], 1],
  ['floor', [1.9], 1],
  ['floor', [-1.1], -2],
  ['ceiling', [1.1], 2],
  ['ceiling', [-1.9], -1],
  ...['round', 'floor', 'ceiling'].map((name): [string, unknown[], unknown] => [name, ['1.5'], null]),
  ['cast', ['12', 'Edm.Int32'], 12],
  ['cast', ['12', 'Edm.Nothing'], null],
];

test.each(calls)('%s of %j is %j', (name, args, value) => {
  expect(filterFunctions.get(name)?.compute(args, now)).toEqual(value);
});

test('every function is called, with as many arguments as it may have and no others', () => {
  const lengths = (name: string): number[] =>
    [...new Set(calls.filter(([called]) => called === name).map(([, args]) => args.length))].toSorted();
  const limits = [...filterFunctions].map(([name, { minimum, maximum }]) => [name, [...new Set([minimum, maximum])]]);

  expect(limits).toEqual([...filterFunctions.keys()].map((name) => [name, lengths(name)]));
});

describe('a cast', () => {
  test.each(['Int16', 'Int32', 'Int64', 'Single', 'Double', 'Decimal'])('to Edm.%s is a number, or nothing', (name) => {
    const cast = castTypes.get(`Edm.${name}`);
    expect(['12', ' 1.5 ', 7, '', ' ', 'a', true].map((value) => cast?.(value))).toEqual([12, 1.5, 7, null, null, null, null]);
  });

  test.each(['String', 'Guid'])('to Edm.%s is the text', (name) => {
    expect(['a', 1, true].map((value) => castTypes.get(`Edm.${name}`)?.(value))).toEqual(['a', '1', 'true']);
  });

  test('to Edm.Boolean is one of two words, or nothing', () => {
    expect(['TRUE', 'false', true, 1, ''].map((value) => castTypes.get('Edm.Boolean')?.(value))).toEqual([true, false, true, null, null]);
  });

  test('to Edm.DateTimeOffset is a moment, or nothing', () => {
    expect([text, moment, 'soon'].map((value) => castTypes.get('Edm.DateTimeOffset')?.(value))).toEqual([moment, moment, null]);
  });

  test('there is no other', () => {
    expect(castTypes.size).toBe(10);
  });
});
