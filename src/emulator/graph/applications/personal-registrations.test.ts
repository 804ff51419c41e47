import { expect, test } from 'vitest';
import { createTestGraph, type TestGraph } from '../../../../test/support/test-graph.ts';

const granted = 'Application.ReadWrite.All';

/** A tenant in which Chloe and Diego have personal accounts; neither is an administrator. */
function createWorld(): TestGraph {
  const graph = createTestGraph();
  for (const user of graph.tenant.users.values()) if (/^(?:chloe|diego)@/.test(user.userPrincipalName)) user.accountType = 'personal';
  return graph;
}

async function names(graph: TestGraph, as: string): Promise<unknown[]> {
  const { body } = await graph.json('/v1.0/applications', { as });
  return (body['value'] as { displayName: string }[]).map(({ displayName }) => displayName);
}

test('a person with a personal account registers, finds, changes and deletes what is his or her own, and nothing else', async () => {
  const graph = createWorld();
  const before = await names(graph, `elin ${granted}`);
  const made = await graph.json('/v1.0/applications', { as: `chloe ${granted}`, method: 'POST', body: { displayName: 'Mine' } });
  const path = `/v1.0/applications/${String(made.body['id'])}`;

  expect(made.status).toBe(201);
  expect(await names(graph, `chloe ${granted}`)).toEqual(['Mine']);
  expect(await names(graph, `diego ${granted}`)).toEqual([]);
  expect(await names(graph, `elin ${granted}`)).toEqual(before);
  for (const as of [`diego ${granted}`, `elin ${granted}`]) {
    expect((await graph.json(path, { as })).status).toBe(404);
    expect((await graph.json(path, { as, method: 'PATCH', body: { displayName: 'Other' } })).status).toBe(404);
    expect((await graph.json(`${path}/addPassword`, { as, method: 'POST', body: {} })).status).toBe(404);
    expect((await graph.call(path, { as, method: 'DELETE' })).status).toBe(404);
  }
  expect((await graph.json(path, { as: `chloe ${granted}`, method: 'PATCH', body: { displayName: 'Ours' } })).status).toBe(204);
  expect((await graph.json(`${path}/addPassword`, { as: `chloe ${granted}`, method: 'POST', body: {} })).status).toBe(200);
  expect(await names(graph, `chloe ${granted}`)).toEqual(['Ours']);
  expect((await graph.call(path, { as: `chloe ${granted}`, method: 'DELETE' })).status).toBe(204);
  expect(await names(graph, `chloe ${granted}`)).toEqual([]);
});

test('what belongs to an organisation is not there for a personal account', async () => {
  const graph = createWorld();
  expect((await graph.json('/v1.0/servicePrincipals', { as: `chloe ${granted}` })).status).toBe(403);
  expect((await graph.json("/v1.0/applications(appId='c0ffee00-8a4e-4f0e-9a51-0a1b2c3d4e5f')", { as: `chloe ${granted}` })).status).toBe(
    404,
  );
});
