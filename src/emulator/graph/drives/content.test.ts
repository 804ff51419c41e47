import { existsSync, readdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { describe, expect, test } from 'vitest';
import { createTestDrive } from '../../../../test/support/test-drive.ts';

const bytes = (size: number): Buffer => Buffer.from(Array.from({ length: size }, (_, index) => (index * 31 + (index >> 8)) & 0xff));
const put = '/me/drive/root:/Documents/a.bin:/content';

describe('contents', () => {
  test.each([0, 1, 65_536, 65_537, 300_000])('of %d bytes come back as they went', async (size) => {
    const drive = createTestDrive();
    const made = await drive.send('PUT', put, bytes(size));
    expect(made).toMatchObject({ status: 201, body: { name: 'a.bin', size } });
    expect((await drive.content('Documents/a.bin')).equals(bytes(size))).toBe(true);
  });

  test('a large one is in a file, which goes with the emulator', async () => {
    const drive = createTestDrive();
    await drive.send('PUT', put, bytes(100_000));
    const folder = dirname(drive.tenant.content.pathOf('x'));
    expect(readdirSync(folder)).toHaveLength(1);
    await drive.tenant.content.close();
    expect(existsSync(folder)).toBe(false);
  });

  test('a new content is another version of the same item', async () => {
    const drive = createTestDrive();
    const { body: first } = await drive.send('PUT', put, 'one');
    const { status, body: second } = await drive.send('PUT', `/me/drive/items/${String(first['id'])}/content`, 'two');
    expect([status, second['id']]).toEqual([200, first['id']]);
    expect(second['cTag']).not.toBe(first['cTag']);
    expect((await drive.content('Documents/a.bin')).toString()).toBe('two');
    const stale = await drive.send('PUT', put, 'three', { headers: { 'If-Match': String(first['eTag']) } });
    expect(stale).toMatchObject({ status: 412, body: { error: { code: 'resourceModified' } } });
    expect((await drive.content('Documents/a.bin')).toString()).toBe('two');
  });

  test('a taken name does what the address says', async () => {
    const drive = createTestDrive();
    const send = (behavior: string) => drive.send('PUT', `${put}?@microsoft.graph.conflictBehavior=${behavior}`, 'x');
    expect((await send('fail')).status).toBe(201);
    expect((await send('fail')).status).toBe(409);
    expect((await send('rename')).body['name']).toBe('a 1.bin');
    expect((await send('replace')).status).toBe(200);
  });

  test.each(['/me/drive/root', '/me/drive/items/root'])('a child of %s is meant by its name, or by its id', async (folder) => {
    const drive = createTestDrive();
    const byName = await drive.send('PUT', `${folder}/children('it''s.txt')/content`, 'one');
    expect(byName).toMatchObject({ status: 201, body: { name: "it's.txt" } });
    const id = String(byName.body['id']);
    expect((await drive.send('PUT', `${folder}/children/${id}/content`, 'two')).body['id']).toBe(id);
    expect((await drive.send('GET', `${folder}/children/IT's.txt`)).body).toMatchObject({ id, size: 3 });
    expect((await drive.send('GET', `${folder}/children/${id}/content`)).status).toBe(302);
    expect((await drive.send('GET', `${folder}/children/nothing.txt`)).status).toBe(404);
    expect((await drive.send('PUT', `${folder}/children/a%2Fb.txt/content`, 'x')).status).toBe(400);
    expect(await drive.names('')).not.toContain('a');
  });

  test('folders of the path are made, or none of them', async () => {
    const drive = createTestDrive();
    expect((await drive.send('PUT', '/me/drive/root:/x/y/z.txt:/content', 'z')).status).toBe(201);
    expect(await drive.names('x/y')).toEqual(['z.txt']);
    expect((await drive.send('PUT', '/me/drive/root:/p/q%7C/z.txt:/content', 'z')).status).toBe(400);
    expect(await drive.names('')).not.toContain('p');
  });

  test('what a drive has no room for is refused, and leaves nothing', async () => {
    const drive = createTestDrive();
    drive.tenant.driveQuota = 150_000;
    expect(await drive.send('PUT', put, bytes(200_000))).toMatchObject({ status: 507, body: { error: { code: 'quotaLimitReached' } } });
    expect(await drive.names('Documents')).not.toContain('a.bin');
    expect(readdirSync(dirname(drive.tenant.content.pathOf('x')))).toEqual([]);
  });

  test.each<[range: string, status: number, part: [number, number], says: string | null]>([
    ['bytes=0-0', 206, [0, 1], 'bytes 0-0/100000'],
    ['bytes=99990-', 206, [99_990, 100_000], 'bytes 99990-99999/100000'],
    ['bytes=-10', 206, [99_990, 100_000], 'bytes 99990-99999/100000'],
    ['bytes=50-200000', 206, [50, 100_000], 'bytes 50-99999/100000'],
    ['bytes=100000-', 416, [0, 0], 'bytes */100000'],
    ['lines=1-2', 200, [0, 100_000], null],
    ['bytes=1-2,4-5', 200, [0, 100_000], null],
  ])('Range: %s gives %d', async (range, status, part, says) => {
    const drive = createTestDrive();
    await drive.send('PUT', put, bytes(100_000));
    const { status: found, headers } = await drive.send('GET', put);
    expect(found).toBe(302);
    const response = await drive.follow(headers.get('Location'), { headers: { Range: range } });
    expect([response.status, response.headers.get('Content-Range')]).toEqual([status, says]);
    expect(Buffer.from(await response.arrayBuffer()).equals(bytes(100_000).subarray(...part))).toBe(true);
  });

  test('an address of a content is good for an hour, and as it is', async () => {
    const drive = createTestDrive();
    await drive.send('PUT', put, 'x');
    const address = (await drive.send('GET', '/me/drive/root:/Documents/a.bin')).body['@microsoft.graph.downloadUrl'];
    expect(new URL(String(address)).host).toBe('contoso.sharepoint.com');
    expect((await drive.follow(address)).status).toBe(200);
    expect((await drive.follow(`${String(address)}x`)).status).toBe(401);
    drive.tenant.clock.advance(3_600_001);
    expect((await drive.follow(address)).status).toBe(401);
  });
});
