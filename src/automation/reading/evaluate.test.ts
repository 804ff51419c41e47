import { describe, expect, test } from 'vitest';
import { withAutomation } from '../../../test/support/automation-files.ts';
import { failureOf } from '../../../test/support/failure-of.ts';
import { settingOf } from '../../../test/support/read-setting.ts';
import { findScopes } from '../find-scopes.ts';

describe('an expression', () => {
  test.each<[string, unknown]>([
    ["'a'", 'a'],
    ['1.5', 1.5],
    ['null', null],
    ['true', true],
    ['undefined', undefined],
    ['/a/', '?'],
    ['1n', '?'],
    ['void process', undefined],
    ["!''", true],
    ['!1', false],
    ['!mail', false],
    ['![]', false],
    ['!process', '?'],
    ['!`${process.pid}`', '?'],
    ['-1', -1],
    ["-'1'", '?'],
    ['+1', '?'],
    ['~1', '?'],
    ['typeof 1', '?'],
    ["'a' + 'b'", 'ab'],
    ["'a' + 1", 'a1'],
    ["1 + 'a'", '1a'],
    ["'a' + null", 'anull'],
    ['1 + 2', 3],
    ['2 * 3', 6],
    ["2 * '3'", '?'],
    ["'2' * 3", '?'],
    ['1 + true', '?'],
    ['true + 1', '?'],
    ['3 - 1', '?'],
    ['4 / 2', '?'],
    ['1 + process.pid', '?'],
    ['process.pid * 2', '?'],
    ["'a' ?? 'b'", 'a'],
    ["null ?? 'b'", 'b'],
    ["undefined ?? 'b'", 'b'],
    ["'' ?? 'b'", ''],
    ["false ?? 'b'", false],
    ["'' || 'b'", 'b'],
    ["0 || 'b'", 'b'],
    ["'a' || 'b'", 'a'],
    ["'a' && 'b'", 'b'],
    ["0 && 'b'", 0],
    ["process && 'b'", '?'],
    ["true ? 'a' : 'b'", 'a'],
    ["null ? 'a' : 'b'", 'b'],
    ["process ? 'a' : 'b'", '?'],
    ['`a${1}b${null}c`', 'a1bnullc'],
    ['`a\\n`', 'a\n'],
    ["['a', 1, [null]]", ['a', 1, [null]]],
    ["['a', process.pid]", '?'],
    ["['a', 'b'].length", 2],
    ["['a', 'b'][1]", 'b'],
    ["['a'][1]", undefined],
    ["['a']['1.5']", '?'],
    ["['a'].at", '?'],
    ["({ a: 'b' }).a", 'b'],
    ["({ a: 'b' })['a']", 'b'],
    ["({ 'a': 'b' }).a", 'b'],
    ["({ 1: 'b' })[1]", 'b'],
    ["({ ['a' + 1]: 'b' }).a1", 'b'],
    ["({ a: 'b' })?.a", 'b'],
    ["({ a: 'b' }).c", undefined],
    ["({ a: 'b' }).toString", '?'],
    ["({ a: 'b', a: 'c' }).a", 'c'],
    ["({ ...{ a: 'b' }, c: 1 }).a", 'b'],
    ["({ a: 'c', ...{ a: 'b' } }).a", 'b'],
    ["({ ...{ a: 'b' }, a: 'c' }).a", 'c'],
    ["({ a: 'b', ...null, ...undefined, ...1 }).a", 'b'],
    ["({ a: 'b', ...process }).a", '?'],
    ["({ a: 'b', ...'text' }).a", '?'],
    ["({ ...process, a: 'b' }).a", 'b'],
    ["({ [process.pid]: 1, a: 'b' }).a", 'b'],
    ["({ a: 'b', [process.pid]: 1 }).a", '?'],
    ["({ get a() { return 'b'; } }).a", '?'],
    ['({ a() {} }).a', '?'],
    ["({ __proto__: { a: 'b' } }).a", '?'],
    ["({ ['__proto__']: 'b' }).a", undefined],
    ["'text'.length", '?'],
    ["await 'a'", 'a'],
    ["(await { a: 'b' }).a", 'b'],
    ["(await { then: 1, a: 'b' }).a", '?'],
    ['(await { ...process }).a', '?'],
    ["Object.freeze(['a'])", ['a']],
    ["Object.freeze(...[['a']])", '?'],
    ["Object.seal(['a'])", '?'],
    ["(() => 'a')()", '?'],
    ["(1, 'a')", '?'],
    ['class {}', '?'],
  ])('%s', async (expression, value) => {
    expect(await settingOf(expression)).toEqual(value);
  });
});

/** What is there, whatever it is, opens another mailbox; what may be missing is refused. */
test.each([
  ["'a@contoso.example'", true],
  ["''", true],
  ['null', false],
  ['undefined', false],
  ["'a' + process.pid", true],
  ["process.pid + 'a'", true],
  ['`${process.pid}`', true],
  ["process.env['A'] ?? 'b'", true],
  ["process.env['A'] || 'b'", true],
  ['String(process.pid)', true],
  ['(`${process.pid}` ?? null)', true],
])('a mailbox of %s is another one: %s', async (expression, is) => {
  const source = `import { microsoft365Scope } from 'onbehalf';\nawait microsoft365Scope({ activities: [], mailbox: ${expression} });`;
  const [scope] = await withAutomation({ 'tidy.ts': source }, (path) => findScopes(path, 'tidy.ts'));
  expect(scope?.mailbox).toBe(is);
});

test.each([
  'process.pid + 1',
  "process.pid * 'a'",
  "process.env['A'] && 'b'",
  "process.env['A'] ?? null",
  "process.env['A'] || undefined",
  "process.env['A'] || null",
  'String(...[])',
  "['a']",
  '{}',
  'mail',
])('a mailbox of %s is refused', async (expression) => {
  const source = `import { mail, microsoft365Scope } from 'onbehalf';\nawait microsoft365Scope({ activities: [], mailbox: ${expression} });`;
  const failure = await failureOf(withAutomation({ 'tidy.ts': source }, (path) => findScopes(path, 'tidy.ts')));
  expect(failure.code).toBe('AUTOMATION_INVALID');
});
