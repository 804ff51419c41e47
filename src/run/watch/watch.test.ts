import { expect, test } from 'vitest';
import { createHandClock, type HandClock } from '../../../test/support/hand-clock.ts';
import { quietWorld } from '../../../test/support/flow-text.ts';
import { OnbehalfError } from '../../core/errors.ts';
import { createNoStorage } from '../../identity/index.ts';
import type { WatchEntry } from '../../project/file/watch-entry.ts';
import type { WatchEvent } from './events.ts';
import { watch } from './watch.ts';

const minute = 60_000;
const hour = 60 * minute;

const entry = (more: Partial<WatchEntry> = {}): WatchEntry => ({
  run: 'main.flow.yaml',
  schedule: '0 * * * *',
  zone: 'UTC',
  overlap: 'queue',
  missed: 'once',
  with: {},
  ...more,
});

/** A machine on which a project is watched, again and again. */
function machine(clock: HandClock) {
  const storage = createNoStorage();
  return {
    /** Watches until it is stopped, or killed: then nothing of it is told or kept any more. */
    async watch(entries: readonly WatchEntry[], flow: (at: string, signal: AbortSignal) => Promise<void> = async () => undefined) {
      const stop = new AbortController();
      const told: string[] = [];
      let begin = (): void => undefined;
      const begun = new Promise<void>((resolve) => (begin = resolve));
      let isKilled = false;
      const never = new Promise<never>(() => undefined);
      const alive = <T>(work: () => Promise<T>): Promise<T> => (isKilled ? never : work().then((value) => (isKilled ? never : value)));
      const world = {
        ...quietWorld,
        now: clock.now,
        wait: (milliseconds: number, signal: AbortSignal) => alive(() => clock.wait(milliseconds, signal)),
        positions: async () => ({
          ...storage,
          write: (...given: Parameters<typeof storage.write>) => alive(() => storage.write(...given)),
        }),
      };
      const ended = watch({
        project: '/work/tidy',
        entries,
        world,
        signal: stop.signal,
        start: async (_entry, { at }, signal) => ({ end: () => alive(() => flow(at, signal)) }),
        wait: () => Promise.reject(new TypeError('Nothing is waited for.')),
        tell: (event) => {
          begin();
          if (!isKilled) told.push(line(event));
        },
      });
      await Promise.race([begun, ended]);
      return {
        told,
        async stop() {
          stop.abort();
          await ended;
        },
        kill: () => void (isKilled = true),
        ended,
      };
    },
  };
}

function line(event: WatchEvent): string {
  switch (event.type) {
    case 'watching':
      return `next ${event.entries.map(({ next }) => next?.slice(5, 16)).join(', ')}`;
    case 'ended':
    case 'waitFailed':
      return event.type;
    case 'leftOut':
      return `${event.at.slice(5, 16)} left out, ${event.because}, ${event.times}`;
    case 'runFailed':
      return `${event.at.slice(5, 16)} ${event.code}${event.againInMS === undefined ? '' : `, again in ${event.againInMS / minute}`}`;
    case 'runStarted':
      return `${event.at.slice(5, 16)} started${event.missed === undefined ? '' : `, for ${event.missed} more`}`;
    case 'runDone':
    case 'runCut':
      return `${event.at.slice(5, 16)} ${event.type === 'runDone' ? 'done' : 'cut'}`;
  }
}

test('each time is run once, at its time, and a clean stop forgets nothing', async () => {
  const clock = createHandClock('2026-11-02T07:30:00Z');
  const here = machine(clock);
  const first = await here.watch([entry()]);
  await clock.pass(2 * hour);
  await first.stop();
  const second = await here.watch([entry()]);
  await clock.pass(hour);
  await second.stop();

  expect(first.told).toEqual([
    'next 11-02T08:00',
    '11-02T08:00 started',
    '11-02T08:00 done',
    '11-02T09:00 started',
    '11-02T09:00 done',
    'ended',
  ]);
  expect(second.told).toEqual(['next 11-02T10:00', '11-02T10:00 started', '11-02T10:00 done', 'ended']);
});

test.each([
  ['queue', ['08:00 started', '08:00 done', '09:00 started', '09:00 done', '10:00 started', '10:00 done']],
  ['skip', ['08:00 started', '09:00 left out, overlap, 1', '08:00 done', '10:00 started', '10:00 done']],
] as const)('a time at which the run before goes on: %s', async (overlap, expected) => {
  const clock = createHandClock('2026-11-02T07:30:00Z');
  const watching = await machine(clock).watch([entry({ overlap })], (at, signal) =>
    at.includes('T08') ? clock.wait(90 * minute, signal) : Promise.resolve(),
  );
  await clock.pass(3 * hour);
  await watching.stop();

  expect(watching.told.slice(1, -1)).toEqual(expected.map((one) => `11-02T${one}`));
});

test.each([
  ['once', ['12:00 started, for 3 more', '12:00 done', '13:00 started', '13:00 done']],
  ['skip', ['12:00 left out, missed, 4', '13:00 started', '13:00 done']],
] as const)('times at which nobody watched: %s', async (missed, expected) => {
  const clock = createHandClock('2026-11-02T07:30:00Z');
  const here = machine(clock);
  const before = await here.watch([entry({ missed })]);
  await clock.pass(hour);
  await before.stop();
  clock.sleepUntil('2026-11-02T12:20:00Z');
  const after = await here.watch([entry({ missed })]);
  await clock.pass(hour);
  await after.stop();

  expect(after.told.slice(1, -1)).toEqual(expected.map((one) => `11-02T${one}`));
});

