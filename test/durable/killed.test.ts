import { spawn, type ChildProcess } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ReadableStream } from 'node:stream/web';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createEmulator, type Emulator } from '../../src/emulator/index.ts';
import { drawn } from '../support/drawn.ts';
import { loopbackServer, type LoopbackServer } from '../support/loopback-server.ts';
import { packageFolder } from '../support/package-folder.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { lostAnswers } from './lost-answers.ts';
import { postgresPrograms, startPostgres } from './postgres-server.ts';

// The built program is killed at random requests, as `kill -9` does it: before a request is carried out, or after it and before its answer is there, while other
// requests are under way. Answers of changes are lost besides, of each route at least one. Whatever is then gone on with, each mail was sent once, each event and
// each file is there once. `npm run prove -- durable` kills it two hundred times on each store.

const wanted = Number(process.env['ONBEHALF_DURABLE'] ?? 0);
const isFull = wanted > 0;
const sizes = isFull ? { mails: 50, events: 20, files: 20 } : { mails: 3, events: 2, files: 2 };
const kills = isFull ? wanted : 3;
/** The most requests between two kills. */
const furthest = isFull ? 25 : 9;
const clientId = '7a1b1f5e-2d0c-4c55-9d0b-3f5e6a4c2b10';

const flow = `version: 1
name: durable
inputs: { run: { type: text }, tenant: { type: text }, mails: { type: list }, events: { type: list }, files: { type: list } }
steps:
  - microsoft365Scope:
      authenticationType: UsernameAndPassword
      oauthApplication: Custom
      applicationId: ${clientId}
      tenantId: \${inputs.tenant}
      username: ada@contoso.example
      password: env:ADA
      steps:
        - forEach: \${inputs.mails}
          as: mail
          parallel: 6
          steps:
            - use: mail.send
              with: { to: [ben@contoso.example], subject: "\${inputs.run} \${mail}", body: Once. }
        - parallel:
            - - forEach: \${inputs.events}
                as: event
                steps:
                  - use: calendar.create
                    with: { subject: "\${inputs.run} \${event}", start: 2026-12-01T10:00Z, end: 2026-12-01T11:00Z }
            - - forEach: \${inputs.files}
                as: file
                parallel: 2
                steps:
                  - use: files.upload
                    with: { file: "\${file}", folder: Documents, name: "\${inputs.run} \${file}", onConflict: rename }
`;

/** The clock of each process is an hour after that of the one before, as if somebody had come back later: what may be under way is not waited for. */
const later = (hours: number): string =>
  `data:text/javascript,${encodeURIComponent(`const real = Date; const shift = ${hours} * 3600e3;
globalThis.Date = class extends real { constructor(...given) { if (given.length === 0) super(real.now() + shift); else super(...given); } static now() { return real.now() + shift; } };`)}`;

/** The same draws for the same seed. */
const draw = drawn(Number(process.env['ONBEHALF_DURABLE_SEED'] ?? 1));

/** The routes by which the flow changes something: of each an answer is lost. */
const routes = [
  'POST /me/messages',
  'POST /me/messages/{}/send',
  'POST /me/events',
  'PUT /me/drive/items/{}',
  ...(isFull ? ['POST /me/drive/items/{}', 'PUT /_files/{}'] : []),
];
const lost = lostAnswers(draw);

let emulator: Emulator;
let server: LoopbackServer;
let folder: string;
let running: ChildProcess | undefined;
/** After so many requests of Graph it is killed: before the request is carried out, or after it. */
const killing = { after: Number.POSITIVE_INFINITY, isAfterwards: false, done: 0 };

function kill(): void {
  killing.after = Number.POSITIVE_INFINITY;
  if (running?.kill('SIGKILL') === true) killing.done += 1;
}

