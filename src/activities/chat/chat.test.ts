import { describe, expect, test } from 'vitest';
import { failureOf } from '../../../test/support/failure-of.ts';
import { recordedWorld, runRecorded } from '../../../test/support/recording-graph.ts';
import { toChat } from './chat.ts';
import { create, list, messages, reply, sendToChannel, channels } from './index.ts';
import { toChatMessage } from './message.ts';

const sendMessage = 'POST /teams/{team}/channels/{channel}/messages';
const sendReply = `${sendMessage}/{message}/replies` as const;

async function all(items: AsyncIterable<unknown>): Promise<unknown[]> {
  const found: unknown[] = [];
  for await (const item of items) found.push(item);
  return found;
}

test('what Graph leaves out is empty', () => {
  expect(toChat({ id: 'c' })).toMatchObject({ topic: null, chatType: '', members: null });
  expect(toChat({ id: 'c', members: [{}] }).members).toEqual([{ id: '', displayName: '', email: null, isOwner: false }]);
  expect(toChatMessage({ id: '1' })).toMatchObject({
    from: null,
    body: '',
    bodyType: 'text',
    mentions: [],
    attachments: [],
    isDeleted: false,
  });
});

test.each<[type: 'text' | 'html', contentType: string, body: string, bodyType: string]>([
  ['text', 'html', 'a\nb', 'text'],
  ['html', 'html', 'a<br>b', 'html'],
  ['html', 'text', 'a<br>b', 'text'],
])('wanted as %s, a message in %s is %j', (type, contentType, body, bodyType) => {
  expect(toChatMessage({ id: '1', body: { contentType, content: 'a<br>b' } }, type)).toMatchObject({ body, bodyType });
});

test('a list asks for no more than is wanted, and for one kind where that is wanted', async () => {
  const world = recordedWorld(list, { 'GET /me/chats': [{ id: 'a' }, { id: 'b' }] });

  expect(await all(runRecorded(list, { top: 1, chatType: 'group' }, world))).toMatchObject([{ id: 'a' }]);
  expect(world.calls[0]?.request.query).toMatchObject({ $top: 1, $filter: "chatType eq 'group'" });
});

test('messages that Teams itself wrote are left out and not counted', async () => {
  const found = [{ id: '3', messageType: 'systemEventMessage' }, { id: '2', messageType: 'message' }, { id: '1' }];
  const world = recordedWorld(messages, { 'GET /chats/{chat}/messages': found });
  const input = { chat: 'c', top: 2, changedAfter: '2026-11-01T09:00', timeZone: 'Europe/Paris' };

  expect(await all(runRecorded(messages, input, world))).toMatchObject([{ id: '2' }, { id: '1' }]);
  expect(world.calls[0]?.request.query).toMatchObject({
    $orderby: 'lastModifiedDateTime desc',
    $filter: 'lastModifiedDateTime gt 2026-11-01T08:00:00.000Z',
  });
});

test.each<[input: object, chatType: string, keys: string[]]>([
  [{ people: ['ben@x.example'] }, 'oneOnOne', ['me', 'ben%40x.example']],
  [{ people: ['ben@x.example'], group: true, topic: 'Us' }, 'group', ['me', 'ben%40x.example']],
  [{ people: ['b', { id: 'c' }, 'b'] }, 'group', ['me', 'b', 'c']],
])('%j makes a chat of the kind %s', async (input, chatType, keys) => {
  const world = recordedWorld(create, { 'GET /me': { id: 'me' }, 'POST /chats': { id: 'x' } });
  await runRecorded(create, input, world);

  const body = world.calls[1]?.request.body as { members: { 'user@odata.bind': string }[] };
  expect(body).toMatchObject({ chatType });
  expect(body.members.map((member) => /'(.*)'/.exec(member['user@odata.bind'])?.[1])).toEqual(keys);
});

describe('a channel and a message say where they are', () => {
  const channel = { id: 'ch', teamId: 't' };

  test('so that nothing else has to be named', async () => {
    const listed = recordedWorld(channels, { 'GET /teams/{team}/channels': [{ id: 'ch' }] });
    const [found] = await all(runRecorded(channels, { team: { id: 't' } }, listed));
    const world = recordedWorld(sendToChannel, { [sendMessage]: { id: '1' } });
    await runRecorded(sendToChannel, { channel: found, text: 'x' }, world);

    expect(world.calls[0]?.request.params).toEqual({ team: 't', channel: 'ch' });
  });

  test.each<[input: object, params: object]>([
    [{ message: { id: '1', channelId: 'ch', teamId: 't' } }, { team: 't', channel: 'ch', message: '1' }],
    [{ message: { id: '2', replyToId: '1', channelId: 'ch', teamId: 't' } }, { team: 't', channel: 'ch', message: '1' }],
    [
      { message: '1', channel },
      { team: 't', channel: 'ch', message: '1' },
    ],
    [
      { message: '1', channel: 'ch', team: 't' },
      { team: 't', channel: 'ch', message: '1' },
    ],
  ])('%j is answered there', async (place, params) => {
    const world = recordedWorld(reply, { [sendReply]: { id: '1' } });
    await runRecorded(reply, { ...place, text: 'x' }, world);

    expect(world.calls[0]?.request.params).toEqual(params);
  });

  test.each<[input: object, field: string]>([
    [{ message: '1' }, 'channel'],
    [{ message: '1', channel: 'ch' }, 'team'],
  ])('of %j the %s is missing', async (place, field) => {
    const world = recordedWorld(reply);
    const failure = await failureOf(Promise.resolve(runRecorded(reply, { ...place, text: 'x' }, world)));

    expect(failure).toMatchObject({ code: 'INPUT_INVALID', message: expect.stringContaining(field) });
  });
});
