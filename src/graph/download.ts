import type { ReadableStreamDefaultReader } from 'node:stream/web';
import type { Progress, HttpHeaders } from '../core/ports.ts';
import { checkByteAddress, misled } from './addresses.ts';
import { type Break, breakOf } from './connection-break.ts';
import { withDeadline } from './deadline.ts';
import { nameOf, type Call } from './call.ts';
import { callFailure } from './errors.ts';
import { type Answer, type ByteStream, isSuccess } from './exchange.ts';
import { reasonToRepeat } from './repeatable.ts';
import { linkSignals, withSignals } from './signals.ts';
import type { Transport } from './transport.ts';

/** What a download runs in. */
export interface DownloadWorld {
  readonly transport: Transport;
  readonly graphUrl: string;
  readonly call: Call;
  /** Address of the bytes in Graph. */
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly signals: readonly (AbortSignal | undefined)[];
  /** The first byte that is wanted. Default 0. */
  readonly start?: number;
  progress?(progress: Progress): void;
}

interface Opened {
  readonly stream: ByteStream;
  /** Size of the whole, in bytes; undefined when the server does not tell. */
  readonly total: number | undefined;
  /** Marks this version of the content. */
  readonly etag: string | null;
}

/**
 * Opens a download and gives its bytes as they come. When the connection breaks in between, it goes on where it was, provided that the server
 * gives parts (`Range`, RFC 9110, 14). The time limit holds for each piece, not for the whole.
 *
 * @throws OnbehalfError when Graph refuses; while reading also NETWORK_FAILED, TIMED_OUT and CANCELLED.
 */
export async function openDownload(world: DownloadWorld): Promise<AsyncIterable<Uint8Array>> {
  const { start = 0 } = world;
  const first = await withSignals(world.signals, (signal) => open(world, start, null, signal));
  if (first !== 'whole') return readOn(world, first, start);
  if (start === 0) throw misled('a part came where nothing was asked for in parts');
  // The server gives no parts.
  const all = await openDownload({ ...world, start: 0 });
  return behind(all, start);
}

async function* behind(pieces: AsyncIterable<Uint8Array>, start: number): AsyncGenerator<Uint8Array, void, void> {
  let left = start;
  for await (const piece of pieces) {
    if (left < piece.length) yield left === 0 ? piece : piece.subarray(left);
    left = Math.max(0, left - piece.length);
  }
}

async function* readOn(world: DownloadWorld, first: Opened, start: number): AsyncGenerator<Uint8Array, void, void> {
  const { transport, call } = world;
  const { signal, unlink } = linkSignals(world.signals);
  const report = (done: number): void =>
    world.progress?.({ label: 'Downloading', done, ...(first.total !== undefined && { total: first.total }), unit: 'bytes' });
  let done = start;
  let reader = first.stream.getReader();
  let patience = transport.patience(call, signal);
  report(start);
  try {
    for (;;) {
      const piece = await readPiece(world, reader, signal);
      if (piece === undefined) return;
      if (piece instanceof Uint8Array) {
        done += piece.length;
        report(done);
        yield piece;
        patience = transport.patience(call, signal);
      } else {
        const reason = reasonToRepeat(piece, true);
        const rest = reason && (await patience.wait(reason, undefined)) ? await open(world, done, first.etag, signal) : 'whole';
        if (rest === 'whole') throw callFailure(call, piece, patience.tries);
        reader = rest.stream.getReader();
      }
    }
  } finally {
    unlink();
    // Closes the connection when the reader of the bytes stopped early or a limit was reached.
    await reader.cancel().catch(() => {});
  }
}

/** The next bytes; undefined at the end; a break when the connection broke. */
async function readPiece(
  world: DownloadWorld,
  reader: ReadableStreamDefaultReader<Uint8Array>,
  signal: AbortSignal | undefined,
): Promise<Uint8Array | Break | undefined> {
  const { transport, call } = world;
  return withDeadline({ signal, timeoutMS: transport.timeoutMS, what: nameOf(call) }, async () => {
    try {
      const { done, value } = await reader.read();
      return done ? undefined : value;
    } catch (error) {
      const broken = breakOf(error);
      if (broken === undefined) throw error;
      return broken;
    }
  });
}

/** Opens the bytes from an offset on; `whole` when the server does not give a part, or the content is no longer the same. */
async function open(world: DownloadWorld, start: number, etag: string | null, signal: AbortSignal | undefined): Promise<Opened | 'whole'> {
  const { transport, call, graphUrl } = world;
  const part: Record<string, string> =
    start === 0 ? {} : { range: `bytes=${start}-`, ...(etag !== null && !etag.startsWith('W/') && { 'if-range': etag }) };
  const headers = { ...world.headers, ...part };
  let answer = await transport.send({ method: 'GET', url: world.url, headers, read: 'bytes', call, signal, accept: [302] });
  if (answer.status === 302) {
    const location = answer.headers.get('location') ?? '';
    checkByteAddress(location, graphUrl, 'the address of the bytes');
    // That address is signed; the token stays here. https://learn.microsoft.com/graph/api/driveitem-get-content
    answer = await follow(world, location, part, signal);
  }
  if (start > 0 && !continues(answer, start)) {
    await answer.stream?.cancel().catch(() => {});
    return 'whole';
  }
  if (!answer.stream) throw misled('the address of the bytes leads on to another address');
  return { stream: answer.stream, total: sizeOf(answer.headers), etag: answer.headers.get('etag') };
}

async function follow(
  { transport, call }: DownloadWorld,
  url: string,
  headers: Record<string, string>,
  signal: AbortSignal | undefined,
): Promise<Answer> {
  const patience = transport.patience(call, signal);
  for (;;) {
    const outcome = await transport.sendOnce({ method: 'GET', url, headers, read: 'bytes' }, call, signal);
    if (outcome.kind === 'answer' && (isSuccess(outcome.status) || outcome.status === 302)) return outcome;
    const reason = reasonToRepeat(outcome, true);
    if (reason === undefined || !(await patience.wait(reason, transport.askedBy(outcome))))
      throw callFailure(call, outcome, patience.tries);
  }
}

function continues(answer: Answer, start: number): boolean {
  return answer.status === 206 && (answer.headers.get('content-range') ?? '').startsWith(`bytes ${start}-`);
}

/** The length of an encoded (compressed) body is not the number of bytes that come out of it. */
function sizeOf(headers: HttpHeaders): number | undefined {
  const [, whole] = /\/(\d+)$/.exec(headers.get('content-range') ?? '') ?? [];
  if (whole !== undefined) return Number(whole);
  const length = headers.get('content-length');
  return length === null || headers.get('content-encoding') !== null ? undefined : Number(length);
}
