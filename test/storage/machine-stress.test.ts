import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createEntra, type Entra } from '../../src/emulator/entra/entra.ts';
import { createPerson } from '../../src/emulator/person.ts';
import { createTenant } from '../../src/emulator/tenant/create.ts';
import { createIdentity, createMachineStorage, readSettings, type Identity } from '../../src/identity/index.ts';
import { serveEntra, type EntraServer } from './entra-server.ts';
import { buildWorker, finished } from './worker-process.ts';

const tenant = createTenant();
let entra: Entra;
let server: EntraServer;
let worker = '';
let scratch = '';

beforeAll(async () => {
  entra = createEntra(tenant);
  server = await serveEntra(entra);
  scratch = await mkdtemp(path.join(tmpdir(), 'onbehalf-stress-'));
  worker = await buildWorker();
});

afterAll(async () => {
  await server[Symbol.asyncDispose]();
  await rm(scratch, { recursive: true });
  await rm(path.dirname(worker), { recursive: true });
});

test('20 processes renew one account 50 times each: no token is lost, no file is torn', async () => {
  const home = path.join(scratch, 'together');
  await identityIn(home, true).token(['Mail.Read']);
  const before = server.renewals();
  const ends = await Promise.all(Array.from({ length: 20 }, () => finished(start(home, 50))));

  expect(ends).toEqual(Array.from({ length: 20 }, () => ({ code: 0, signal: null, output: 'begun\ndone\n' })));
  expect(server.renewals() - before).toBe(1_000);
  expect((await filesIn(home)).filter((name) => /[\da-f]{16}-[\da-f]{32}\./.test(name))).toEqual([expect.stringMatching(/^[\da-f]{2}[/\\][\da-f]{16}-[\da-f]{32}\.\d+$/)]);
  expect((await identityIn(home).token(['Mail.Read'], { forceRefresh: true })).account.username).toBe('ada@contoso.example');
}, 120_000);

test('killed at 200 random moments: the next start signs in silently', async () => {
  const home = path.join(scratch, 'killed');
  await identityIn(home, true).token(['Mail.Read']);
  const random = seeded(20_261_123);
  const problems: string[] = [];

  async function killOne(): Promise<void> {
    const child = start(home, 1_000_000);
    const end = finished(child);
    await begun(child);
    await new Promise((resolve) => setTimeout(resolve, random() * 30));
    child.kill('SIGKILL');
    const { signal, output } = await end;
    if (signal !== 'SIGKILL' || output !== 'begun\n') problems.push(`${signal}: ${output}`);
    const { account } = await identityIn(home).token(['Mail.Read'], { forceRefresh: true });
    if (account.username !== 'ada@contoso.example') problems.push(account.username);
  }
  // Two at a time: each is killed in the middle of what the other one does, too.
  await Promise.all([1, 2].map(async () => {
    for (let times = 0; times < 100; times += 1) await killOne();
  }));

  expect(problems).toEqual([]);
  expect((await filesIn(home)).filter((name) => name.includes('unreadable'))).toEqual([]);
}, 120_000);

/** An identity of this process on the same storage; only the first one may ask. */
function identityIn(home: string, canAsk = false): Identity {
  return createIdentity(readSettings({}), {
    fetch: (url, init) => entra.fetch(new Request(url, init)),
    storage: createMachineStorage({ folder: home }),
    openBrowser: (url) => createPerson({ tenant, fetch: entra.fetch }, 'ada@contoso.example').openBrowser(url),
    canAsk,
    notify: () => undefined,
    now: () => new Date(),
  });
}

async function filesIn(home: string): Promise<string[]> {
  return await readdir(path.join(home, 'tokens'), { recursive: true });
}

function start(home: string, rounds: number): ChildProcess {
  return spawn(process.execPath, [worker, home, server.origin, String(rounds), JSON.stringify(readSettings({}))], { stdio: ['ignore', 'pipe', 'pipe'] });
}

async function begun(child: ChildProcess): Promise<void> {
  await new Promise((resolve) => child.stdout?.once('data', resolve));
}

/** Numbers between 0 and 1, the same in every run (mulberry32). */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
