import { describe, expect, test } from 'vitest';
import { createTestGraph, type TestGraph } from '../../../../../test/support/test-graph.ts';
import { findUser } from '../../../tenant/tenant.ts';

const all = 'Group.ReadWrite.All User.Read.All';
const security = { displayName: 'Readers', mailNickname: 'readers', mailEnabled: false, securityEnabled: true };
const unified = { displayName: 'Harvest', mailNickname: 'harvest', mailEnabled: true, securityEnabled: false, groupTypes: ['Unified'] };

const idOf = ({ tenant }: TestGraph, alias: string): string => findUser(tenant, `${alias}@contoso.example`)?.id ?? '';
const addressOf = (graph: TestGraph, alias: string): string => `https://graph.microsoft.com/v1.0/users/${idOf(graph, alias)}`;

async function made(graph: TestGraph, body: object, as = `ben ${all}`): Promise<string> {
  const answer = await graph.json('/v1.0/groups', { as, method: 'POST', body });
  expect(answer).toMatchObject({ status: 201 });
  return String(answer.body['id']);
}

async function names(graph: TestGraph, path: string, as = `elin ${all}`): Promise<unknown[]> {
  const { body } = await graph.json(`/v1.0${path}`, { as });
  return (body['value'] as { displayName: string }[]).map(({ displayName }) => displayName);
}

describe('a new group', () => {
  test('of Microsoft 365 has an address, is public, and belongs to who made it', async () => {
    const graph = createTestGraph();
    const id = await made(graph, unified);

    expect((await graph.json(`/v1.0/groups/${id}`, { as: `ada ${all}` })).body).toMatchObject({
      displayName: 'Harvest',
      mail: 'harvest@contoso.example',
      proxyAddresses: ['SMTP:harvest@contoso.example'],
      visibility: 'Public',
      groupTypes: ['Unified'],
      createdDateTime: '2026-03-02T09:00:00.000Z',
    });
    expect(await names(graph, `/groups/${id}/owners`)).toEqual(['Ben Okafor']);
    expect(await names(graph, `/groups/${id}/members`)).toEqual([]);
  });

  test('takes its owners and members along', async () => {
    const graph = createTestGraph();
    const id = await made(
      graph,
      {
        ...security,
        'owners@odata.bind': [addressOf(graph, 'ada')],
        'members@odata.bind': [addressOf(graph, 'chloe'), addressOf(graph, 'diego')],
      },
      `elin ${all}`,
    );

    expect(await names(graph, `/groups/${id}/owners`)).toEqual(['Ada Martin']);
    expect(await names(graph, `/groups/${id}/members`)).toEqual(['Chloe Nguyen', 'Diego Ruiz']);
  });

  test.each([
    ['elin', security, []],
    ['ben', security, ['Ben Okafor']],
    ['elin', unified, ['Elin Sand']],
  ])('made by %s: its owners', async (alias, body, owners) => {
    const graph = createTestGraph();
    const id = await made(graph, body, `${alias} ${all}`);

    expect(await names(graph, `/groups/${id}/owners`)).toEqual(owners);
  });

  test.each<[string, object, string]>([
    ['no name', { ...security, displayName: undefined }, "A value is required for property 'displayName' of resource 'Group'."],
    [
      'a nickname with a space',
      { ...security, mailNickname: 'a b' },
      "Invalid value specified for property 'mailNickname' of resource 'Group'.",
    ],
    [
      'a long name',
      { ...security, displayName: 'x'.repeat(257) },
      "Invalid value specified for property 'displayName' of resource 'Group'.",
    ],
    ['mail without Unified', { ...security, mailEnabled: true }, 'The service does not currently support writes of mail-enabled groups.'],
    [
      'no rights and no mail',
      { ...security, securityEnabled: false },
      'The service does not currently support writes of mail-enabled groups.',
    ],
    [
      'an alias of somebody',
      { ...unified, mailNickname: 'ada' },
      'Another object with the same value for property mailNickname already exists.',
    ],
    ['a rule that is missing', { ...security, groupTypes: ['DynamicMembership'] }, "A value is required for property 'membershipRule'"],
    [
      'hidden members of a security group',
      { ...security, visibility: 'HiddenMembership' },
      "Invalid value specified for property 'visibility'",
    ],
  ])('with %s is refused', async (_, body, message) => {
    const graph = createTestGraph();
    const before = graph.tenant.groups.size;
    const answer = await graph.json('/v1.0/groups', { as: `elin ${all}`, method: 'POST', body });

    expect(answer).toMatchObject({
      status: 400,
      body: { error: { code: 'Request_BadRequest', message: expect.stringContaining(message) } },
    });
    expect(graph.tenant.groups.size).toBe(before);
  });

  test('of a person who names herself as owner is refused, she is one already', async () => {
    const graph = createTestGraph();
    const body = { ...security, 'owners@odata.bind': [addressOf(graph, 'ben')] };

    expect(await graph.json('/v1.0/groups', { as: `ben ${all}`, method: 'POST', body })).toMatchObject({
      status: 400,
      body: { error: { message: 'Request contains a property with duplicate values.' } },
    });
  });

  test.each(['ben', 'elin'])('of %s is owned by who made it, who is not added a second time', async (alias) => {
    const graph = createTestGraph();
    const { body } = await graph.json('/v1.0/groups', { as: `${alias} ${all}`, method: 'POST', body: unified });
    const path = `/v1.0/groups/${String(body['id'])}`;
    const again = { 'owners@odata.bind': [addressOf(graph, alias)] };

    expect(await graph.json(path, { as: `${alias} ${all}`, method: 'PATCH', body: again })).toMatchObject({
      status: 400,
      body: { error: { message: "One or more added object references already exist for the following modified properties: 'owners'." } },
    });
    expect((await graph.json(`${path}/owners`, { as: `${alias} ${all}` })).body['value']).toHaveLength(1);
  });

  test('of an application with Group.Create names only whom it may read', async () => {
    const graph = createTestGraph();
    const body = { ...security, 'members@odata.bind': [addressOf(graph, 'ben')] };
    const create = (as: string) => graph.json('/v1.0/groups', { as, method: 'POST', body });

    expect(await create('app Group.Create')).toMatchObject({ status: 403, body: { error: { code: 'Authorization_RequestDenied' } } });
    expect((await create('app Group.Create User.Read.All')).status).toBe(201);
  });

  test('is one too many after 250 of one person', async () => {
    const graph = createTestGraph();
    const ben = idOf(graph, 'ben');
    for (let number = 0; number < 250; number++)
      graph.tenant.groups.set(String(number), { id: String(number), displayName: 'x', mail: null, members: [], createdBy: ben });

    expect(await graph.json('/v1.0/groups', { as: `ben ${all}`, method: 'POST', body: security })).toMatchObject({
      status: 403,
      body: { error: { code: 'Directory_QuotaExceeded' } },
    });
  });
});

