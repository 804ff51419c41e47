import { describe, expect, test } from 'vitest';
import { OnbehalfError } from '../core/errors.ts';
import { createWorkbookSessions, workbookIn } from './workbook-sessions.ts';

const workbook = '/me/drive/items/01A/workbook';

function world({ refuse = false, isGone = false } = {}) {
  const log: string[] = [];
  let opened = 0;
  let now = 0;
  const refusal = (graphCode: string, status: number) => new OnbehalfError('CONFLICT', graphCode, { details: { graphCode, status } });
  const sessions = createWorkbookSessions({
    open: async (path) => {
      log.push(`open ${path}`);
      if (refuse) throw refusal('forbidden', 403);
      return `s${(opened += 1)}`;
    },
    refresh: async (_, session) => {
      log.push(`refresh ${session}`);
      if (isGone) throw refusal('invalidSessionNotFound', 404);
    },
    close: async (_, session) => void log.push(`close ${session}`),
    now: () => new Date(now),
  });
  /** A call that takes a moment. */
  const call = (name: string, path = workbook, isOver: (session: string) => boolean = () => false) =>
    sessions.within(path, undefined, async (headers) => {
      const session = headers['workbook-session-id'] ?? 'none';
      log.push(`${name} ${session}`);
      await new Promise((resolve) => setImmediate(resolve));
      if (isOver(session)) throw refusal('invalidSessionReCreatable', 404);
      log.push(`${name} done`);
    });
  return { log, sessions, call, refusal, rest: (milliseconds: number) => void (now += milliseconds) };
}

describe('the session of a workbook', () => {
  test('is opened once, shared by all who call at the same time, one after the other, and closed at the end', async () => {
    const { log, sessions, call } = world();
    await Promise.all([call('a'), call('b')]);
    await call('c');
    await sessions.close();
    await sessions.close();
    expect(log).toEqual([`open ${workbook}`, 'a s1', 'a done', 'b s1', 'b done', 'c s1', 'c done', 'close s1']);
  });

  test('is one for each workbook', async () => {
    const { log, sessions, call } = world();
    await call('a');
    await call('b', '/drives/d/items/01A/workbook');
    await sessions.close();
    expect(log.filter((line) => line.startsWith('close'))).toEqual(['close s1', 'close s2']);
  });

  test('that is over is opened anew, and the call made again, once', async () => {
    const { log, call } = world();
    await call('a', workbook, (session) => session === 's1');
    expect(log).toEqual([`open ${workbook}`, 'a s1', `open ${workbook}`, 'a s2', 'a done']);

    const other = world();
    await expect(other.call('a', workbook, () => true)).rejects.toMatchObject({ message: 'invalidSessionReCreatable' });
    expect(other.log.filter((line) => line.startsWith('a'))).toHaveLength(2);
  });

  test.each([
    [false, ['refresh s1', 'b s1', 'b done']],
    [true, ['refresh s1', `open ${workbook}`, 'b s2', 'b done']],
  ])('that rested is refreshed before it is used; gone meanwhile: %s', async (isGone, expected) => {
    const { log, call, rest } = world({ isGone });
    await call('a');
    rest(4 * 60_000);
    await call('b');
    expect(log.slice(3)).toEqual(expected);
  });

  test('that the service refuses is done without, and not asked for again', async () => {
    const { log, sessions, call } = world({ refuse: true });
    await call('a');
    await call('b');
    await sessions.close();
    expect(log).toEqual([`open ${workbook}`, 'a none', 'a done', 'b none', 'b done']);
  });

  test('a call that fails otherwise is not made again, and the next one has the same session', async () => {
    const { log, sessions, call, refusal } = world();
    await expect(sessions.within(workbook, undefined, () => Promise.reject(refusal('accessConflict', 423)))).rejects.toMatchObject({
      message: 'accessConflict',
    });
    await call('a');
    expect(log).toEqual([`open ${workbook}`, 'a s1', 'a done']);
  });

  test.each([
    ['/me/drive/items/01A/workbook/worksheets?$top=1', workbook],
    [
      "/users/ada%40contoso.example/drive/items/01A/workbook/worksheets/workbook/range(address='A1')",
      '/users/ada%40contoso.example/drive/items/01A/workbook',
    ],
    ['/drives/d/items/01A/workbook', '/drives/d/items/01A/workbook'],
    ['/me/drive/items/01A/workbook/createSession', undefined],
    ['/me/drive/items/01A/children', undefined],
    ['/me/drive/root:/workbook/a:/children', undefined],
  ])('%s is on %s', (path, expected) => {
    expect(workbookIn(path)).toBe(expected);
  });
});
