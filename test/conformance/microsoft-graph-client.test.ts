import {
  BatchRequestContent,
  BatchResponseContent,
  type Client,
  GraphError,
  LargeFileUploadTask,
  PageIterator,
  type PageCollection,
  ResponseType,
  StreamUpload,
} from '@microsoft/microsoft-graph-client';
import { Readable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Emulator } from '../../src/emulator/index.ts';
import { sdkFor } from './graph-client.ts';
import { conformanceSuite, type ConformanceWorld } from './world.ts';

const emulated = conformanceSuite();

describe('@microsoft/microsoft-graph-client', () => {
  let world: ConformanceWorld;
  let emulator: Emulator;
  let client: Client;

  beforeAll(async () => {
    world = await emulated();
    emulator = world.emulator;
    client = await sdkFor(world, ['Mail.ReadWrite', 'Mail.Send', 'User.Read']);
  });
  afterAll(() => emulator[Symbol.asyncDispose]());

  test('makes a group, changes who is in it, and follows what changed', async () => {
    const directory = await sdkFor(world, ['Group.ReadWrite.All', 'User.Read.All']);
    const latest = await directory.api('/groups/delta').query({ $deltatoken: 'latest' }).get();
    const group = await directory
      .api('/groups')
      .post({ displayName: 'Harvest', mailNickname: 'harvest', mailEnabled: true, securityEnabled: false, groupTypes: ['Unified'] });
    const members = `/groups/${group.id}/members`;
    await directory.api(`${members}/$ref`).post({ '@odata.id': `https://graph.microsoft.com/v1.0/directoryObjects/${world.idOf('ben')}` });

    expect((await directory.api(members).get()).value).toMatchObject([
      { '@odata.type': '#microsoft.graph.user', displayName: 'Ben Okafor' },
    ]);
    expect(await directory.api(`${members}/$count`).header('ConsistencyLevel', 'eventual').get()).toBe('1');
    expect((await directory.api(`/groups/${group.id}/owners`).select('displayName').get()).value).toMatchObject([
      { displayName: 'Ada Martin' },
    ]);
    expect((await directory.api(latest['@odata.deltaLink']).get()).value).toMatchObject([
      { id: group.id, 'members@delta': [{ id: world.idOf('ben') }] },
    ]);
    await directory.api(`${members}/${world.idOf('ben')}/$ref`).delete();
    expect((await directory.api(members).get()).value).toEqual([]);
    await directory.api(`/groups/${group.id}`).delete();
    await expect(directory.api(`/groups/${group.id}`).get()).rejects.toMatchObject({ statusCode: 404, code: 'Request_ResourceNotFound' });
  });

  test('reads a manager, a picture, and the groups that somebody is in', async () => {
    const directory = await sdkFor(world, ['GroupMember.Read.All', 'User.Read.All', 'User.Read']);
    const picture = (await directory.api('/me/photos/48x48/$value').responseType(ResponseType.ARRAYBUFFER).get()) as ArrayBuffer;

    expect(await directory.api('/me/manager').get()).toMatchObject({ displayName: 'Chloe Nguyen' });
    expect([...new Uint8Array(picture).subarray(0, 2)]).toEqual([0xff, 0xd8]);
    const groups = (await directory.api('/me/memberOf').get()).value as { displayName: string }[];
    expect(groups.map(({ displayName }) => displayName)).toContain('Accounts Payable');
  });

  test('reads who is signed in', async () => {
    expect(await client.api('/me').select(['displayName', 'mail']).get()).toMatchObject({
      displayName: 'Ada Martin',
      mail: 'ada@contoso.example',
    });
  });

  test('builds queries that are understood', async () => {
    const { value } = (await client
      .api('/me/mailFolders/inbox/messages')
      .filter("receivedDateTime ge 2000-01-01T00:00:00Z and startswith(subject, 'Invoice')")
      .orderby('receivedDateTime DESC')
      .select('subject,receivedDateTime')
      .top(3)
      .count(true)
      .get()) as PageCollection;

    expect(value.length).toBeGreaterThan(0);
    expect(value.every(({ subject }: { subject: string }) => subject.startsWith('Invoice'))).toBe(true);
  });

  test('iterates over all pages', async () => {
    const first = (await client.api('/me/messages').select('id').top(7).get()) as PageCollection;
    const ids: string[] = [];
    await new PageIterator(client, first, ({ id }: { id: string }) => ids.push(id) > 0).iterate();

    expect(ids).toHaveLength(emulator.tenant.mailboxes.get(world.idOf('ada'))?.messages.size ?? -1);
    expect(new Set(ids).size).toBe(ids.length);
  });

  test('sends a batch with a dependency', async () => {
    const draft = new Request('https://graph.microsoft.com/me/messages', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ subject: 'From a batch' }),
    });
    const batch = new BatchRequestContent([
      { id: '1', request: draft },
      { id: '2', request: new Request('https://graph.microsoft.com/me/mailFolders/drafts?$select=totalItemCount'), dependsOn: ['1'] },
      { id: '3', request: new Request('https://graph.microsoft.com/users'), dependsOn: ['2'] },
    ]);
    const answers = new BatchResponseContent(await client.api('/$batch').post(await batch.getContent()));

    expect([1, 2, 3].map((id) => answers.getResponseById(String(id)).status)).toEqual([201, 200, 403]);
    expect(await answers.getResponseById('1').json()).toMatchObject({ subject: 'From a batch', isDraft: true });
  });

  test('turns an error into a GraphError with its code and request id', async () => {
    const error: unknown = await client
      .api('/me/messages/nothing')
      .get()
      .catch((reason: unknown) => reason);

    expect(error).toBeInstanceOf(GraphError);
    expect(error).toMatchObject({ statusCode: 400, code: 'ErrorInvalidIdMalformed', requestId: expect.stringMatching(/^[\da-f-]{36}$/) });
  });

  test.each([
    [429, { kind: 'throttle', retryAfter: 0.05 }],
    [503, { kind: 'unavailable', retryAfter: 0.05 }],
    [504, { kind: 'timeout', retryAfter: 0.05 }],
  ] as const)('retries after %i', async (status, rule) => {
    emulator.requests.clear();
    emulator.faults.add({ ...rule, times: 2, match: { operation: 'GET /me' } });

    expect(await client.api('/me').get()).toMatchObject({ displayName: 'Ada Martin' });
    expect(emulator.requests.list().map((request) => request.status)).toEqual([status, status, 200]);
  });

  test('uploads a large attachment in ranges', async () => {
    const message = (await client.api('/me/messages').post({ subject: 'With a large attachment' })) as { id: string };
    const content = Buffer.alloc(5 * 1024 * 1024, 'onbehalf');
    const session = await LargeFileUploadTask.createUploadSession(client, `/me/messages/${message.id}/attachments/createUploadSession`, {
      AttachmentItem: { attachmentType: 'file', name: 'large.txt', size: content.length, contentType: 'text/plain' },
    });
    const file = new StreamUpload(Readable.from(content, { objectMode: false, highWaterMark: 1024 * 1024 }), 'large.txt', content.length);
    const progress: number[] = [];
    const task = new LargeFileUploadTask(client, file, session, {
      rangeSize: 320 * 1024 * 6,
      uploadEventHandlers: { progress: (range) => progress.push(range?.maxValue ?? -1) },
    });
    const result = await task.upload();
    const { value } = (await client.api(`/me/messages/${message.id}/attachments`).select('name,size').get()) as PageCollection;

    expect(result.location).toMatch(/\/attachments/i);
    expect(progress).toEqual([1966079, 3932159, 5242879]);
    expect(value).toMatchObject([{ name: 'large.txt', size: expect.any(Number) }]);
    const bytes = Buffer.from(
      (await client.api(`/me/messages/${message.id}/attachments/${(value[0] as { id: string }).id}/$value`).get()) as ArrayBuffer,
    );
    expect(bytes.equals(content)).toBe(true);
  });

  test('sends mail that arrives', async () => {
    await client.api('/me/sendMail').post({
      message: {
        subject: 'Through the SDK',
        body: { contentType: 'text', content: 'Hello' },
        toRecipients: [{ emailAddress: { address: 'ben@contoso.example' } }],
      },
    });
    const ben = emulator.tenant.mailboxes.get(world.idOf('ben'));

    expect([...(ben?.messages.values() ?? [])].filter(({ subject }) => subject === 'Through the SDK')).toHaveLength(1);
  });

  test('is refused what its token does not allow', async () => {
    const reader = await sdkFor(world, ['User.Read']);
    await expect(reader.api('/users').get()).rejects.toMatchObject({ statusCode: 403, code: 'Authorization_RequestDenied' });
  });
});