async function forward(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const isGraph = request.url?.startsWith('/v1.0/') === true || request.url?.startsWith('/_files/') === true;
  if (isGraph) killing.after -= 1;
  const isKilled = killing.after <= 0;
  if (isKilled && !killing.isAfterwards) return kill();
  const headers = Object.entries(request.headers).flatMap(([name, value]) =>
    typeof value === 'string' ? [[name, value] as [string, string]] : [],
  );
  const hasBody = request.method !== 'GET' && request.method !== 'DELETE';
  const answer = await emulator.fetch(
    new Request(`http://${request.headers.host}${request.url}`, {
      method: request.method ?? 'GET',
      headers,
      ...(hasBody && { body: Readable.toWeb(request), duplex: 'half' }),
    } as unknown as RequestInit),
  );
  if (isKilled) return kill();
  if (isGraph && request.method !== 'GET' && answer.ok && lost.isNext(request.method ?? '', request.url ?? ''))
    return void response.destroy();
  response.writeHead(answer.status, [...answer.headers].flat());
  if (!answer.body) return void response.end();
  await pipeline(Readable.fromWeb(answer.body as ReadableStream<Uint8Array>), response);
}

beforeAll(async () => {
  emulator = await createEmulator({});
  folder = await temporaryFolder('durable-killed');
  server = await loopbackServer((request, response) => void forward(request, response).catch(() => response.destroy()));
  const ada = [...emulator.tenant.users.values()].find(({ mail }) => mail === 'ada@contoso.example');
  emulator.tenant.consents.push({
    id: emulator.tenant.ids.guid(),
    clientId,
    principalId: ada?.id ?? '',
    permissions: ['Mail.ReadWrite', 'Mail.Send', 'Calendars.ReadWrite', 'Files.ReadWrite', 'offline_access', 'openid', 'profile'],
  });
  await mkdir(join(folder, 'flows'));
  await writeFile(join(folder, 'flows', 'durable.flow.yaml'), flow);
  for (let n = 0; n < sizes.files; n += 1) await writeFile(join(folder, 'flows', `${n}.bin`), contents[n] ?? '');
});

const contents = Array.from({ length: sizes.files }, (_, n) => randomBytes(n % 5 === 4 ? 5_000_000 : 2_000));

afterAll(async () => {
  await server[Symbol.asyncDispose]();
  await emulator[Symbol.asyncDispose]();
  await rm(folder, { recursive: true });
});

/** Runs the program once. @returns Its exit status, undefined where it was killed, and what it said. */
async function program(args: readonly string[], database: string | undefined, hours: number) {
  const ada = [...emulator.tenant.users.values()].find(({ mail }) => mail === 'ada@contoso.example');
  // A run that is gone on with works where it began.
  const where = args[0] === 'run' ? ['--emulator', server.origin, '--unattended'] : [];
  const child = spawn(process.execPath, ['--import', later(hours), join(packageFolder, 'dist', 'main.js'), ...args, ...where], {
    cwd: join(folder, 'flows'),
    env: {
      ...process.env,
      ONBEHALF_HOME: join(folder, 'home'),
      ONBEHALF_KEY_STORE: 'file',
      ADA: ada?.password ?? '',
      ...(database !== undefined && { ONBEHALF_DATABASE: database }),
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  running = child;
  let said = '';
  child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()));
  child.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()));
  const [code, signal] = await new Promise<[number | null, string | null]>((resolve) => child.on('close', (...end) => resolve(end)));
  return { code: signal === 'SIGKILL' ? undefined : code, said };
}

/** What there is of a run in the tenant, by name. */
async function found(name: string) {
  const { accessToken } = await emulator.token({ user: 'ada@contoso.example', permissions: ['Mail.Read', 'Calendars.Read', 'Files.Read'] });
  const read = async (path: string): Promise<Record<string, string>[]> => {
    const answer = await emulator.fetch(
      new Request(`https://graph.microsoft.com/v1.0${path}`, { headers: { authorization: `Bearer ${accessToken}` } }),
    );
    return ((await answer.json()) as { value: Record<string, string>[] }).value;
  };
  const ours = (things: readonly Record<string, string>[], key: string): string[] =>
    things
      .map((thing) => thing[key] ?? '')
      .filter((text) => text.startsWith(`${name} `))
      .toSorted();
  const files = await read('/me/drive/root:/Documents:/children?$top=999');
  return {
    sent: ours(await read('/me/mailFolders/sentitems/messages?$top=999&$select=subject'), 'subject'),
    drafts: ours(await read('/me/mailFolders/drafts/messages?$top=999&$select=subject'), 'subject'),
    events: ours(await read('/me/events?$top=999&$select=subject'), 'subject'),
    files: ours(files, 'name'),
    hashes: files.flatMap(({ name: file = '', id = '' }) => (file.startsWith(`${name} `) ? [[file, id]] : [])),
  };
}

