import { describe, expect, test } from 'vitest';
import { settingOf } from '../../../test/support/read-setting.ts';

describe('a name', () => {
  test.each<[string, unknown]>([
    ["const a = 'b';", 'b'],
    ["let a = 'b';", '?'],
    ["var a = 'b';", '?'],
    ["var a = 'b'; var a = 'c';", '?'],
    ['let a;', '?'],
    ['function a() {}', '?'],
    ['class a {}', '?'],
    ['enum a { b }', '?'],
    ["const { a } = { a: 'b' };", 'b'],
    ["const { c: a } = { c: 'b' };", 'b'],
    ["const { ['c']: a } = { c: 'b' };", 'b'],
    ["const { c: { a } } = { c: { a: 'b' } };", 'b'],
    ["const { c: [, a] } = { c: ['x', 'b'] };", 'b'],
    ["const { a = 'b' } = {};", 'b'],
    ["const { a = 'b' } = { a: undefined };", 'b'],
    ["const { a = 'b' } = { a: null };", null],
    ["const { a = 'b' } = { a: 'c' };", 'c'],
    ["const { a = 'b' } = process;", '?'],
    ["const { [process.pid]: a } = { a: 'b' };", '?'],
    ['const { a } = process;', '?'],
    ["const [a] = ['b'];", 'b'],
    ["const [, a] = ['c', 'b'];", 'b'],
    ["const [a = 'b'] = [];", 'b'],
    ["const [...a] = ['b', 'c'];", ['b', 'c']],
    ["const [, ...a] = ['b', 'c'];", ['c']],
    ['const [a] = process;', '?'],
    ['const [...a] = process;', '?'],
    ["const [x, a] = [1, 'b'];", 'b'],
    ["const { x, a } = { x: 1, a: 'b' };", 'b'],
    ["const { x, ...rest } = { x: 1, y: 'b' }; const a = rest.y;", 'b'],
    ["const { x, ...rest } = { x: 1, y: 'b' }; const a = rest.x;", undefined],
    ['const { x, ...rest } = process; const a = rest.y;', '?'],
    ['const { x, ...rest } = { x: 1, ...process }; const a = rest.y;', '?'],
    ["const c = 'b'; const a = c;", 'b'],
    ["const a = 'b'; { const a = 'c'; void a; }", 'b'],
    ["for (const x of ['b']) { void x; } const a = 'b';", 'b'],
  ])('that %s declares', async (before, value) => {
    expect(await settingOf('a', before)).toEqual(value);
  });

  test('that is made of itself is only known when it runs', async () => {
    expect(await settingOf('a', 'const a = b; const b = a;')).toBe('?');
  });
});
