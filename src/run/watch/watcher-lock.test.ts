import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { temporaryFolder } from '../../../test/support/temporary-folder.ts';
import { beOnlyWatcher } from './watcher-lock.ts';

const now = (): Date => new Date('2026-11-02T08:00:00Z');
const tidy = { project: '/work/tidy', now };

async function watchers(): Promise<string> {
  const folder = await temporaryFolder('watchers');
  onTestFinished(() => rm(folder, { recursive: true }));
  return folder;
}

/** A process that does nothing. */
function idleProcess(): { readonly pid: number; kill(): Promise<void> } {
  const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1e6)'], { stdio: 'ignore' });
  const ended = once(child, 'exit');
  onTestFinished(() => void child.kill('SIGKILL'));
  return {
    pid: child.pid ?? 0,
    async kill() {
      child.kill('SIGKILL');
      await ended;
    },
  };
}

/** What the one watcher that there is left in the folder. */
async function noteIn(folder: string): Promise<{ path: string; note: Record<string, unknown> }> {
  const [name = ''] = await readdir(folder);
  const path = join(folder, name);
  return { path, note: JSON.parse(await readFile(path, 'utf8')) };
}

test('a project is watched once, another one and a trial beside it, and again when it ended', async () => {
  const folder = await watchers();
  const first = await beOnlyWatcher(tidy, folder);
  await expect(beOnlyWatcher(tidy, folder)).rejects.toMatchObject({
    code: 'CONFLICT',
    message: `/work/tidy is watched already, by process ${process.pid} since 2026-11-02T08:00:00.000Z.`,
  });
  await (await beOnlyWatcher({ ...tidy, project: '/work/other' }, folder))[Symbol.asyncDispose]();
  await (await beOnlyWatcher({ ...tidy, at: 'http://localhost:4000' }, folder))[Symbol.asyncDispose]();
  await first[Symbol.asyncDispose]();
  await using _again = await beOnlyWatcher(tidy, folder);

  expect(await readdir(folder)).toHaveLength(1);
});

test('what a killed process left is taken over, as soon as it is gone', async () => {
  const folder = await watchers();
  await using _own = await beOnlyWatcher(tidy, folder);
  const { path, note } = await noteIn(folder);
  const other = idleProcess();
  await writeFile(path, JSON.stringify({ ...note, pid: other.pid, begun: '' }));
  await expect(beOnlyWatcher(tidy, folder)).rejects.toThrow(`by process ${other.pid}`);
  await other.kill();

  await using _after = await beOnlyWatcher(tidy, folder);
  expect((await noteIn(folder)).note['pid']).toBe(process.pid);
});

test.runIf(process.platform === 'linux')('another process with the number of the one that is gone does not count', async () => {
  const folder = await watchers();
  await using _own = await beOnlyWatcher(tidy, folder);
  const { path, note } = await noteIn(folder);
  await writeFile(path, JSON.stringify({ ...note, begun: `${String(note['begun'])}0` }));

  await using _after = await beOnlyWatcher(tidy, folder);
  expect((await noteIn(folder)).note['begun']).toBe(note['begun']);
});

test('a watcher on another machine is taken for living', async () => {
  const folder = await watchers();
  await using _own = await beOnlyWatcher(tidy, folder);
  const { path, note } = await noteIn(folder);
  await writeFile(path, JSON.stringify({ ...note, host: `not-${hostname()}`, pid: 1 }));

  await expect(beOnlyWatcher(tidy, folder)).rejects.toThrow(`by process 1 on not-${hostname()}`);
});

test('of many that start at once over what a killed one left, one goes on', async () => {
  for (let round = 0; round < 20; round += 1) {
    const folder = await watchers();
    const own = await beOnlyWatcher(tidy, folder);
    const { path, note } = await noteIn(folder);
    // No process has so high a number.
    await writeFile(path, JSON.stringify({ ...note, pid: 2 ** 30, begun: '' }));
    const started = await Promise.allSettled(Array.from({ length: 8 }, () => beOnlyWatcher(tidy, folder)));

    expect(started.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(await readdir(folder)).toHaveLength(1);
    await own[Symbol.asyncDispose]();
  }
});

test.skipIf(process.platform === 'win32')('only its owner reads who watches', async () => {
  const folder = join(await watchers(), 'watch');
  await using _own = await beOnlyWatcher(tidy, folder);
  const { path } = await noteIn(folder);

  expect([(await stat(folder)).mode & 0o777, (await stat(path)).mode & 0o777]).toEqual([0o700, 0o600]);
});
