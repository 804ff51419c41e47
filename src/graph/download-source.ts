import type { HttpHeaders, Progress } from '../core/ports.ts';
import { checkByteAddress, misled } from './addresses.ts';
import type { ByteStream } from './byte-stream.ts';
import type { Call } from './call.ts';
import { callFailure } from './errors.ts';
import { type Answer, isSuccess } from './exchange.ts';
import { reasonToRepeat } from './repeatable.ts';
import type { Ended, Transport } from './transport.ts';

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
  /** Of the whole, in bytes, where it is known: what is large is asked for in ranges then. */
  readonly size?: number | undefined;
  progress?(progress: Progress): void;
}

/** Where the bytes of one content come from. */
export interface Source {
  /** The signed address that Graph gave for them, where it gave one. It is good for a while. */
  address?: string | undefined;
  /** Marks the version of the content that was begun with. */
  etag: string | null;
  /** Its size in bytes, where it is known. */
  total?: number | undefined;
}

/** Bytes of a content: from one on, up to another or to the end. */
export interface Part {
  readonly start: number;
  /** The first byte that is not wanted. Left out: all to the end. */
  readonly end?: number;
}

/** A part that was opened. */
export interface Opened {
  readonly stream: ByteStream;
  /** Size of the whole, in bytes; undefined when the server does not tell. */
  readonly total: number | undefined;
  /** Marks this version of the content. */
  readonly etag: string | null;
  /** False where all comes, whatever was asked for. */
  readonly isPart: boolean;
}

/** The header of a part that has an end. Whoever reads one keeps no piece of it. */
const inRange = /-\d+$/;

/** What an address that is no longer good is answered with. Assumption: pages say that it is short-lived, not how it ends. */
const over = new Set([401, 403, 404, 410]);

/**
 * Opens a part; `whole` when the server does not give it, or the content is no longer the same. Further parts are asked for at the signed address, as Graph
 * wants it, and at Graph again once that is over. https://learn.microsoft.com/graph/api/driveitem-get-content
 *
 * @throws OnbehalfError for what is refused.
 */
export async function openPart(
  world: DownloadWorld,
  source: Source,
  part: Part,
  signal: AbortSignal | undefined,
): Promise<Opened | 'whole'> {
  const headers = rangeHeaders(source, part);
  const answer = (await askSigned(world, source, headers, signal)) ?? (await askGraph(world, source, headers, signal));
  const { start } = part;
  const total = sizeOf(answer.headers);
  const isPart = continues(answer, start) && (source.total === undefined || total === source.total);
  if (start > 0 && !isPart) {
    await answer.stream?.cancel();
    return 'whole';
  }
  if (!answer.stream) throw misled('the address of the bytes leads on to another address');
  return { stream: answer.stream, total, etag: answer.headers.get('etag'), isPart };
}

function rangeHeaders({ etag }: Source, { start, end }: Part): Record<string, string> {
  if (start === 0 && end === undefined) return {};
  const isStrong = etag !== null && !etag.startsWith('W/');
  return { range: `bytes=${start}-${end === undefined ? '' : end - 1}`, ...(isStrong && { 'if-range': etag }) };
}

async function askGraph(
  world: DownloadWorld,
  source: Source,
  part: Record<string, string>,
  signal: AbortSignal | undefined,
): Promise<Answer> {
  const { transport, call, graphUrl, url } = world;
  const headers = { ...world.headers, ...part };
  const answer = await transport.send({ method: 'GET', url, headers, read: 'bytes', call, signal, accept: [302] });
  if (answer.status !== 302) return answer;
  const location = answer.headers.get('location') ?? '';
  checkByteAddress(location, graphUrl, 'the address of the bytes');
  source.address = location;
  // That address is signed; the token stays here.
  return answerOf(world, await follow(world, location, part, signal));
}

/** Asks at the address that is known; undefined where there is none, or it is over. */
async function askSigned(
  world: DownloadWorld,
  source: Source,
  part: Record<string, string>,
  signal: AbortSignal | undefined,
): Promise<Answer | undefined> {
  const { address } = source;
  if (address === undefined) return undefined;
  const ended = await follow(world, address, part, signal);
  const isOver = 'outcome' in ended && ended.outcome.kind === 'answer' && over.has(ended.outcome.status);
  if (!isOver) return answerOf(world, ended);
  // Others may have a new one already.
  if (source.address === address) source.address = undefined;
  return undefined;
}

function answerOf({ call }: DownloadWorld, ended: Ended): Answer {
  if ('answer' in ended) return ended.answer;
  throw callFailure(call, ended.outcome, ended.tries);
}

/** Asks at a signed address until it answers, or it is not worth another try. */
async function follow(
  { transport, call }: DownloadWorld,
  url: string,
  headers: Record<string, string>,
  signal: AbortSignal | undefined,
): Promise<Ended> {
  const patience = transport.patience(call, signal);
  for (;;) {
    const outcome = await transport.sendOnce(
      { method: 'GET', url, headers, read: 'bytes', bulk: inRange.test(headers['range'] ?? '') },
      call,
      signal,
    );
    if (outcome.kind === 'answer' && (isSuccess(outcome.status) || outcome.status === 302)) return { answer: outcome };
    const reason = reasonToRepeat(outcome, true);
    if (reason === undefined || !(await patience.wait(reason, transport.askedBy(outcome)))) return { outcome, tries: patience.tries };
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
