import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { temporaryFolder } from '../../../test/support/temporary-folder.ts';
import { lockStore } from './store-lock.ts';

async function lockFile(): Promise<string> {
  const folder = await temporaryFolder('lock');
  onTestFinished(() => rm(folder, { recursive: true }));
  return join(folder, 'store.lock');
}

test('a store that is open is refused, naming its run, and is free when it is given back', async () => {
  const file = await lockFile();
  const unlock = await lockStore(file, 'first');

  await expect(lockStore(file, 'second')).rejects.toMatchObject({
    code: 'CONFLICT',
    message: expect.stringContaining('run first') as string,
  });
  await unlock();
  const again = await lockStore(file, 'second');
  await again();
});

test('of a process that is gone the lock is passed over, also where it was killed while it wrote it', async () => {
  const file = await lockFile();
  const gone = spawn(process.execPath, ['-e', '0']);
  await once(gone, 'close');
  for (const left of [JSON.stringify({ pid: gone.pid, since: '1', run: 'killed' }), '', '{"pid":']) {
    await writeFile(file, left);
    await expect(lockStore(file, 'next').then((unlock) => unlock())).resolves.toBeUndefined();
  }
});

test.skipIf(process.platform !== 'linux')('a process that was given the number of the one that is gone holds nothing', async () => {
  const file = await lockFile();
  await writeFile(file, JSON.stringify({ pid: process.pid, since: '1', run: 'killed' }));

  await expect(lockStore(file, 'next').then((unlock) => unlock())).resolves.toBeUndefined();
});

test('of many that come at once one has it', async () => {
  const file = await lockFile();
  await writeFile(file, JSON.stringify({ pid: 2 ** 22 + 1, since: '1', run: 'killed' }));
  const asked = await Promise.allSettled(Array.from({ length: 20 }, (_, n) => lockStore(file, `run ${n}`)));

  expect(asked.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
});
