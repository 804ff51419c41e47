import { OnbehalfError } from '../core/errors.ts';

const loopback = new Set(['localhost', '127.0.0.1', '[::1]']);

/** An answer that leads somewhere it should not. @param what - Where, the end of a sentence. */
export function misled(what: string): OnbehalfError {
  return new OnbehalfError('UNAVAILABLE', `The answer of Microsoft Graph cannot be followed: ${what}.`, {
    remedy: 'Check the Graph address of the connection and the proxy: something between may have changed the answer.',
  });
}

/**
 * Checks an address that an answer gave us for bytes: https, or the very port of this machine that plays Graph.
 *
 * @param what - What the address is, "the upload address".
 * @throws OnbehalfError UNAVAILABLE.
 */
export function checkByteAddress(address: string, graphUrl: string, what: string): void {
  if (!URL.canParse(address)) throw misled(`${what} is no address`);
  const { protocol, origin, hostname, port } = new URL(address);
  if (protocol === 'https:') return;
  // It may go by another of the names of this machine: a host that must not see the token.
  const graph = new URL(graphUrl);
  if (loopback.has(hostname) && loopback.has(graph.hostname) && protocol === graph.protocol && port === graph.port) return;
  throw misled(`${what} is not encrypted (${origin})`);
}

/**
 * Checks an address that the token will be sent to: the origin must be the one that gave it.
 *
 * @throws OnbehalfError UNAVAILABLE.
 */
export function checkTokenAddress(address: string, graphUrl: string, what: string): void {
  if (!URL.canParse(address)) throw misled(`${what} is no address`);
  const { origin } = new URL(address);
  if (origin !== new URL(graphUrl).origin) throw misled(`${what} leads to another server (${origin}), which must not see the token`);
}
