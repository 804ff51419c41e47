import { describe, expect, test } from 'vitest';
import { createTestDrive, type TestDrive } from '../../../../test/support/test-drive.ts';
import { shareIdOf } from './share-resource.ts';

const folder = '/me/drive/root:/Documents/Invoices';
const ben = 'ben Files.ReadWrite.All';

async function placeOf(drive: TestDrive, path: string): Promise<string> {
  const { body } = await drive.send('GET', path);
  return `/drives/${String((body['parentReference'] as { driveId: string }).driveId)}/items/${String(body['id'])}`;
}

async function invite(drive: TestDrive, roles: readonly string[], more: object = {}) {
  const body = { recipients: [{ email: 'ben@contoso.example' }], roles, requireSignIn: true, ...more };
  return (await drive.send('POST', `${folder}:/invite`, body)).body['value'] as Record<string, unknown>[];
}

describe('an invitation', () => {
  test('opens a folder and what is in it, as far as its role goes, and nothing else', async () => {
    const drive = createTestDrive();
    const place = await placeOf(drive, folder);
    const status = async (method: string, path: string, body?: unknown, as = ben) => (await drive.send(method, path, body, { as })).status;
    expect(await status('GET', `${place}/children`)).toBe(403);

    const [made] = await invite(drive, ['read']);
    expect(made).toMatchObject({
      roles: ['read'],
      grantedToV2: { user: { displayName: 'Ben Okafor' } },
      invitation: { signInRequired: true },
    });
    expect(await status('GET', `${place}/children`)).toBe(200);
    expect(await status('GET', `${place}:/2026/Litware%20January.pdf:/content`)).toBe(302);
    expect(await status('PUT', `${place}:/2026/new.txt:/content`, 'x')).toBe(403);
    expect(await status('GET', `${place}/children`, undefined, 'ben Files.ReadWrite')).toBe(403);
    expect(await status('GET', `${place.split('/items')[0]}/root:/Documents/Month%20end.txt`)).toBe(403);
    expect((await drive.send('GET', '/users/ada@contoso.example/drive/root/children', undefined, { as: ben })).status).toBe(403);

    await drive.send('PATCH', `${folder}:/permissions/${String(made?.['id'])}`, { roles: ['write'] });
    expect(await status('PUT', `${place}:/2026/new.txt:/content`, 'x')).toBe(201);
    expect(await status('DELETE', `${place}/permissions/${String(made?.['id'])}`)).toBe(204);
    expect(await status('GET', `${place}/children`)).toBe(403);
  });

  test('that is to be sent arrives as mail, with what is said and where it is; another one does not', async () => {
    const drive = createTestDrive();
    await invite(drive, ['read']);
    const mails = (): string[] =>
      [...drive.tenant.mailboxes.values()].flatMap(({ messages }) => [...messages.values()].map(({ body }) => body.content));
    expect(mails()).toEqual([]);
    await invite(drive, ['read'], { sendInvitation: true, message: 'For the audit.' });
    const { body } = await drive.send('GET', folder);
    expect(mails()).toEqual([expect.stringMatching(/^Ada Martin shared "Invoices" with you\.[^]*For the audit\./)]);
    expect(mails()[0]).toContain(String(body['webUrl']));
  });

  test('is among what is shared with that person, until it ends', async () => {
    const drive = createTestDrive();
    await invite(drive, ['read'], { expirationDateTime: '2026-03-03T00:00:00Z' });
    const shared = async () => (await drive.send('GET', '/me/drive/sharedWithMe', undefined, { as: ben })).body['value'];
    expect(await shared()).toMatchObject([
      { name: 'Invoices', remoteItem: { name: 'Invoices', folder: { childCount: 1 }, parentReference: { driveType: 'business' } } },
    ]);
    drive.tenant.clock.advance(24 * 60 * 60 * 1000);
    expect(await shared()).toEqual([]);
  });

  test.each<[what: string, body: object]>([
    ['nobody', { recipients: [], roles: ['read'] }],
    ['somebody without an address', { recipients: [{ alias: 'nobody' }], roles: ['read'] }],
    ['no role', { recipients: [{ email: 'ben@contoso.example' }] }],
    ['a role that there is not', { recipients: [{ email: 'ben@contoso.example' }], roles: ['admin'] }],
    [
      'an end that is over',
      { recipients: [{ email: 'ben@contoso.example' }], roles: ['read'], expirationDateTime: '2020-01-01T00:00:00Z' },
    ],
  ])('for %s is refused, and gives nothing', async (_, body) => {
    const drive = createTestDrive();
    expect(await drive.send('POST', `${folder}:/invite`, body)).toMatchObject({ status: 400, body: { error: { code: 'invalidRequest' } } });
    expect((await drive.send('GET', `${folder}:/permissions`)).body['value']).toHaveLength(1);
  });

  test('of many is partly sent where one of them has no mailbox; all have the permission', async () => {
    const drive = createTestDrive();
    const chloe = [...drive.tenant.users.values()].find(({ mail }) => mail === 'chloe@contoso.example');
    if (chloe) drive.tenant.users.set(chloe.id, { ...chloe, mail: '' });
    const recipients = [{ email: 'ben@contoso.example' }, { objectId: chloe?.id }];
    const { status, body } = await drive.send('POST', `${folder}:/invite`, {
      recipients,
      roles: ['read'],
      requireSignIn: true,
      sendInvitation: true,
    });
    expect(status).toBe(207);
    const [told, untold] = body['value'] as { id: string; error?: object }[];
    expect(told?.error).toBeUndefined();
    expect(untold).toMatchObject({ error: { code: 'notAllowed', innererror: { code: 'exchangeInvalidUser' } } });
    const { body: after } = await drive.send('GET', `${folder}:/permissions`);
    expect(after['value']).toMatchObject([{ roles: ['owner'] }, { id: told?.id }, { id: untold?.id }]);
  });

  test('is told of below as inherited, to those who may change it whole, to others their own part', async () => {
    const drive = createTestDrive();
    await invite(drive, ['read']);
    await drive.send('POST', `${folder}:/invite`, {
      recipients: [{ email: 'chloe@contoso.example' }, { email: 'x@fabrikam.example' }],
      roles: ['read'],
    });
    const path = `${folder}/2026:/permissions`;
    const { body } = await drive.send('GET', path);
    expect(body['value']).toMatchObject([
      { roles: ['owner'] },
      { inheritedFrom: { name: 'Invoices' } },
      {},
      { invitation: { email: 'x@fabrikam.example' } },
    ]);
    const place = await placeOf(drive, `${folder}/2026`);
    const { body: ofBen } = await drive.send('GET', `${place}/permissions`, undefined, { as: ben });
    expect(ofBen['value']).toMatchObject([{ grantedToV2: { user: { displayName: 'Ben Okafor' } } }]);
    const [, inherited] = body['value'] as { id: string }[];
    expect((await drive.send('DELETE', `${path}/${inherited?.id}`)).status).toBe(400);
  });
});

