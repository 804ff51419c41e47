import { setImmediate } from 'node:timers/promises';
import fc from 'fast-check';
import { expect, onTestFinished, test } from 'vitest';
import { quietWorld } from '../../../test/support/flow-text.ts';
import { createHandClock } from '../../../test/support/hand-clock.ts';
import type { World } from '../../connection/index.ts';
import { OnbehalfError } from '../../core/errors.ts';
import { embed, type Embedment } from '../../embedded.ts';
import { ownActivities } from '../../flow/catalogue.ts';
import { createNoStorage } from '../../identity/index.ts';
import type { WatchEntry } from '../../project/file/watch-entry.ts';
import type { WatchEvent } from './events.ts';
import { openWaiter } from './trigger.ts';
import { watch } from './watch.ts';

const entry = (more: Partial<WatchEntry> = {}): WatchEntry => ({
  run: 'main.flow.yaml',
  on: { trigger: 'mail.received', with: {}, as: 'item' },
  overlap: 'queue',
  with: {},
  ...more,
});

/** A tenant with a mailbox that messages come into. */
async function mailbox(): Promise<{ readonly cloud: Embedment; readonly base: World; deliver(subject: string): Promise<void> }> {
  const cloud = await embed({ now: new Date('2026-11-02T09:00:00Z') });
  onTestFinished(() => cloud[Symbol.asyncDispose]());
  return {
    cloud,
    base: cloud.world(),
    async deliver(subject) {
      const message = { from: 'shop@outside.example', to: ['ada@contoso.example'], subject, text: 'See above.' };
      const body = JSON.stringify(message);
      const headers = { 'content-type': 'application/json' };
      const request = new Request('http://localhost/_emulator/messages', { method: 'POST', headers, body });
      expect((await cloud.emulator.fetch(request)).status).toBe(201);
    },
  };
}

/** Where something happens whenever somebody waits. */
interface Machine {
  readonly world: World;
  /** Happens at each step on this machine: a request, a write, a wait. */
  step?(): void;
}

/** Watches until it is stopped, or killed: then nothing of it is told, kept or asked for any more. */
function watching({ world, step = () => undefined }: Machine, entries: readonly WatchEntry[], flow: (subject: string) => Promise<void>) {
  const stop = new AbortController();
  const told: WatchEvent[] = [];
  let isKilled = false;
  const never = new Promise<never>(() => undefined);
  const alive = <T>(work: () => Promise<T>): Promise<T> => {
    step();
    return isKilled ? never : work().then((value) => (isKilled ? never : value));
  };
  const living: World = {
    ...world,
    fetch: (...given) => alive(() => world.fetch(...given)),
    wait: (...given) => alive(() => world.wait(...given)),
    async positions() {
      const storage = await world.positions();
      return { ...storage, write: (...given) => alive(() => storage.write(...given)) };
    },
  };
  const ended = watch({
    project: '/work/tidy',
    entries,
    world: living,
    signal: stop.signal,
    start: async (_entry, { item }) => ({ end: () => alive(() => flow((item as { subject: string }).subject)) }),
    wait: (on, holding) => openWaiter(on, ownActivities, holding),
    tell: (event) => void (isKilled || told.push(event)),
  });
  return {
    told,
    async stop() {
      stop.abort();
      await ended;
    },
    kill: () => void (isKilled = true),
    isKilled: () => isKilled,
    ended,
  };
}

/** Waits take no time here, and pass as much there. */
function hurry({ base, cloud }: { base: World; cloud: Embedment }, happens: () => Promise<void>): World {
  return {
    ...base,
    async wait(milliseconds, signal) {
      await setImmediate();
      signal.throwIfAborted();
      cloud.emulator.tenant.clock.advance(milliseconds);
      await happens();
    },
  };
}

test('each message is given to the flow once, also what came while nobody watched after a clean stop', async () => {
  const here = await mailbox();
  const handled: string[] = [];
  const untilQuiet = async (orders: readonly string[]): Promise<void> => {
    const left = [...orders];
    const quiet = new AbortController();
    const happens = async (): Promise<void> => {
      const next = left.shift();
      if (next === undefined) quiet.abort();
      else await here.deliver(next);
    };
    const round = watching({ world: hurry(here, happens) }, [entry()], async (subject) => void handled.push(subject));
    await new Promise((resolve) => quiet.signal.addEventListener('abort', resolve));
    await round.stop();
  };
  await untilQuiet(['Order 1', 'Order 2']);
  await here.deliver('While nobody watched');
  await untilQuiet(['Order 3']);
  await untilQuiet([]);

  expect(handled).toEqual(['Order 1', 'Order 2', 'While nobody watched', 'Order 3']);
});