describe('a group', () => {
  test('is changed and deleted by its owners and by administrators', async () => {
    const graph = createTestGraph();
    const id = await made(graph, security);
    const patch = (as: string) => graph.json(`/v1.0/groups/${id}`, { as: `${as} ${all}`, method: 'PATCH', body: { description: as } });

    expect(await patch('ada')).toMatchObject({ status: 403, body: { error: { code: 'Authorization_RequestDenied' } } });
    expect((await patch('ben')).status).toBe(204);
    expect((await patch('elin')).status).toBe(204);
    expect(graph.tenant.groups.get(id)?.description).toBe('elin');
    expect((await graph.json(`/v1.0/groups/${id}`, { as: `ada ${all}`, method: 'DELETE' })).status).toBe(403);
    expect((await graph.json(`/v1.0/groups/${id}`, { as: `ben ${all}`, method: 'DELETE' })).status).toBe(204);
    expect(await graph.json(`/v1.0/groups/${id}`, { as: `ben ${all}` })).toMatchObject({
      status: 404,
      body: { error: { code: 'Request_ResourceNotFound' } },
    });
  });

  test('of Microsoft 365 can be restored for 30 days, a security group is gone', async () => {
    const graph = createTestGraph();
    const [kept, gone] = [await made(graph, unified), await made(graph, security)];
    for (const id of [kept, gone]) await graph.json(`/v1.0/groups/${id}`, { as: `ben ${all}`, method: 'DELETE' });
    const deleted = (id: string) => graph.json(`/v1.0/directory/deletedItems/${id}`, { as: `ben ${all}` });

    expect((await deleted(gone)).status).toBe(404);
    expect((await deleted(kept)).body).toMatchObject({ displayName: 'Harvest', deletedDateTime: '2026-03-02T09:00:00.000Z' });
    expect(await names(graph, '/directory/deletedItems/microsoft.graph.group')).toEqual(['Harvest']);
    graph.tenant.clock.advance(31 * 24 * 60 * 60 * 1000);
    expect((await deleted(kept)).status).toBe(404);
    graph.tenant.clock.advance(-2 * 24 * 60 * 60 * 1000);
    const restored = await graph.json(`/v1.0/directory/deletedItems/${kept}/restore`, { as: `ben ${all}`, method: 'POST' });
    expect(restored.body).toMatchObject({ id: kept, deletedDateTime: null });
    expect(graph.tenant.groups.has(kept)).toBe(true);
  });

  test('brings its members and owners along where it is asked to', async () => {
    const graph = createTestGraph();
    const { body } = await graph.json('/v1.0/groups?$expand=members($select=displayName),owners&$filter=mailEnabled eq true', {
      as: `ada ${all}`,
    });

    expect(body['value']).toMatchObject([
      { displayName: 'Accounts Payable', owners: [{ displayName: 'Chloe Nguyen' }], members: [{}, { displayName: 'Ben Okafor' }, {}] },
    ]);
  });
});

describe('groups as a list', () => {
  test.each([
    ["$filter=startswith(displayName,'Acc')", undefined, 200],
    ["$filter=groupTypes/any(t:t eq 'Unified')", undefined, 200],
    ["$filter=NOT(groupTypes/any(t:t eq 'Unified'))", undefined, 400],
    ["$filter=NOT(groupTypes/any(t:t eq 'Unified'))&$count=true", 'eventual', 200],
    ["$filter=description eq 'x'", undefined, 400],
    ["$filter=description eq 'x'&$count=true", 'eventual', 200],
    ['$filter=createdDateTime ge 2021-11-01&$count=true', 'eventual', 400],
    ['$orderby=displayName', undefined, 200],
    ['$search="displayName:pay"', undefined, 400],
    ['$search="displayName:pay"', 'eventual', 200],
  ])('%s with ConsistencyLevel %s is %i', async (query, level, status) => {
    const headers = level === undefined ? {} : { ConsistencyLevel: level };
    expect((await createTestGraph().json(`/v1.0/groups?${query}`, { as: `ada ${all}`, headers })).status).toBe(status);
  });

  test('are found by words and counted', async () => {
    const { body } = await createTestGraph().json(
      '/v1.0/groups?$search="displayName:pay" OR "description:source"&$count=true&$select=displayName',
      {
        as: `ada ${all}`,
        headers: { ConsistencyLevel: 'eventual' },
      },
    );

    expect(body).toMatchObject({ '@odata.count': 2, value: [{ displayName: 'Accounts Payable' }, { displayName: 'Software Developers' }] });
  });
});
