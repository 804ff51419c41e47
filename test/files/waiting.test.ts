import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { DriveItem } from '../../src/activities/files/index.ts';
import { waitForCreated } from '../../src/activities/files/wait-for-created.ts';
import { waitForUpdated } from '../../src/activities/files/wait-for-updated.ts';
import { localFiles } from '../../src/connection/machine/local-files.ts';
import type { AnyActivity } from '../../src/core/activity.ts';
import { readInput } from '../../src/core/input.ts';
import type { ActivityContext } from '../../src/core/ports.ts';
import { createEmulator, type Emulator } from '../../src/emulator/index.ts';
import { createGraphClient } from '../../src/graph/index.ts';

// What is waited for by the changes of a drive comes once, whoever made it and whatever happens to it afterwards; what was there before never does.

const minute = 60_000;
const root = 'https://graph.microsoft.com/v1.0/me/drive/root:';

let emulator: Emulator;
let kept: Map<string, string>;

beforeEach(async () => {
  emulator = await createEmulator({ now: new Date('2026-11-02T09:00:00Z') });
  kept = new Map();
});

afterEach(async () => {
  await emulator[Symbol.asyncDispose]();
});

async function token(): Promise<string> {
  return (await emulator.token({ user: 'ada@contoso.example', permissions: ['Files.ReadWrite'] })).accessToken;
}

async function put(path: string, body = 'text'): Promise<void> {
  const headers = { authorization: `Bearer ${await token()}`, 'content-type': 'text/plain' };
  const answer = await emulator.fetch(new Request(`${root}/${encodeURI(path)}:/content`, { method: 'PUT', headers, body }));
  if (!answer.ok) throw new Error(`${path} was answered with ${answer.status}.`);
}

/** Runs once. @param pauses - What happens in each pause; after the last one nothing comes. */
async function next(activity: AnyActivity, input: object, ...pauses: readonly (() => Promise<void>)[]): Promise<string> {
  const left = [...pauses];
  const client = createGraphClient({
    fetch: async (url, init) => await emulator.fetch(new Request(url, init as RequestInit)),
    graphUrl: 'https://graph.microsoft.com',
    token,
    sleep: async () => {},
  });
  const context: ActivityContext = {
    graph: client.bind({ activity: activity.name, operations: activity.calls.map(({ operation }) => operation) }),
    files: localFiles(),
    positions: {
      read: async (name) => kept.get(name),
      write: async (name, value) => void kept.set(name, value),
      remove: async (name) => void kept.delete(name),
    },
    signal: new AbortController().signal,
    now: () => emulator.tenant.clock.now(),
    timeZone: () => 'UTC',
    inTurn: (_, work) => work(),
    async wait(milliseconds) {
      emulator.tenant.clock.advance(milliseconds);
      await left.shift()?.();
    },
    progress: () => {},
  };
  const run = activity.run(context, readInput(activity.input, { timeoutSeconds: 600, ...input }, activity.name)) as Promise<DriveItem>;
  return await run.then(
    ({ path }) => path,
    (error: { code: string }) => error.code,
  );
}

describe('waiting for a file that is created', () => {
  test('gives each one once, also when it is changed later, and none that was there', async () => {
    const input = { folder: 'Documents', position: 'orders' };
    const changeOld = () => put('Documents/Month end.txt', 'changed');
    expect(await next(waitForCreated, input, changeOld, () => put('Documents/a.txt'))).toBe('/Documents/a.txt');
    await put('Documents/b.txt');
    await put('c.txt');
    expect(await next(waitForCreated, input)).toBe('/Documents/b.txt');
    for (let round = 0; round < 3; round += 1) {
      emulator.tenant.clock.advance(30 * minute);
      await put('Documents/a.txt', `changed ${round}`);
      await put(`Documents/${round}.txt`);
      expect(await next(waitForCreated, input)).toBe(`/Documents/${round}.txt`);
    }
    expect(await next(waitForCreated, input, changeOld)).toBe('TIMED_OUT');
  });

  test('goes on where the service has forgotten where it was: nothing is missed, and nothing comes twice', async () => {
    const input = { folder: 'Documents', position: 'orders' };
    expect(await next(waitForCreated, input, () => put('Documents/a.txt'))).toBe('/Documents/a.txt');
    emulator.tenant.clock.advance(40 * 24 * 60 * minute);
    await put('Documents/b.txt');
    expect(await next(waitForCreated, input)).toBe('/Documents/b.txt');
    expect(await next(waitForCreated, input)).toBe('TIMED_OUT');
  });

  test.each([
    [false, 'TIMED_OUT'],
    [true, '/Documents/Invoices/2026/x.CSV'],
  ])('below the folder only where it is asked for (%s), and only what fits', async (includeSubfolders, expected) => {
    const come = async () => {
      await put('Documents/Invoices/2026/x.pdf');
      await put('Documents/Invoices/2026/x.CSV');
    };
    expect(await next(waitForCreated, { folder: 'Documents', includeSubfolders, filterByFileNames: '*.csv' }, come)).toBe(expected);
  });
});

describe('waiting for a file that is changed', () => {
  test('gives each change of what was there, and nothing that is new', async () => {
    const input = { folder: 'Documents', position: 'changes' };
    const change = () => put('Documents/Month end.txt', 'one');
    expect(await next(waitForUpdated, input, () => put('Documents/new.txt'), change)).toBe('/Documents/Month end.txt');
    expect(await next(waitForUpdated, input)).toBe('TIMED_OUT');
    expect(await next(waitForUpdated, input, () => put('Documents/Month end.txt', 'two'))).toBe('/Documents/Month end.txt');
    expect(await next(waitForUpdated, input, () => put('Documents/new.txt', 'again'))).toBe('/Documents/new.txt');
  });
});
