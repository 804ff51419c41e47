import { OnbehalfError } from '../core/errors.ts';
import { isPassing } from '../core/passing.ts';
import type { ByteSource, Progress, UploadOptions } from '../core/ports.ts';
import { checkByteAddress } from './addresses.ts';
import type { Call } from './call.ts';
import { lookFirst, mayBeDone } from './doubt.ts';
import { callFailure } from './errors.ts';
import { isSuccess, type Outcome } from './exchange.ts';
import type { Tries } from './patience.ts';
import { leavesDoubt, reasonToRepeat } from './repeatable.ts';
import type { Transport } from './transport.ts';

/** Every range but the last is a multiple of this: 320 KiB. https://learn.microsoft.com/graph/api/driveitem-createuploadsession */
const step = 327_680;

/** The largest multiple that Outlook takes, whose ranges are up to 4 MB. https://learn.microsoft.com/graph/outlook-large-attachments */
export const outlookRange = 12 * step;

/** How long the word to end a session may take, in milliseconds. */
const farewellMS = 3_000;

/** What an upload runs in. */
export interface UploadWorld {
  readonly transport: Transport;
  readonly graphUrl: string;
  readonly call: Call;
  readonly signal: AbortSignal | undefined;
  progress?(progress: Progress): void;
}

/**
 * Sends a file to an upload session in ranges, in order, and goes on where the server says it is after every interruption.
 * No token is sent: the address is signed. When it is given up, the session is cancelled, unless it is to be kept.
 *
 * @returns What the last range was answered with; undefined where that answer was lost.
 * @throws OnbehalfError NOT_FOUND when the session is lost, CONFLICT when the file changed meanwhile, else what Graph refuses.
 */
export async function uploadInRanges(
  world: UploadWorld,
  uploadUrl: string,
  source: ByteSource,
  { rangeBytes = outlookRange, resume = false, keep = false }: UploadOptions = {},
): Promise<unknown> {
  checkByteAddress(uploadUrl, world.graphUrl, 'the upload address');
  if (source.size === 0) throw new TypeError(`${source.name} is empty; an upload session takes files with content only.`);
  if (rangeBytes % step !== 0 || rangeBytes <= 0) throw new TypeError(`A range is a multiple of ${step} bytes, not ${rangeBytes}.`);
  const session = sessionAt(world, uploadUrl, source.size);
  try {
    return await sendRanges(world, session, source, { rangeBytes, resume });
  } catch (error) {
    if (!keep || !isPassing(error)) await session.cancel();
    throw error;
  }
}

async function sendRanges(
  world: UploadWorld,
  session: Session,
  source: ByteSource,
  { rangeBytes, resume }: Required<Pick<UploadOptions, 'rangeBytes' | 'resume'>>,
): Promise<unknown> {
  const { transport, call, signal } = world;
  const report = (done: number): void => world.progress?.({ label: `Uploading ${source.name}`, done, total: source.size, unit: 'bytes' });
  let patience = transport.patience(call, signal);
  const begin = resume ? await session.askStart(0, false) : 0;
  let furthest = begin;
  let last: unknown;
  // A session is gone once the last range has come; when the answer to that one was lost, a lost session may be a finished one.
  let mayBeWhole = false;
  const ranges = rangesOf(source, rangeBytes);
  report(begin);
  for (let start = begin; start < source.size;) {
    const bytes = await ranges.from(start);
    const end = start + bytes.length;
    const outcome = await session.put(bytes, start);
    const body = outcome.kind === 'answer' && isSuccess(outcome.status) ? outcome.body : undefined;
    if (outcome.kind === 'answer' && isSuccess(outcome.status)) ranges.sent(bytes);
    let next = outcome.kind === 'answer' && isSuccess(outcome.status) ? nextStart(body, end, source.size) : start;
    if (next <= start) {
      const obstacle = obstacleOf(outcome);
      const reason = reasonToRepeat(obstacle, true);
      mayBeWhole ||= end === source.size && reason !== undefined && leavesDoubt(reason);
      if (reason === undefined || !(await patience.wait(reason, transport.askedBy(obstacle))))
        throw failureAt(call, obstacle, { ...patience.tries, inDoubt: mayBeWhole }, mayBeWhole);
      next = await session.askStart(start, mayBeWhole);
    }
    // Only new ground renews the patience: a server that sends us back and forth must not keep us for ever.
    if (next > furthest) {
      furthest = next;
      patience = transport.patience(call, signal);
      report(next);
    }
    start = next;
    last = body;
  }
  return last;
}

