import { OnbehalfError } from '../core/errors.ts';
import { misled } from './addresses.ts';
import { readOn } from './download-read.ts';
import { type DownloadWorld, type Opened, openPart, type Source } from './download-source.ts';
import { linkSignals } from './signals.ts';

/** Of one range of a download, in bytes: 4 MiB. */
export const rangeBytes = 4_194_304;

/** Ranges that are under way or being written at the same moment: what a process that dies has to fetch again is no more than these. */
const atOnce = 2;

/**
 * Gives a content in ranges: while one is used the others come. They are given in order, so that whoever writes them has a whole beginning at any moment. Their
 * memory is that of ranges before them: a piece holds until the next one is asked for.
 *
 * @param first - The first range, which was opened to find out whether the server gives parts.
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
  const coming: Promise<Came>[] = [];
  let next = start;
  const begin = (opened?: Opened): void => {
    const memory = next < size ? free.shift() : undefined;
    if (memory === undefined) return;
    // Only the last range is shorter.
    const bytes = memory.subarray(0, Math.min(memory.length, size - next));
    coming.push(fill(world, source, bytes, next, signal, opened));
    next += bytes.length;
  };
  let done = start;
  const report = (): void => world.progress?.({ label: 'Downloading', done, total: size, unit: 'bytes' });
  try {
    report();
    begin(first);
    for (let more = 1; more < atOnce; more += 1) begin();
    for (let range = coming.shift(); range; range = coming.shift()) {
      const { memory, length, failure } = await range;
      done += length;
      report();
      if (length > 0) yield memory.subarray(0, length);
      if (failure !== undefined) throw failure.error;
      free.push(memory);
      begin();
    }
  } finally {
    stop.abort();
    unlink();
    await Promise.all(coming);
  }
}

/** What came of a range. */
interface Came {
  readonly memory: Uint8Array<ArrayBuffer>;
  /** Bytes that came; fewer than there is memory only after a failure. */
  readonly length: number;
  readonly failure?: { readonly error: unknown };
}

/** Fills memory with the bytes from one on. A server may give less than was asked for; the rest is asked for then. Never throws: what came is kept. */
async function fill(
  world: DownloadWorld,
  source: Source,
  memory: Uint8Array<ArrayBuffer>,
  start: number,
  signal: AbortSignal | undefined,
  first?: Opened,
): Promise<Came> {
  const end = start + memory.length;
  let opened = first;
  let length = 0;
  try {
    for (; length < memory.length; opened = undefined) {
      const part = { start: start + length, end };
      const came = opened ?? (await openPart(world, source, part, signal));
      if (came === 'whole') throw changed(world);
      const before = length;
      for await (const piece of readOn(world, source, came, part, signal)) {
        if (length + piece.length > memory.length) throw misled('more bytes came than were asked for');
        memory.set(piece, length);
        length += piece.length;
      }
      if (length === before) throw misled('no bytes came where some were asked for');
    }
    return { memory, length };
  } catch (error) {
    return { memory, length, failure: { error } };
  }
}

function changed({ call }: DownloadWorld): OnbehalfError {
  return new OnbehalfError('CONFLICT', `${call.activity} cannot go on: the content changed while it was downloaded.`, {
    remedy: 'Try again once nobody changes it.',
  });
}
