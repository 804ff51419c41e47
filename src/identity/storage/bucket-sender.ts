import { setTimeout as pause } from 'node:timers/promises';
import { OnbehalfError } from '../../core/errors.ts';
import type { Fetch, HttpAnswer, HttpHeaders } from '../../core/ports.ts';
import type { BucketDialect, BucketRequest } from './bucket-dialect.ts';

/** How a bucket is reached. */
export interface BucketSenderOptions {
  readonly fetch: Fetch;
  /** How often a request is sent at most when its answer is lost or the server is busy. Default 12, which takes up to fifteen seconds. */
  readonly attempts?: number;
  /** For one attempt, in milliseconds. Default 15,000. */
  readonly timeoutMS?: number;
}

/** What a bucket answered. */
export interface BucketAnswer {
  readonly status: number;
  readonly headers: HttpHeaders;
  readonly bytes: Buffer;
  /** The server's own name of a refusal, `AccessDenied`; empty where it gives none. */
  readonly code: string;
  /** True when an attempt before this one may have been carried out. */
  readonly unclear: boolean;
}

const longestPauseMS = 2_000;
/** No attempt begins after this time. */
const patienceMS = 60_000;
const largestAnswer = 16_000_000;

/** Sends requests to a bucket, again where the connection breaks or the server is busy. Every attempt is signed anew. */
export function bucketSender(
  dialect: BucketDialect,
  { fetch, attempts = 12, timeoutMS = 15_000 }: BucketSenderOptions,
): (request: BucketRequest) => Promise<BucketAnswer> {
  return async (request) => {
    const last = Date.now() + patienceMS;
    let unclear = false;
    for (let attempt = 1; ; attempt += 1) {
      const isLast = attempt >= attempts || Date.now() > last;
      const { url, headers } = await dialect.sign(request);
      try {
        const answer = await fetch(url, {
          method: request.method,
          headers,
          signal: AbortSignal.timeout(timeoutMS),
          redirect: 'manual',
          ...(request.body && { body: request.body }),
        });
        const bytes = await bytesOf(answer);
        const busy = answer.status >= 500 || answer.status === 429;
        if (!busy || isLast) return { status: answer.status, headers: answer.headers, bytes, code: codeIn(answer, bytes), unclear };
      } catch (error) {
        if (isLast) throw unreachable(dialect.place, error);
      }
      unclear = true;
      await pause(Math.random() * Math.min(25 * 2 ** attempt, longestPauseMS));
    }
  };
}

/** What a refusal of a bucket means. */
export function bucketFailure(place: string, { status, code }: Pick<BucketAnswer, 'status' | 'code'>): OnbehalfError {
  const said = code ? `${status} ${code}` : String(status);
  const details = { place, status, ...(code && { code }) };
  if (status >= 500 || status === 429)
    return new OnbehalfError('UNAVAILABLE', `Tokens cannot be read or kept in ${place} now: the server answers ${said}.`, { details });
  return new OnbehalfError('STORAGE_UNAVAILABLE', `Tokens cannot be kept in ${place}: the server answers ${said}.`, {
    details,
    remedy:
      'Check that the bucket is there, and that its credentials (the AWS_ variables, or AZURE_STORAGE_SAS_TOKEN) have not ended and may read, write, delete and list.',
  });
}

async function bytesOf(answer: HttpAnswer): Promise<Buffer> {
  const pieces: Uint8Array[] = [];
  let size = 0;
  for await (const piece of answer.body ?? []) {
    size += piece.length;
    if (size > largestAnswer) throw new TypeError('The answer is too large.');
    pieces.push(piece);
  }
  return Buffer.concat(pieces);
}

function codeIn({ status, headers }: HttpAnswer, bytes: Buffer): string {
  if (status < 400) return '';
  return headers.get('x-ms-error-code') ?? /<Code>(\w+)<\/Code>/.exec(bytes.toString('utf8'))?.[1] ?? '';
}

function unreachable(place: string, cause: unknown): OnbehalfError {
  const why = cause instanceof Error && cause.name === 'TimeoutError' ? 'it does not answer in time' : 'the connection fails';
  return new OnbehalfError('NETWORK_FAILED', `Tokens cannot be read or kept in ${place}: ${why}.`, { details: { place }, cause });
}
