import { describe, expect, test } from 'vitest';
import { everyTeamsPermission, type Row, testTeams, type TestTeams } from '../../../../test/support/test-teams.ts';

const asAda = `ada ${everyTeamsPermission}`;
const asBen = asAda.replace('ada', 'ben');

/** The chat of Ada and Ben, and the channels of their team. */
async function places(graph: TestTeams): Promise<{ readonly chat: string; readonly general: string }> {
  const [chat] = await graph.rows('/me/chats');
  const [team] = await graph.rows('/me/joinedTeams');
  const [channel] = await graph.rows(`/teams/${String(team?.['id'])}/channels`);
  return {
    chat: `/chats/${String(chat?.['id'])}/messages`,
    general: `/teams/${String(team?.['id'])}/channels/${String(channel?.['id'])}/messages`,
  };
}

const post = (graph: TestTeams, path: string, body: unknown, as = asAda) => graph.json(`/v1.0${path}`, { as, method: 'POST', body });
const contents = (found: readonly Row[]): unknown[] => found.map(({ body }) => (body as { content: string }).content);

describe('messages', () => {
  test('of a chat come the latest first, page by page', async () => {
    const graph = testTeams();
    const { chat } = await places(graph);
    const { body } = await graph.json(`/v1.0${chat}?$top=3`, { as: 'ada Chat.Read' });
    const rest = await graph.json(String(body['@odata.nextLink']).replace('https://graph.microsoft.com', ''), { as: 'ada Chat.Read' });

    expect(body['@odata.count']).toBe(3);
    expect(contents(body['value'] as Row[])).toEqual([
      'Can you look at the quote for Litware before you leave?',
      'Great, then I call them today.',
      'Yes, on Friday.',
    ]);
    expect(contents(rest.body['value'] as Row[])).toEqual(['Do you know whether Northwind has paid?']);
  });

  test.each<[query: string, status: number, count?: number]>([
    ['$top=51', 400],
    ['$orderby=createdDateTime desc', 200, 4],
    ['$orderby=createdDateTime', 400],
    ['$orderby=subject desc', 400],
    ['$filter=lastModifiedDateTime gt 2026-03-02T00:00:00Z', 200, 4],
    ['$orderby=lastModifiedDateTime desc&$filter=lastModifiedDateTime gt 2026-03-02T00:00:00Z', 200, 1],
    ['$orderby=createdDateTime desc&$filter=lastModifiedDateTime gt 2026-03-02T00:00:00Z', 200, 4],
    ['$orderby=createdDateTime desc&$filter=createdDateTime lt 2026-03-02T00:00:00Z', 200, 3],
    ['$orderby=createdDateTime desc&$filter=createdDateTime gt 2026-03-02T00:00:00Z', 400],
  ])('of a chat with %s: %i', async (query, status, count) => {
    const graph = testTeams();
    const { chat } = await places(graph);
    const answer = await graph.json(`/v1.0${chat}?${query}`, { as: 'ada Chat.Read' });

    expect([answer.status, (answer.body['value'] as Row[] | undefined)?.length]).toEqual([status, count]);
  });

  test('of a channel are those that begin threads; answers stand below, and come along where they are asked for', async () => {
    const graph = testTeams();
    const { general } = await places(graph);
    const found = await graph.rows(`${general}?$expand=replies`);
    const replies = await graph.rows(`${general}/${String(found[0]?.['id'])}/replies`);

    expect(contents(found)).toEqual(['The test accounts change on Monday.', 'Welcome to Apollo. Notes and dates go here.']);
    expect(found[0]).toMatchObject({ 'replies@odata.count': 2, replyToId: null });
    expect(contents(found[0]?.['replies'] as Row[])).toEqual(['All three.', 'All of them?']);
    expect(contents(replies)).toEqual(['All three.', 'All of them?']);
    expect((await graph.json(`/v1.0${general}?$filter=subject eq 'x'`, { as: asAda })).status).toBe(400);
  });

  test('are sent to a chat, where the chat then is the latest, and to a channel, and answered there', async () => {
    const graph = testTeams();
    const { general } = await places(graph);
    const [, release] = await graph.rows('/me/chats');
    const sent = await post(graph, `/chats/${String(release?.['id'])}/messages`, { body: { content: 'Done.' } }, 'ada ChatMessage.Send');
    const root = await post(
      graph,
      general,
      { subject: 'Plan', body: { contentType: 'html', content: '<b>Here</b>' } },
      'ada ChannelMessage.Send',
    );
    const reply = await post(graph, `${general}/${String(root.body['id'])}/replies`, { body: { content: 'Thanks' } }, asBen);

    expect(sent).toMatchObject({
      status: 201,
      body: {
        chatId: release?.['id'],
        body: { contentType: 'text', content: 'Done.' },
        from: { user: { displayName: 'Ada Martin' } },
        webUrl: null,
      },
    });
    expect((await graph.rows('/me/chats'))[0]?.['topic']).toBe('Release 2.4');
    expect(root).toMatchObject({ status: 201, body: { subject: 'Plan', replyToId: null, chatId: null } });
    expect(root.body['etag']).toBe(root.body['id']);
    expect(reply).toMatchObject({ status: 201, body: { replyToId: root.body['id'], from: { user: { displayName: 'Ben Okafor' } } } });
  });

  test('that are sent at one moment have ids of their own', async () => {
    const graph = testTeams();
    const { chat } = await places(graph);
    const ids = [await post(graph, chat, { body: { content: 'a' } }), await post(graph, chat, { body: { content: 'b' } })].map(
      ({ body }) => body['id'],
    );

    expect(new Set(ids).size).toBe(2);
  });

  const mention = { id: 0, mentionText: 'Ben & Co', mentioned: { user: { id: 'b', displayName: 'Ben & Co' } } };
  test.each<[what: string, body: object, status: number]>([
    ['a mention with its marker', { body: { contentType: 'html', content: 'Hi <at id="0">Ben &amp; Co</at>' }, mentions: [mention] }, 201],
    ['a mention without its marker', { body: { contentType: 'html', content: 'Hi Ben' }, mentions: [mention] }, 400],
    ['a marker with another id', { body: { contentType: 'html', content: 'Hi <at id="1">Ben &amp; Co</at>' }, mentions: [mention] }, 400],
    ['a marker with another text', { body: { contentType: 'html', content: 'Hi <at id="0">Ben</at>' }, mentions: [mention] }, 400],
    ['a marker in plain text', { body: { content: 'Hi <at id="0">Ben & Co</at>' }, mentions: [mention] }, 400],
    [
      'a mention of nobody',
      { body: { contentType: 'html', content: '<at id="0">Ben &amp; Co</at>' }, mentions: [{ ...mention, mentioned: {} }] },
      400,
    ],
    ['nothing', { body: { content: '' } }, 400],
    ['too much', { body: { content: 'x'.repeat(28 * 1024) } }, 413],
    ['an importance that there is not', { body: { content: 'x' }, importance: 'low' }, 400],
    ['a property that there is not', { body: { content: 'x' }, colour: 'red' }, 400],
    ['a moment of its own', { body: { content: 'x' }, createdDateTime: '2020-01-01T00:00:00Z' }, 501],
  ])('with %s', async (_, body, status) => {
    const graph = testTeams();

    expect((await post(graph, (await places(graph)).chat, body)).status).toBe(status);
  });

  test('say why a mention is refused', async () => {
    const graph = testTeams();
    const { body } = await post(graph, (await places(graph)).chat, { body: { content: 'Hi' }, mentions: [mention] });

    expect(body['error']).toMatchObject({
      code: 'BadRequest',
      message: "Neither Body nor adaptive card content contains marker for mention with Id '0'",
    });
  });

  test('of an application cannot be sent', async () => {
    const graph = testTeams();
    const { chat } = await places(graph);

    expect((await post(graph, chat, { body: { content: 'x' } }, 'app Chat.ReadWrite.All')).status).toBe(403);
    expect((await post(graph, chat, { body: { content: 'x' } }, 'app Teamwork.Migrate.All')).status).toBe(403);
  });

  test('carry pictures, which have addresses and bytes of their own', async () => {
    const graph = testTeams();
    const { chat } = await places(graph);
    const { body } = await post(graph, chat, {
      body: { contentType: 'html', content: '<img src="../hostedContents/1/$value">' },
      hostedContents: [
        { '@microsoft.graph.temporaryId': '1', contentBytes: Buffer.from('picture').toString('base64'), contentType: 'image/png' },
      ],
    });
    const source = /src="https:\/\/graph\.microsoft\.com([^"]+)"/.exec(String(contents([body])[0]))?.[1] ?? '';
    const picture = await graph.call(source, { as: 'ben Chat.Read' });

    expect([picture.headers.get('Content-Type'), await picture.text()]).toEqual(['image/png', 'picture']);
    expect(await graph.rows(`${chat}/${String(body['id'])}/hostedContents`)).toHaveLength(1);
  });

  test('are changed, deleted and brought back by the writer only', async () => {
    const graph = testTeams();
    const { chat } = await places(graph);
    const { body: sent } = await post(graph, chat, { body: { content: 'Helo' } });
    const one = `${chat}/${String(sent['id'])}`;
    const read = async () => (await graph.json(`/v1.0${one}`, { as: asAda })).body;
    const change = (as: string) => graph.call(`/v1.0${one}`, { as, method: 'PATCH', body: { body: { content: 'Hello' } } });
    const call = async (action: string, as = asAda) => (await graph.call(`/v1.0${one}/${action}`, { as, method: 'POST' })).status;

    expect([(await change(asBen)).status, (await change(asAda)).status]).toEqual([400, 204]);
    expect(await read()).toMatchObject({ body: { content: 'Hello' }, lastEditedDateTime: '2026-03-02T09:00:00.000Z' });
    expect([await call('softDelete', asBen), await call('softDelete')]).toEqual([400, 204]);
    expect(await read()).toMatchObject({ body: { content: '' }, deletedDateTime: '2026-03-02T09:00:00.000Z' });
    expect(await call('undoSoftDelete')).toBe(204);
    expect(await read()).toMatchObject({ body: { content: 'Hello' }, deletedDateTime: null });
  });

  test('get reactions, one of a kind of each person, and lose them', async () => {
    const graph = testTeams();
    const { general } = await places(graph);
    const [first] = await graph.rows(general);
    const react = (action: string, as: string) =>
      graph.call(`/v1.0${general}/${String(first?.['id'])}/${action}`, { as, method: 'POST', body: { reactionType: '💘' } });
    for (const as of [asAda, asBen, asBen]) expect((await react('setReaction', as)).status).toBe(204);
    const reactions = async () => (await graph.rows(general)).flatMap(({ reactions: found }) => found).length;

    expect(await reactions()).toBe(2);
    await react('unsetReaction', asBen);
    expect(await reactions()).toBe(1);
  });
});
