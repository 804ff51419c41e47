import { createHash } from 'node:crypto';
import type { ByteSource, Progress, UploadOptions as HowSent } from '../../src/core/ports.ts';
import { createTransport } from '../../src/graph/transport.ts';
import { uploadInRanges } from '../../src/graph/upload.ts';
import { brokenConnection, refusal } from './graph-client.ts';

/**
 * What happens to a range: `lostRequest` never arrives, `lostAnswer` arrives but the answer does not, `lostEnd` as well, and the session is gone, `half` arrives in part, `busy` and
 * `throttled` are refused, `stuck` is accepted without effect, `forgotten` loses all that came before, `gone` and `full` end it.
 */
export type UploadFault =
  | 'ok'
  | 'lostRequest'
  | 'lostAnswer'
  | 'lostEnd'
  | 'half'
  | 'busy'
  | 'throttled'
  | 'stuck'
  | 'forgotten'
  | 'gone'
  | 'full';

/** How an upload of a test goes. */
export interface UploadOptions {
  readonly range: number;
  /** What happens to the ranges, in order; the rest goes well. */
  readonly faults?: readonly UploadFault[];
  /** Answers in Outlook's form: a bare number. */
  readonly outlook?: boolean;
  /** Bytes that the server has before the upload begins. */
  readonly before?: number;
  /** What the source says its size is, when that is wrong. */
  readonly size?: number;
  /** Cancels after so many requests. */
  readonly cancelAfter?: number;
  /** The server does not say where to go on. */
  readonly isUnanswered?: boolean;
  readonly farewell?: () => Promise<Response>;
  readonly url?: string;
  /** How it is sent. */
  readonly how?: HowSent;
  readonly graphUrl?: string;
}

/** The server's side of an upload. */
export interface UploadSession {
  /** `PUT 0-9`, `GET`, in order. */
  readonly requests: string[];
  /** The same, and what was read of the source: `read 0`. */
  readonly steps: string[];
  readonly authorizations: (string | null)[];
  cancelled: boolean;
  /** Digest of what has come; see `digestOf`. */
  received(): string;
}

/** Bytes that tell where they are. */
export function bytesOf(size: number): Uint8Array {
  const bytes = new Uint8Array(size);
  for (let index = 0; index < size; index += 1) bytes[index] = (index * 31 + (index >> 8) * 17) & 255;
  return bytes;
}

/** A digest, which compares faster than megabytes do. */
export function digestOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** Uploads bytes to a session that lives in memory and follows the rules of Graph. */
export function uploadTo(
  bytes: Uint8Array,
  options: UploadOptions,
): { session: UploadSession; progress: Progress[]; waits: number[]; done: Promise<unknown> } {
  const { range, faults = [], url = 'https://outlook.office.com/upload/1', graphUrl = 'https://graph.microsoft.com' } = options;
  const controller = new AbortController();
  const total = options.size ?? bytes.length;
  const stored = bytes.slice(0, options.before ?? 0);
  const state = { next: stored.length, kept: [stored] as Uint8Array[], puts: 0, isGone: false };
  const progress: Progress[] = [];
  const waits: number[] = [];
  const session: UploadSession = {
    requests: [],
    steps: [],
    authorizations: [],
    cancelled: false,
    received: () => digestOf(Buffer.concat(state.kept)),
  };

  const missing = (status: number): Response => {
    const expected = options.outlook
      ? { NextExpectedRanges: state.next < total ? [String(state.next)] : [] }
      : { nextExpectedRanges: state.next < total ? [`${state.next}-${total - 1}`] : [] };
    return Response.json(expected, { status });
  };
  const keep = (piece: Uint8Array): void => {
    state.kept.push(piece);
    state.next += piece.length;
  };
  const put = (start: number, piece: Uint8Array): Response => {
    const fault = faults[state.puts] ?? 'ok';
    state.puts += 1;
    if (state.isGone) return refusal(404, 'itemNotFound');
    if (fault === 'lostRequest') throw brokenConnection('ECONNRESET');
    if (fault === 'busy') return refusal(503, 'serviceNotAvailable');
    if (fault === 'throttled') return refusal(429, 'activityLimitReached', { 'Retry-After': '1' });
    if (fault === 'gone') return refusal(404, 'itemNotFound');
    if (fault === 'full') return refusal(507, 'quotaLimitReached');
    if (fault === 'forgotten') Object.assign(state, { next: 0, kept: [] });
    if (fault === 'stuck' || fault === 'forgotten') return missing(202);
    if (start !== state.next) return refusal(416, 'invalidRange');
    if (fault === 'lostEnd') state.isGone = true;
    keep(fault === 'half' ? piece.slice(0, piece.length >> 1) : piece);
    if (fault === 'half' || fault === 'lostAnswer' || fault === 'lostEnd') throw brokenConnection('UND_ERR_SOCKET');
    return state.next < total
      ? missing(options.outlook ? 200 : 202)
      : new Response(null, { status: 201, headers: { location: 'https://outlook.office.com/attachment' } });
  };

  const ask = (): Response => {
    if (options.isUnanswered) return refusal(503, 'serviceNotAvailable');
    return state.isGone ? refusal(404, 'itemNotFound') : missing(200);
  };

  const transport = createTransport({
    token: () => Promise.reject(new Error('an upload needs no token')),
    random: () => 0.5,
    sleep: async (milliseconds) => void waits.push(milliseconds),
    fetch: async (_, init = {}) => {
      const headers = new Headers(init.headers);
      if (init.method === 'DELETE') {
        session.cancelled = true;
        return options.farewell?.() ?? new Response(null, { status: 204 });
      }
      const [, start = '', end = ''] = /^bytes (\d+)-(\d+)\//.exec(headers.get('content-range') ?? '') ?? [];
      const request = init.method === 'PUT' ? `PUT ${start}-${end}` : 'GET';
      session.requests.push(request);
      session.steps.push(request);
      session.authorizations.push(headers.get('authorization'));
      if (session.requests.length === options.cancelAfter) controller.abort();
      return init.method === 'PUT' ? put(Number(start), new Uint8Array(init.body as Uint8Array)) : ask();
    },
  });
  const source: ByteSource = {
    name: 'big.bin',
    size: total,
    contentType: 'application/octet-stream',
    slice: async (start, end) => {
      session.steps.push(`read ${start}`);
      return bytes.slice(start, end);
    },
  };
  const call = { activity: 'mail.test', operation: 'PUT {uploadUrl}', clientRequestId: 'client-1' };
  const done = uploadInRanges(
    { transport, graphUrl, call, signal: controller.signal, progress: (step) => progress.push(step) },
    url,
    source,
    { rangeBytes: range, ...options.how },
  );
  return { session, progress, waits, done };
}
