import { describe, expect, test } from 'vitest';
import type { Operation } from '../core/ports.ts';
import { demandsOf } from './demands.ts';
import { covers, requestedFacts } from './requested.ts';

/** The first permission of each kind, or what is wrong. */
function firstOf(operation: Operation, permission?: string): unknown {
  const known = requestedFacts(operation, permission);
  if (typeof known === 'string') return known;
  const { delegated, personal, application, shared } = known.facts;
  return [delegated[0], personal[0], application[0], shared[0]];
}

test.each<[string, Operation, (string | undefined)[]]>([
  [
    'of a mailbox, by our table',
    'GET /me/messages/AAMk',
    ['Mail.ReadBasic', 'Mail.ReadBasic', 'Mail.ReadBasic.All', 'Mail.ReadBasic.Shared'],
  ],
  [
    'of the mailbox of somebody',
    'POST /users/ben@contoso.example/sendMail',
    ['Mail.Send.Shared', undefined, 'Mail.Send', 'Mail.Send.Shared'],
  ],
  ['as it is published', 'GET /me/contacts', ['Contacts.Read', 'Contacts.Read', 'Contacts.Read', 'Contacts.Read.Shared']],
  ['that is no user', 'GET /users/delta', ['User.Read.All', undefined, 'User.Read.All', 'User.Read.All']],
  ['that counts', 'GET /users/$count', ['User.ReadBasic.All', undefined, 'User.ReadBasic.All', undefined]],
])('what opens an operation %s', (_, operation, expected) => {
  expect(firstOf(operation)).toEqual(expected);
});

test('what opens one that is not published is named, and only then', () => {
  expect(firstOf('GET /me/nothing')).toBe('is needed: Microsoft publishes no permission for GET /me/nothing. Name the one that opens it.');
  expect(firstOf('GET /me/nothing', 'Mail.Read')).toEqual(['Mail.Read', 'Mail.Read', 'Mail.Read', 'Mail.Read']);
});

test('of several the one that is named is taken; what opens something else is refused', () => {
  expect(firstOf('GET /me/contacts', 'contacts.readwrite')).toEqual([
    'Contacts.ReadWrite',
    'Contacts.ReadWrite',
    'Contacts.ReadWrite',
    undefined,
  ]);
  expect(firstOf('GET /me/contacts', 'Mail.Read')).toMatch(
    /^must be one of those that open GET \/me\/contacts: Contacts\.Read, .*; or left out\.$/,
  );
});

test.each<[Operation, Operation, boolean]>([
  ['GET /me/messages/{id}', 'GET /me/messages/AAMk', true],
  ['GET /me/messages/{id}', 'GET /ME/Messages/AAMk', true],
  ['GET /me/messages/AAMk', 'GET /me/messages/{id}', false],
  ['GET /me/messages/{id}', 'GET /me/messages', false],
  ['GET /me/messages', 'POST /me/messages', false],
  ["GET /users('{id}')/messages", 'GET /users/ada/messages', true],
  ['GET /users/{id}', 'GET /users/ada', true],
  ['GET /users/{id}', 'GET /users/delta', false],
  ['GET /users/{id}', 'GET /users/$count', false],
  ['GET /me/drive/root:/{path}:/content', 'GET /me/drive/root:/a/b.txt:/content', true],
  ['GET /me/nothing/{id}', 'GET /me/nothing/1', true],
])('%s covers %s: %s', (listed, made, expected) => {
  expect(covers(listed, made)).toBe(expected);
});

describe('a call of the caller', () => {
  const use = (operation: Operation, permission?: string) => ({
    activity: 'http.request',
    calls: [{ operation, requested: { permission } }],
    shared: false,
    given: () => undefined,
  });

  test('asks for what hides nothing', () => {
    expect(demandsOf([use('GET /me/messages')]).map(({ anyOf }) => anyOf[0])).toEqual(['Mail.Read']);
  });

  test('that nothing is published for is refused by the field that would say it', () => {
    expect(() => demandsOf([use('GET /me/nothing')])).toThrow(
      expect.objectContaining({ code: 'INPUT_INVALID', fields: [{ field: 'permission', problem: expect.stringContaining('is needed') }] }),
    );
  });
});
