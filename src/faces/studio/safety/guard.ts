import type { IncomingHttpHeaders } from 'node:http';

/** A request that is refused before anything looks at it. */
export interface Refused {
  readonly status: 403 | 421;
  readonly error: string;
}

/** The header in which a tab sends its token: no form and no link of another page can. */
export const tokenHeader = 'X-Onbehalf-Studio';

/**
 * Judges where a request comes from, by its Host first: a name that leads here by the DNS of somebody else is refused before anything else is looked at.
 * That Origin, Referer and Sec-Fetch-Site are absent lets nothing through; only the token does.
 *
 * @param headers - As they were sent.
 * @param port - Of the listener.
 */
export function foreign(headers: IncomingHttpHeaders, port: number): Refused | undefined {
  const { host, origin, referer } = headers;
  if (host !== `127.0.0.1:${port}` && host !== `localhost:${port}`)
    return { status: 421, error: 'The Studio answers only under its own address.' };
  const own = `http://${host}`;
  const site = headers['sec-fetch-site'];
  const isForeign =
    (origin !== undefined && origin !== own) ||
    (referer !== undefined && referer !== own && !referer.startsWith(`${own}/`)) ||
    (site !== undefined && site !== 'same-origin' && site !== 'none');
  return isForeign ? { status: 403, error: 'The Studio answers only its own pages.' } : undefined;
}
