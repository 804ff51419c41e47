import { expect, test } from 'vitest';
import { allRoutes } from '../../../test/support/all-routes.ts';
import { createTestGraph } from '../../../test/support/test-graph.ts';
import { ConnectionReset } from '../faults/connection-reset.ts';
import { createFaults } from '../faults/faults.ts';
import { createGraph } from './graph.ts';
import type { Route } from './route.ts';
import { unknownOperation } from './unknown-operation.ts';

// Folders in folders are the same operations again, and so are functions that are given a range.
const changing = allRoutes.filter(({ operation }) => !/^GET |\{ancestor-|'\{of-/.test(operation));
const permissions = [...new Set(changing.flatMap((route) => [...route.permissions.delegated, ...route.permissions.application]))];
const everything = { amount: Number.POSITIVE_INFINITY, seconds: 1 };

/** A Graph whose operations do nothing but note that they were carried out. */
function notingGraph() {
  const done: string[] = [];
  const note = ({ operation, isStreamed }: Route) => ({
    operation,
    ...(isStreamed === true && { isStreamed }),
    permissions: { delegated: permissions, shared: permissions, personal: [], application: permissions },
    handle: () => {
      done.push(operation);
      return { status: 200, body: { id: operation } };
    },
  });
  const { tenant } = createTestGraph();
  const elin = [...tenant.users.values()].find(({ userPrincipalName }) => userPrincipalName.startsWith('elin@'));
  const [application] = tenant.applications.values();
  if (!elin || !application) throw new Error('The tenant is not as it is made.');
  const access = { application, user: elin, permissions, roles: [], tokenId: '1', issuedAt: 0, canAnswerClaims: true };
  const faults = createFaults(unknownOperation);
  const options = { routes: changing.map(note), limits: { application: everything, outlook: everything, outlookUpload: everything } };
  const graph = createGraph(tenant, faults, async () => access, options);
  /** What the caller sees of a request: a status, or that the connection broke. */
  async function ask(method: string, path: string, body?: unknown): Promise<{ status: number | 'broken'; body: unknown }> {
    const content = body === undefined ? {} : { headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) };
    try {
      const response = await graph.fetch(new Request(`https://graph.microsoft.com/v1.0${path}`, { method, ...content }));
      return { status: response.status, body: await response.json() };
    } catch (error) {
      if (error instanceof ConnectionReset) return { status: 'broken', body: undefined };
      throw error;
    }
  }
  async function member(method: string, url: string): Promise<number | undefined> {
    const { body } = await ask('POST', '/$batch', { requests: [{ id: '1', method, url }] });
    return (body as { responses: { status: number }[] }).responses[0]?.status;
  }
  return { done, faults, ask, member };
}

test('each operation is carried out, and its answer is lost, alone and in a batch', async () => {
  const { done, faults, ask, member } = notingGraph();
  const wrong: unknown[] = [];
  for (const { operation } of changing) {
    const [method = '', template = ''] = operation.split(' ');
    // Parameters of functions stay as they are: how those are found is shown elsewhere.
    const path = template.replaceAll(/\/\{[^}]+\}/g, '/none');
    faults.add({ kind: 'lostAnswer', match: { operation }, times: 2 });
    const alone = await ask(method, path);
    const seen = [alone.status, await member(method, path), (await ask(method, path)).status];
    const carriedOut = done.splice(0);
    const isRight = JSON.stringify(seen) === '["broken",504,200]' && carriedOut.length === 3;
    if (!isRight || carriedOut.some((one) => one !== operation)) wrong.push({ operation, seen, carriedOut });
    faults.clear();
  }

  expect(wrong).toEqual([]);
  expect(changing.length).toBeGreaterThan(600);
});

test('a batch whose answer is lost was carried out as a whole', async () => {
  const { done, faults, ask } = notingGraph();
  const operations = ['POST /me/messages', 'POST /me/events', 'POST /chats'];
  const requests = operations.map((operation, index) => ({ id: String(index), method: 'POST', url: operation.slice('POST '.length) }));
  faults.add({ kind: 'lostAnswer', match: { operation: 'POST /$batch' } });

  expect((await ask('POST', '/$batch', { requests })).status).toBe('broken');
  expect(done.toSorted()).toEqual(operations.toSorted());
  expect((await ask('POST', '/$batch', { requests })).status).toBe(200);
});
