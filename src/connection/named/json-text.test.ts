import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readJson } from './json-text.ts';

/** What `JSON.parse` makes of a text; undefined when it refuses. */
function parsed(text: string): { value: unknown } | undefined {
  try {
    return { value: JSON.parse(text) as unknown };
  } catch {
    return undefined;
  }
}

describe('reading JSON', () => {
  test('whatever JSON holds is read as JSON.parse reads it, however it is laid out', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 5 }), fc.constantFrom(undefined, 1, 2, '\t'), (value, space) => {
        const text = JSON.stringify(value, null, space);
        expect(readJson(text)).toMatchObject({ value: JSON.parse(text) as unknown });
      }),
    );
  });

  test('a damaged text is read as JSON.parse reads it or refused with a line of it, and nothing of it is repeated', () => {
    const whole = '{\n  "default": "work",\n  "connections": {\n    "work": { "a": [1, -2.5e3, true, null, "x\\u0041"] }\n  }\n}\n';
    fc.assert(
      fc.property(fc.nat(whole.length), fc.nat(6), fc.string({ unit: fc.constantFrom(...'{}[],:"\\ \n0-1e.tnfq') }), (at, gone, put) => {
        const text = whole.slice(0, at) + put + whole.slice(at + gone);
        const read = readJson(text);
        const isAsParsed = 'value' in read && isDeepStrictEqual({ value: read.value }, parsed(text));
        const isRefused =
          'problem' in read && read.line >= 1 && read.line <= text.split('\n').length && /^[a-z][ a-z,}\]]+\.$/.test(read.problem);
        expect([isAsParsed, isRefused]).toContain(true);
      }),
      { numRuns: 1_000 },
    );
  });

  test.each([
    ['', 1, 'a value is expected.'],
    ['{\n  "a": 1\n  "b": 2\n}', 3, 'a comma or } is expected.'],
    ['{\n  "a": 1,\n}', 3, 'a name in double quotes is expected.'],
    ['{ "a" 1 }', 1, 'a colon is expected after the name.'],
    ['[1\n2]', 2, 'a comma or ] is expected.'],
    ['{ "a": 1,\n "a": 2 }', 2, 'a name comes twice in the same object.'],
    ['{} {}', 1, 'nothing more is expected.'],
    [`${'['.repeat(100_000)}`, 1, 'it is nested too deeply.'],
    ['{\n  "a": "a quote is missing, and nothing else in this text, which is longer than a moment\n}', 2, 'a value is expected.'],
  ])('%j is no JSON', (text, line, problem) => {
    expect(readJson(text)).toEqual({ line, problem });
  });

  test('a part is found by its line, a missing one by what is around it', () => {
    const read = readJson('\uFEFF{\n  "a": {\n    "b": [\n      1,\n      2\n    ]\n  }\n}');
    if ('problem' in read) throw new Error(read.problem);

    expect([['a'], ['a', 'b'], ['a', 'b', '1'], ['a', 'c'], ['z'], []].map((path) => read.lineOf(path))).toEqual([2, 3, 5, 2, 1, 1]);
  });

  test('a name like those of every object is only a name', () => {
    const read = readJson('{ "__proto__": { "x": 1 } }');

    expect('value' in read && Object.keys(read.value as object)).toEqual(['__proto__']);
  });
});
