import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Listener } from '../../src/emulator/index.ts';
import { createIds } from '../../src/emulator/tenant/ids.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { hasRclone, rcloneFor, rcloneReason, type Rclone, type RcloneRun } from './rclone.ts';
import { applications, conformanceSuite, type ConformanceWorld } from './world.ts';

const mebibyte = 1024 * 1024;
const range = 320 * 1024;

/** `npm run prove -- files` has the largest one too. */
const sizes = [0, 1, range - 1, range, range + 1, 10 * mebibyte, ...(process.env['ONBEHALF_FILES'] === 'full' ? [250 * mebibyte] : [])];

const emulated = conformanceSuite();
let world: ConformanceWorld;
let listener: Listener;
let folder: string;
let rclone: Rclone;

/** Bytes that repeat with their number, but for a part of one at the end. */
function bytes(size: number): Buffer {
  return Buffer.alloc(size, createIds(size + 1).bytes(9973));
}

async function digests(of: string): Promise<Record<string, string>> {
  const names = await readdir(of);
  const all = await Promise.all(
    names.map(async (name) => [
      name,
      createHash('sha256')
        .update(await readFile(join(of, name)))
        .digest('hex'),
    ]),
  );
  return Object.fromEntries(all.toSorted()) as Record<string, string>;
}

/** What a run says that did not go well, also where it got through in the end; '' for a clean one. */
function problemOf({ status, stderr }: RcloneRun): string {
  return status === 0 && !stderr.includes('ERROR') ? '' : `${status}: ${stderr}`;
}

describe.skipIf(!hasRclone)(`rclone over TLS${rcloneReason}`, () => {
  beforeAll(async () => {
    world = await emulated();
    listener = await world.emulator.listen({ tls: true });
    folder = await temporaryFolder('rclone');
    const wish = { application: applications.own, user: 'ada@contoso.example', permissions: ['Files.ReadWrite'] };
    const { accessToken } = await world.emulator.token(wish);
    const drive = await world.fetch('https://graph.microsoft.com/v1.0/me/drive', { headers: { authorization: `Bearer ${accessToken}` } });
    const { id } = (await drive.json()) as { id: string };
    rclone = await rcloneFor({ listener, folder, accessToken, driveId: id });
    await mkdir(join(folder, 'source'));
    for (const size of sizes) await writeFile(join(folder, 'source', `${size} bytes.bin`), bytes(size));
  });
  afterAll(async () => {
    await world[Symbol.asyncDispose]();
    await rm(folder, { recursive: true, force: true });
  });

  const source = (): string => join(folder, 'source');

  test('lists what is in a drive', async () => {
    const { status, stdout } = await rclone('lsjson', '-R', '--hash', 'od:');
    expect(status).toBe(0);
    const rows = JSON.parse(stdout) as { Path: string; Size: number; Hashes?: { quickxor: string } }[];
    expect(rows.map(({ Path }) => Path)).toEqual(expect.arrayContaining(['Documents', 'Documents/Invoices/2026/Litware January.pdf']));
    expect(rows.find(({ Path }) => Path === 'Documents/Month end.txt')?.Hashes?.quickxor).toMatch(/^[\da-f]{40}$/);
  });

  test('takes files of all sizes there and back, and finds them equal by its own hashes', async () => {
    expect(problemOf(await rclone('copy', source(), 'od:sizes'))).toBe('');
    expect(await rclone('check', source(), 'od:sizes')).toMatchObject({
      status: 0,
      stderr: expect.stringContaining(`${sizes.length} matching files`),
    });
    const back = join(folder, 'back');
    expect(problemOf(await rclone('copy', 'od:sizes', back))).toBe('');
    expect(await digests(back)).toEqual(await digests(source()));
    await writeFile(join(back, '1 bytes.bin'), 'y');
    expect(await rclone('check', back, 'od:sizes')).toMatchObject({ status: 1, stderr: expect.stringContaining('differ') });
  }, 180_000);

  test('moves, copies on the server, says how full it is, and cleans up', async () => {
    expect(problemOf(await rclone('copy', source(), 'od:work/in', '--include', '/1 bytes.bin'))).toBe('');
    expect(problemOf(await rclone('moveto', 'od:work/in/1 bytes.bin', 'od:work/out/Ünï #1 (a+b) 100%.bin'))).toBe('');
    expect(problemOf(await rclone('copyto', 'od:work/out', 'od:work/again'))).toBe('');
    const { stdout } = await rclone('lsf', '-R', '--files-only', 'od:work');
    expect(stdout.trim().split('\n').toSorted()).toEqual(['again/Ünï #1 (a+b) 100%.bin', 'out/Ünï #1 (a+b) 100%.bin']);
    const about = JSON.parse((await rclone('about', '--json', 'od:')).stdout) as { total: number; used: number; free: number };
    expect(about.total).toBe(about.used + about.free);
    expect(problemOf(await rclone('purge', 'od:work'))).toBe('');
    expect((await rclone('lsf', 'od:')).stdout).not.toContain('work/');
  }, 60_000);

  test('gets through what is throttled, unavailable, and cut off, and nothing is doubled', async () => {
    const { faults } = world.emulator;
    for (const path of ['/v1.0/drives', '/_files/upload'] as const) {
      faults.add({ kind: 'throttle', match: { path }, times: 2, retryAfter: 1 });
      faults.add({ kind: 'unavailable', match: { path }, times: 2 });
    }
    expect((await rclone('copy', source(), 'od:faults', '--include', `/${range + 1} bytes.bin`, '--include', '/1 bytes.bin')).status).toBe(
      0,
    );
    expect(faults.list().map(({ hits }) => hits)).toEqual([2, 2, 2, 2]);
    faults.clear();
    const { stdout } = await rclone('lsf', 'od:faults');
    expect(stdout.trim().split('\n').toSorted()).toEqual(['1 bytes.bin', `${range + 1} bytes.bin`]);
    expect((await rclone('check', source(), 'od:faults', '--one-way', '--include', `/${range + 1} bytes.bin`)).status).toBe(0);
  }, 60_000);
});
