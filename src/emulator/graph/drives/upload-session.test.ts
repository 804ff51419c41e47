import { existsSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { createTestDrive, type TestDrive } from '../../../../test/support/test-drive.ts';
import { createIds } from '../../tenant/ids.ts';

const unit = 327_680;
const day = 24 * 60 * 60 * 1000;

/** A session for a file of Ada's, and what sends its ranges. */
async function session(drive: TestDrive, item: Readonly<Record<string, unknown>> = {}, more: Readonly<Record<string, unknown>> = {}) {
  const { status, body } = await drive.send('POST', '/me/drive/root:/Documents/large.bin:/createUploadSession', { item, ...more });
  expect(status).toBe(200);
  const address = String(body['uploadUrl']);
  const request = async (method: string, headers: Readonly<Record<string, string>> = {}, content?: Uint8Array) => {
    const response = await drive.follow(address, { method, headers, ...(content && { body: new Uint8Array(content) }) });
    const text = await response.text();
    return { status: response.status, body: (text === '' ? {} : JSON.parse(text)) as Record<string, unknown> };
  };
  const put = (bytes: Uint8Array, first: number, end: number, total = bytes.length) =>
    request('PUT', { 'Content-Range': `bytes ${first}-${end - 1}/${total}` }, bytes.subarray(first, end));
  return { address, body, request, put };
}

const bytes = (size: number): Uint8Array => {
  const [piece, out] = [createIds(size).bytes(1000), new Uint8Array(size)];
  for (let at = 0; at < size; at += piece.length) out.set(piece.subarray(0, Math.min(piece.length, size - at)), at);
  return out;
};

describe('an upload session', () => {
  test('takes ranges in order, tells what it waits for, and ends with the item', async () => {
    const drive = createTestDrive();
    const content = bytes(2 * unit + 5);
    const { body, request, put } = await session(drive);
    expect(body).toMatchObject({ nextExpectedRanges: ['0-'], expirationDateTime: '2026-03-03T09:00:00.000Z' });
    drive.tenant.clock.advance(1000);
    expect(await put(content, 0, unit)).toMatchObject({
      status: 202,
      body: { nextExpectedRanges: [`${unit}-`], expirationDateTime: '2026-03-03T09:00:01.000Z' },
    });
    expect((await request('GET')).body).toMatchObject({ nextExpectedRanges: [`${unit}-`] });
    expect((await put(content, unit, 2 * unit)).status).toBe(202);
    expect(await put(content, 2 * unit, content.length)).toMatchObject({
      status: 201,
      body: { name: 'large.bin', size: content.length, file: {} },
    });
    expect((await drive.content('Documents/large.bin')).equals(content)).toBe(true);
    expect((await request('GET')).status).toBe(404);
  });

  test.each<[what: string, first: number, end: number, total: number, status: number, code: string]>([
    ['a range that came already', 0, unit, 4 * unit, 416, 'invalidRange'],
    ['a range that is not next', 2 * unit, 3 * unit, 4 * unit, 416, 'invalidRange'],
    ['a range of another size than multiples of 320 KiB', unit, 2 * unit - 1, 4 * unit, 400, 'invalidRequest'],
    ['another size of the file', unit, 2 * unit, 5 * unit, 400, 'invalidRequest'],
    ['a range that ends behind the file', 3 * unit, 5 * unit, 4 * unit, 400, 'invalidRequest'],
  ])('refuses %s, and goes on as it was', async (_, first, end, total, status, code) => {
    const drive = createTestDrive();
    const content = bytes(4 * unit);
    const { request, put } = await session(drive);
    await put(content, 0, unit);
    expect(await put(content, first, end, total)).toMatchObject({ status, body: { error: { code } } });
    expect((await request('GET')).body).toMatchObject({ nextExpectedRanges: [`${unit}-`] });
    expect((await put(content, unit, content.length)).status).toBe(201);
    expect((await drive.content('Documents/large.bin')).equals(content)).toBe(true);
  });

  test('a range with fewer or more bytes than it says changes nothing', async () => {
    const drive = createTestDrive();
    const content = bytes(2 * unit);
    const { request, put } = await session(drive);
    const range = { 'Content-Range': `bytes 0-${unit - 1}/${content.length}` };
    expect((await request('PUT', range, content.subarray(0, 10))).status).toBe(400);
    expect((await request('PUT', range, content)).status).toBe(400);
    expect((await put(content, 0, unit)).status).toBe(202);
    expect((await put(content, unit, 2 * unit)).status).toBe(201);
    expect((await drive.content('Documents/large.bin')).equals(content)).toBe(true);
  });

  test('the same range twice at a time counts once', async () => {
    const drive = createTestDrive();
    const content = bytes(3 * unit);
    const { put } = await session(drive);
    const twice = await Promise.all([put(content, 0, unit), put(content, 0, unit)]);
    expect(twice.map(({ status }) => status).toSorted()).toEqual([202, 416]);
    await put(content, unit, 3 * unit);
    expect((await drive.content('Documents/large.bin')).equals(content)).toBe(true);
  });

  test('given up or expired, it is gone with what it brought', async () => {
    const drive = createTestDrive();
    const content = bytes(2 * unit);
    const [one, other] = [await session(drive), await session(drive)];
    for (const { put } of [one, other]) await put(content, 0, unit);
    const files = [...(drive.tenant.drives?.drives.values() ?? [])].flatMap(({ uploads }) =>
      [...uploads.values()].map(({ file }) => drive.tenant.content.pathOf(file)),
    );
    expect((await one.request('DELETE')).status).toBe(204);
    expect((await one.request('GET')).status).toBe(404);
    drive.tenant.clock.advance(day + 1);
    expect(await other.put(content, unit, 2 * unit)).toMatchObject({ status: 404, body: { error: { code: 'itemNotFound' } } });
    await session(drive);
    expect(files.map((file) => existsSync(file))).toEqual([false, false]);
  });

  test('a name that was taken meanwhile: refused, counted up, or replaced, and the session stays where it is refused', async () => {
    const drive = createTestDrive();
    const uploads = [
      [await session(drive), 409],
      [await session(drive, { '@microsoft.graph.conflictBehavior': 'rename' }), 201],
      [await session(drive, { '@microsoft.graph.conflictBehavior': 'replace' }), 200],
    ] as const;
    await drive.send('PUT', '/me/drive/root:/Documents/large.bin:/content', 'taken');
    for (const [{ put }, status] of uploads) expect((await put(bytes(100), 0, 100)).status).toBe(status);
    expect(await drive.names('Documents')).toEqual(expect.arrayContaining(['large.bin', 'large 1.bin']));
    expect((await uploads[0][0].request('GET')).status).toBe(200);
    const commit = (name: string) =>
      drive.send('PUT', '/me/drive/root:/Documents', { name, '@microsoft.graph.sourceUrl': uploads[0][0].address });
    expect((await commit('large.bin')).status).toBe(409);
    expect(await commit('other.bin')).toMatchObject({ status: 201, body: { name: 'other.bin', size: 100 } });
    expect((await commit('again.bin')).status).toBe(404);
  });

  test('an item that must be in a state is not replaced in another', async () => {
    const drive = createTestDrive();
    const { body } = await drive.send('PUT', '/me/drive/root:/Documents/large.bin:/content', 'one');
    const path = `/me/drive/items/${String(body['id'])}`;
    const begin = (headers: Record<string, string>) => drive.send('POST', `${path}/createUploadSession`, {}, { headers });
    expect((await begin({ 'If-Match': '"{00000000-0000-0000-0000-000000000000},1"' })).status).toBe(412);
    expect((await begin({ 'If-None-Match': String(body['eTag']) })).status).toBe(412);
    const { body: opened } = await begin({ 'If-Match': String(body['eTag']) });
    await drive.send('PUT', `${path}/content`, 'two');
    const last = await drive.follow(opened['uploadUrl'], { method: 'PUT', headers: { 'Content-Range': 'bytes 0-4/5' }, body: 'three' });
    expect(last.status).toBe(412);
    expect((await drive.content('Documents/large.bin')).toString()).toBe('two');
  });

  test('one that is to wait makes its item with a last request', async () => {
    const drive = createTestDrive();
    const { request, put } = await session(
      drive,
      { fileSystemInfo: { lastModifiedDateTime: '2019-05-06T07:08:09Z' } },
      { deferCommit: true },
    );
    expect((await request('POST')).status).toBe(400);
    expect(await put(bytes(10), 0, 10)).toMatchObject({ status: 202, body: { nextExpectedRanges: [] } });
    expect(await drive.names('Documents')).not.toContain('large.bin');
    expect(await request('POST')).toMatchObject({
      status: 201,
      body: { size: 10, fileSystemInfo: { lastModifiedDateTime: '2019-05-06T07:08:09Z' } },
    });
  });

  test('what has no room is refused at the start where its size is told, else with the first range', async () => {
    const drive = createTestDrive();
    drive.tenant.driveQuota = 50_000;
    const begin = await drive.send('POST', '/me/drive/root:/x.bin:/createUploadSession', { item: { fileSize: 60_000 } });
    expect(begin).toMatchObject({ status: 507, body: { error: { code: 'quotaLimitReached' } } });
    const { put } = await session(drive);
    expect(await put(bytes(60_000), 0, 60_000)).toMatchObject({ status: 507 });
  });

  test('its address is a secret of its own: no token goes with it on a personal account', async () => {
    const drive = createTestDrive();
    for (const user of drive.tenant.users.values()) user.accountType = 'personal';
    const { request } = await session(drive);
    expect(await request('GET', { Authorization: 'Bearer x' })).toMatchObject({
      status: 401,
      body: { error: { code: 'unauthenticated' } },
    });
    expect((await request('GET')).status).toBe(200);
    const { body } = await drive.send('PUT', '/me/drive/root:/a.txt:/content', 'abc');
    expect(body).toMatchObject({
      id: expect.stringMatching(/^[\dA-F]{16}!\d+$/),
      file: { hashes: { sha1Hash: 'A9993E364706816ABA3E25717850C26C9CD0D89D' } },
    });
  });
});

describe('copy', () => {
  test('of a folder brings all that is in it, and its monitor tells when', async () => {
    const drive = createTestDrive();
    const begin = await drive.send('POST', '/me/drive/root:/Documents/Invoices:/copy', {
      name: 'Copy',
      parentReference: { path: '/drive/root:/Pictures' },
    });
    expect([begin.status, begin.body]).toEqual([202, {}]);
    const monitor = async () => {
      const response = await drive.follow(begin.headers.get('Location'));
      return { status: response.status, body: (await response.json()) as Record<string, unknown> };
    };
    expect(await monitor()).toMatchObject({ status: 202, body: { status: 'inProgress' } });
    drive.tenant.clock.advance(1000);
    const { status, body } = await monitor();
    expect([status, body['status']]).toEqual([200, 'completed']);
    expect((await drive.send('GET', `/me/drive/items/${String(body['resourceId'])}`)).body['name']).toBe('Copy');
    expect(await drive.names('Pictures/Copy/2026')).toEqual(['Litware January.pdf', 'Northwind January.pdf']);
    await drive.send('PUT', '/me/drive/root:/Pictures/Copy/2026/Litware%20January.pdf:/content', 'changed');
    expect((await drive.content('Documents/Invoices/2026/Litware January.pdf')).toString()).not.toBe('changed');
  });

  test('is refused where its name is taken, and into itself', async () => {
    const drive = createTestDrive();
    const copy = (query: string, body: unknown) => drive.send('POST', `/me/drive/root:/Documents:/copy${query}`, body);
    expect(await copy('', {})).toMatchObject({ status: 409, body: { error: { code: 'nameAlreadyExists' } } });
    expect((await copy('?@microsoft.graph.conflictBehavior=rename', {})).status).toBe(202);
    expect((await copy('', { parentReference: { path: '/drive/root:/Documents/Invoices' } })).status).toBe(400);
    expect(await drive.names('')).toEqual(['Documents', 'Documents 1', 'Pictures']);
  });
});
