import type { Call } from '../route.ts';

/**
 * The `@odata.context` of an answer.
 *
 * @param fragment - After `$metadata#`: `users('...')/messages`.
 */
export function contextOf(call: Pick<Call, 'url' | 'version'>, fragment: string): string {
  return `${call.url.origin}/${call.version}/$metadata#${fragment}`;
}

/** The address of the call with another query string. Names keep their dollar sign encoded, as in the links of Graph. */
export function linkWith(call: Pick<Call, 'url'>, query: URLSearchParams): string {
  return `${call.url.origin}${call.url.pathname}?${query.toString()}`;
}
