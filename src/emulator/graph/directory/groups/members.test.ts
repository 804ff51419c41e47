import { describe, expect, test } from 'vitest';
import { createTestGraph, type TestGraph } from '../../../../../test/support/test-graph.ts';
import type { Group } from '../../../tenant/directory.ts';
import { findUser } from '../../../tenant/tenant.ts';

const as = 'elin Group.ReadWrite.All User.Read.All Directory.Read.All';
const headers = { ConsistencyLevel: 'eventual' };

const idOf = ({ tenant }: TestGraph, alias: string): string => findUser(tenant, `${alias}@contoso.example`)?.id ?? '';
const groupNamed = ({ tenant }: TestGraph, name: string): Group => {
  const group = [...tenant.groups.values()].find(({ displayName }) => displayName === name);
  if (!group) throw new Error(`There is no group ${name}.`);
  return group;
};

/** A security group with a group in it. */
function nested(): { graph: TestGraph; outer: Group; inner: Group } {
  const graph = createTestGraph();
  const inner = groupNamed(graph, 'Software Developers');
  const outer: Group = { id: 'a0000000-0000-4000-8000-000000000001', displayName: 'Everybody', mail: null, owners: [], members: [] };
  outer.members = [inner.id, idOf(graph, 'ada')];
  graph.tenant.groups.set(outer.id, outer);
  return { graph, outer, inner };
}

async function names(graph: TestGraph, path: string): Promise<unknown[]> {
  const { body } = await graph.json(`/v1.0${path}`, { as, headers });
  return (body['value'] as { displayName: string }[]).map(({ displayName }) => displayName);
}

function reference(graph: TestGraph, path: string, id: string, who = as) {
  const body = { '@odata.id': `https://graph.microsoft.com/v1.0/directoryObjects/${id}` };
  return graph.json(`/v1.0${path}/$ref`, { as: who, method: 'POST', body });
}

describe('members', () => {
  test('are people and groups, each with its type, one level or all', async () => {
    const { graph, outer } = nested();
    const { body } = await graph.json(`/v1.0/groups/${outer.id}/members`, { as });

    expect(body).toMatchObject({
      '@odata.context': 'https://graph.microsoft.com/v1.0/$metadata#directoryObjects',
      value: [
        { '@odata.type': '#microsoft.graph.group', displayName: 'Software Developers' },
        { '@odata.type': '#microsoft.graph.user', displayName: 'Ada Martin', jobTitle: 'Accounts Payable Specialist' },
      ],
    });
    expect(await names(graph, `/groups/${outer.id}/transitiveMembers`)).toEqual([
      'Software Developers',
      'Ada Martin',
      'Diego Ruiz',
      'Elin Sand',
    ]);
    expect(await names(graph, `/groups/${outer.id}/transitiveMembers/microsoft.graph.user`)).toEqual([
      'Ada Martin',
      'Diego Ruiz',
      'Elin Sand',
    ]);
    expect(await names(graph, `/groups/${outer.id}/members/microsoft.graph.group`)).toEqual(['Software Developers']);
  });

  test('are counted with the header of advanced queries', async () => {
    const { graph, outer } = nested();
    const path = `/v1.0/groups/${outer.id}/members`;

    expect(await (await graph.call(`${path}/$count`, { as, headers })).text()).toBe('2');
    expect(await (await graph.call(`${path}/microsoft.graph.user/$count`, { as, headers })).text()).toBe('1');
    expect((await graph.call(`${path}/$count`, { as })).status).toBe(400);
  });

  test.each([
    ['/members?$filter=startswith(displayName,%27A%27)&$count=true', 200, 400],
    ['/members?$orderby=displayName&$count=true', 200, 400],
    ['/members/microsoft.graph.user', 200, 400],
    ['/members/microsoft.graph.user?$search="displayName:ada"&$count=true', 200, 400],
    ['/members?$select=displayName,id', 200, 200],
    ['/members?$top=1', 200, 200],
  ])('%s is %i with the header, %i without', async (path, withHeader, without) => {
    const { graph, outer } = nested();

    expect((await graph.json(`/v1.0/groups/${outer.id}${path}`, { as, headers })).status).toBe(withHeader);
    expect((await graph.json(`/v1.0/groups/${outer.id}${path}`, { as })).status).toBe(without);
  });

  test.each([
    ['GroupMember.Read.All', { displayName: null, mail: null, jobTitle: null, businessPhones: [] }],
    ['GroupMember.Read.All User.ReadBasic.All', { displayName: 'Ben Okafor', mail: 'ben@contoso.example' }],
    ['GroupMember.Read.All User.Read.All', { displayName: 'Ben Okafor', jobTitle: 'Sales Manager' }],
  ])('with %s show only what the caller may read of people', async (permissions, shown) => {
    const graph = createTestGraph();
    const { body } = await graph.json(`/v1.0/groups/${groupNamed(graph, 'Accounts Payable').id}/members`, { as: `diego ${permissions}` });

    expect((body['value'] as unknown[])[1]).toMatchObject({ id: idOf(graph, 'ben'), ...shown });
  });

  test('are added once, by owners and administrators, and taken away', async () => {
    const graph = createTestGraph();
    const { id } = groupNamed(graph, 'Software Developers');
    const ada = idOf(graph, 'ada');
    const path = `/groups/${id}/members`;

    expect((await reference(graph, path, ada, 'ben GroupMember.ReadWrite.All')).status).toBe(403);
    expect((await reference(graph, path, ada)).status).toBe(204);
    expect(await reference(graph, path, ada)).toMatchObject({
      status: 400,
      body: { error: { message: "One or more added object references already exist for the following modified properties: 'members'." } },
    });
    expect((await reference(graph, path, 'b0000000-0000-4000-8000-000000000000')).status).toBe(404);
    expect(await names(graph, path)).toEqual(['Diego Ruiz', 'Elin Sand', 'Ada Martin']);
    const remove = () => graph.json(`/v1.0${path}/${ada}/$ref`, { as, method: 'DELETE' });
    expect((await remove()).status).toBe(204);
    expect(await remove()).toMatchObject({ status: 404, body: { error: { code: 'Request_ResourceNotFound' } } });
  });

  test('come 20 in one change, and none where one of them cannot', async () => {
    const graph = createTestGraph();
    const { id } = groupNamed(graph, 'Software Developers');
    const patch = (aliases: readonly string[]) =>
      graph.json(`/v1.0/groups/${id}`, {
        as,
        method: 'PATCH',
        body: { 'members@odata.bind': aliases.map((alias) => `https://graph.microsoft.com/v1.0/directoryObjects/${idOf(graph, alias)}`) },
      });

    expect((await patch(['ada', 'diego'])).status).toBe(400);
    expect(await names(graph, `/groups/${id}/members`)).toEqual(['Diego Ruiz', 'Elin Sand']);
    expect((await patch(['ada', 'ben'])).status).toBe(204);
    expect((await patch(Array.from({ length: 21 }, () => 'chloe'))).status).toBe(400);
    expect(await names(graph, `/groups/${id}/members`)).toEqual(['Diego Ruiz', 'Elin Sand', 'Ada Martin', 'Ben Okafor']);
  });

  test('of a group of Microsoft 365 are people, and no group is inside of itself', async () => {
    const { graph, outer, inner } = nested();

    expect((await reference(graph, `/groups/${groupNamed(graph, 'Accounts Payable').id}/members`, inner.id)).status).toBe(400);
    expect((await reference(graph, `/groups/${inner.id}/members`, outer.id)).status).toBe(400);
    expect((await reference(graph, `/groups/${outer.id}/members`, outer.id)).status).toBe(400);
  });

  test('that are hidden are seen by members and administrators', async () => {
    const graph = createTestGraph();
    const group = groupNamed(graph, 'Accounts Payable');
    group.visibility = 'HiddenMembership';
    const seen = async (who: string): Promise<number> => {
      const { body } = await graph.json(`/v1.0/groups/${group.id}/members`, { as: who });
      return (body['value'] as unknown[]).length;
    };

    expect(await seen('diego GroupMember.Read.All')).toBe(0);
    expect(await seen('ada GroupMember.Read.All')).toBe(3);
    expect(await seen('elin GroupMember.Read.All')).toBe(3);
    expect(await seen('app GroupMember.Read.All Member.Read.Hidden')).toBe(3);
  });
});