/** Why a range did not bring the upload on; what the server has already (416), or took without moving on, passes when it is asked where to go on. */
function obstacleOf(outcome: Outcome): Outcome {
  if (outcome.kind === 'break' || (outcome.status !== 416 && !isSuccess(outcome.status))) return outcome;
  return { kind: 'break', how: 'interrupted', reason: 'the server does not go on with the upload', cause: undefined };
}

interface Session {
  put(bytes: Uint8Array, start: number): Promise<Outcome>;
  /** Where the server wants to go on; `fallback` when it cannot be asked now. @throws OnbehalfError NOT_FOUND when the session is lost. */
  askStart(fallback: number, mayBeWhole: boolean): Promise<number>;
  /** Ends the session; whether that works or not does not matter. */
  cancel(): Promise<void>;
}

function sessionAt({ transport, call, signal }: UploadWorld, url: string, size: number): Session {
  return {
    put: (bytes, start) => {
      const headers = { 'content-type': 'application/octet-stream', 'content-range': `bytes ${start}-${start + bytes.length - 1}/${size}` };
      return transport.sendOnce({ method: 'PUT', url, headers, body: bytes }, call, signal);
    },
    async askStart(fallback, mayBeWhole) {
      const outcome = await transport.sendOnce({ method: 'GET', url, headers: { accept: 'application/json' } }, call, signal);
      if (outcome.kind === 'answer' && outcome.status === 404) throw failureAt(call, outcome, { attempts: 1, waitedMS: 0 }, mayBeWhole);
      return outcome.kind === 'answer' && isSuccess(outcome.status) ? nextStart(outcome.body, fallback, size) : fallback;
    },
    async cancel() {
      // Not with the signal of the run, which may be the reason for giving up.
      await transport.sendOnce({ method: 'DELETE', url, headers: {} }, call, AbortSignal.timeout(farewellMS)).catch(() => {});
    },
  };
}

/** Reads `nextExpectedRanges`: `["26-"]`, `["26-99"]`, for Outlook also `["26"]`, with a capital N; an empty list means that all has come. */
function nextStart(body: unknown, fallback: number, size: number): number {
  const { nextExpectedRanges, NextExpectedRanges } = (body ?? {}) as Record<string, unknown>;
  const ranges = nextExpectedRanges ?? NextExpectedRanges;
  if (!Array.isArray(ranges)) return fallback;
  const starts = ranges.map((range) => Number.parseInt(String(range), 10)).filter((start) => start >= 0 && start <= size);
  return starts.length === 0 ? size : Math.min(...starts);
}

interface Ranges {
  /** The range that begins at a byte. @throws OnbehalfError CONFLICT when the file changed meanwhile. */
  from(start: number): Promise<Uint8Array>;
  /** Gives back a range that was sent: its memory is that of the one after the next. One whose request broke may still be on its way. */
  sent(bytes: Uint8Array): void;
}

/** The ranges of a source. While one is sent the next one is read, and no more than that: two of them are in memory. */
function rangesOf(source: ByteSource, rangeBytes: number): Ranges {
  let ahead: { readonly start: number; readonly bytes: Promise<Uint8Array> } | undefined;
  let free: Uint8Array | undefined;
  const read = (start: number): Promise<Uint8Array> => {
    const memory = free;
    free = undefined;
    return sliceOf(source, start, Math.min(start + rangeBytes, source.size), memory);
  };
  return {
    async from(start) {
      const bytes = await (ahead?.start === start ? ahead.bytes : read(start));
      const next = start + bytes.length;
      ahead = next < source.size ? { start: next, bytes: read(next) } : undefined;
      // What fails is told where it is wanted; an upload that ends before does not want it.
      ahead?.bytes.catch(() => {});
      return bytes;
    },
    sent: (bytes) => {
      free = bytes;
    },
  };
}

async function sliceOf(source: ByteSource, start: number, end: number, memory: Uint8Array | undefined): Promise<Uint8Array> {
  const bytes = await source.slice(start, end, memory);
  if (bytes.length === end - start) return bytes;
  throw new OnbehalfError('CONFLICT', `${source.name} changed while it was uploaded.`, {
    remedy: 'Wait until the file is complete, then try again.',
  });
}

function failureAt(call: Call, outcome: Outcome, tries: Tries, mayBeWhole: boolean): OnbehalfError {
  const failure = callFailure(call, outcome, tries);
  if (outcome.kind === 'break' || outcome.status !== 404) return failure;
  return new OnbehalfError(
    'NOT_FOUND',
    `${call.activity} lost the upload session: the server no longer knows it.${mayBeWhole ? ` ${mayBeDone}` : ''}`,
    {
      details: { ...failure.details, ...(mayBeWhole && { mayBeDone: true }) },
      remedy: mayBeWhole ? lookFirst : 'Start the upload again from the beginning.',
    },
  );
}