async function digestsOf(items: readonly string[][]): Promise<Record<string, string>> {
  const { accessToken } = await emulator.token({ user: 'ada@contoso.example', permissions: ['Files.Read'] });
  const digests: Record<string, string> = {};
  for (const [name = '', id] of items) {
    const headers = { authorization: `Bearer ${accessToken}` };
    const answer = await emulator.fetch(new Request(`https://graph.microsoft.com/v1.0/me/drive/items/${id}/content`, { headers }));
    const bytes = await emulator.fetch(new Request(answer.headers.get('location') ?? ''));
    digests[name] = createHash('sha256')
      .update(Buffer.from(await bytes.arrayBuffer()))
      .digest('hex');
  }
  return digests;
}

const names = (name: string, count: number, suffix = ''): string[] =>
  Array.from({ length: count }, (_, n) => `${name} ${n}${suffix}`).toSorted();

async function runKilled(name: string, database: string | undefined): Promise<void> {
  const before = killing.done;
  const list = (count: number, suffix = ''): string => JSON.stringify(Array.from({ length: count }, (_, n) => `${n}${suffix}`));
  const inputs = [
    `run=${name}`,
    `tenant=${emulator.tenant.id}`,
    `mails=${list(sizes.mails)}`,
    `events=${list(sizes.events)}`,
    `files=${list(sizes.files, '.bin')}`,
  ].flatMap((input) => ['--input', input]);
  let args = ['run', 'durable.flow.yaml', '--durable', ...inputs];
  for (let process = 0; ; process += 1) {
    killing.after = killing.done - before < kills ? Math.ceil(draw() * furthest) : Number.POSITIVE_INFINITY;
    killing.isAfterwards = draw() < 0.5;
    const { code, said } = await program(args, database, process);
    const run = /runs resume (\S+?)`/.exec(said)?.[1];
    if (args[0] === 'run' && run !== undefined) args = ['runs', 'resume', run];
    if (code === undefined) continue;
    expect(`${code} ${said}`).toMatch(/^0 /);
    break;
  }
  // What came to its end is over.
  expect((await program(args, database, 0)).code).toBe(5);
  const { sent, drafts, events, files, hashes } = await found(name);
  expect({ sent, drafts, events, files }).toEqual({
    sent: names(name, sizes.mails),
    drafts: [],
    events: names(name, sizes.events),
    files: names(name, sizes.files, '.bin'),
  });
  const digests = contents.map((bytes, n) => [`${name} ${n}.bin`, createHash('sha256').update(bytes).digest('hex')]);
  expect(await digestsOf(hashes)).toEqual(Object.fromEntries(digests));
}

describe('a durable run that is killed again and again', () => {
  test('does each thing once, on this machine', { timeout: isFull ? 3_600_000 : 300_000 }, async () => {
    while (killing.done < kills) await runKilled(`here${killing.done}`, undefined);
    expect(killing.done).toBeGreaterThanOrEqual(kills);
    expect(lost.routes()).toEqual(expect.arrayContaining(routes));
  });

  const programs = postgresPrograms();
  test.skipIf(programs === undefined)('does each thing once, in a PostgreSQL', { timeout: isFull ? 3_600_000 : 300_000 }, async () => {
    await using postgres = await startPostgres(programs ?? '');
    killing.done = 0;
    lost.clear();
    while (killing.done < kills) await runKilled(`there${killing.done}`, postgres.url);
    expect(killing.done).toBeGreaterThanOrEqual(kills);
    expect(lost.routes()).toEqual(expect.arrayContaining(routes));
  });

  test('shows nothing of what it holds in its store', async () => {
    const { readdir } = await import('node:fs/promises');
    const home = join(folder, 'home');
    const files = (await readdir(home, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile());
    expect(files.filter(({ parentPath }) => parentPath.includes('durable')).length).toBeGreaterThan(10);
    const holding: string[] = [];
    for (const entry of files) {
      const bytes = await readFile(join(entry.parentPath, entry.name));
      if (entry.parentPath.includes('durable') && bytes.includes('ben@contoso.example')) holding.push(entry.name);
    }
    expect(holding).toEqual([]);
  });
});
