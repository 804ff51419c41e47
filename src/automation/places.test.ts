import { pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';
import { createPlaces } from './places.ts';

/** A source map of two lines: line 1 of the code is line 5 of the source, line 2 is line 1; columns stay (https://tc39.es/ecma426/). */
const map = { version: 3, sources: ['tidy.ts'], names: [], mappings: 'AAIA,IAAI;AAJJ' };
const withMap = (code: string): string =>
  `${code}\n//# sourceMappingURL=data:application/json;charset=utf-8;base64,${btoa(JSON.stringify(map))}`;

const file = '/work/tidy.ts';
const failed = (...frames: string[]): Error =>
  Object.assign(new Error('x'), { stack: ['Error: x', ...frames.map((frame) => `    at ${frame}`)].join('\n') });

test('code begins on a line of its own, and has no map any more', () => {
  expect(createPlaces().add(file, withMap('one();\ntwo();'))).toBe('\none();\ntwo();\n');
});

test.each([
  'one();',
  '//# sourceMappingURL=tidy.js.map',
  '//# sourceMappingURL=data:application/json;base64,?\none();',
  '//# sourceMappingURL=data:application/json,{}',
])('code without a map inside stays as it is, and has no places: %j', (code) => {
  const places = createPlaces();
  expect(places.add(file, code)).toBe(code);
  expect(places.of(failed(`${file}:2:1`))).toEqual([]);
});

test('a map is the last one of the code', () => {
  const places = createPlaces();
  const text = `const note = '//# sourceMappingURL=data:application/json;base64,e30=';`;
  expect(places.add(file, withMap(text))).toBe(`\n${text}\n`);
});

test.each([
  ['a call', `tidy (${file}:2:1)`],
  ['a method of an object', `Object.<anonymous> (${file}:2:1)`],
  ['no call', `${file}:2:1`],
  ['an awaited one', `async Promise.all (${file}:2:1)`],
  ['an address', `tidy (${pathToFileURL(file).href}:2:1)`],
])('a frame of %s has the place in the source', (_, frame) => {
  const places = createPlaces();
  places.add(file, withMap('one();\ntwo();'));
  expect(places.of(failed(frame))).toEqual([{ file, line: 5, column: 1 }]);
});

test('frames of other files are left out, the innermost comes first', () => {
  const places = createPlaces();
  places.add(file, withMap('one();\ntwo();'));
  const error = failed(`two (${file}:3:1)`, 'f (/work/other.ts:1:1)', 'node:internal/process/task_queues:95:5', `one (${file}:2:5)`);

  expect(places.of(error)).toEqual([
    { file, line: 1, column: 1 },
    { file, line: 5, column: 5 },
  ]);
  expect(places.of('thrown text')).toEqual([]);
  expect(places.of(Object.assign(new Error('x'), { stack: undefined }))).toEqual([]);
});

test.each<[boolean, string[]]>([
  [true, ['f (/ours/a.js:1:1)', `g (${file}:2:1)`]],
  [true, ['node:internal/timers:1:1', 'f (/ours/node_modules/zod/index.js:1:1)', 'f (/ours/a.js:1:1)']],
  [false, [`g (${file}:2:1)`, 'f (/ours/a.js:1:1)']],
  [false, ['f (/elsewhere/a.js:1:1)', 'f (/ours/a.js:1:1)']],
  [false, ['f (/ours/tidy.ts:1:1)']],
  [false, ['node:internal/timers:1:1']],
  [false, []],
])('that an error is ours is %s by its innermost frame: %j', (isOurs, frames) => {
  const places = createPlaces();
  places.add(file, withMap('one();'));
  places.add('/ours/tidy.ts', withMap('one();'));
  expect(places.isFrom(failed(...frames), '/ours/')).toBe(isOurs);
});
