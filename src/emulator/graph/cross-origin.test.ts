import { describe, expect, test } from 'vitest';
import { createTestGraph } from '../../../test/support/test-graph.ts';
import { createEmulator } from '../emulator.ts';

const page = 'https://app.contoso.example';
const question = { origin: page, 'access-control-request-method': 'PATCH', 'access-control-request-headers': 'authorization,content-type' };

describe('Graph, from a page of any origin', () => {
  test('allows what a browser asks for before, without a token', async () => {
    const graph = createTestGraph();
    const response = await graph.call('/v1.0/me', { method: 'OPTIONS', as: '', headers: question });

    expect(response.status).toBe(204);
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'access-control-allow-origin': '*',
      'access-control-allow-methods': expect.stringContaining('PATCH') as string,
      'access-control-allow-headers': 'authorization,content-type',
    });
    const plain = await graph.call('/v1.0/me', {
      method: 'OPTIONS',
      as: '',
      headers: { origin: page, 'access-control-request-method': 'GET' },
    });
    expect(plain.headers.get('access-control-allow-headers')).toBe('*');
  });

  test.each([
    ['an answer', 'ada User.Read', 200],
    ['a refusal', 'ada Mail.Read', 403],
    ['a request without a token', '', 401],
  ])('lets the page read %s', async (_, as, status) => {
    const graph = createTestGraph();
    const open = await graph.call('/v1.0/me', { as, headers: { origin: page } });
    const closed = await graph.call('/v1.0/me', { as });

    expect([open.status, open.headers.get('access-control-allow-origin')]).toEqual([status, '*']);
    expect(open.headers.get('access-control-expose-headers')).toContain('request-id');
    // Cookies never count: a star and credentials exclude each other.
    expect(open.headers.get('access-control-allow-credentials')).toBeNull();
    expect([closed.headers.get('access-control-allow-origin'), closed.headers.get('access-control-expose-headers')]).toEqual([null, null]);
  });

  test.each([
    ['no origin', { 'access-control-request-method': 'GET' }],
    ['no method', { origin: page }],
  ])('takes OPTIONS with %s for a call', async (_, headers) => {
    expect((await createTestGraph().call('/v1.0/me', { method: 'OPTIONS', headers })).status).toBe(501);
  });
});

test.each(['/_emulator/state', '/_emulator/reset', '/_portal/', '/'])('%s is never open to a page of another origin', async (path) => {
  await using emulator = await createEmulator();
  for (const method of ['OPTIONS', 'GET', 'POST']) {
    const response = await emulator.fetch(new Request(`http://localhost:4000${path}`, { method, headers: question }));
    expect([method, response.headers.get('access-control-allow-origin')]).toEqual([method, null]);
  }
});
