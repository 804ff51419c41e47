import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { codeOf, isPassing, patiently } from './patiently.ts';

const failure = (code?: unknown): Error => Object.assign(new Error('x'), code === undefined ? {} : { code });

test.each(['EIO', 'EBUSY', 'ESTALE', 'ETIMEDOUT', 'EAGAIN', 'EINTR', 'EMFILE', 'ENFILE'])('%s may be over in a moment', (code) => {
  expect(isPassing(failure(code))).toBe(true);
});

test.each([
  failure('ENOENT'),
  failure('EACCES'),
  failure('EEXIST'),
  failure('ENOSPC'),
  failure(''),
  failure(),
  'EIO',
  { code: 'EIO' },
  undefined,
])('%s says something about the file', (error) => {
  expect(isPassing(error)).toBe(false);
});

test.each([
  [failure('ENOENT'), 'ENOENT'],
  [failure(5), undefined],
  [failure(), undefined],
  [{ code: 'ENOENT' }, undefined],
  [null, undefined],
])('the code of %j is %s', (error, code) => {
  expect(codeOf(error)).toBe(code);
});

describe('work on files', () => {
  beforeEach(() => void vi.spyOn(Math, 'random').mockReturnValue(0));
  afterEach(() => void vi.restoreAllMocks());

  /** Work that fails so often, and how often it was done. */
  function failing(times: number, code = 'EBUSY') {
    let done = 0;
    const work = (): number => {
      done += 1;
      if (done <= times) throw failure(code);
      return done;
    };
    return { work, done: () => done };
  }

  test.each([0, 1, 11])('that fails %i times is done', async (times) => {
    expect(await patiently(failing(times).work)).toBe(times + 1);
    expect(await patiently(async () => failing(0).work())).toBe(1);
  });

  test('that fails twelve times has failed', async () => {
    const { work, done } = failing(12);
    await expect(patiently(work)).rejects.toMatchObject({ code: 'EBUSY' });
    expect(done()).toBe(12);
  });

  test('is done as often as is said', async () => {
    const { work, done } = failing(5);
    await expect(patiently(work, 3)).rejects.toMatchObject({ code: 'EBUSY' });
    expect(done()).toBe(3);
  });

  test('that fails for good is not done again', async () => {
    const { work, done } = failing(5, 'EACCES');
    await expect(patiently(work)).rejects.toMatchObject({ code: 'EACCES' });
    expect(done()).toBe(1);
  });
});
