const loopback = new Set(['localhost', '127.0.0.1', '[::1]']);

/** Why a request may not steer the emulator: it came by a name that is not this computer's, or from a page of another origin. */
export type Foreignness = 'host' | 'origin';

/** Judges where a request comes from; undefined when it may steer the emulator. A program that is no browser sends no Origin, and may. */
export function foreignness(request: Request): Foreignness | undefined {
  const url = new URL(request.url);
  if (!loopback.has(url.hostname)) return 'host';
  const origin = request.headers.get('Origin');
  const site = request.headers.get('Sec-Fetch-Site');
  const isForeign = (origin !== null && origin !== url.origin) || (site !== null && site !== 'same-origin' && site !== 'none');
  return isForeign ? 'origin' : undefined;
}
