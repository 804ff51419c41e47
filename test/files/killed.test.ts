import { spawn, type ChildProcess } from 'node:child_process';
import { createHash, randomBytes, randomInt } from 'node:crypto';
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ReadableStream } from 'node:stream/web';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createEmulator, type Emulator } from '../../src/emulator/index.ts';
import { loopbackServer, type LoopbackServer } from '../support/loopback-server.ts';
import { packageFolder } from '../support/package-folder.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

// The built program is killed in the middle of transfers, as `kill -9` does it. `npm run prove -- transfers` kills it a hundred times in each direction.

/** How often each is killed; a few times where nobody says so. */
const killsWanted = process.env['ONBEHALF_TRANSFERS'];
const isFull = killsWanted !== undefined;
const mebibyte = 1024 * 1024;
const size = (isFull ? 100 : 24) * mebibyte + 12_345;
const kills = Number(killsWanted ?? 2);
/** Kills of one transfer before it may end. */
const most = 4;
const range = 32 * 327_680;
const clientId = '7a1b1f5e-2d0c-4c55-9d0b-3f5e6a4c2b10';

const program = `
const { microsoft365Scope, nodeWorld, files } = await import(${JSON.stringify(join(packageFolder, 'dist', 'index.js'))});
const [origin, settings, verb, input] = process.argv.slice(1);
const m365 = await microsoft365Scope({ ...JSON.parse(settings), activities: [files.upload, files.download] }, nodeWorld({ emulator: origin, notify() {} }));
await m365.files[verb](JSON.parse(input));
await m365.close();
`;

let emulator: Emulator;
let server: LoopbackServer;
let folder: string;
let settings: object;
let running: ChildProcess | undefined;
const traffic = { sent: 0, received: 0, killAt: Number.POSITIVE_INFINITY, kills: 0 };

/** Counts the bytes of contents, and kills the program when there are as many as wanted. */
function count(direction: 'sent' | 'received', bytes: number): void {
  traffic[direction] += bytes;
  if (traffic.sent + traffic.received < traffic.killAt || !running?.kill('SIGKILL')) return;
  traffic.killAt = Number.POSITIVE_INFINITY;
  traffic.kills += 1;
}

async function* counted(body: AsyncIterable<Uint8Array>, direction: 'sent' | 'received'): AsyncGenerator<Uint8Array, void, void> {
  for await (const piece of body) {
    count(direction, piece.length);
    yield piece;
  }
}

async function forward(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const url = `http://${request.headers.host}${request.url}`;
  const hasBody = request.method !== 'GET' && request.method !== 'DELETE';
  const isContent = url.includes('/_files/');
  const body = isContent ? Readable.from(counted(request, 'sent')) : request;
  const headers = Object.entries(request.headers).flatMap(([name, value]) =>
    typeof value === 'string' ? [[name, value] as [string, string]] : [],
  );
  const answer = await emulator.fetch(
    new Request(url, {
      method: request.method ?? 'GET',
      headers,
      ...(hasBody && { body: Readable.toWeb(body), duplex: 'half' }),
    } as unknown as RequestInit),
  );
  response.writeHead(answer.status, [...answer.headers].flat());
  if (!answer.body) return void response.end();
  const pieces = Readable.fromWeb(answer.body as ReadableStream<Uint8Array>);
  await pipeline(url.includes('/_files/content/') ? counted(pieces, 'received') : pieces, response);
}

beforeAll(async () => {
  emulator = await createEmulator({});
  folder = await temporaryFolder('killed');
  server = await loopbackServer((request, response) => void forward(request, response).catch(() => response.destroy()));
  const ada = [...emulator.tenant.users.values()].find(({ mail }) => mail === 'ada@contoso.example');
  settings = {
    authenticationType: 'UsernameAndPassword',
    oauthApplication: 'Custom',
    applicationId: clientId,
    tenantId: emulator.tenant.id,
    username: ada?.userPrincipalName,
    password: ada?.password,
  };
  emulator.tenant.consents.push({
    id: emulator.tenant.ids.guid(),
    clientId,
    principalId: ada?.id ?? '',
    permissions: ['Files.ReadWrite', 'offline_access', 'openid', 'profile'],
  });
  await writeFile(join(folder, 'large.bin'), randomBytes(size));
});

