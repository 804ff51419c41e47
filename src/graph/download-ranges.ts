import { OnbehalfError } from '../core/errors.ts';
import { misled } from './addresses.ts';
import { readOn } from './download-read.ts';
import { type DownloadWorld, type Opened, openPart, type Source } from './download-source.ts';
import { linkSignals } from './signals.ts';

/** Of one range of a download, in bytes: 4 MiB. */
export const rangeBytes = 4_194_304;

/** Of the first one: half as much, so that the two that are under way do not end at the same moment, and one comes while the next is asked for. */
export const firstBytes = rangeBytes / 2;

/** Bytes that are given as soon as they came, so that they are written while the rest of their range comes: 1 MiB. */
export const pieceBytes = 1_048_576;

/** Ranges that are under way at the same moment: one that is being written as it comes, and the one behind it. */
const atOnce = 2;

/**
 * Gives a content in ranges: while one is used the next one comes. They are given in order, so that whoever writes them has a whole beginning at any moment:
 * a process that dies has to fetch again the range behind the one that it writes, and of that one less than a piece. Their memory is that of ranges before
 * them: a piece holds until the next one is asked for.
 *
 * @param first - The first range, of `firstBytes`, which was opened to find out whether the server gives parts.
 * @throws OnbehalfError as `openDownload`; CONFLICT where the content changes meanwhile.
 */
export async function* inRanges(
  world: DownloadWorld,
  source: Source,
  first: Opened,
  start: number,
): AsyncGenerator<Uint8Array, void, void> {
  const size = first.total ?? world.size ?? 0;
  source.total = first.total;
  const stop = new AbortController();
  const { signal, unlink } = linkSignals([...world.signals, stop.signal]);
  const free = Array.from({ length: atOnce }, () => new Uint8Array(Math.min(rangeBytes, size - start)));
  const coming: Coming[] = [];
  let next = start;
  const begin = (opened?: Opened): void => {
    const memory = next < size ? free.shift() : undefined;
    if (memory === undefined) return;
    const bytes = memory.subarray(0, Math.min(opened ? firstBytes : rangeBytes, size - next));
    coming.push(fill(world, source, { memory, bytes, start: next, opened }, signal));
    next += bytes.length;
  };
  let done = start;
  const report = (): void => world.progress?.({ label: 'Downloading', done, total: size, unit: 'bytes' });
  try {
    report();
    begin(first);
    for (let more = 1; more < atOnce; more += 1) begin();
    for (let range = coming[0]; range; range = coming[0]) {
      for (let isOver = false; !isOver;) {
        const came = await range.more();
        if (came.bytes.length > 0) {
          done += came.bytes.length;
          report();
          yield came.bytes;
        }
        if (came.failure !== undefined) throw came.failure.error;
        ({ isOver } = came);
      }
      coming.shift();
      free.push(range.memory);
      begin();
    }
  } finally {
    stop.abort();
    unlink();
    await Promise.all(coming.map(({ ended }) => ended));
  }
}

/** A range that comes. */
interface Coming {
  readonly memory: Uint8Array<ArrayBuffer>;
  /** What came and was not given yet, as soon as it is whole pieces, or the rest; fewer bytes than are wanted only with a failure. */
  more(): Promise<{ readonly bytes: Uint8Array; readonly isOver: boolean; readonly failure?: { readonly error: unknown } | undefined }>;
  /** Never rejects. */
  readonly ended: Promise<void>;
}

/** What is filled. */
interface Wanted {
  /** All of it, for the range after. */
  readonly memory: Uint8Array<ArrayBuffer>;
  /** The part of it that is filled. */
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** The byte of the content that is the first of them. */
  readonly start: number;
  readonly opened?: Opened | undefined;
}

/** Begins to fill memory. A server may give less than was asked for; the rest is asked for then. What came before a failure is kept. */
function fill(world: DownloadWorld, source: Source, { memory, bytes, start, opened }: Wanted, signal: AbortSignal | undefined): Coming {
  const end = start + bytes.length;
  let length = 0;
  let given = 0;
  let isOver = false;
  let failure: { readonly error: unknown } | undefined;
  let wake = (): void => {};

  async function receive(): Promise<void> {
    for (let part = opened; length < bytes.length; part = undefined) {
      const rest = { start: start + length, end };
      const came = part ?? (await openPart(world, source, rest, signal));
      if (came === 'whole') throw changed(world);
      const before = length;
      for await (const piece of readOn(world, source, came, rest, signal)) {
        if (length + piece.length > bytes.length) throw misled('more bytes came than were asked for');
        bytes.set(piece, length);
        length += piece.length;
        if (length - given >= pieceBytes) wake();
      }
      if (length === before) throw misled('no bytes came where some were asked for');
    }
  }

  const ended = receive()
    .catch((error: unknown) => {
      failure = { error };
    })
    .finally(() => {
      isOver = true;
      wake();
    });
  return {
    memory,
    ended,
    async more() {
      if (!isOver && length - given < pieceBytes) await new Promise<void>((resolve) => (wake = resolve));
      const from = given;
      given = isOver ? length : from + Math.floor((length - from) / pieceBytes) * pieceBytes;
      return { bytes: bytes.subarray(from, given), isOver, failure };
    },
  };
}

function changed({ call }: DownloadWorld): OnbehalfError {
  return new OnbehalfError('CONFLICT', `${call.activity} cannot go on: the content changed while it was downloaded.`, {
    remedy: 'Try again once nobody changes it.',
  });
}
