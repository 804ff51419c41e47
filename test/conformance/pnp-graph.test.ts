import '@pnp/graph/attachments/index.js';
import { GroupType } from '@pnp/graph/groups/index.js';
import '@pnp/graph/mail/index.js';
import '@pnp/graph/teams/index.js';
import '@pnp/graph/members/index.js';
import '@pnp/graph/users/index.js';
import '@pnp/graph/batching.js';
import { AdvancedQuery } from '@pnp/graph/behaviors/advanced-query.js';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { pnpClient } from './pnp-client.ts';
import type { Graph } from './pnp-types.ts';
import { conformanceSuite, type ConformanceWorld } from './world.ts';

const emulated = conformanceSuite();
const to = (alias: string) => ({ emailAddress: { address: `${alias}@contoso.example` } });

const pnpFor = async (...given: Parameters<typeof pnpClient>): Promise<Graph> => (await pnpClient(...given)) as unknown as Graph;

describe('@pnp/graph', () => {
  let world: ConformanceWorld;
  let graph: Graph;
  let ben: Graph;

  beforeAll(async () => {
    world = await emulated();
    const all = ['Mail.ReadWrite', 'Mail.Send', 'MailboxSettings.ReadWrite', 'User.Read', 'User.Read.All'];
    graph = await pnpFor(world, 'ada', all);
    ben = await pnpFor(world, 'ben', all);
  });
  afterAll(() => world[Symbol.asyncDispose]());

  test('reads who is signed in', async () => {
    expect(await graph.me.select('displayName', 'mail')()).toMatchObject({ displayName: 'Ada Martin', mail: 'ada@contoso.example' });
  });

  test('lists people, filtered, sorted and by id', async () => {
    const people = await graph.users.select('displayName', 'id').filter("startswith(displayName,'B')")();
    expect(people.map(({ displayName }) => displayName)).toEqual(['Ben Okafor']);
    expect(await graph.users.getById(world.idOf('chloe')).select('displayName')()).toMatchObject({ displayName: 'Chloe Nguyen' });
    expect(await graph.users.getById('ben@contoso.example')()).toMatchObject({ id: world.idOf('ben') });
  });

  test('searches people with an advanced query', async () => {
    const found = await graph.users.using(AdvancedQuery()).search('"displayName:ada"')();
    expect(found.map(({ displayName }) => displayName)).toEqual(['Ada Martin']);
  });

  test('makes a group and changes who is in it', async () => {
    const directory = await pnpFor(world, 'ada', ['Group.ReadWrite.All', 'User.Read.All']);
    const { id } = await directory.groups.add('Readers', 'readers', GroupType.Security);
    const { members } = directory.groups.getById(id);
    await members.add(`https://graph.microsoft.com/v1.0/directoryObjects/${world.idOf('ben')}`);

    expect((await members()).map(({ displayName }) => displayName)).toEqual(['Ben Okafor']);
    await members.getById(world.idOf('ben')).remove();
    expect(await members()).toEqual([]);
    await directory.groups.getById(id).delete();
    expect((await directory.groups.filter("displayName eq 'Readers'")()).length).toBe(0);
  });

  test('goes through all messages of the inbox, page by page', async () => {
    const subjects: unknown[] = [];
    for await (const page of graph.me.mailFolders.getById('inbox').messages.select('subject').top(3)) subjects.push(...page);
    const [inbox] = await graph.me.mailFolders.filter("displayName eq 'Inbox'")();
    expect(subjects.length).toBe(inbox?.totalItemCount);
  });

  test('drafts, changes, sends, and the other one reads it', async () => {
    const draft = await graph.me.messages.add({
      subject: 'From PnP',
      body: { contentType: 'text', content: 'Hi' },
      toRecipients: [to('ben')],
    });
    const message = graph.me.messages.getById(draft.id ?? '');
    await message.update({ importance: 'high' });
    expect(await message.select('importance')()).toMatchObject({ importance: 'high' });
    await message.send();

    const [received] = await ben.me.mailFolders.getById('inbox').messages.filter("subject eq 'From PnP'")();
    expect(received).toMatchObject({ importance: 'high', from: to('ada') });
    await ben.me.messages.getById(received?.id ?? '').reply({ comment: 'Thanks' });
    expect(await graph.me.mailFolders.getById('inbox').messages.filter("subject eq 'RE: From PnP'")()).toHaveLength(1);
  });

  test('sends without a draft', async () => {
    await graph.me.sendMail({ subject: 'At once', body: { contentType: 'text', content: 'Hi' }, toRecipients: [to('ben')] }, false);
    expect(await ben.me.messages.filter("subject eq 'At once'")()).toHaveLength(1);
    expect(await graph.me.mailFolders.getById('sentitems').messages.filter("subject eq 'At once'")()).toEqual([]);
  });

  test('forwards with a draft, moves, copies and deletes', async () => {
    const [first] = await graph.me.mailFolders.getById('inbox').messages.top(1)();
    const message = graph.me.messages.getById(first?.id ?? '');
    expect(await message.createForward({ toRecipients: [to('chloe')], comment: 'For you' })).toMatchObject({
      isDraft: true,
      toRecipients: [to('chloe')],
    });
    const copy = await message.copy('archive');
    const moved = await graph.me.messages.getById(copy.id ?? '').move('drafts');
    expect(moved.id).not.toBe(copy.id);
    await graph.me.messages.getById(moved.id ?? '').delete();
    await expect(graph.me.mailFolders.getById('drafts').messages.getById(moved.id ?? '')()).rejects.toMatchObject({ status: 404 });
  });

  test('has folders: makes, renames, lists those below, and search folders', async () => {
    const made = await graph.me.mailFolders.add({ displayName: 'PnP' });
    const folder = graph.me.mailFolders.getById(made.id ?? '');
    await folder.childFolders.add({ displayName: 'Below' });
    await folder.update({ displayName: 'PnP 2' });
    expect(await folder()).toMatchObject({ displayName: 'PnP 2', childFolderCount: 1 });
    expect(await folder.childFolders()).toMatchObject([{ displayName: 'Below' }]);
    const search = await graph.me.mailFolders.add({
      '@odata.type': 'microsoft.graph.mailSearchFolder',
      displayName: 'Found',
      includeNestedFolders: true,
      sourceFolderIds: ['inbox'],
      filterQuery: "startswith(subject,'RE:')",
    } as never);
    expect(search).toMatchObject({ isSupported: true });
    await folder.delete();
  });

  test('has rules and categories', async () => {
    const inbox = graph.me.mailFolders.getById('inbox');
    const rule = await inbox.messageRules.add({
      displayName: 'Mark',
      sequence: 1,
      isEnabled: true,
      conditions: { subjectContains: ['x'] },
      actions: { markAsRead: true },
    });
    expect((await inbox.messageRules()).map(({ displayName }) => displayName)).toEqual(['Mark']);
    await inbox.messageRules.getById(rule.id ?? '').update({ displayName: 'Marked' });
    expect(await inbox.messageRules.getById(rule.id ?? '')()).toMatchObject({ displayName: 'Marked' });
    await inbox.messageRules.getById(rule.id ?? '').delete();
    const category = await graph.me.outlook.masterCategories.add({ displayName: 'PnP', color: 'preset2' });
    expect((await graph.me.outlook.masterCategories()).map(({ displayName }) => displayName)).toContain('PnP');
    await graph.me.outlook.masterCategories.getById(category.id ?? '').delete();
  });

  test('has attachments', async () => {
    const draft = await graph.me.messages.add({ subject: 'With a file', toRecipients: [to('ben')] });
    const message = graph.me.messages.getById(draft.id ?? '');
    await message.attachments.addFile({ name: 'a.txt' }, 'aGVsbG8=');
    expect(await message.attachments()).toMatchObject([{ name: 'a.txt', size: expect.any(Number) as number }]);
  });

  test('has settings', async () => {
    expect(await graph.me.mailboxSettings()).toMatchObject({ timeZone: 'GMT Standard Time' });
    await graph.me.mailboxSettings.update({ automaticRepliesSetting: { status: 'alwaysEnabled', internalReplyMessage: 'Away' } });
    expect(await graph.me.mailboxSettings.select('automaticRepliesSetting')()).toMatchObject({
      automaticRepliesSetting: { status: 'alwaysEnabled', internalReplyMessage: expect.stringContaining('Away') as string },
    });
  });

  test('batches', async () => {
    const [batched, execute] = graph.batched();
    const answers = Promise.all([batched.me.select('displayName')(), batched.me.mailFolders.getById('inbox')(), batched.users.top(2)()]);
    await execute();
    expect(await answers).toMatchObject([{ displayName: 'Ada Martin' }, { displayName: 'Inbox' }, [expect.anything(), expect.anything()]]);
  });

  test('follows changes', async () => {
    const inbox = graph.me.mailFolders.getById('inbox').messages;
    const first = await inbox.delta({ changeType: 'created' })();
    expect(Array.isArray(first.values)).toBe(true);
  });

  test('tells of refusals with their status', async () => {
    const reader = await pnpFor(world, 'ada', ['User.Read']);
    await expect(reader.me.messages()).rejects.toMatchObject({ status: 403 });
    await expect(graph.me.messages.getById('nothing')()).rejects.toMatchObject({ status: 400 });
    await expect(graph.me.messages.select('nothing')()).rejects.toMatchObject({ status: 400 });
  });

  test('acts as an application alone', async () => {
    const alone = await pnpFor(world, undefined, ['Mail.Read', 'User.Read.All']);
    expect((await alone.users.getById('ben@contoso.example').mailFolders())[0]).toHaveProperty('displayName');
    await expect(alone.me()).rejects.toMatchObject({ status: 400 });
  });
});

describe('@pnp/graph, in Teams', () => {
  test('reads teams, makes a channel, and writes messages there', async () => {
    await using world = await emulated();
    const permissions = ['Team.ReadBasic.All', 'Channel.ReadBasic.All', 'Channel.Create', 'ChannelMessage.Send', 'ChannelMessage.Read.All'];
    const graph = await pnpFor(world, 'ada', permissions);
    const [joined] = await graph.me.joinedTeams();
    const team = graph.teams.getById(String(joined?.id));
    const made = await team.channels.add('Tests', 'What was tried');
    const { messages } = team.channels.getById(String(made.data.id));
    await messages.add({ body: { content: 'It works.' } });

    expect(joined).toMatchObject({ displayName: 'Apollo' });
    expect(await team()).toMatchObject({ displayName: 'Apollo' });
    expect((await team.channels()).map(({ displayName }) => displayName)).toEqual(['General', 'Imports', 'Tests']);
    expect(await messages()).toMatchObject([{ body: { content: 'It works.' }, from: { user: { displayName: 'Ada Martin' } } }]);
  });
});