afterAll(async () => {
  await server[Symbol.asyncDispose]();
  await emulator[Symbol.asyncDispose]();
  await rm(folder, { recursive: true });
});

/** Runs the program once. @param killAfter - Kills it when so many more bytes of contents went through. @returns Whether it came to its end. */
async function run(verb: 'upload' | 'download', input: object, killAfter = Number.POSITIVE_INFINITY): Promise<boolean> {
  traffic.killAt = traffic.sent + traffic.received + killAfter;
  const args = ['--input-type=module', '-e', program, server.origin, JSON.stringify(settings), verb, JSON.stringify(input)];
  const child = spawn(process.execPath, args, {
    env: { ...process.env, ONBEHALF_HOME: join(folder, 'home'), ONBEHALF_KEY_STORE: 'file' },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  running = child;
  let stderr = '';
  child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
  const [code, signal] = await new Promise<[number | null, string | null]>((resolve) => child.on('close', (...end) => resolve(end)));
  if (code !== 0 && signal !== 'SIGKILL') throw new Error(`${verb} ended with ${code}: ${stderr}`);
  return code === 0;
}

/** Transfers one file, killed some times. @returns The bytes that went through, and how often it was killed. */
async function transfer(verb: 'upload' | 'download', input: object): Promise<{ readonly bytes: number; readonly killed: number }> {
  const before = { ...traffic };
  for (let attempt = 0; attempt < most; attempt += 1) if (await run(verb, input, randomInt(1, size))) break;
  if (traffic.kills - before.kills === most) await run(verb, input);
  const bytes = verb === 'upload' ? traffic.sent - before.sent : traffic.received - before.received;
  return { bytes, killed: traffic.kills - before.kills };
}

const digestOf = async (path: string): Promise<string> =>
  createHash('sha256')
    .update(await readFile(path))
    .digest('hex');

describe('the built program, killed in the middle', { timeout: isFull ? 3_600_000 : 120_000 }, () => {
  test(`of uploads, goes on: the same content, and at most one range twice for each of ${kills} times`, async () => {
    const wanted = await digestOf(join(folder, 'large.bin'));
    await mkdir(join(folder, 'back'));
    for (let killed = 0, round = 0; killed < kills; round += 1) {
      const name = `up-${round}.bin`;
      const went = await transfer('upload', { file: join(folder, 'large.bin'), name });
      killed += went.killed;
      expect(went.bytes).toBeLessThanOrEqual(size + went.killed * range);
      await run('download', { item: name, saveTo: join(folder, 'back') });
      expect(await digestOf(join(folder, 'back', name))).toBe(wanted);
      await rm(join(folder, 'back', name));
    }
  });

  test(`of downloads, goes on: the same content, and nothing else beside it, ${kills} times`, async () => {
    const wanted = await digestOf(join(folder, 'large.bin'));
    await run('upload', { file: join(folder, 'large.bin'), name: 'down.bin' });
    for (let killed = 0, round = 0; killed < kills; round += 1) {
      const saveTo = join(folder, `down-${round}`);
      const went = await transfer('download', { item: 'down.bin', saveTo });
      killed += went.killed;
      expect(await readdir(saveTo)).toEqual(['down.bin']);
      expect(await digestOf(join(saveTo, 'down.bin'))).toBe(wanted);
      // What was on its way when the program ended is fetched again.
      expect(went.bytes).toBeLessThanOrEqual(size + went.killed * range);
      await rm(saveTo, { recursive: true });
    }
  });
});
