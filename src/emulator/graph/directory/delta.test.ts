import { expect, test } from 'vitest';
import { createTestGraph, type TestGraph, type TestRequest } from '../../../../test/support/test-graph.ts';
import { findUser } from '../../tenant/tenant.ts';

const as = 'elin User.ReadWrite.All Group.ReadWrite.All';

const idOf = ({ tenant }: TestGraph, alias: string): string => findUser(tenant, `${alias}@contoso.example`)?.id ?? '';
const groupNamed = ({ tenant }: TestGraph, name: string) => [...tenant.groups.values()].find(({ displayName }) => displayName === name);

/** Reads a round from its beginning to its end. */
async function round(graph: TestGraph, url: string, init: TestRequest = {}) {
  const value: Record<string, unknown>[] = [];
  let pages = 0;
  for (let at = url; ;) {
    const { status, body } = await graph.json(at, { as, ...init });
    expect(status).toBe(200);
    value.push(...(body['value'] as Record<string, unknown>[]));
    pages += 1;
    const link = String(body['@odata.nextLink'] ?? body['@odata.deltaLink']);
    at = link.slice(link.indexOf('/v1.0'));
    if (body['@odata.nextLink'] === undefined) return { value, pages, next: at };
  }
}

test('a first round tells all, a later one what changed since', async () => {
  const graph = createTestGraph();
  const first = await round(graph, '/v1.0/users/delta');
  const ada = `/v1.0/users/${idOf(graph, 'ada')}`;

  expect(first.value.length).toBe(graph.tenant.users.size);
  expect((await round(graph, first.next)).value).toEqual([]);
  await graph.json(ada, { as, method: 'PATCH', body: { jobTitle: 'Lead' } });
  const second = await round(graph, first.next);
  expect(second.value).toMatchObject([{ id: idOf(graph, 'ada'), jobTitle: 'Lead', displayName: 'Ada Martin' }]);
  expect((await round(graph, second.next)).value).toEqual([]);
  expect((await round(graph, first.next, { headers: { Prefer: 'return=minimal' } })).value).toEqual([
    { id: idOf(graph, 'ada'), jobTitle: 'Lead' },
  ]);
});

test('in pages nobody is left out, and nobody comes twice', async () => {
  const graph = createTestGraph();
  const { value, pages } = await round(graph, '/v1.0/users/delta?$select=displayName', { headers: { Prefer: 'odata.maxpagesize=2' } });

  expect(pages).toBe(3);
  expect(new Set(value.map(({ id }) => id)).size).toBe(graph.tenant.users.size);
});

test('what is not selected is no change', async () => {
  const graph = createTestGraph();
  const { next } = await round(graph, '/v1.0/users/delta?$select=displayName');
  await graph.json(`/v1.0/users/${idOf(graph, 'ada')}`, { as, method: 'PATCH', body: { jobTitle: 'Lead' } });

  expect((await round(graph, next)).value).toEqual([]);
});

test('the latest token begins now', async () => {
  const graph = createTestGraph();
  const { value, next } = await round(graph, '/v1.0/users/delta?$deltatoken=latest&$select=displayName');
  await graph.json(`/v1.0/users/${idOf(graph, 'ben')}`, { as, method: 'PATCH', body: { displayName: 'Ben O.' } });

  expect(value).toEqual([]);
  expect((await round(graph, next)).value).toEqual([{ id: idOf(graph, 'ben'), displayName: 'Ben O.' }]);
});

test('people can be followed by id alone', async () => {
  const graph = createTestGraph();
  const ben = idOf(graph, 'ben');

  expect((await round(graph, `/v1.0/users/delta?$filter=id eq '${ben}'`)).value).toMatchObject([{ id: ben }]);
  expect((await graph.json("/v1.0/users/delta?$filter=displayName eq 'x'", { as })).status).toBe(400);
  expect((await graph.json('/v1.0/users/delta?$deltatoken=nothing', { as })).status).toBe(410);
});

test('who left a group after it was told, and before the first round is over, is told as gone', async () => {
  const graph = createTestGraph();
  const security = groupNamed(graph, 'Software Developers')?.id ?? '';
  const diego = idOf(graph, 'diego');
  for (const displayName of ['One', 'Two'])
    await graph.json('/v1.0/groups', {
      as,
      method: 'POST',
      body: { displayName, mailNickname: displayName, mailEnabled: false, securityEnabled: true },
    });
  const told: Record<string, unknown>[] = [];
  const left: unknown[] = [];
  let at: string | undefined = '/v1.0/groups/delta';
  while (at !== undefined) {
    const { body }: { body: Record<string, unknown> } = await graph.json(at, { as, headers: { Prefer: 'odata.maxpagesize=1' } });
    const page = body['value'] as Record<string, unknown>[];
    if (page.some(({ id }) => id === security) && !told.some(({ id }) => id === security)) {
      left.push(body['@odata.nextLink']);
      await graph.json(`/v1.0/groups/${security}/members/${diego}/$ref`, { as, method: 'DELETE' });
    }
    told.push(...page);
    const link = body['@odata.nextLink'] as string | undefined;
    at = link?.slice(link.indexOf('/v1.0'));
  }
  const ofGroup = told.filter(({ id }) => id === security).flatMap((group) => (group['members@delta'] ?? []) as { id: string }[]);

  expect(left).toEqual([expect.any(String)]);
  expect(ofGroup.filter(({ id }) => id === diego)).toMatchObject([{}, { '@removed': { reason: 'deleted' } }]);
});

test('groups tell who came and who went, and how they are gone themselves', async () => {
  const graph = createTestGraph();
  const [unified, security] = ['Accounts Payable', 'Software Developers'].map((name) => groupNamed(graph, name)?.id ?? '');
  const first = await round(graph, '/v1.0/groups/delta');
  const [ada, diego] = [idOf(graph, 'ada'), idOf(graph, 'diego')];

  expect(first.value.find(({ id }) => id === security)?.['members@delta']).toEqual([
    { '@odata.type': '#microsoft.graph.user', id: diego },
    { '@odata.type': '#microsoft.graph.user', id: idOf(graph, 'elin') },
  ]);
  const member = `/v1.0/groups/${security}/members`;
  await graph.json(`${member}/$ref`, { as, method: 'POST', body: { '@odata.id': `https://graph.microsoft.com/v1.0/users/${ada}` } });
  await graph.json(`${member}/${diego}/$ref`, { as, method: 'DELETE' });
  const second = await round(graph, first.next);
  expect(second.value).toMatchObject([{ id: security, 'members@delta': [{ id: diego, '@removed': { reason: 'deleted' } }, { id: ada }] }]);
  for (const id of [unified, security]) await graph.json(`/v1.0/groups/${id}`, { as, method: 'DELETE' });
  const third = await round(graph, second.next);
  expect(third.value).toEqual([
    { id: unified, '@removed': { reason: 'changed' } },
    { id: security, '@removed': { reason: 'deleted' } },
  ]);
  await graph.json(`/v1.0/directory/deletedItems/${unified}/restore`, { as, method: 'POST' });
  expect((await round(graph, third.next)).value).toMatchObject([{ id: unified, displayName: 'Accounts Payable' }]);
  expect((await round(graph, '/v1.0/groups/delta')).value.map(({ id }) => id)).toEqual([unified]);
});
