import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { temporaryFolder } from '../../test/support/temporary-folder.ts';
import { createEmulator, type Emulator } from './emulator.ts';

const application = '7a1b1f5e-2d0c-4c55-9d0b-3f5e6a4c2b10';
const large = Buffer.alloc(300_000, 'onbehalf ');
const unit = 327_680;

async function requests(emulator: Emulator) {
  const { accessToken } = await emulator.token({ application, user: 'ada@contoso.example', permissions: ['Files.ReadWrite'] });
  return async (method: string, path: string, body?: Uint8Array | string): Promise<Response> =>
    await emulator.fetch(
      new Request(path.startsWith('http') ? path : `https://graph.microsoft.com/v1.0/me/drive/${path}`, {
        method,
        headers: path.startsWith('http') ? {} : { Authorization: `Bearer ${accessToken}`, 'Content-Type': 'text/plain' },
        ...(body !== undefined && { body: new Uint8Array(Buffer.from(body)) }),
      }),
    );
}

async function content(request: Awaited<ReturnType<typeof requests>>, path: string): Promise<Buffer> {
  const response = await request('GET', `root:/${path}:/content`);
  const found = await request('GET', response.headers.get('Location') ?? '');
  return Buffer.from(await found.arrayBuffer());
}

test('a kept tenant has its files again, large ones too, and an upload goes on; what was not saved is swept', async () => {
  const data = await temporaryFolder('drives');
  onTestFinished(() => rm(data, { recursive: true, force: true }));
  const files = () => readdir(join(data, 'content'));
  const first = await createEmulator({ data });
  const request = await requests(first);
  await request('PUT', 'root:/Documents/large.txt:/content', large);
  await request('PUT', 'root:/Documents/small.txt:/content', 'small');
  const { uploadUrl } = (await (await request('POST', 'root:/Documents/upload.bin:/createUploadSession')).json()) as { uploadUrl: string };
  const range = (from: number, to: number, body: Uint8Array): Request =>
    new Request(uploadUrl, {
      method: 'PUT',
      headers: { 'Content-Range': `bytes ${from}-${to - 1}/${2 * unit}` },
      body: new Uint8Array(body),
    });
  await first.fetch(range(0, unit, Buffer.alloc(unit, 'a')));
  await first.save();
  await request('PUT', 'root:/Documents/lost.txt:/content', large);
  await request('PUT', 'root:/Documents/large.txt:/content', Buffer.alloc(200_000, 'later'));
  await first[Symbol.asyncDispose]();
  expect(await files()).toHaveLength(4);

  const second = await createEmulator({ data });
  expect(await files()).toHaveLength(2);
  const again = await requests(second);
  expect((await content(again, 'Documents/large.txt')).equals(large)).toBe(true);
  expect((await content(again, 'Documents/small.txt')).toString()).toBe('small');
  expect((await again('GET', 'root:/Documents/lost.txt')).status).toBe(404);
  expect((await second.fetch(range(unit, 2 * unit, Buffer.alloc(unit, 'b')))).status).toBe(201);
  const whole = await content(again, 'Documents/upload.bin');
  expect(whole.equals(Buffer.concat([Buffer.alloc(unit, 'a'), Buffer.alloc(unit, 'b')]))).toBe(true);
  await second[Symbol.asyncDispose]();
});

test('nothing is made, and no folder, before the first call for a file', async () => {
  const emulator = await createEmulator();
  await emulator.fetch(new Request('https://graph.microsoft.com/v1.0/me'));
  expect(emulator.tenant.drives).toBeUndefined();
  const request = await requests(emulator);
  await request('GET', 'root');
  expect([...(emulator.tenant.drives?.ofPeople.keys() ?? [])]).toHaveLength(1);
  await emulator[Symbol.asyncDispose]();
});
