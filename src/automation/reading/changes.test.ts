import { describe, expect, test } from 'vitest';
import type { AutomationFiles } from '../../../test/support/automation-files.ts';
import { settingOf } from '../../../test/support/read-setting.ts';

describe('a list that another file exports is what was written, unless it may be changed there or here', () => {
  const changed = async (before: string, beside: AutomationFiles): Promise<boolean> => (await settingOf('a', before, beside)) === '?';
  const lib = "export const a = ['b'];\nexport const c = ['d'];\nexport default ['e'];";

  test.each<[string, AutomationFiles?]>([
    ["import { a } from './lib.ts';"],
    ["import { a, c } from './lib.ts'; c.push('x');"],
    ["import { a } from './lib.ts'; import * as lib from './lib.ts'; lib.c.push('x');"],
    ["import { a } from './lib.ts'; import * as lib from './lib.ts'; console.log(lib.a.length);"],
    ["import { a } from './lib.ts'; import e from './lib.ts'; e.push('x');"],
    ["import { a } from './lib.ts'; import './more.ts';", { 'more.ts': "import { c } from './lib.ts'; c.push('x');" }],
    ["import { a } from './lib.ts'; export { c } from './lib.ts';"],
  ])('%s leaves it', async (before, more = {}) => {
    expect(await changed(before, { 'lib.ts': lib, ...more })).toBe(false);
  });

  test.each<[string, AutomationFiles?]>([
    ["import { a } from './lib.ts'; a.push('x');"],
    ["import { a } from './lib.ts'; import { a as same } from './lib.ts'; same.push('x');"],
    ["import { a } from './lib.ts'; import * as lib from './lib.ts'; lib.a.push('x');"],
    ["import { a } from './lib.ts'; import * as lib from './lib.ts'; elsewhere(lib);"],
    ["import { a } from './lib.ts'; (await import('./lib.ts')).a.push('x');"],
    ["import { a } from './lib.ts'; import('./lib.ts').then((lib) => lib.a.push('x'));"],
    ["import { a } from './lib.ts'; require('./lib.ts').a.push('x');"],
    ["import { a } from './lib.ts'; import './more.ts';", { 'more.ts': "import { a } from './lib.ts'; a.push('x');" }],
    [
      "import { a } from './lib.ts'; import './more.ts';",
      { 'more.ts': "import { z } from './last.ts'; z.push('x');", 'last.ts': "export { a as z } from './lib.ts';" },
    ],
    [
      "import { a } from './lib.ts'; import './more.ts';",
      { 'more.ts': "import { a } from './last.ts'; a.push('x');", 'last.ts': "export * from './lib.ts';" },
    ],
    [
      "import { a } from './lib.ts'; import './more.ts';",
      { 'more.ts': "import { all } from './last.ts'; all.a.push('x');", 'last.ts': "export * as all from './lib.ts';" },
    ],
  ])('%s may change it', async (before, more = {}) => {
    expect(await changed(before, { 'lib.ts': lib, ...more })).toBe(true);
  });

  test.each([
    ["import a from './lib.ts';", false],
    // A name that is not exported is looked for in the default export: what is done with any name counts.
    ["import a from './lib.ts'; import { a as other } from './lib.ts'; other.push('x');", true],
    ["import a from './lib.ts'; a.push('x');", true],
    ["import a from './lib.ts'; import { default as same } from './lib.ts'; same.push('x');", true],
    ["import a from './lib.ts'; import * as lib from './lib.ts'; lib.default.push('x');", true],
  ])('%s changes the default export: %s', async (before, is) => {
    expect(await changed(before, { 'lib.ts': lib })).toBe(is);
  });

  test.each([
    ["import { box as a } from './lib.ts';", false],
    ["import { box as a } from './lib.ts'; import * as lib from './lib.ts'; console.log(lib.box);", false],
    ["import { box as a } from './lib.ts'; import * as lib from './lib.ts'; (lib as never as { box: string }).box = 'x';", true],
    ["import { box as a } from './lib.ts'; require('./lib.ts').box = 'x';", true],
    ["import { box as a } from './lib.ts'; import * as lib from './lib.ts'; (lib as never as { c: string }).c = 'x';", false],
  ])('%s assigns to what is exported: %s', async (before, is) => {
    expect(await changed(before, { 'lib.ts': "export const box = 'b';\nexport const c = 'd';" })).toBe(is);
  });
});