describe('@microsoft/microsoft-graph-client, in Teams', () => {
  let world: ConformanceWorld;
  let client: Client;

  beforeAll(async () => {
    world = await emulated();
    client = await sdkFor(world, ['Chat.Create', 'Chat.ReadWrite', 'Team.ReadBasic.All', 'Channel.ReadBasic.All', 'ChannelMessage.Send']);
  });
  afterAll(() => world[Symbol.asyncDispose]());

  test('goes through the messages of a chat, page by page', async () => {
    const { value } = (await client.api('/me/chats').expand('members').orderby('lastMessagePreview/createdDateTime desc').get()) as {
      value: { id: string; members: { displayName: string }[] }[];
    };
    const found: string[] = [];
    const first = (await client.api(`/chats/${value[0]?.id}/messages`).top(2).get()) as PageCollection;
    await new PageIterator(client, first, ({ id }: { id: string }) => found.push(id) > 0).iterate();

    expect(value[0]?.members.map(({ displayName }) => displayName)).toEqual(['Ada Martin', 'Ben Okafor']);
    expect(new Set(found).size).toBe(4);
  });

  test('makes a chat and writes to it', async () => {
    const members = ['ada', 'chloe'].map((alias) => ({
      '@odata.type': '#microsoft.graph.aadUserConversationMember',
      roles: ['owner'],
      'user@odata.bind': `https://graph.microsoft.com/v1.0/users('${world.idOf(alias)}')`,
    }));
    const chat = (await client.api('/chats').post({ chatType: 'oneOnOne', members })) as { id: string };
    await client.api(`/chats/${chat.id}/messages`).post({ body: { content: 'Coffee?' } });

    expect(await client.api(`/chats/${chat.id}/messages`).get()).toMatchObject({ value: [{ body: { content: 'Coffee?' } }] });
  });

  test('writes to a channel, and is told of a mention that is not in the text', async () => {
    const { value: teams } = (await client.api('/me/joinedTeams').get()) as { value: { id: string }[] };
    const { value: channels } = (await client.api(`/teams/${teams[0]?.id}/channels`).get()) as { value: { id: string }[] };
    const messages = client.api(`/teams/${teams[0]?.id}/channels/${channels[0]?.id}/messages`);
    const user = { id: world.idOf('ben'), displayName: 'Ben Okafor', userIdentityType: 'aadUser' };
    const mentions = [{ id: 0, mentionText: 'Ben Okafor', mentioned: { user } }];

    expect(await messages.post({ body: { contentType: 'html', content: 'Hi <at id="0">Ben Okafor</at>' }, mentions })).toMatchObject({
      mentions,
    });
    await expect(messages.post({ body: { content: 'Hi' }, mentions })).rejects.toMatchObject({ statusCode: 400, code: 'BadRequest' });
  });
});

