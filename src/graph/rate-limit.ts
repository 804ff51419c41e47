import type { HttpHeaders } from '../core/ports.ts';

/** What a service says is left of what it allows. */
export interface RateLimit {
  readonly limit: number;
  readonly remaining: number;
  /** Until the whole is there again, in milliseconds. */
  readonly resetMS: number;
}

/**
 * Reads `RateLimit-Limit`, `RateLimit-Remaining` and `RateLimit-Reset`, which SharePoint sends when four fifths of what it allows are used
 * (draft-ietf-httpapi-ratelimit-headers-03). https://learn.microsoft.com/sharepoint/dev/general-development/how-to-avoid-getting-throttled-or-blocked-in-sharepoint-online
 *
 * @returns Undefined where one of them is missing or no number.
 */
export function rateLimit(headers: HttpHeaders): RateLimit | undefined {
  const [limit, remaining, reset] = ['ratelimit-limit', 'ratelimit-remaining', 'ratelimit-reset'].map((name) => {
    // The limit may be followed by its window: `1250, 1250;w=60`.
    const [first = ''] = (headers.get(name) ?? '').split(/[,;]/, 1);
    return /^\s*\d+(\.\d+)?\s*$/.test(first) ? Number(first) : undefined;
  });
  if (limit === undefined || remaining === undefined || reset === undefined || limit === 0) return undefined;
  return { limit, remaining, resetMS: reset * 1000 };
}
