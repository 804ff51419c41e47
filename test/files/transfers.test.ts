import { createHash, randomBytes } from 'node:crypto';
import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { download } from '../../src/activities/files/download.ts';
import { upload } from '../../src/activities/files/upload.ts';
import { localFiles } from '../../src/connection/machine/local-files.ts';
import { positionsOf } from '../../src/connection/positions.ts';
import type { AnyActivity } from '../../src/core/activity.ts';
import { isOnbehalfError } from '../../src/core/errors.ts';
import { readInput } from '../../src/core/input.ts';
import type { ActivityContext, Fetch } from '../../src/core/ports.ts';
import { createEmulator, type Emulator } from '../../src/emulator/index.ts';
import { pieceBytes, rangeBytes } from '../../src/graph/download-ranges.ts';
import { createGraphClient } from '../../src/graph/index.ts';
import { createNoStorage, type TokenStorage } from '../../src/identity/index.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

// A process that ends in the middle of a transfer, at any byte, does not end the transfer: the next one goes on where it was.

const range = 32 * 327_680;
const size = 2 * range + 123_457;
/** What a process that ends had received and not looked at, in bytes: pieces of two streams. */
const onItsWay = 4 * 65_536;

/** How a process ends: before a request leaves, or after it was carried out and before its answer came. */
type End = { readonly afterBytes: number; readonly isCarriedOut: boolean };

let emulator: Emulator;
let token: string;
let folder: string;

beforeAll(async () => {
  emulator = await createEmulator({});
  ({ accessToken: token } = await emulator.token({ user: 'ada@contoso.example', permissions: ['Files.ReadWrite'] }));
  folder = await temporaryFolder('transfers');
});

afterAll(async () => {
  await emulator[Symbol.asyncDispose]();
  await rm(folder, { recursive: true });
});

class Ended extends Error {}

/** One process: what it has sent and received, and when it ends. Nothing it does after that reaches anything. */
function processThat(end: End | undefined, storage: TokenStorage) {
  const state = { sent: 0, received: 0, isOver: false };
  const check = (): void => {
    if (state.isOver) throw new Ended();
  };
  const over = (): never => {
    state.isOver = true;
    throw new Ended();
  };
  const fetch: Fetch = async (url, init = {}) => {
    check();
    const length = init.body instanceof Uint8Array ? init.body.length : 0;
    const isEnd = end !== undefined && length > 0 && state.sent + length > end.afterBytes;
    if (isEnd && !end.isCarriedOut) over();
    const response = await emulator.fetch(new Request(url, init as RequestInit));
    state.sent += length;
    if (isEnd) over();
    if (!new URL(url).pathname.startsWith('/_files/content/') || !response.body) return response;
    return new Response(
      response.body.pipeThrough(
        new TransformStream<Uint8Array, Uint8Array>({
          transform(piece, out) {
            const left = end === undefined ? piece.length : end.afterBytes - state.received;
            state.received += Math.min(left, piece.length);
            out.enqueue(piece.subarray(0, left));
            // A connection that broke for good: all that a process notices of its own end.
            if (left < piece.length) {
              state.isOver = true;
              out.error(Object.assign(new TypeError('terminated'), { cause: { code: 'UND_ERR_SOCKET' } }));
            }
          },
        }),
      ),
      { status: response.status, headers: response.headers },
    );
  };
  const dying: TokenStorage = {
    read: async (key) => (check(), storage.read(key)),
    write: async (key, text, version) => (check(), storage.write(key, text, version)),
    remove: async (key) => (check(), storage.remove(key)),
    list: async () => (check(), storage.list()),
  };
  async function run(activity: AnyActivity, input: object): Promise<unknown> {
    const { signal } = new AbortController();
    const client = createGraphClient({
      fetch: async (url, init) => {
        if (state.isOver) throw Object.assign(new TypeError('fetch failed'), { cause: { code: 'ECONNREFUSED' } });
        return await fetch(url, init);
      },
      graphUrl: 'https://graph.microsoft.com',
      token: async () => token,
      sleep: async () => {},
    });
    const context: ActivityContext = {
      graph: client.bind({ activity: activity.name, operations: activity.calls.map(({ operation }) => operation) }),
      files: localFiles(),
      positions: positionsOf(async () => dying, { activity: activity.name, account: async () => 'ada' }),
      signal,
      now: () => new Date(),
      timeZone: () => 'UTC',
      wait: async () => {},
      inTurn: (_, work) => work(),
      progress: () => {},
    };
    return await (activity.run(context, readInput(activity.input, input, activity.name)) as Promise<unknown>);
  }
  return { run, state };
}

