import { join } from 'node:path';
import { expect, test } from 'vitest';
import { OnbehalfError } from '../core/errors.ts';
import { authorFailure } from './author-failure.ts';
import type { AuthorPlace, Places } from './places.ts';

const here = join(process.cwd(), 'flows', 'tidy.ts');
const at = (found: readonly AuthorPlace[], isOurs = false): Places => ({
  add: (_file, code) => code,
  of: () => [...found],
  isFrom: () => isOurs,
});
const place = { file: here, line: 3, column: 7 };

/** What the author is told about what was thrown at the place. */
function told(thrown: unknown, places: readonly AuthorPlace[] = [place]): OnbehalfError {
  const failure = authorFailure(thrown, here, at(places));
  if (!(failure instanceof OnbehalfError)) throw new Error('It is no failure of the author.');
  expect([failure.code, failure.cause]).toEqual(['AUTOMATION_FAILED', thrown]);
  return failure;
}

test.each<[string, unknown, string]>([
  ['an error', new Error('No invoice.'), 'No invoice.'],
  ['one of another kind', new TypeError('x is no list'), 'TypeError: x is no list'],
  ['one of many lines', new Error('First.\nSecond.'), 'First.'],
  ['one without a message', new Error(), 'an Error without a message'],
  ['one of another kind without a message', new RangeError(), 'RangeError: an Error without a message'],
  ['a call of something imported', new TypeError('(0 , onbehalf.tidy) is not a function'), 'TypeError: tidy is not a function'],
  ['a text', 'oops', '"oops" was thrown, which is no Error and so says no line.'],
  ['an object', { a: 1 }, 'an object was thrown, which is no Error and so says no line.'],
  ['null', null, 'null was thrown, which is no Error and so says no line.'],
  ['a number', 3, '3 was thrown, which is no Error and so says no line.'],
])('%s is told with its place', (_, thrown, says) => {
  expect(told(thrown).message).toBe(`${join('flows', 'tidy.ts')}, line 3, column 7: ${says}`);
  expect(told(thrown).details).toEqual({ file: here, line: 3, column: 7 });
});

test('what has no place is told with the file, and one outside of the folder with its whole path', () => {
  expect(told(new Error('x'), []).message).toBe(`${join('flows', 'tidy.ts')}: x`);
  expect(told(new Error('x'), []).details).toEqual({ file: here });
  expect(told(new Error('x'), [{ file: '/elsewhere/lib.ts', line: 1, column: 2 }]).message).toBe('/elsewhere/lib.ts, line 1, column 2: x');
});

test.each<[unknown, RegExp]>([
  [Object.assign(new Error('x'), { code: 'MODULE_NOT_FOUND' }), /package/],
  [Object.assign(new Error('x'), { code: 'ERR_MODULE_NOT_FOUND' }), /package/],
  [new TypeError('m365.mail.send is not a function'), /`activities: \[mail\.send\]`/],
  ['text', /Throw an Error/],
])('what to do about %s is said', (thrown, remedy) => {
  expect(told(thrown).remedy).toMatch(remedy);
});

test.each([
  new Error('x'),
  new TypeError('a.b is not a function'),
  new TypeError('m365.mail.send is not a function!'),
  Object.assign(new Error('x'), { code: 'ENOENT' }),
])('about %s nothing is known to do but to correct it', (thrown) => {
  expect(told(thrown).remedy).toBe(new OnbehalfError('AUTOMATION_FAILED', 'x').remedy);
});

test('a failure of ours and a bug of ours stay what they are', () => {
  const ours = new OnbehalfError('THROTTLED', 'x');
  const bug = new TypeError('x');

  expect(authorFailure(ours, here, at([place]))).toBe(ours);
  expect(authorFailure(bug, here, at([place], true))).toBe(bug);
});
