import { readdir, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { onbehalfCommand } from '../support/command-line.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

let scratch = '';
beforeAll(async () => {
  scratch = await temporaryFolder('emulator-data');
});
afterAll(() => rm(scratch, { recursive: true }));

/** Starts an emulator with a data folder, does something while it runs, and stops it as Ctrl-C does. */
async function started(data: string, meanwhile: () => Promise<unknown>) {
  const stop = new AbortController();
  const ended = onbehalfCommand(['emulator', 'start', '--json', '--data', data], { signal: stop.signal });
  await vi.waitFor(async () => expect((await stat(data)).isDirectory()).toBe(true), { timeout: 10_000 });
  await meanwhile();
  stop.abort();
  return await ended;
}

test('a folder that cannot be written is refused at the start, with its cause', async () => {
  const file = join(scratch, 'file');
  await writeFile(file, '');

  const { status, stdout, stderr } = await onbehalfCommand(['emulator', 'start', '--data', file]);

  expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
  expect(stderr).toContain(`The emulator cannot start. --data: The folder ${file} cannot be written: it is a file (EEXIST).`);
});

test('being stopped saves the tenant, and is no failure', async () => {
  const folder = join(scratch, 'good');

  expect(await started(folder, async () => undefined)).toMatchObject({ status: 0, stderr: '' });
  expect(await readdir(folder)).toEqual(['tenant.json']);
});

test('a tenant that cannot be saved is a failure of its own, not a run that was cancelled', async () => {
  const folder = join(scratch, 'lost');

  const { status, stderr } = await started(folder, async () => {
    await rm(folder, { recursive: true });
    await writeFile(folder, '');
  });

  expect(status).toBe(5);
  expect(stderr).toContain(
    `The tenant was not saved to ${folder}, and what changed in it is lost. The folder ${folder} cannot be written: it is a file (EEXIST).`,
  );
  expect(stderr).toContain('Make room in the folder and make it writable for you, or choose another one.');
});
