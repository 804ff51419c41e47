import { execFile } from 'node:child_process';
import { rm } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { createMachineStorage } from '../../src/identity/index.ts';
import { createWorld } from './world.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

/** Runs the worker as a process of its own, and ends it when it does not end by itself. */
async function run(...args: string[]): Promise<unknown> {
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ['--import', 'jiti/register', path.resolve('test', 'identity', 'worker.ts'), ...args],
    { timeout: 20_000 },
  );
  return JSON.parse(stdout);
}

test('a process whose sign-in was given up, or timed out, ends by itself: no timer and no server is left', async () => {
  expect(await run('cancelled')).toEqual(['CANCELLED', 'SIGN_IN_TIMED_OUT']);
});

test('a process that uses a stored token does not load MSAL', async () => {
  const folder = await temporaryFolder('process');
  await createWorld()
    .identity({}, { storage: createMachineStorage({ folder }) })
    .token(['Mail.Read']);
  const result = await run('stored', folder);
  await rm(folder, { recursive: true });

  expect(result).toEqual({ username: 'ada@contoso.example', loaded: [] });
});