test('the last owner stays', async () => {
  const graph = createTestGraph();
  const { id } = groupNamed(graph, 'Software Developers');
  const remove = (alias: string) => graph.json(`/v1.0/groups/${id}/owners/${idOf(graph, alias)}/$ref`, { as, method: 'DELETE' });

  expect(await remove('elin')).toMatchObject({
    status: 400,
    body: { error: { message: 'The group must have at least one owner, hence this owner cannot be removed.' } },
  });
  expect((await reference(graph, `/groups/${id}/owners`, idOf(graph, 'diego'))).status).toBe(204);
  expect((await remove('elin')).status).toBe(204);
  expect(await names(graph, `/groups/${id}/owners`)).toEqual(['Diego Ruiz']);
});

describe('the groups of somebody', () => {
  test('are those that one is in, and those that these are in', async () => {
    const { graph } = nested();
    const diego = `/users/${idOf(graph, 'diego')}`;

    expect(await names(graph, `${diego}/memberOf`)).toEqual(['Software Developers']);
    expect(await names(graph, `${diego}/transitiveMemberOf/microsoft.graph.group`)).toEqual(['Software Developers', 'Everybody']);
    expect((await graph.json('/v1.0/me/memberOf', { as: 'diego User.Read' })).body['value']).toMatchObject([
      { '@odata.type': '#microsoft.graph.group', displayName: null },
    ]);
  });

  test('are told by their ids', async () => {
    const { graph, outer, inner } = nested();
    const post = async (path: string, body: object) => (await graph.json(`/v1.0${path}`, { as, method: 'POST', body })).body['value'];
    const diego = `/users/${idOf(graph, 'diego')}`;
    const other = groupNamed(graph, 'Accounts Payable');

    expect(await post(`${diego}/getMemberGroups`, { securityEnabledOnly: false })).toEqual([inner.id, outer.id]);
    expect(await post(`${diego}/checkMemberGroups`, { groupIds: [outer.id, other.id] })).toEqual([outer.id]);
    expect(await post(`/groups/${inner.id}/getMemberGroups`, { securityEnabledOnly: true })).toEqual([outer.id]);
    const { status } = await graph.json(`/v1.0${diego}/checkMemberGroups`, {
      as,
      method: 'POST',
      body: { groupIds: Array.from({ length: 21 }, () => outer.id) },
    });
    expect(status).toBe(400);
  });
});