test.each([
  ['once', ['08:00 started', '08:00 done', '12:00 started, for 3 more', '12:00 done']],
  ['skip', ['08:00 started', '08:00 done', '12:00 left out, missed, 4']],
] as const)('times at which the machine slept: %s', async (missed, expected) => {
  const clock = createHandClock('2026-11-02T07:30:00Z');
  const watching = await machine(clock).watch([entry({ missed })]);
  await clock.pass(hour);
  clock.sleepUntil('2026-11-02T12:20:00Z');
  await clock.pass(minute);
  await watching.stop();

  expect(watching.told.slice(1, -1)).toEqual(expected.map((one) => `11-02T${one}`));
});

test('what was missed before the entry was there, or under another schedule, is not made up for', async () => {
  const clock = createHandClock('2026-11-02T07:30:00Z');
  const here = machine(clock);
  const before = await here.watch([entry()]);
  await clock.pass(hour);
  await before.stop();
  clock.sleepUntil('2026-11-02T12:20:00Z');
  const after = await here.watch([entry({ schedule: '10 * * * *' }), entry({ name: 'new' })]);
  await clock.pass(minute);
  await after.stop();

  expect(after.told).toEqual(['next 11-02T13:10, 11-02T13:00', 'ended']);
});

test.each([
  ['once', ['11-02T08:00 started', '11-02T08:00 done']],
  ['skip', ['11-02T08:00 left out, missed, 1']],
] as const)('a run in which the process is killed: %s', async (missed, expected) => {
  const clock = createHandClock('2026-11-02T07:30:00Z');
  const here = machine(clock);
  const killed = await here.watch([entry({ missed })], (_at, signal) => clock.wait(10 * minute, signal));
  await clock.pass(35 * minute);
  killed.kill();
  const after = await here.watch([entry({ missed })]);
  await clock.pass(10 * minute);
  await after.stop();
  const third = await here.watch([entry({ missed })]);
  await clock.pass(minute);
  await third.stop();

  expect(killed.told.slice(1)).toEqual(['11-02T08:00 started']);
  expect(after.told.slice(1, -1)).toEqual(expected);
  expect(third.told).toHaveLength(2);
});

test('a run that is cut short by the end begins anew at the next start', async () => {
  const clock = createHandClock('2026-11-02T07:30:00Z');
  const here = machine(clock);
  const cut = await here.watch([entry()], (_at, signal) => clock.wait(10 * minute, signal));
  await clock.pass(35 * minute);
  await cut.stop();
  const after = await here.watch([entry()]);
  await clock.pass(minute);
  await after.stop();

  expect(cut.told.slice(1)).toEqual(['11-02T08:00 started', '11-02T08:00 cut', 'ended']);
  expect(after.told.slice(1, -1)).toEqual(['11-02T08:00 started', '11-02T08:00 done']);
});

test('a run that fails stops neither its entry nor another one', async () => {
  const clock = createHandClock('2026-11-02T07:30:00Z');
  const watching = await machine(clock).watch([entry(), entry({ name: 'other', schedule: '30 8 * * *' })], async (at) => {
    if (at.includes('T08:00')) throw new OnbehalfError('NOT_FOUND', 'There is no folder Invoices.');
    if (at.includes('T09:00')) throw new TypeError('of ours');
  });
  await clock.pass(3 * hour);
  await watching.stop();

  expect(watching.told.slice(1, -1)).toEqual([
    '11-02T08:00 started',
    '11-02T08:00 NOT_FOUND',
    '11-02T08:30 started',
    '11-02T08:30 done',
    '11-02T09:00 started',
    '11-02T09:00 BUG',
    '11-02T10:00 started',
    '11-02T10:00 done',
  ]);
});

test('a run that nobody is signed in for is told, and tried again until somebody is; others go on', async () => {
  const clock = createHandClock('2026-11-02T07:59:00Z');
  let isSignedIn = false;
  const watching = await machine(clock).watch(
    [entry({ schedule: '0 8 * * *' }), entry({ name: 'other', schedule: '1 8 * * *' })],
    async (at) => {
      if (at.includes('T08:00') && !isSignedIn) throw new OnbehalfError('SIGN_IN_UNATTENDED', 'Nobody is signed in.');
    },
  );
  await clock.pass(3 * minute);
  isSignedIn = true;
  await clock.pass(5 * minute);
  await watching.stop();

  expect(watching.told.slice(1, -1)).toEqual([
    '11-02T08:00 started',
    '11-02T08:00 SIGN_IN_UNATTENDED, again in 1',
    '11-02T08:00 started',
    '11-02T08:00 SIGN_IN_UNATTENDED, again in 2',
    '11-02T08:01 started',
    '11-02T08:01 done',
    '11-02T08:00 started',
    '11-02T08:00 done',
  ]);
});

test('where nothing can be kept, watching ends with that', async () => {
  const clock = createHandClock('2026-11-02T07:30:00Z');
  const storage = { ...createNoStorage(), write: () => Promise.reject(new OnbehalfError('STORAGE_UNAVAILABLE', 'The disk is full.')) };
  const watching = watch({
    project: '/work/tidy',
    entries: [entry(), entry({ name: 'other' })],
    world: { ...quietWorld, ...clock, positions: async () => storage },
    signal: new AbortController().signal,
    start: async () => ({ end: async () => undefined }),
    wait: () => Promise.reject(new TypeError('Nothing is waited for.')),
    tell: () => undefined,
  });

  await expect(watching).rejects.toMatchObject({ code: 'STORAGE_UNAVAILABLE' });
});
