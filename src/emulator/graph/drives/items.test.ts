import { describe, expect, test } from 'vitest';
import { asAda, createTestDrive } from '../../../../test/support/test-drive.ts';

const folder = (name: string, behavior?: string) => ({
  name,
  folder: {},
  ...(behavior && { '@microsoft.graph.conflictBehavior': behavior }),
});

describe('drives', () => {
  test('everybody has one, and the same under each address', async () => {
    const drive = createTestDrive();
    const { body: own } = await drive.send('GET', '/me/drive');
    expect(own).toMatchObject({
      driveType: 'business',
      name: 'OneDrive',
      owner: { user: { displayName: 'Ada Martin' } },
      quota: { state: 'normal' },
    });
    for (const path of [`/drives/${String(own['id'])}`, '/users/ada@contoso.example/drive'])
      expect((await drive.send('GET', path)).body['id']).toBe(own['id']);
    expect((await drive.send('GET', '/me/drives')).body['value']).toHaveLength(1);
  });

  test('the library of a group is that of its site', async () => {
    const drive = createTestDrive();
    const as = 'ada Files.Read.All Sites.Read.All';
    const [group] = [...drive.tenant.groups.values()].filter(({ groupTypes }) => groupTypes?.includes('Unified'));
    const { body: site } = await drive.send('GET', '/sites/contoso.sharepoint.com:/sites/accounts-payable', undefined, { as });
    expect(site).toMatchObject({ displayName: 'Accounts Payable', webUrl: 'https://contoso.sharepoint.com/sites/accounts-payable' });
    const ids = await Promise.all(
      [
        `/groups/${group?.id}/drive`,
        `/sites/${String(site['id'])}/drive`,
        '/sites/contoso.sharepoint.com:/sites/accounts-payable:/drive',
      ].map(async (path) => (await drive.send('GET', path, undefined, { as })).body['id']),
    );
    expect(new Set(ids).size).toBe(1);
    const { body } = await drive.send('GET', `/drives/${String(ids[0])}/root/children`, undefined, { as });
    expect((body['value'] as { name: string }[]).map(({ name }) => name)).toEqual(['General', 'Templates']);
    expect((await drive.send('GET', '/sites/root', undefined, { as })).body).toMatchObject({ webUrl: 'https://contoso.sharepoint.com' });
  });
});