describe('@microsoft/microsoft-graph-client, in calendars', () => {
  let world: ConformanceWorld;
  let client: Client;

  beforeAll(async () => {
    world = await emulated();
    client = await sdkFor(world, ['Calendars.ReadWrite', 'Calendars.Read.Shared']);
  });
  afterAll(() => world[Symbol.asyncDispose]());

  test('makes a series, reads its occurrences over all pages, and sees when people are free', async () => {
    const time = (dateTime: string): object => ({ dateTime, timeZone: 'Europe/Berlin' });
    const series = await client.api('/me/events').post({
      subject: 'Stand-up',
      start: time('2031-03-24T09:00:00'),
      end: time('2031-03-24T09:15:00'),
      recurrence: {
        pattern: { type: 'daily', interval: 1 },
        range: { type: 'numbered', startDate: '2031-03-24', numberOfOccurrences: 14 },
      },
    });
    const view = client
      .api(`/me/events/${series.id}/instances`)
      .query({ startDateTime: '2031-03-24', endDateTime: '2031-04-30' })
      .top(5)
      .select(['start']);
    const starts: string[] = [];
    const collect = ({ start }: { start: { dateTime: string } }): boolean => starts.push(start.dateTime.slice(5, 16)) > 0;
    await new PageIterator(client, (await view.header('Prefer', 'outlook.timezone="UTC"').get()) as PageCollection, collect).iterate();
    // Clocks change on 30 March.
    expect([starts.length, starts[0], starts.at(-1)]).toEqual([14, '03-24T08:00', '04-06T07:00']);

    const schedule = { schedules: ['ada@contoso.example'], startTime: time('2031-03-25T08:00:00'), endTime: time('2031-03-25T10:00:00') };
    const { value } = await client.api('/me/calendar/getSchedule').post({ ...schedule, availabilityViewInterval: 60 });
    expect(value).toMatchObject([{ availabilityView: '02' }]);
    await client.api(`/me/events/${series.id}`).delete();
    await expect(client.api(`/me/events/${series.id}`).get()).rejects.toMatchObject({ code: 'ErrorItemNotFound', statusCode: 404 });
  });
});
