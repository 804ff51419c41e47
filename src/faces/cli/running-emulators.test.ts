import { mkdir, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { ownHome, type OwnHome } from '../../../test/support/own-home.ts';
import { askEmulator, isAlive, noteRunning, runningEmulators } from './running-emulators.ts';

let home: OwnHome;
let servers: Server[] = [];
beforeEach(async () => {
  home = await ownHome();
});
afterEach(async () => {
  for (const server of servers) server.close();
  servers = [];
  await home[Symbol.asyncDispose]();
});

async function serve(answer: RequestListener): Promise<string> {
  const server = createServer(answer).listen(0, '127.0.0.1');
  servers.push(server);
  await new Promise((resolve) => server.once('listening', resolve));
  return `http://localhost:${(server.address() as AddressInfo).port}`;
}
const state = { domain: 'contoso.example' };
const notes = async (): Promise<string[]> => await readdir(join(home.folder, 'emulators', 'running'));

test('a note is there for its owner alone while the emulator runs, and its end minds nothing that is gone', async () => {
  const origin = await serve((_, response) => response.end(JSON.stringify(state)));
  const emulator = { origin, pid: process.pid, startedAt: '2026-03-05T10:00:00Z' };
  const note = await noteRunning(emulator);
  const name = `${process.pid}-${new URL(origin).port}.json`;

  expect(await notes()).toEqual([name]);
  const modes = await Promise.all(['', name].map(async (one) => (await stat(join(home.folder, 'emulators', 'running', one))).mode & 0o777));
  // Windows has no such modes.
  expect(modes).toEqual(process.platform === 'win32' ? modes : [0o700, 0o600]);
  expect(await runningEmulators()).toEqual([{ emulator, state }]);
  await note[Symbol.asyncDispose]();
  expect(await notes()).toEqual([]);

  const again = await noteRunning(emulator);
  await rm(join(home.folder, 'emulators', 'running', name));
  await again[Symbol.asyncDispose]();
});

test('the one that started first is in front, and what is no note is none', async () => {
  const folder = join(home.folder, 'emulators', 'running');
  await mkdir(folder, { recursive: true });
  const origin = await serve((_, response) => response.end(JSON.stringify(state)));
  for (const [name, startedAt] of [
    ['a', '2026-03-03'],
    ['b', '2026-03-01'],
    ['c', '2026-03-02'],
  ])
    await writeFile(join(folder, `${name}.json`), JSON.stringify({ origin, pid: process.pid, startedAt }));
  await writeFile(join(folder, 'd.txt'), JSON.stringify({ origin, pid: process.pid, startedAt: '' }));

  expect((await runningEmulators()).map(({ emulator }) => emulator.startedAt)).toEqual(['2026-03-01', '2026-03-02', '2026-03-03']);
});

test('where nothing was noted nothing runs', async () => {
  expect(await runningEmulators()).toEqual([]);
});

test('a process is alive or not, whoever it is', () => {
  expect(isAlive(process.pid)).toBe(true);
  expect(isAlive(1)).toBe(true);
  // No process has this number: it is above what systems give out.
  expect(isAlive(2_000_000_000)).toBe(false);
});

test.each<[string, RequestListener, unknown]>([
  ['JSON', (_, response) => response.end('{"a":1}'), { a: 1 }],
  ['another 2xx', (_, response) => response.writeHead(299).end('{"a":1}'), { a: 1 }],
  ['nothing', (_, response) => response.writeHead(204).end(), undefined],
  [
    'the method and the path',
    ({ method, url }, response) => response.end(JSON.stringify({ method, url })),
    { method: 'POST', url: '/_emulator/reset' },
  ],
])('the answer of the control API: %s', async (_, answer, value) => {
  expect(await askEmulator({ origin: await serve(answer) }, 'POST', 'reset')).toEqual(value);
});

test.each<[string, RequestListener]>([
  ['something else is there', (_, response) => response.end('hello')],
  ['it answers with 300', (_, response) => response.writeHead(300).end('{}')],
  ['it answers with 404', (_, response) => response.writeHead(404).end('{}')],
  ['There is no such path', (_, response) => response.writeHead(404).end('{"error":"There is no such path."}')],
  ['aborted', ({ socket }, response) => void (response.writeHead(200).write('{'), setImmediate(() => socket.destroy()))],
])('a refusal says why: %s', async (why, answer) => {
  const origin = await serve(answer);
  await expect(askEmulator({ origin }, 'GET', 'state')).rejects.toMatchObject({
    code: 'UNAVAILABLE',
    message: `No emulator answers at ${origin}: ${why}.`,
    remedy: 'Look at `onbehalf emulator status`, or start one with `onbehalf emulator start`.',
  });
});
