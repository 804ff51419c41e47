import { describe, expect, test } from 'vitest';
import { checkJson } from './check-json.ts';
import type { BodyShape } from './route.ts';

const unknown = (name: string): string =>
  `The property '${name}' does not exist on type 'microsoft.graph.message'. Make sure to only use property names that are defined by the type.`;
const action = { message: 'message', ToRecipients: 'recipient' };

describe('a body of the published types', () => {
  test.each<[shape: BodyShape, body: unknown]>([
    ['message', { subject: 'a', isRead: true }],
    ['message', [{ nothing: 1 }]],
    ['message', 'text'],
    ['message', null],
    [action, { message: { subject: 'a' }, comment: 1 }],
    [action, { MESSAGE: { subject: 'a' } }],
    [action, { message: null }],
    [action, { message: 'text' }],
    [action, { message: [{ nothing: 1 }] }],
    [action, { other: { nothing: 1 } }],
  ])('%j: %j passes', async (shape, body) => {
    await expect(checkJson(body, shape, 'outlook')).resolves.toBeUndefined();
  });

  test.each<[shape: BodyShape, body: unknown, message: string]>([
    ['message', { nothing: 1 }, unknown('nothing')],
    ['message', { subject: 1 }, "Cannot convert the literal '1' to the expected type 'Edm.String'."],
    [action, { message: { nothing: 1 } }, unknown('nothing')],
    [action, { Message: { nothing: 1 } }, unknown('nothing')],
    [action, { comment: {}, message: { isRead: 'maybe' } }, "Cannot convert the literal 'maybe' to the expected type 'Edm.Boolean'."],
    [action, { message: { subject: 'a' }, toRecipients: { emailAddress: 1 } }, expect.stringContaining('StartObject') as string],
  ])('%j: %j is refused', async (shape, body, message) => {
    await expect(checkJson(body, shape, 'outlook')).rejects.toMatchObject({ status: 400, code: 'RequestBodyRead', message });
  });

  test.each([
    ['outlook', 'RequestBodyRead'],
    ['directory', 'Request_BadRequest'],
    ['another', 'BadRequest'],
  ])('%s refuses with %s', async (service, code) => {
    await expect(checkJson({ nothing: 1 }, 'message', service)).rejects.toMatchObject({ status: 400, code });
  });
});
