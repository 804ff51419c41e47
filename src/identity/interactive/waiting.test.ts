import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { environments } from '../settings/environments.ts';
import { readSettings } from '../settings/read-settings.ts';
import type { SignInContext } from '../sign-in-method.ts';
import { patientMS, startWaiting } from './waiting.ts';

beforeEach(() => void vi.useFakeTimers({ now: new Date('2026-03-05T10:00:00Z') }));
afterEach(() => void vi.useRealTimers());

const settings = readSettings({ timeoutMS: 2_000 });
const context = { settings, environment: environments.Global, ports: { now: () => new Date() } } as unknown as SignInContext;
const never = (): AbortSignal => new AbortController().signal;

test('lasts as long as settings say, to the moment that it tells', () => {
  using waiting = startWaiting(context, never());
  expect(waiting.until.toISOString()).toBe('2026-03-05T10:00:02.000Z');

  vi.advanceTimersByTime(1_999);
  expect([waiting.signal.aborted, waiting.problem()]).toEqual([false, undefined]);
  vi.advanceTimersByTime(1);
  expect(waiting.signal.aborted).toBe(true);
  expect(waiting.problem()).toMatchObject({
    code: 'SIGN_IN_TIMED_OUT',
    message: 'The sign-in (InteractiveToken) at login.microsoftonline.com was not finished within 2 seconds.',
    details: { seconds: 2, authenticationType: 'InteractiveToken', host: 'login.microsoftonline.com' },
    remedy: expect.stringContaining('`--timeout-ms`') as string,
  });
});

test('lasts as long as is said, and says what to do then', () => {
  using waiting = startWaiting(context, never(), { timeoutMS: 1_000, remedy: 'Look behind you.' });
  vi.advanceTimersByTime(1_000);

  expect(waiting.problem()).toMatchObject({ message: expect.stringMatching(/within 1 second\.$/) as string, remedy: 'Look behind you.' });
});

test('an answer ends the time, but not the cancelling', () => {
  const outer = new AbortController();
  using waiting = startWaiting(context, outer.signal);
  waiting.answered();
  vi.advanceTimersByTime(60_000);
  expect(waiting.problem()).toBeUndefined();

  outer.abort();
  expect([waiting.signal.aborted, waiting.problem()?.code]).toEqual([true, 'CANCELLED']);
});

test('what is cancelled before is over at once', () => {
  using waiting = startWaiting(context, AbortSignal.abort());
  expect([waiting.signal.aborted, waiting.problem()?.code]).toEqual([true, 'CANCELLED']);
});

test('it ends for the reason that came first', () => {
  const outer = new AbortController();
  using waiting = startWaiting(context, outer.signal);
  vi.advanceTimersByTime(2_000);
  outer.abort();
  expect(waiting.problem()?.code).toBe('SIGN_IN_TIMED_OUT');
});

test('nothing is left behind', () => {
  const outer = new AbortController();
  const waiting = startWaiting(context, outer.signal);
  waiting[Symbol.dispose]();
  outer.abort();

  expect(vi.getTimerCount()).toBe(0);
  expect([waiting.signal.aborted, waiting.problem()]).toEqual([false, undefined]);
});

test.each([
  [1_000, 900_000],
  [900_000, 900_000],
  [900_001, 900_001],
])('with a limit of %i ms, whoever goes to another device gets %i', (timeoutMS, patient) => {
  expect(patientMS({ ...settings, timeoutMS })).toBe(patient);
});
