import { describe, expect, test } from 'vitest';
import { everyTeamsPermission, type Row, testTeams, type TestTeams } from '../../../../test/support/test-teams.ts';

const asAda = `ada ${everyTeamsPermission}`;

const member = (graph: TestTeams, alias: string, roles = ['owner']) => ({
  '@odata.type': '#microsoft.graph.aadUserConversationMember',
  roles,
  'user@odata.bind': `https://graph.microsoft.com/v1.0/users('${graph.idOf(alias)}')`,
});

function create(graph: TestTeams, body: unknown, as = asAda) {
  return graph.json('/v1.0/chats', { as, method: 'POST', body });
}

describe('chats', () => {
  test('are those that one takes part in, the latest first, with members and the last message where asked for', async () => {
    const graph = testTeams();
    const { body } = await graph.json('/v1.0/me/chats?$expand=members,lastMessagePreview', { as: 'ada Chat.ReadBasic' });
    const found = body['value'] as Row[];

    expect(body).toMatchObject({ '@odata.context': 'https://graph.microsoft.com/v1.0/$metadata#chats', '@odata.count': 2 });
    expect(found.map(({ topic, chatType }) => [topic, chatType])).toEqual([
      [null, 'oneOnOne'],
      ['Release 2.4', 'group'],
    ]);
    expect(found[0]).toMatchObject({
      members: [{ displayName: 'Ada Martin' }, { displayName: 'Ben Okafor' }],
      lastMessagePreview: { body: { content: 'Can you look at the quote for Litware before you leave?' } },
    });
    expect(await graph.rows('/me/chats', 'chloe Chat.Read')).toEqual([]);
  });

  test.each<[query: string, status: number, topics?: unknown[]]>([
    ['$top=50', 200, [null, 'Release 2.4']],
    ['$top=51', 400],
    ['$orderby=lastMessagePreview/createdDateTime desc', 200, [null, 'Release 2.4']],
    ['$orderby=lastMessagePreview/createdDateTime', 400],
    ['$orderby=topic', 200, [null, 'Release 2.4']],
    ["$filter=chatType eq 'group'", 200, ['Release 2.4']],
    ['$skip=1', 400],
  ])('listed with %s: %i', async (query, status, topics) => {
    const answer = await testTeams().json(`/v1.0/me/chats?${query}`, { as: 'ada Chat.ReadBasic' });

    expect([answer.status, (answer.body['value'] as Row[] | undefined)?.map(({ topic }) => topic)]).toEqual([status, topics]);
  });

  test('of two people are made once; a group gets a title and is another one each time', async () => {
    const graph = testTeams();
    const two = { chatType: 'oneOnOne', members: [member(graph, 'ada'), member(graph, 'chloe')] };
    const group = { chatType: 'group', topic: 'Plans', members: [member(graph, 'ada'), member(graph, 'ben'), member(graph, 'chloe')] };
    const first = await create(graph, two);
    const again = await create(graph, two);
    const [one, other] = [await create(graph, group), await create(graph, group)];

    expect([first.status, again.status, one.status]).toEqual([201, 201, 201]);
    expect(again.body['id']).toBe(first.body['id']);
    expect(one.body).toMatchObject({ topic: 'Plans', chatType: 'group' });
    expect(one.body['id']).not.toBe(other.body['id']);
  });

  test.each<[what: string, change: (graph: TestTeams) => object, status: number]>([
    ['one person', (graph) => ({ members: [member(graph, 'ada')] }), 400],
    ['the same person twice', (graph) => ({ members: [member(graph, 'ada'), member(graph, 'ada')] }), 400],
    ['two others', (graph) => ({ members: [member(graph, 'ben'), member(graph, 'chloe')] }), 400],
    ['a member without a role', (graph) => ({ members: [member(graph, 'ada'), member(graph, 'ben', [])] }), 400],
    ['a role that there is not', (graph) => ({ members: [member(graph, 'ada'), member(graph, 'ben', ['boss'])] }), 400],
    ['a title for two people', () => ({ topic: 'Us' }), 400],
    ['a kind that cannot be made', () => ({ chatType: 'meeting' }), 400],
    ['a property that there is not', () => ({ color: 'blue' }), 400],
    ['a property that is not kept', () => ({ viewpoint: { isHidden: true } }), 501],
    [
      'somebody whom nobody knows',
      (graph) => ({
        members: [member(graph, 'ada'), { ...member(graph, 'ben'), 'user@odata.bind': "https://graph.microsoft.com/v1.0/users('nobody')" }],
      }),
      404,
    ],
    ['nobody', (graph) => ({ members: [member(graph, 'ada'), { roles: ['owner'] }] }), 400],
  ])('cannot be made with %s', async (_, change, status) => {
    const graph = testTeams();
    const good = { chatType: 'oneOnOne', members: [member(graph, 'ada'), member(graph, 'ben')] };

    expect((await create(graph, { ...good, ...change(graph) })).status).toBe(status);
  });

  test('of a group take another title, those of two people do not', async () => {
    const graph = testTeams();
    const [two, group] = await graph.rows('/me/chats');
    const rename = (chat: Row | undefined) =>
      graph.json(`/v1.0/chats/${String(chat?.['id'])}`, { as: asAda, method: 'PATCH', body: { topic: 'Release 2.5' } });

    expect(await rename(group)).toMatchObject({ status: 200, body: { topic: 'Release 2.5' } });
    expect((await rename(two)).status).toBe(400);
  });

  test('are closed to those who take no part, and whoever joins or leaves changes that', async () => {
    const graph = testTeams();
    const [, group] = await graph.rows('/me/chats');
    const path = `/v1.0/chats/${String(group?.['id'])}`;
    const asChloe = { as: 'chloe Chat.Read' };

    expect(await graph.json(path, asChloe)).toMatchObject({
      status: 403,
      body: { error: { code: 'Forbidden', message: 'InsufficientPrivileges' } },
    });
    const added = await graph.call(`${path}/members`, { as: asAda, method: 'POST', body: member(graph, 'chloe') });
    expect(added.status).toBe(201);
    expect((await graph.json(path, asChloe)).status).toBe(200);
    const removed = await graph.call(`/v1.0${added.headers.get('Location') ?? ''}`, { as: asAda, method: 'DELETE' });
    expect(removed.status).toBe(204);
    expect((await graph.json(path, asChloe)).status).toBe(403);
  });

  test.each([
    ['/v1.0/me/chats', 'ada User.Read', 403],
    ['/v1.0/me/chats', 'app Chat.Read.All', 400],
    ['/v1.0/users/ada@contoso.example/chats', 'app Chat.Read.All', 200],
    ['/v1.0/users/ben@contoso.example/chats', 'ada Chat.Read', 403],
    ['/v1.0/chats/19:none@thread.v2', 'ada Chat.Read', 404],
    ['/v1.0/users/ada@contoso.example/chats/getAllMessages', 'app Chat.Read.All', 501],
  ])('%s as %s: %i', async (path, as, status) => {
    expect((await testTeams().json(path, { as })).status).toBe(status);
  });

  test('a missing permission is named', async () => {
    const { body } = await testTeams().json('/v1.0/me/chats', { as: 'ada User.Read' });

    expect(body['error']).toMatchObject({
      code: 'Forbidden',
      message:
        "Missing scope permissions on the request. API requires one of 'Chat.ReadBasic, Chat.Read, Chat.ReadWrite'. Scopes on the request 'User.Read'",
    });
  });
});
