import { describe, expect, test } from 'vitest';
import { schema } from './schema.ts';

const property = (type: string, name: string) => schema.propertiesOf(type)?.find((one) => one.name === name);

describe('the properties of a type', () => {
  test('are its own and those of what it comes from', () => {
    expect(schema.propertiesOf('message')?.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['id', 'categories', 'changeKey', 'subject', 'attachments', 'uniqueBody']),
    );
    expect(schema.propertiesOf('itemBody')).toEqual([
      { name: 'content', type: 'string', isList: false, isNavigation: false },
      { name: 'contentType', type: 'bodyType', isList: false, isNavigation: false },
    ]);
  });

  test.each([
    ['message', 'attachments', 'attachment', true, true],
    ['message', 'toRecipients', 'recipient', true, false],
    ['message', 'from', 'recipient', false, false],
    ['message', 'importance', 'importance', false, false],
    ['user', 'manager', 'directoryObject', false, true],
    ['user', 'businessPhones', 'string', true, false],
    ['mailFolder', 'messages', 'message', true, true],
    ['servicePrincipal', 'appRoles', 'appRole', true, false],
  ])('%s has %s: %s', (type, name, of, isList, isNavigation) => {
    expect(property(type, name)).toEqual({ name, type: of, isList, isNavigation });
  });

  test('are not there for what is no type, or only begins or ends like one', () => {
    expect(['messag', 'essage', 'importance', 'string', '', 'constructor'].map((name) => schema.propertiesOf(name))).toEqual(
      Array(6).fill(undefined),
    );
  });
});

test('an enumeration has its values, and nothing else has any', () => {
  expect(schema.valuesOf('importance')).toEqual(['low', 'normal', 'high']);
  expect(['message', 'importanc', 'nothing'].map((name) => schema.valuesOf(name))).toEqual([undefined, undefined, undefined]);
});
