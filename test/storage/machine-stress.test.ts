import type { ChildProcess } from 'node:child_process';
import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createMachineStorage, type Identity } from '../../src/identity/index.ts';
import { createStressWorld, username, type StressWorld } from './stress-world.ts';
import { finished } from './worker-process.ts';

let world: StressWorld;

beforeAll(async () => {
  world = await createStressWorld();
});
afterAll(() => world[Symbol.asyncDispose]());

test('20 processes renew one account 50 times each: no token is lost, no file is torn', async () => {
  const home = path.join(world.scratch, 'together');
  await identityIn(home, true).token(['Mail.Read']);
  const before = world.renewals();
  const ends = await Promise.all(Array.from({ length: 20 }, () => finished(world.startWorker({ home, rounds: 50 }))));

  expect(ends).toEqual(Array.from({ length: 20 }, () => ({ code: 0, signal: null, output: 'begun\ndone\n' })));
  expect(world.renewals() - before).toBe(1_000);
  expect((await filesIn(home)).filter((name) => /[\da-f]{16}-[\da-f]{32}\./.test(name))).toEqual([
    expect.stringMatching(/^[\da-f]{2}[/\\][\da-f]{16}-[\da-f]{32}\.\d+$/),
  ]);
  expect((await identityIn(home).token(['Mail.Read'], { forceRefresh: true })).account.username).toBe(username);
}, 120_000);

test('killed at 200 random moments: the next start signs in silently', async () => {
  const home = path.join(world.scratch, 'killed');
  await identityIn(home, true).token(['Mail.Read']);
  const random = seeded(20_261_123);
  const problems: string[] = [];

  async function killOne(): Promise<void> {
    const child = world.startWorker({ home, rounds: 1_000_000 });
    const end = finished(child);
    await begun(child);
    await new Promise((resolve) => setTimeout(resolve, random() * 30));
    child.kill('SIGKILL');
    const { signal, output } = await end;
    if (signal !== 'SIGKILL' || output !== 'begun\n') problems.push(`${signal}: ${output}`);
    const { account } = await identityIn(home).token(['Mail.Read'], { forceRefresh: true });
    if (account.username !== username) problems.push(account.username);
  }
  // Two at a time: each is killed in the middle of what the other one does, too.
  await Promise.all(
    [1, 2].map(async () => {
      for (let times = 0; times < 100; times += 1) await killOne();
    }),
  );

  expect(problems).toEqual([]);
  expect((await filesIn(home)).filter((name) => name.includes('unreadable'))).toEqual([]);
}, 120_000);

function identityIn(home: string, canAsk = false): Identity {
  return world.identityOn(createMachineStorage({ folder: home }), canAsk);
}

async function filesIn(home: string): Promise<string[]> {
  return await readdir(path.join(home, 'tokens'), { recursive: true });
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
