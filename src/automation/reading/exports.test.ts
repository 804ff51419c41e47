import { describe, expect, test } from 'vitest';
import { settingOf } from '../../../test/support/read-setting.ts';

describe('an export', () => {
  const libs: readonly (readonly [string, string, unknown])[] = [
    ["import { a } from './lib.ts';", "export const a = 'b';", 'b'],
    ["import { x as a } from './lib.ts';", "export const x = 'b';", 'b'],
    ["import { a } from './lib.ts';", "const x = 'b'; export { x as a };", 'b'],
    ["import { 'a b' as a } from './lib.ts';", "const x = 'b'; export { x as 'a b' };", 'b'],
    ["import a from './lib.ts';", "export default 'b';", 'b'],
    ["import a from './lib.ts';", "const x = 'b'; export default x;", 'b'],
    ["import a from './lib.ts';", "const x = 'b'; export { x as default };", 'b'],
    ["import { default as a } from './lib.ts';", "export default 'b';", 'b'],
    ["import a from './lib.ts';", 'export default function x() {}', '?'],
    ["import a from './lib.ts';", 'export default class {}', '?'],
    ["import lib from './lib.ts'; const a = lib.x;", "export const x = 'b';", 'b'],
    ["import { a } from './lib.ts';", "export default { a: 'b' };", 'b'],
    ["import * as lib from './lib.ts'; const a = lib.x;", "export const x = 'b';", 'b'],
    ["import * as lib from './lib.ts'; const { x: a } = lib;", "export const x = 'b';", 'b'],
    ["const lib = await import('./lib.ts'); const a = lib.x;", "export const x = 'b';", 'b'],
    ["const a = require('./lib.ts').x;", "export const x = 'b';", 'b'],
    ["import { a } from './lib.ts';", "export const { a, c } = { a: 'b', c: 1 };", 'b'],
    ["import { a } from './lib.ts';", "export let a = 'b';", '?'],
    ["import { a } from './lib.ts';", 'export function a(b) { return b; }', '?'],
    ["import { b as a } from './lib.ts';", 'export function a(b) { return b; }', '?'],
    ["import { a } from './lib.ts';", "export const b = 'a';", '?'],
    ["import { a } from './lib.ts';", "export { a } from './more.ts';", 'more'],
    ["import { a } from './lib.ts';", "export { b as a } from './more.ts';", 'other'],
    ["import { a } from './lib.ts';", "export { default as a } from './more.ts';", 'default'],
    ["import { a } from './lib.ts';", "export * from './more.ts';", 'more'],
    ["import { a } from './lib.ts';", "export * from './more.ts'; export const a = 'own';", 'own'],
    ["import { all } from './lib.ts'; const a = all.a;", "export * as all from './more.ts';", 'more'],
    ["import * as lib from './lib.ts'; const a = lib.all.a;", "export * as all from './more.ts';", 'more'],
    ["import a from './lib.ts';", "export { a as default } from './more.ts';", 'more'],
    ["import { a } from './lib.ts';", "export * from './more.ts'; export * from './last.ts';", '?'],
    ["import { a } from './lib.ts';", "export * from './lib.ts'; export const b = 1;", '?'],
    ["import { a } from './lib.ts';", "import { a } from './more.ts'; export { a };", 'more'],
  ];
  const beside = {
    'more.ts': "export const a = 'more';\nexport const b = 'other';\nexport default 'default';",
    'last.ts': "export const a = 'last';",
  };

  test.each(libs)('%s of %j', async (before, lib, value) => {
    expect(await settingOf('a', before, { ...beside, 'lib.ts': lib })).toEqual(value);
  });
});
