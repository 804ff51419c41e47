import { expect, test } from 'vitest';
import { jsonProblem } from './json-types.ts';
import { schema } from './schema.ts';

const assignment = { '@odata.type': '#microsoft.graph.plannerAssignment' };

test.each<[string, unknown, string | undefined]>([
  ['any name, with an object that says its type', { 'a-person': { ...assignment, orderHint: ' !' } }, undefined],
  ['any name, with an object that does not', { 'a-person': { colour: 'red' } }, undefined],
  ['any name, with null', { 'a-person': null }, undefined],
  ['what the type that is said does not have', { 'a-person': { ...assignment, colour: 'red' } }, "The property 'colour' does not exist"],
  ['a list in its place', [], "An unexpected 'StartArray' node"],
])('an open type takes %s as published', (_, assignments, problem) => {
  const found = jsonProblem(schema, { assignments }, 'plannerTask');

  expect(found ?? '').toContain(problem ?? '');
  expect(found === undefined).toBe(problem === undefined);
});

test('whom a message mentions may be told with more than the type has', () => {
  const user = { id: 'x', displayName: 'Ada', userIdentityType: 'aadUser' };

  expect(jsonProblem(schema, { mentions: [{ id: 0, mentioned: { user, tag: null } }] }, 'chatMessage')).toBeUndefined();
});

test.each([
  ['event', 'extensions', [{ '@odata.type': 'microsoft.graph.openTypeExtension', extensionName: 'com.contoso.roaming', theme: 'dark' }]],
  ['listItem', 'fields', { Title: 'Widget', Color: 'Purple' }],
])('what %s has in %s may have names of its own', (type, property, value) => {
  expect(jsonProblem(schema, { [property]: value }, type)).toBeUndefined();
});
