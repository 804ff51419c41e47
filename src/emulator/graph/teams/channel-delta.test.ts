import { expect, test } from 'vitest';
import { everyTeamsPermission, type Row, testTeams } from '../../../../test/support/test-teams.ts';

const as = `ada ${everyTeamsPermission}`;

async function channelOf() {
  const graph = testTeams();
  const [team] = await graph.rows('/me/joinedTeams');
  const [channel] = await graph.rows(`/teams/${String(team?.['id'])}/channels`);
  const messages = `/v1.0/teams/${String(team?.['id'])}/channels/${String(channel?.['id'])}/messages`;
  const read = async (link: string) => {
    const { status, body } = await graph.json(link.replace('https://graph.microsoft.com', ''), { as });
    const texts = ((body['value'] ?? []) as Row[]).map(({ body: said }) => (said as { content: string }).content);
    return { status, texts, next: String(body['@odata.nextLink'] ?? ''), delta: String(body['@odata.deltaLink'] ?? '') };
  };
  const change = (path: string, method: string, body?: unknown) =>
    graph.json(`${messages}${path}`, { as, method, ...(body !== undefined && { body }) });
  return { messages, read, change, clock: graph.tenant.clock };
}

test('a first round tells all that began threads, page by page; a later one what changed, in the order of the changes', async () => {
  const { messages, read, change } = await channelOf();
  const first = await read(`${messages}/delta?$top=1`);
  const second = await read(first.next);
  const none = await read(second.delta);
  const made = await change('', 'POST', { body: { content: 'New' } });
  const other = await change('', 'POST', { body: { content: 'Newer' } });
  const id = String(made.body['id']);
  await change(`/${id}`, 'PATCH', { body: { content: 'Changed' } });
  await change(`/${String(other.body['id'])}/replies`, 'POST', { body: { content: 'An answer' } });
  const later = await read(none.delta);
  await change(`/${id}/softDelete`, 'POST');
  const deleted = await read(later.delta);

  expect([first.texts, second.texts, none.texts]).toEqual([
    ['Welcome to Apollo. Notes and dates go here.'],
    ['The test accounts change on Monday.'],
    [],
  ]);
  expect([later.texts, deleted.texts]).toEqual([['Newer', 'Changed'], ['']]);
});

test('only what changed after a moment is told where that is asked', async () => {
  const { messages, read } = await channelOf();

  expect((await read(`${messages}/delta?$filter=lastModifiedDateTime gt 2000-01-01T00:00:00Z`)).texts).toHaveLength(2);
  expect((await read(`${messages}/delta?$filter=lastModifiedDateTime gt 2100-01-01T00:00:00Z`)).texts).toEqual([]);
  expect((await read(`${messages}/delta?$filter=lastModifiedDateTime lt 2100-01-01T00:00:00Z`)).status).toBe(400);
});

test('a thread that was answered after the moment is told too, although it began before', async () => {
  const { messages, read, change, clock } = await channelOf();
  const made = await change('', 'POST', { body: { content: 'Before' } });
  clock.advance(60_000);
  const moment = clock.now().toISOString();
  const since = `${messages}/delta?$filter=lastModifiedDateTime gt ${moment}`;
  expect((await read(since)).texts).toEqual([]);
  clock.advance(60_000);
  await change(`/${String(made.body['id'])}/replies`, 'POST', { body: { content: 'An answer' } });

  expect((await read(since)).texts).toEqual(['Before']);
});

test('the first round begins behind those that are skipped, on whatever pages; a later one skips none', async () => {
  const { messages, read, change } = await channelOf();
  const all = (await read(`${messages}/delta`)).texts;
  await change('', 'POST', { body: { content: 'New' } });
  const first = await read(`${messages}/delta?$skip=1&$top=1`);
  const second = await read(first.next);
  await change('', 'POST', { body: { content: 'Newer' } });

  expect([first.texts, second.texts, (await read(second.delta)).texts]).toEqual([all.slice(1), ['New'], ['Newer']]);
  expect((await read(`${messages}/delta?$skip=9`)).texts).toEqual([]);
});

test.each(['$orderby=lastModifiedDateTime desc', '$search="x"', '$top=51', "$filter=contains(subject,'x')"])(
  '%s is refused',
  async (query) => {
    const { messages, read } = await channelOf();

    expect((await read(`${messages}/delta?${query}`)).status).toBe(400);
  },
);

test('a token of another channel, or a changed one, is refused', async () => {
  const { messages, read } = await channelOf();
  const { delta } = await read(`${messages}/delta`);

  expect((await read(delta.replace('deltatoken=', 'deltatoken=A'))).status).toBe(410);
  expect((await read(`${messages}/delta?$filter=subject eq 'x'`)).status).toBe(400);
});
