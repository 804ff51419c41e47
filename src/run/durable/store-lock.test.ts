import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { temporaryFolder } from '../../../test/support/temporary-folder.ts';
import { lockStore } from './store-lock.ts';

test('a store that is open is refused, naming its run, and is free when it is given back', async () => {
  const folder = await temporaryFolder('lock');
  onTestFinished(() => rm(folder, { recursive: true }));
  const store = join(folder, 'store');
  const first = await lockStore(store, 'first');

  await expect(lockStore(store, 'second')).rejects.toMatchObject({ code: 'CONFLICT', details: { run: 'first', pid: process.pid } });
  await first[Symbol.asyncDispose]();
  const second = await lockStore(store, 'second');
  await second[Symbol.asyncDispose]();
});
