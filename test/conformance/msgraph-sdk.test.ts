import { type AccessTokenProvider, AllowedHostsValidator, BaseBearerTokenAuthenticationProvider } from '@microsoft/kiota-abstractions';
import { GraphRequestAdapter } from '@microsoft/msgraph-sdk';
import { createGraphClientFactory } from '@microsoft/msgraph-sdk-core';
import { createUsersServiceClient, type UsersServiceClient } from '@microsoft/msgraph-sdk-users';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { applications, conformanceSuite, type ConformanceWorld } from './world.ts';

// The client is Microsoft's generated one as it is published, with its own requests, serialization, redirects and retries; its `fetch` is the emulator.

const emulated = conformanceSuite();
const to = (alias: string) => ({ emailAddress: { address: `${alias}@contoso.example` } });

async function sdkFor(
  { emulator, fetch }: ConformanceWorld,
  user: string | undefined,
  permissions: readonly string[],
): Promise<UsersServiceClient> {
  const application = user === undefined ? applications.alone : applications.own;
  const { accessToken } = await emulator.token({
    application,
    ...(user !== undefined && { user: `${user}@contoso.example` }),
    permissions,
  });
  const provider: AccessTokenProvider = {
    getAuthorizationToken: async () => accessToken,
    getAllowedHostsValidator: () => new AllowedHostsValidator(new Set(['graph.microsoft.com'])),
  };
  const client = createGraphClientFactory({ graphServiceTargetVersion: 'v1.0' }, async (url, init) => await fetch(url, init));
  return createUsersServiceClient(
    new GraphRequestAdapter(new BaseBearerTokenAuthenticationProvider(provider), undefined, undefined, client),
  );
}

