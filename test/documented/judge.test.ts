import { expect, test } from 'vitest';
import { differences } from './judge.ts';

test.each<[documented: unknown, answered: unknown, found: string[]]>([
  [{ a: 1 }, { a: 2, b: 3 }, []],
  [{ a: 1 }, {}, ['a is missing']],
  [{ a: 1 }, { a: '1' }, ['a is string instead of number']],
  [{ a: { b: true } }, { a: { b: 'x' } }, ['a.b is string instead of boolean']],
  [{ a: null, b: [] }, {}, []],
  [{ a: 1, b: [1] }, { a: null, b: [] }, []],
  [{ value: [{ a: 1, b: 2 }] }, { value: [{ a: 1 }, { b: 2 }] }, []],
  [{ value: [{ a: 1, c: 2 }] }, { value: [{ a: 1 }, { b: 2 }] }, ['value[].c is missing']],
  [{ a: [1] }, { a: {} }, ['a is object instead of list']],
  [{ '@odata.nextLink': 'x', '@odata.id': 'x', '@odata.type': '#microsoft.graph.message' }, {}, []],
  [{ '@odata.type': '#microsoft.graph.mailSearchFolder' }, {}, ['@odata.type is missing']],
  [{ values: 'values-value', name: 'name-value' }, { values: [[1]], name: [1] }, ['name is list instead of string']],
  ['text', 'other text', []],
  ['text', undefined, [' is missing']],
])('of %j, %j lacks %j', (documented, answered, found) => {
  expect(differences({ status: 200, body: documented }, 200, answered)).toEqual(found);
});

test('another status is all there is to say', () => {
  expect(differences({ status: 201, body: { a: 1 } }, 200, {})).toEqual(['200 instead of 201: {}']);
});
