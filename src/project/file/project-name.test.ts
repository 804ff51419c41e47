import { expect, test } from 'vitest';
import { packageNameOf, projectNameProblem } from './project-name.ts';

test.each(['tidy', 'Tidy invoices', 'Rechnungen 2026 äöü', 'x'.repeat(128), 'a.b', 'コンテナ', 'com10', 'console'])(
  '%s names a project',
  (name) => {
    expect(projectNameProblem(name)).toBeUndefined();
  },
);

test.each([
  ['', 'must not be empty.'],
  ['x'.repeat(129), 'must be at most 128 characters.'],
  ['漢'.repeat(100), 'must be at most 255 bytes, because it names a folder.'],
  ['a/b', 'must name a folder on every system, so it must not have /.'],
  ['..\\up', 'must name a folder on every system, so it must not have \\.'],
  ['c:', 'must name a folder on every system, so it must not have :.'],
  ['a\u202Etxt', 'must name a folder on every system, so it must not have characters that nobody sees.'],
  ['a\nb', 'must name a folder on every system, so it must not have characters that nobody sees.'],
  [' a', 'must not begin or end with a blank.'],
  ['a.', 'must not begin or end with a dot.'],
  ['..', 'must not begin or end with a dot.'],
  ['.hidden', 'must not begin or end with a dot.'],
  ['-rf', 'must not begin with -.'],
  ['NUL', 'must be another one: NUL is the name of a device on Windows.'],
  ['com1.txt', 'must be another one: com1.txt is the name of a device on Windows.'],
  ['node_modules', 'must be another one: node_modules is the folder of packages.'],
])('%j does not: %s', (name, problem) => {
  expect(projectNameProblem(name)).toBe(problem);
});

test.each([
  ['Tidy Invoices', 'tidy-invoices'],
  ['Übersicht 2026', 'ubersicht-2026'],
  ['コンテナ', 'project'],
  ['__x__', 'x'],
])('the package of %s is called %s', (name, packageName) => {
  expect(packageNameOf(name)).toBe(packageName);
});