describe('a link', () => {
  const link = async (drive: TestDrive, body: object, path = folder) => (await drive.send('POST', `${path}:/createLink`, body)).body;
  const shareOf = (body: Record<string, unknown>): string => `/shares/${shareIdOf((body['link'] as { webUrl: string }).webUrl)}`;

  test('leads those whom it is for to the item and what is in it', async () => {
    const drive = createTestDrive();
    const made = await link(drive, { type: 'view', scope: 'organization' });
    expect(made).toMatchObject({ roles: ['read'], hasPassword: false, link: { type: 'view', scope: 'organization' } });
    const get = (path: string, headers = {}) => drive.send('GET', `${shareOf(made)}${path}`, undefined, { as: ben, headers });
    expect((await get('')).body).toMatchObject({ name: 'Invoices', owner: { user: { displayName: 'Ada Martin' } } });
    expect((await get('/driveItem?$expand=children')).body).toMatchObject({ name: 'Invoices', children: [{ name: '2026' }] });
    expect((await get('/driveItem/children')).body['value']).toMatchObject([{ name: '2026' }]);
    const place = await placeOf(drive, folder);
    expect((await drive.send('GET', place, undefined, { as: ben })).status).toBe(403);
    await get('', { Prefer: 'redeemSharingLink' });
    expect((await drive.send('GET', place, undefined, { as: ben })).status).toBe(200);
  });

  test('of one kind is made once by an application, and is gone when it is taken back', async () => {
    const drive = createTestDrive();
    const body = { type: 'edit', scope: 'anonymous' };
    const first = await drive.send('POST', `${folder}:/createLink`, body);
    const again = await drive.send('POST', `${folder}:/createLink`, body);
    expect([first.status, again.status, again.body['id']]).toEqual([201, 200, first.body['id']]);
    expect((await drive.send('GET', `${folder}:`)).body['shared']).toEqual({ scope: 'anonymous' });
    await drive.send('DELETE', `${folder}:/permissions/${String(first.body['id'])}`);
    expect((await drive.send('GET', shareOf(first.body), undefined, { as: ben })).status).toBe(404);
  });

  test('for people that were named, over, or with a password opens to nobody else', async () => {
    const drive = createTestDrive();
    const links = [
      await link(drive, { type: 'view', scope: 'users' }),
      await link(drive, { type: 'view', scope: 'anonymous', password: 'secret' }),
      await link(drive, { type: 'edit', scope: 'anonymous', expirationDateTime: '2026-03-02T10:00:00Z' }),
    ];
    drive.tenant.clock.advance(2 * 60 * 60 * 1000);
    for (const made of links) expect((await drive.send('GET', shareOf(made), undefined, { as: ben })).status).toBe(403);
    expect(JSON.stringify(links)).not.toContain('secret');
  });

  test('of a work account is not embedded, and an address that is none is refused', async () => {
    const drive = createTestDrive();
    expect((await drive.send('POST', `${folder}:/createLink`, { type: 'embed' })).status).toBe(400);
    expect((await drive.send('GET', '/shares/abc')).status).toBe(400);
    expect((await drive.send('GET', `/shares/${shareIdOf('https://contoso.sharepoint.com/:f:/s/nothing')}`)).status).toBe(404);
    const { body } = await drive.send('GET', '/me/drive/root:/Documents/Month%20end.txt');
    expect((await drive.send('GET', `/shares/${shareIdOf(String(body['webUrl']))}/driveItem`)).body['id']).toBe(body['id']);
  });
});
