import { expect, test } from 'vitest';
import { createFaults } from '../faults/faults.ts';
import { operationShape } from '../faults/operation-shape.ts';
import { allRoutes } from '../../../test/support/all-routes.ts';
import { unknownOperation } from './unknown-operation.ts';

test.each([
  'get /Me/Messages/{id}',
  'PATCH /me/messages/{whatever}',
  'GET /users/{id}/messages/{id}/attachments/{id}',
  'GET /users',
  'POST /$batch',
  'GET /me/mailFolders/{id}/childFolders/{id}/messages',
])('%s is an operation', (operation) => {
  expect(unknownOperation(operation)).toBeUndefined();
});

test('every route is one', () => {
  expect(allRoutes.map(({ operation }) => operation).filter((operation) => unknownOperation(operation) !== undefined)).toEqual([]);
});

test.each([
  ['GET /me/mesages', 'GET /me/messages'],
  ['GET /mee', 'GET /me'],
  ['POST /me/sendMial', 'POST /me/sendMail'],
  ['DELETE /me/message/{id}', 'DELETE /me/messages/{message-id}'],
])('a fault for %s is refused; the operation most like it is %s', (operation, nearest) => {
  const faults = createFaults(unknownOperation);
  const problem = `the emulator has no operation ${operation}, so the fault would never hit; the one most like it is ${nearest}`;

  expect(() => faults.add({ kind: 'reset', match: { operation } })).toThrow(
    expect.objectContaining({
      name: 'FaultRefusal',
      field: 'match.operation',
      problem,
      message: `The fault is not valid: match.operation: ${problem}.`,
    }),
  );
  expect(faults.list()).toEqual([]);
});

test.each([
  ['GET /me/messages/{id}', 'get /me/messages/{}'],
  ['GET /users/{user-id}/messages/{message-id}', 'get /me/messages/{}'],
  ['GET /users/{id}', 'get /me'],
])('%s has the shape %s', (operation, shape) => {
  expect(operationShape(operation)).toBe(shape);
});
