import { createHash } from 'node:crypto';
import { readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { OnbehalfError } from '../../core/errors.ts';
import type { ResumableContent } from '../../core/ports.ts';
import { temporaryFolder } from '../../../test/support/temporary-folder.ts';
import { localFiles } from './local-files.ts';

const text = 'abcdefghij';
/** Above every id of a process of Linux. */
const gone = 2 ** 22 + 1;
let folder: string;

beforeEach(async () => {
  folder = await temporaryFolder('partial');
});
afterEach(() => rm(folder, { recursive: true }));

/** A content, and what was asked and told of it. @param fails - Breaks off after so many bytes. */
function contentOf(fails?: { readonly after: number; readonly code: 'NETWORK_FAILED' | 'CANCELLED' }) {
  const log = { starts: [] as number[], seen: '' };
  const content: ResumableContent = {
    identity: 'one',
    size: text.length,
    async from(start) {
      log.starts.push(start);
      return pieces(text.slice(start, fails?.after), fails?.code);
    },
    seen: (bytes) => void (log.seen += Buffer.from(bytes).toString()),
    check() {
      if (log.seen !== text) throw new OnbehalfError('UNAVAILABLE', 'It came damaged.');
    },
  };
  return { content, log };
}

async function* pieces(rest: string, code?: 'NETWORK_FAILED' | 'CANCELLED'): AsyncGenerator<Uint8Array, void, void> {
  for (const letter of rest) yield new TextEncoder().encode(letter);
  if (code) throw new OnbehalfError(code, 'It broke off.');
}

const write = (content: ResumableContent, name = 'a.txt') => localFiles().write(folder, name, content, 'fail');
const digest = createHash('sha256').update('one').digest('hex').slice(0, 32);
const partOf = (owner: number): string => join(folder, `.onbehalf-${digest}-${owner}.part`);

describe('a content that can be had from any byte on', () => {
  test('is written whole, and nothing else is left', async () => {
    const { content, log } = contentOf();

    expect(await write(content)).toEqual({ name: 'a.txt', path: join(folder, 'a.txt'), size: text.length });
    expect([log, await readdir(folder), await readFile(join(folder, 'a.txt'), 'utf8')]).toEqual([
      { starts: [0], seen: text },
      ['a.txt'],
      text,
    ]);
  });

  test.each([
    ['NETWORK_FAILED', [4]],
    ['CANCELLED', [0]],
  ] as const)('that breaks off with %s goes on from %j', async (code, starts) => {
    await expect(write(contentOf({ after: 4, code }).content)).rejects.toMatchObject({ code });
    expect(await readdir(folder)).toHaveLength(code === 'CANCELLED' ? 0 : 1);
    const { content, log } = contentOf();
    await write(content);

    expect(log).toEqual({ starts, seen: text });
    expect(await readdir(folder)).toEqual(['a.txt']);
  });

  test.each([
    ['of a process that is gone', gone, 'abcd', [4]],
    ['of a process that is running', process.ppid, 'abcd', [0]],
    ['that is whole', gone, text, []],
    ['that is longer than the whole', gone, `${text}k`, [0]],
  ])('goes on with what is there %s, or not', async (_, owner, there, starts) => {
    await writeFile(partOf(owner), there);
    const { content, log } = contentOf();
    await write(content);

    expect(log).toEqual({ starts, seen: text });
    expect(await readFile(join(folder, 'a.txt'), 'utf8')).toBe(text);
  });

  test('that came damaged leaves nothing, neither a file nor a part of one', async () => {
    await writeFile(partOf(gone), 'xxxx');

    await expect(write(contentOf().content)).rejects.toMatchObject({ message: 'It came damaged.' });
    expect(await readdir(folder)).toEqual([]);
  });

  test('is written by two at a time, each for itself', async () => {
    await Promise.all([write(contentOf().content, 'a.txt'), write(contentOf().content, 'b.txt')]);

    expect((await readdir(folder)).toSorted()).toEqual(['a.txt', 'b.txt']);
    for (const name of ['a.txt', 'b.txt']) expect(await readFile(join(folder, name), 'utf8')).toBe(text);
  });

  test('does not write over a file whose name is taken', async () => {
    await writeFile(join(folder, 'a.txt'), 'mine');

    await expect(write(contentOf().content)).rejects.toMatchObject({ code: 'CONFLICT' });
    expect([await readdir(folder), await readFile(join(folder, 'a.txt'), 'utf8')]).toEqual([['a.txt'], 'mine']);
  });

  test('of which a part has lain for more than a week begins anew, and the part goes', async () => {
    await writeFile(partOf(gone), 'abcd');
    await utimes(partOf(gone), new Date(), new Date(Date.now() - 8 * 86_400_000));
    const { content, log } = contentOf();
    await write(content);

    expect(log.starts).toEqual([0]);
    expect(await readdir(folder)).toEqual(['a.txt']);
  });
});