describe('items', () => {
  test('one item under every address, in any letter case and encoding', async () => {
    const drive = createTestDrive();
    const { body } = await drive.send('GET', '/me/drive/root:/Documents/Supplier%20budget.csv');
    expect(body).toMatchObject({
      name: 'Supplier budget.csv',
      file: { mimeType: 'text/csv', hashes: { quickXorHash: expect.stringMatching(/^[\w+/]{27}=$/) } },
      parentReference: { driveType: 'business', path: expect.stringMatching(/\/root:\/Documents$/) },
    });
    const id = String(body['id']);
    expect(id).toMatch(/^01[A-Z2-7]{32}$/);
    for (const path of [
      `/me/drive/items/${id}`,
      '/me/drive/root:/documents/SUPPLIER%20BUDGET.csv:',
      '/me/drive/special/documents:/supplier%20budget%2Ecsv',
      '/me/drive/items/root%3A%2FDocuments%2FSupplier%20budget.csv%3A',
      `/me/drive/items/${String((await drive.send('GET', '/me/drive/root')).body['id'])}:/Documents/Supplier%20budget.csv`,
    ])
      expect((await drive.send('GET', path)).body['id']).toBe(id);
    expect(await drive.send('GET', '/me/drive/root:/Documents/delta')).toMatchObject({
      status: 404,
      body: { error: { code: 'itemNotFound' } },
    });
  });

  test('a list goes page by page, in the order asked for', async () => {
    const drive = createTestDrive();
    for (const name of ['b', 'A', 'c', 'd', 'e']) await drive.send('POST', '/me/drive/root:/Documents/Invoices:/children', folder(name));
    const seen: string[] = [];
    let path: string | undefined = '/me/drive/root:/Documents/Invoices:/children?$top=2&$orderby=name%20desc&$select=name';
    while (path !== undefined) {
      const { body } = await drive.send('GET', path);
      const value = body['value'] as Record<string, unknown>[];
      expect(value.length).toBeLessThanOrEqual(2);
      expect(value.map((item) => Object.keys(item))).toEqual(value.map(() => ['name']));
      seen.push(...value.map(({ name }) => String(name)));
      path = String(body['@odata.nextLink'] ?? '').split('/v1.0')[1];
    }
    expect(seen.map((name) => name.toLowerCase())).toEqual(['e', 'd', 'c', 'b', 'a', '2026']);
    expect(await drive.send('GET', '/me/drive/root/children?$orderby=createdDateTime')).toMatchObject({ status: 400 });
  });

  test('a folder brings what is in it with $expand', async () => {
    const drive = createTestDrive();
    const { body } = await drive.send('GET', '/me/drive/root:/Documents?$expand=children($select=name)&$select=name');
    expect((body['children'] as { name: string }[]).map(({ name }) => name)).toEqual([
      'Budget.xlsx',
      'Invoices',
      'Month end.txt',
      'Supplier budget.csv',
    ]);
  });

  test('a taken name fails, is counted up, or is replaced', async () => {
    const drive = createTestDrive();
    const make = (name: string, behavior?: string) => drive.send('POST', '/me/drive/root/children', folder(name, behavior));
    expect((await make('New')).status).toBe(201);
    expect(await make('NEW')).toMatchObject({ status: 409, body: { error: { code: 'nameAlreadyExists' } } });
    expect((await make('new', 'rename')).body['name']).toBe('new 1');
    expect((await make('new', 'rename')).body['name']).toBe('new 2');
    expect((await make('New', 'replace')).status).toBe(200);
    expect(await make('x', 'sometimes')).toMatchObject({ status: 400, body: { error: { code: 'invalidRequest' } } });
    expect(await drive.names('')).toEqual(['Documents', 'New', 'new 1', 'new 2', 'Pictures']);
  });

  test.each([
    'a:b',
    'a"b',
    'a|b',
    ' a',
    'a ',
    'a.',
    'CON',
    'com1',
    '.lock',
    '~$a.docx',
    'x_vti_y',
    'desktop.ini',
    '',
    'a/b',
    'x'.repeat(256),
  ])('nothing is named %j', async (name) => {
    const drive = createTestDrive();
    expect(await drive.send('POST', '/me/drive/root/children', folder(name))).toMatchObject({
      status: 400,
      body: { error: { code: 'invalidRequest' } },
    });
    expect(await drive.names('')).toEqual(['Documents', 'Pictures']);
  });

  test.each(['a#b', '100%', 'Ünï', "it's", 'a&b=c', 'a+b', '.profile', 'delta', 'children', '東京'])(
    '%j is a name like another',
    async (name) => {
      const drive = createTestDrive();
      await drive.send('PUT', `/me/drive/root:/Documents/${encodeURIComponent(name)}:/content`, 'x');
      expect((await drive.send('GET', `/me/drive/root:/Documents/${encodeURIComponent(name)}`)).body['name']).toBe(name);
    },
  );

  test('an item is renamed, moved, and never into itself', async () => {
    const drive = createTestDrive();
    const { body: item } = await drive.send('GET', '/me/drive/root:/Documents/Invoices');
    const patch = (body: unknown, headers = {}) => drive.send('PATCH', `/me/drive/items/${String(item['id'])}`, body, { headers });
    const { body: pictures } = await drive.send('GET', '/me/drive/special/photos');
    expect((await patch({ name: 'Bills', parentReference: { id: pictures['id'] } })).body).toMatchObject({ id: item['id'], name: 'Bills' });
    expect(await drive.names('Pictures')).toEqual(['Bills', 'Office.png']);
    expect(await drive.names('Pictures/Bills/2026')).toHaveLength(2);
    expect((await patch({ name: 'BILLS' })).body['name']).toBe('BILLS');
    expect((await patch({ parentReference: { path: '/drive/root:/Pictures/Bills/2026' } })).status).toBe(400);
    expect(await patch({ name: 'Office.PNG' })).toMatchObject({ status: 409 });
    expect(await patch({ name: 'x' }, { 'If-Match': String(item['eTag']) })).toMatchObject({
      status: 412,
      body: { error: { code: 'resourceModified' } },
    });
    expect((await patch({ name: 'x' }, { 'If-Match': String(item['cTag']) })).status).toBe(200);
    expect(
      (await patch({ parentReference: { id: 'root' }, fileSystemInfo: { lastModifiedDateTime: '2020-02-03T04:05:06Z' } })).body,
    ).toMatchObject({
      fileSystemInfo: { lastModifiedDateTime: '2020-02-03T04:05:06Z' },
    });
  });

  test('what is deleted is gone with all that is in it, and counts until then', async () => {
    const drive = createTestDrive();
    const { body: file } = await drive.send('GET', '/me/drive/root:/Documents/Month%20end.txt');
    expect((await drive.send('DELETE', '/me/drive/root:/Documents')).status).toBe(204);
    expect((await drive.send('GET', `/me/drive/items/${String(file['id'])}`)).status).toBe(404);
    const { body } = await drive.send('GET', '/me/drive');
    expect(Number((body['quota'] as { deleted: number }).deleted)).toBeGreaterThan(0);
    expect((await drive.send('DELETE', '/me/drive/root')).status).toBe(400);
  });
});

