import type { HttpHeaders } from '../core/ports.ts';

/** How patient the client is with a service that is busy or gone. */
export interface RetrySettings {
  /** Tries in all, the first one included. Default 5. */
  readonly attempts: number;
  /** Longest time from the first try to the last one, in milliseconds. Default 300,000 (5 minutes). */
  readonly totalMS: number;
  /** Ceiling of the random part of the first wait, in milliseconds; it doubles from wait to wait. Default 500. */
  readonly baseMS: number;
  /** Where the doubling ends, in milliseconds. Default 30,000. */
  readonly ceilingMS: number;
  /** No wait is shorter, in milliseconds: a request that comes at once still counts against the limit. Default 100. */
  readonly leastMS: number;
}

/** The patience of a client that is told nothing else. */
export const defaultRetry: RetrySettings = { attempts: 5, totalMS: 300_000, baseMS: 500, ceilingMS: 30_000, leastMS: 100 };

/**
 * Reads `Retry-After`: seconds, which Graph also sends with a decimal point, or an HTTP date (RFC 9110, 10.2.3 and 5.6.7).
 *
 * @returns Milliseconds to wait, 0 for a moment that is past, undefined when the header is missing or says nothing.
 */
export function retryAfter(headers: HttpHeaders, now: Date): number | undefined {
  const text = headers.get('retry-after')?.trim();
  if (text === undefined) return undefined;
  if (/^\d+(\.\d+)?$/.test(text)) return Number(text) * 1000;
  // All three grammars of an HTTP date mean UTC, and the oldest (asctime) does not say so; each begins with a day's name.
  if (!/^[A-Z][a-z]+,? /.test(text)) return undefined;
  const moment = Date.parse(/(GMT|UTC)$/.test(text) ? text : `${text} GMT`);
  return Number.isNaN(moment) ? undefined : Math.max(0, moment - now.getTime());
}

/**
 * How long to wait before the next try: what the service asked for, and a random part whose ceiling doubles each time.
 * The random part keeps many clients from coming back at the same moment, and grows because Outlook is known to answer `Retry-After: 1` for minutes.
 *
 * @param tried - Tries so far, 1 or more.
 * @param askedMS - What the service asked for, in milliseconds.
 * @param random - A number from 0 to below 1.
 * @returns Milliseconds, at least `leastMS` and at least `askedMS`.
 */
export function waitBefore(tried: number, askedMS: number | undefined, random: number, settings: RetrySettings): number {
  const ceiling = Math.min(settings.ceilingMS, settings.baseMS * 2 ** (tried - 1));
  return Math.max(settings.leastMS, askedMS ?? 0) + random * ceiling;
}