describe('@microsoft/msgraph-sdk', () => {
  let world: ConformanceWorld;
  let graph: UsersServiceClient;
  let ben: UsersServiceClient;

  beforeAll(async () => {
    world = await emulated();
    const all = ['Mail.ReadWrite', 'Mail.Send', 'MailboxSettings.ReadWrite', 'User.Read', 'User.Read.All'];
    graph = await sdkFor(world, 'ada', all);
    ben = await sdkFor(world, 'ben', all);
  });
  afterAll(() => world[Symbol.asyncDispose]());

  test('reads who is signed in', async () => {
    expect(await graph.me.get({ queryParameters: { select: ['displayName', 'mail'] } })).toMatchObject({
      displayName: 'Ada Martin',
      mail: 'ada@contoso.example',
    });
  });

  test('lists, searches and counts people', async () => {
    const people = await graph.users.get({ queryParameters: { select: ['displayName'], filter: "startswith(displayName,'B')" } });
    expect(people?.value?.map(({ displayName }) => displayName)).toEqual(['Ben Okafor']);
    const headers = { ConsistencyLevel: ['eventual'] };
    const found = await graph.users.get({
      headers,
      queryParameters: { search: '"displayName:chloe"', count: true, orderby: ['displayName'] },
    });
    expect(found).toMatchObject({ odataCount: 1, value: [{ displayName: 'Chloe Nguyen' }] });
    expect(await graph.users.count.get({ headers })).toBe(world.emulator.tenant.users.size);
    expect(await graph.users.byUserId('ben@contoso.example').get()).toMatchObject({ id: world.idOf('ben') });
  });

  test('goes through all pages of the inbox', async () => {
    const inbox = graph.me.mailFolders.byMailFolderId('inbox');
    let page = await inbox.messages.get({ queryParameters: { top: 4, select: ['subject'], orderby: ['receivedDateTime desc'] } });
    let total = 0;
    for (;;) {
      total += page?.value?.length ?? 0;
      if (!page?.odataNextLink) break;
      page = await inbox.messages.withUrl(page.odataNextLink).get();
    }
    expect(total).toBe((await inbox.get())?.totalItemCount);
    expect(await inbox.messages.count.get()).toBe(total);
  });

  test('drafts, changes, sends, replies and forwards', async () => {
    const draft = await graph.me.messages.post({
      subject: 'From the SDK',
      body: { contentType: 'html', content: '<p>Hi</p>' },
      toRecipients: [to('ben')],
    });
    const message = graph.me.messages.byMessageId(draft?.id ?? '');
    expect(await message.patch({ importance: 'high', categories: ['SDK'] })).toMatchObject({ importance: 'high', categories: ['SDK'] });
    await message.send.post();
    const received = (await ben.me.messages.get({ queryParameters: { filter: "subject eq 'From the SDK'" } }))?.value?.[0];
    expect(received).toMatchObject({ importance: 'high', body: { contentType: 'html' }, isDraft: false });
    expect(received?.receivedDateTime).toBeInstanceOf(Date);
    await ben.me.messages.byMessageId(received?.id ?? '').replyAll.post({ comment: 'Thanks' });
    const answered = await graph.me.mailFolders
      .byMailFolderId('inbox')
      .messages.get({ queryParameters: { filter: "subject eq 'RE: From the SDK'" } });
    expect(answered?.value).toHaveLength(1);
    const forward = await ben.me.messages
      .byMessageId(received?.id ?? '')
      .createForward.post({ toRecipients: [to('chloe')], comment: 'See' });
    expect(forward).toMatchObject({ isDraft: true, subject: 'FW: From the SDK' });
  });

  test('sends at once, with a file', async () => {
    await graph.me.sendMail.post({
      message: {
        subject: 'With a file',
        toRecipients: [to('ben')],
        // Of a list it writes what every attachment has; the rest goes beside it.
        attachments: [{ odataType: '#microsoft.graph.fileAttachment', name: 'a.txt', additionalData: { contentBytes: 'aGVsbG8=' } }],
      },
      saveToSentItems: false,
    });
    const received = (await ben.me.messages.get({ queryParameters: { filter: "subject eq 'With a file'", expand: ['attachments'] } }))
      ?.value?.[0];
    expect(received).toMatchObject({
      hasAttachments: true,
      attachments: [{ name: 'a.txt', odataType: '#microsoft.graph.fileAttachment' }],
    });
  });

  test('moves, copies, deletes, and reads MIME', async () => {
    const first = (await graph.me.messages.get({ queryParameters: { top: 1 } }))?.value?.[0];
    const message = graph.me.messages.byMessageId(first?.id ?? '');
    const mime = await message.content.get();
    expect(Buffer.from(mime ?? new ArrayBuffer(0)).toString()).toContain('MIME-Version: 1.0');
    const copy = await message.copy.post({ destinationId: 'archive' });
    const moved = await graph.me.messages.byMessageId(copy?.id ?? '').move.post({ destinationId: 'drafts' });
    await graph.me.messages.byMessageId(moved?.id ?? '').delete();
    await expect(
      graph.me.mailFolders
        .byMailFolderId('drafts')
        .messages.byMessageId(moved?.id ?? '')
        .get(),
    ).rejects.toMatchObject({
      responseStatusCode: 404,
      errorEscaped: { code: 'ErrorItemNotFound' },
    });
  });

  test('has folders, rules and settings', async () => {
    const folder = await graph.me.mailFolders.post({ displayName: 'SDK' });
    await graph.me.mailFolders.byMailFolderId(folder?.id ?? '').childFolders.post({ displayName: 'Below' });
    const with_ = await graph.me.mailFolders.byMailFolderId(folder?.id ?? '').get({ queryParameters: { expand: ['childFolders'] } });
    expect(with_).toMatchObject({ childFolderCount: 1, childFolders: [{ displayName: 'Below' }] });
    const rules = graph.me.mailFolders.byMailFolderId('inbox').messageRules;
    const rule = await rules.post({
      displayName: 'SDK',
      sequence: 1,
      conditions: { subjectContains: ['x'] },
      actions: { moveToFolder: folder?.id ?? '' },
    });
    expect((await rules.byMessageRuleId(rule?.id ?? '').get())?.actions).toMatchObject({ moveToFolder: folder?.id });
    await rules.byMessageRuleId(rule?.id ?? '').delete();
    const settings = await graph.me.mailboxSettings.patch({ timeZone: 'UTC', language: { locale: 'de-DE' } });
    expect(settings).toMatchObject({ timeZone: 'UTC', language: { displayName: 'German (Germany)' } });
  });

  test('follows changes of a folder', async () => {
    const inbox = graph.me.mailFolders.byMailFolderId('archive').messages;
    const first = await inbox.delta.get({ queryParameters: { select: ['subject'] } });
    await graph.me.mailFolders.byMailFolderId('archive').messages.post({ subject: 'New here' });
    const next = await inbox.delta.withUrl(first?.odataDeltaLink ?? '').get();
    expect(next?.value?.map(({ subject }) => subject)).toEqual(['New here']);
  });

  test('reads drives', async () => {
    const files = await sdkFor(world, 'ada', ['Files.Read']);
    const [own, all] = [await files.me.drive.get(), await files.me.drives.get()];
    expect([own?.driveType, own?.owner?.user?.displayName, all?.value?.[0]?.id]).toEqual(['business', 'Ada Martin', own?.id]);
  });

  test('tells of refusals as Graph words them', async () => {
    const reader = await sdkFor(world, 'ada', ['User.Read']);
    await expect(reader.me.messages.get()).rejects.toMatchObject({ responseStatusCode: 403, errorEscaped: { code: 'ErrorAccessDenied' } });
    await expect(graph.me.messages.get({ queryParameters: { filter: 'nothing eq 1' } })).rejects.toMatchObject({ responseStatusCode: 400 });
    await expect(graph.me.onenote.get()).rejects.toMatchObject({ responseStatusCode: 501 });
  });

  test('acts as an application alone', async () => {
    const alone = await sdkFor(world, undefined, ['Mail.Read', 'User.Read.All']);
    const messages = await alone.users.byUserId('ben@contoso.example').messages.get({ queryParameters: { top: 1, select: ['subject'] } });
    expect(messages?.value).toHaveLength(1);
  });
});
