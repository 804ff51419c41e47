import { misled } from './addresses.ts';
import { firstBytes, inRanges, rangeBytes } from './download-ranges.ts';
import { readOn } from './download-read.ts';
import { type DownloadWorld, type Opened, openPart, type Source } from './download-source.ts';
import { linkSignals, withSignals } from './signals.ts';

/**
 * Opens a download and gives its bytes as they come. When the connection breaks in between, it goes on where it was, provided that the server
 * gives parts (`Range`, RFC 9110, 14). The time limit holds for each piece, not for the whole.
 *
 * What is known to be large comes in ranges, two at a time, in order; where the server gives no parts, in one stream.
 *
 * @throws OnbehalfError when Graph refuses; while reading also NETWORK_FAILED, TIMED_OUT and CANCELLED, and CONFLICT where the content changes meanwhile.
 */
export async function openDownload(world: DownloadWorld): Promise<AsyncIterable<Uint8Array>> {
  const { start = 0, size = 0 } = world;
  const source: Source = { etag: null };
  const part = { start, ...(size - start > rangeBytes && { end: start + firstBytes }) };
  const first = await withSignals(world.signals, (signal) => openPart(world, source, part, signal));
  if (first === 'whole') {
    if (start === 0) throw misled('a part came where nothing was asked for in parts');
    // The server gives no parts.
    return behind(readAll(world, source, await withSignals(world.signals, (signal) => openWhole(world, source, signal)), 0), start);
  }
  source.etag = first.etag;
  return part.end === undefined || !first.isPart ? readAll(world, source, first, start) : inRanges(world, source, first, start);
}

async function openWhole(world: DownloadWorld, source: Source, signal: AbortSignal | undefined): Promise<Opened> {
  const opened = await openPart(world, source, { start: 0 }, signal);
  if (opened === 'whole') throw misled('a part came where nothing was asked for in parts');
  source.etag = opened.etag;
  return opened;
}

async function* behind(pieces: AsyncIterable<Uint8Array>, start: number): AsyncGenerator<Uint8Array, void, void> {
  let left = start;
  for await (const piece of pieces) {
    if (left < piece.length) yield left === 0 ? piece : piece.subarray(left);
    left = Math.max(0, left - piece.length);
  }
}

async function* readAll(world: DownloadWorld, source: Source, first: Opened, start: number): AsyncGenerator<Uint8Array, void, void> {
  const { signal, unlink } = linkSignals(world.signals);
  let done = start;
  const report = (): void =>
    world.progress?.({ label: 'Downloading', done, ...(first.total !== undefined && { total: first.total }), unit: 'bytes' });
  try {
    report();
    for await (const piece of readOn(world, source, first, { start }, signal)) {
      done += piece.length;
      report();
      yield piece;
    }
  } finally {
    unlink();
  }
}