/** Runs one process after the other, until one comes to the end. */
async function runThrough(activity: AnyActivity, input: object, ends: readonly End[]): Promise<{ sent: number; received: number }> {
  const storage = createNoStorage();
  const total = { sent: 0, received: 0 };
  for (const end of [...ends, undefined]) {
    const { run, state } = processThat(end, storage);
    const failure = await run(activity, input).then(
      () => undefined,
      (error: unknown) => error,
    );
    if (failure !== undefined && !state.isOver) throw failure;
    expect(failure === undefined || failure instanceof Ended || isOnbehalfError(failure)).toBe(true);
    total.sent += state.sent;
    total.received += state.received;
    if (failure === undefined) break;
  }
  return total;
}

const ends = fc.array(fc.record({ afterBytes: fc.nat({ max: size }), isCarriedOut: fc.boolean() }), { minLength: 1, maxLength: 3 });
const digestOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
const content = randomBytes(size);

async function contentOf(name: string): Promise<Buffer> {
  const headers = { authorization: `Bearer ${token}` };
  const answer = await emulator.fetch(new Request(`https://graph.microsoft.com/v1.0/me/drive/root:/${name}:/content`, { headers }));
  const bytes = await emulator.fetch(new Request(answer.headers.get('location') ?? ''));
  return Buffer.from(await bytes.arrayBuffer());
}

describe('a transfer whose process ends', () => {
  test('at any byte of an upload goes on, and is whole; of each end at most one range is sent twice', { timeout: 120_000 }, async () => {
    const path = join(folder, 'large.bin');
    await writeFile(path, content);
    let run = 0;
    await fc.assert(
      fc.asyncProperty(ends, fc.constantFrom('replace', 'fail', 'rename'), async (ends, onConflict) => {
        run += 1;
        const name = `upload-${run}.bin`;
        const { sent } = await runThrough(upload, { file: path, name, onConflict }, ends);

        expect(digestOf(await contentOf(name))).toBe(digestOf(content));
        expect(sent).toBeLessThanOrEqual(size + ends.length * range);
      }),
      { numRuns: 8 },
    );
    const names = [...(emulator.tenant.drives?.drives.values() ?? [])].flatMap(({ items }) => [...items.values()].map((item) => item.name));
    expect(names.filter((name) => name.startsWith('upload-'))).toHaveLength(run);
  });

  test(
    'at any byte of a download goes on, and is whole; at most one range and a piece are fetched twice, and nothing else is left',
    { timeout: 120_000 },
    async () => {
      await runThrough(upload, { file: join(folder, 'large.bin'), name: 'download.bin' }, []);
      let run = 0;
      await fc.assert(
        fc.asyncProperty(ends, async (ends) => {
          run += 1;
          const saveTo = join(folder, `to-${run}`);
          const { received } = await runThrough(download, { item: 'download.bin', saveTo }, ends);

          expect(await readdir(saveTo)).toEqual(['download.bin']);
          expect(digestOf(await readFile(join(saveTo, 'download.bin')))).toBe(digestOf(content));
          expect(received).toBeGreaterThanOrEqual(size);
          expect(received).toBeLessThanOrEqual(size + ends.length * (rangeBytes + pieceBytes + onItsWay));
          await rm(saveTo, { recursive: true });
        }),
        { numRuns: 8 },
      );
    },
  );
});
