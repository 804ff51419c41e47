import { expect, test } from 'vitest';
import { operationShape } from '../faults/operation-shape.ts';
import { checkOperation } from './known-operation.ts';

test.each([
  'GET /me/messages',
  'get /Me/Messages/{id}',
  'PATCH /me/messages/{whatever}',
  'GET /users/{id}/messages/{id}/attachments/{id}',
  'GET /users',
  'POST /$batch',
])('%s is an operation', (operation) => {
  expect(() => checkOperation(operation)).not.toThrow();
});

test.each([
  ['GET /me/mesages', 'GET /me/messages'],
  ['POST /me/sendMial', 'POST /me/sendMail'],
  ['DELETE /me/message/{id}', 'DELETE /me/messages/{message-id}'],
])('%s is none; the one most like it is %s', (operation, nearest) => {
  expect(() => checkOperation(operation)).toThrow(
    expect.objectContaining({
      status: 400,
      fields: [
        {
          field: 'match.operation',
          problem: `the emulator has no operation ${operation}, so the fault would never hit; the one most like it is ${nearest}`,
        },
      ],
    }),
  );
});

test.each([
  ['GET /me/messages/{id}', 'get /me/messages/{}'],
  ['GET /users/{user-id}/messages/{message-id}', 'get /me/messages/{}'],
  ['GET /users/{id}', 'get /me'],
])('%s has the shape %s', (operation, shape) => {
  expect(operationShape(operation)).toBe(shape);
});
