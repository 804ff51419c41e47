import { expect, test } from 'vitest';
import { createTestGraph, type TestGraph } from '../../../../test/support/test-graph.ts';
import { findUser } from '../../tenant/tenant.ts';

const idOf = ({ tenant }: TestGraph, alias: string): string => findUser(tenant, `${alias}@contoso.example`)?.id ?? '';

test('people have a manager, and people who report to them', async () => {
  const graph = createTestGraph();
  const manager = await graph.json('/v1.0/me/manager', { as: 'ada User.Read.All' });
  const reports = await graph.json(`/v1.0/users/${idOf(graph, 'chloe')}/directReports`, { as: 'ada User.Read.All' });

  expect(manager.body).toMatchObject({
    '@odata.context': 'https://graph.microsoft.com/v1.0/$metadata#directoryObjects/$entity',
    '@odata.type': '#microsoft.graph.user',
    displayName: 'Chloe Nguyen',
  });
  expect(reports.body['value']).toMatchObject([{ displayName: 'Ada Martin' }, { displayName: 'Ben Okafor' }, { displayName: 'Elin Sand' }]);
});

test.each([
  ['User.Read', null, null],
  ['User.Read User.ReadBasic.All', 'Diego Ruiz', null],
  ['User.Read.All', 'Diego Ruiz', 'Software Engineer'],
])('with %s who reports to one is shown as far as one may read it', async (permissions, displayName, jobTitle) => {
  const { body } = await createTestGraph().json('/v1.0/me/directReports', { as: `elin ${permissions}` });

  const [report] = body['value'] as { displayName: string | null; jobTitle?: string | null }[];

  expect([report?.displayName, report?.jobTitle ?? null]).toEqual([displayName, jobTitle]);
});

test('nobody is the manager of who has none, and it takes a permission to read', async () => {
  const graph = createTestGraph();

  expect(await graph.json('/v1.0/me/manager', { as: 'chloe User.Read.All' })).toMatchObject({
    status: 404,
    body: { error: { code: 'Request_ResourceNotFound', message: expect.stringContaining("Resource 'manager'") } },
  });
  expect((await graph.json('/v1.0/me/manager', { as: 'ada User.Read' })).status).toBe(403);
});

test('an administrator says who the manager is', async () => {
  const graph = createTestGraph();
  const change = (as: string, method: string, body?: object) =>
    graph.json(`/v1.0/users/${idOf(graph, 'ada')}/manager/$ref`, { as: `${as} User.ReadWrite.All`, method, ...(body && { body }) });
  const body = { '@odata.id': `https://graph.microsoft.com/v1.0/users/${idOf(graph, 'ben')}` };

  expect((await change('ada', 'PUT', body)).status).toBe(403);
  expect((await change('elin', 'PUT', body)).status).toBe(204);
  const { body: ada } = await graph.json('/v1.0/me?$expand=manager($select=displayName)', { as: 'ada User.Read.All' });
  expect(ada).toMatchObject({ manager: { displayName: 'Ben Okafor' } });
  expect((await change('elin', 'DELETE')).status).toBe(204);
  expect((await graph.json('/v1.0/me/manager', { as: 'ada User.Read.All' })).status).toBe(404);
});

test.each<[string, string, object, number]>([
  ['ada', 'User.ReadWrite', { officeLocation: '4/2', businessPhones: ['+44 1'] }, 204],
  ['ada', 'User.ReadWrite', { jobTitle: 'Boss' }, 403],
  ['elin', 'User.ReadWrite.All', { jobTitle: 'Boss', department: 'Sales', displayName: 'Ada M.' }, 204],
  ['ada', 'User.Read', { officeLocation: '4/2' }, 403],
  ['ada', 'User.ReadWrite', { businessPhones: ['1', '2'] }, 400],
  ['elin', 'User.ReadWrite.All', { displayName: '' }, 400],
  ['elin', 'User.ReadWrite.All', { aboutMe: 'Me' }, 501],
])('%s with %s changes %j: %i', async (alias, permissions, body, status) => {
  const graph = createTestGraph();
  const path = `/v1.0/users/${idOf(graph, 'ada')}`;

  expect((await graph.json(path, { as: `${alias} ${permissions}`, method: 'PATCH', body })).status).toBe(status);
  if (status !== 204) return;
  const { body: after } = await graph.json(`${path}?$select=${Object.keys(body).join(',')}`, { as: 'elin User.Read.All' });
  expect(after).toMatchObject(body);
});