describe('who may', () => {
  test.each<[as: string, path: string, status: number]>([
    ['ada Files.Read', '/me/drive/root/children', 200],
    ['ada User.Read', '/me/drive', 200],
    ['ada User.Read', '/me/drive/root', 403],
    ['ada Files.Read', '/users/ben@contoso.example/drive', 403],
    ['ada Files.Read.All', '/users/ben@contoso.example/drive', 403],
    ['app Files.Read.All', '/users/ben@contoso.example/drive/root/children', 200],
    ['app Files.Read.All', '/me/drive', 400],
    ['diego Sites.Read.All', '/sites/contoso.sharepoint.com:/sites/accounts-payable', 403],
    ['ada Files.Read', '/sites/root', 403],
    ['ada Files.Read', '/sites/root/drive', 403],
  ])('%s reads %s: %d', async (as, path, status) => {
    const answer = await createTestDrive().send('GET', path, undefined, { as });
    expect(answer.status).toBe(status);
    const { code } = (answer.body['error'] ?? {}) as { code?: string };
    expect(code === 'accessDenied').toBe(status === 403);
  });

  test('a shared mailbox has no drive', async () => {
    const answer = await createTestDrive().send('GET', '/users/invoices@contoso.example/drive', undefined, { as: 'app Files.Read.All' });
    expect(answer).toMatchObject({ status: 404, body: { error: { code: 'ResourceNotFound' } } });
  });

  test('nobody writes with a permission to read', async () => {
    const drive = createTestDrive();
    expect((await drive.send('POST', '/me/drive/root/children', folder('x'), { as: 'ada Files.Read.All' })).status).toBe(403);
    expect((await drive.send('POST', '/me/drive/root/children', folder('x'), { as: asAda })).status).toBe(201);
  });
});

test.each(['', '&$orderby=lastModifiedDateTime desc'])(
  'the next page goes on behind the last item, whatever was deleted or added before it (%s)',
  async (order) => {
    const drive = createTestDrive();
    await drive.send('POST', '/me/drive/root/children', folder('Paged'));
    const add = (name: string) => drive.send('POST', '/me/drive/root:/Paged:/children', folder(name));
    for (const name of ['b', 'c', 'd', 'e']) await add(name);
    const { body } = await drive.send('GET', `/me/drive/root:/Paged:/children?$top=2&$select=id,name${order}`);
    for (const { id } of body['value'] as { id: string }[]) await drive.send('DELETE', `/me/drive/items/${id}`);
    await add('a');
    const { body: rest } = await drive.send('GET', String(body['@odata.nextLink']).replace('https://graph.microsoft.com/v1.0', ''));

    expect((rest['value'] as { name: string }[]).map(({ name }) => name)).toEqual(['d', 'e']);
  },
);
