import { readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { request } from 'node:https';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestCertificate } from '../../../test/support/certificate.ts';
import { temporaryFolder } from '../../../test/support/temporary-folder.ts';
import { createEmulator } from '../emulator.ts';
import { authorityFile, keptAuthority } from './authority-file.ts';

const now = new Date('2026-03-02T09:00:00Z');
const day = 86_400_000;
const later = (days: number): Date => new Date(now.getTime() + days * day);

let scratch = '';
beforeAll(async () => {
  scratch = await temporaryFolder('authority');
});
afterAll(() => rm(scratch, { recursive: true }));

test('is the same at every start, for ten years but the life of what it certifies', async () => {
  const folder = join(scratch, 'kept', 'deep');
  const first = await keptAuthority(folder, now);

  for (const days of [0, 30, 3619]) expect((await keptAuthority(folder, later(days))).certificate).toBe(first.certificate);
  expect((await keptAuthority(folder, later(3620))).certificate).not.toBe(first.certificate);
  expect(await readdir(folder)).toEqual([authorityFile]);
});

test.skipIf(process.platform === 'win32')('its key is for its owner alone (Windows has no such modes)', async () => {
  const folder = join(scratch, 'private');
  await keptAuthority(folder, now);

  expect((await stat(join(folder, authorityFile))).mode & 0o777).toBe(0o600);
});

test('one that may certify other names than these is replaced', async () => {
  const folder = join(scratch, 'unlimited');
  const { certificate } = await keptAuthority(folder, now);
  const unlimited = createTestCertificate(3650);
  await writeFile(join(folder, authorityFile), unlimited.privateKey + unlimited.certificate);
  const replaced = await keptAuthority(folder, now);

  expect(replaced.certificate).not.toBe(certificate);
  expect(replaced.certificate).not.toBe(unlimited.certificate);
  expect(await readFile(join(folder, authorityFile), 'utf8')).toContain(replaced.certificate);
});

const [one, other] = [createTestCertificate(), createTestCertificate()];

test.each([
  ['nothing', ''],
  ['what is no certificate', 'nonsense'],
  ['a certificate alone', one.certificate],
  ['a key alone', one.privateKey],
  ['a key and the certificate of another', one.privateKey + other.certificate],
])('a file that holds %s is named, and stays', async (_, text) => {
  const path = join(scratch, authorityFile);
  await writeFile(path, text);

  await expect(keptAuthority(scratch, now)).rejects.toThrow(
    `${path} holds no key with its certificate. Move it away to begin with a fresh certificate authority.`,
  );
  expect(await readFile(path, 'utf8')).toBe(text);
});

test('who trusted the emulator of a data folder trusts it at its next start, and no other', async () => {
  const data = join(scratch, 'emulator');
  const start = async (folder?: string) => {
    const emulator = await createEmulator({ empty: true, ...(folder !== undefined && { data: folder }) });
    return { emulator, listener: await emulator.listen({ tls: true }) };
  };
  const statusOf = (origin: string, ca = ''): Promise<number | undefined> =>
    new Promise((resolve, reject) => {
      const sent = request(`${origin}/common/discovery/v2.0/keys`, { ca }, ({ statusCode }) => resolve(statusCode));
      sent.on('error', reject).end();
    });
  const first = await start(data);
  await first.emulator.reset();
  await first.emulator[Symbol.asyncDispose]();
  const second = await start(data);
  const stranger = await start();

  expect(second.listener.caCertificate).toBe(first.listener.caCertificate);
  expect(await statusOf(second.listener.origin, first.listener.caCertificate)).toBe(200);
  await expect(statusOf(stranger.listener.origin, first.listener.caCertificate)).rejects.toThrow(/certificate/);
  for (const { emulator } of [second, stranger]) await emulator[Symbol.asyncDispose]();
});