test('where nobody is signed in that is told, tried again, and nothing is missed', async () => {
  const here = await mailbox();
  const handled: string[] = [];
  const done = new AbortController();
  let waits = 0;
  let isBroken = false;
  const happens = async (): Promise<void> => {
    waits += 1;
    if (waits === 1) isBroken = true;
    if (waits === 2) await here.deliver('Order 1');
    if (waits === 3) isBroken = false;
    if (waits > 5) done.abort();
  };
  const world: World = {
    ...hurry(here, happens),
    fetch: (url, request) =>
      isBroken ? Promise.reject(new OnbehalfError('SIGN_IN_UNATTENDED', 'Nobody is signed in.')) : here.base.fetch(url, request),
  };
  const round = watching({ world }, [entry()], async (subject) => void handled.push(subject));
  await new Promise((resolve) => done.signal.addEventListener('abort', resolve));
  await round.stop();

  expect(handled).toEqual(['Order 1']);
  expect(round.told.filter(({ type }) => type === 'waitFailed')).toMatchObject([
    { code: 'SIGN_IN_UNATTENDED', againInMS: 5_000 },
    { code: 'SIGN_IN_UNATTENDED', againInMS: 10_000 },
  ]);
});

test.each([
  ['queue', ['1', '2', '3', '4']],
  ['skip', ['1', '4']],
] as const)('what comes while a run goes on: %s', async (overlap, expected) => {
  const clock = createHandClock('2026-11-02T09:00:00Z');
  const storage = createNoStorage();
  const handled: string[] = [];
  const stop = new AbortController();
  let given = 0;
  const ended = watch({
    project: '/work/tidy',
    entries: [entry({ overlap })],
    world: { ...quietWorld, ...clock, positions: async () => storage },
    signal: stop.signal,
    // The first run takes ten minutes; three things come a minute apart, and another one after an hour.
    start: async (_entry, { item }) => ({
      async end() {
        if (item === '1') await clock.wait(10 * 60_000, stop.signal);
        handled.push(String(item));
      },
    }),
    wait: async () => ({
      async next(signal) {
        const due = Date.parse('2026-11-02T09:00:00Z') + (given === 3 ? 60 : given + 1) * 60_000;
        const left = given > 3 ? Number.POSITIVE_INFINITY : due - clock.now().getTime();
        if (left > 0) await clock.wait(left, signal);
        return String((given += 1));
      },
      [Symbol.asyncDispose]: async () => undefined,
    }),
    tell: () => undefined,
  });
  await clock.pass(2 * 60 * 60_000);
  stop.abort();
  await ended;

  expect(handled).toEqual(expected);
});

test('a storm, with runs that fail and kills at any moment: each at least once, and after a kill at most the one in flight again', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.integer({ min: 1, max: 120 }), { minLength: 1, maxLength: 5 }),
      fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 4, maxLength: 12 }),
      async (kills, bursts) => {
        const here = await mailbox();
        const sent: string[] = [];
        const handled: string[] = [];
        const burst = async (): Promise<void> => {
          for (let left = bursts.shift() ?? 0; left > 0; left -= 1) {
            sent.push(`Order ${sent.length}`);
            await here.deliver(`Order ${sent.length - 1}`);
          }
        };
        const flow = async (subject: string): Promise<void> => {
          await setImmediate();
          handled.push(subject);
          if (subject.endsWith('3')) throw new OnbehalfError('NOT_FOUND', 'There is no such order.');
        };
        // One that lives to the end, after those that are killed.
        for (const most of [...kills, Number.POSITIVE_INFINITY]) {
          let steps = 0;
          let idle = 0;
          const done = new AbortController();
          const round = watching(
            {
              world: hurry(here, async () => {
                if (bursts.length > 0) await burst();
                else if ((idle += 1) > 3) done.abort();
              }),
              step() {
                if ((steps += 1) < most) return;
                round.kill();
                done.abort();
              },
            },
            [entry()],
            flow,
          );
          if (!done.signal.aborted) await new Promise((resolve) => done.signal.addEventListener('abort', resolve));
          if (!round.isKilled()) await round.stop();
          // What a killed process had sent already arrives all the same.
          for (let turn = 0; turn < 20; turn += 1) await setImmediate();
        }
        expect(new Set(handled)).toEqual(new Set(sent));
        expect(handled.length - sent.length).toBeLessThanOrEqual(kills.length);
      },
    ),
    { numRuns: Number(process.env['ONBEHALF_STORMS'] ?? 3) },
  );
}, 120_000);
