import { ProxyFailure } from '../core/proxy-failure.ts';

/** A request that got no whole answer. */
export interface Break {
  readonly kind: 'break';
  /** `unreachable`: the request never left. `interrupted`: nobody knows how far it came. `untrusted`: the server's certificate was refused. */
  readonly how: 'unreachable' | 'interrupted' | 'untrusted';
  /** The system's name of it, `ECONNRESET`; for a proxy, a clause that says what it did. */
  readonly reason: string;
  readonly cause: unknown;
}

/** A request that was not sent, because the service is down. */
export interface Held {
  readonly kind: 'break';
  readonly how: 'held';
  /** A clause that says why. */
  readonly reason: string;
  readonly cause: undefined;
}

/** Codes of Node and of its fetch for a connection that never came about. https://nodejs.org/api/errors.html#common-system-errors */
const unreachable = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'EHOSTDOWN',
  'ENETDOWN',
  'EADDRNOTAVAIL',
  'UND_ERR_CONNECT_TIMEOUT',
  'ERR_SOCKET_CONNECTION_TIMEOUT',
]);

/** Codes of OpenSSL that say the certificate is the trouble; waiting does not help. https://nodejs.org/api/tls.html#x509-certificate-error-codes */
const untrusted = /CERT|SELF_SIGNED|UNABLE_TO_VERIFY|UNABLE_TO_GET_ISSUER|ALTNAME|HOSTNAME_MISMATCH/;

const interrupted = /^(UND_ERR_|HPE_|E[A-Z]{3,}$|ERR_(SSL|TLS|HTTP2|STREAM)_|Z_)/;

/**
 * Reads what `fetch` threw. Undefined: not a matter of the network, so somebody's mistake that must not be hidden.
 */
export function breakOf(error: unknown): Break | undefined {
  if (error instanceof Error && error.cause instanceof ProxyFailure)
    return { kind: 'break', how: 'unreachable', reason: error.cause.message, cause: error };
  const code = codeOf(error);
  if (code !== undefined) {
    if (unreachable.has(code)) return { kind: 'break', how: 'unreachable', reason: code, cause: error };
    if (untrusted.test(code)) return { kind: 'break', how: 'untrusted', reason: code, cause: error };
    if (interrupted.test(code)) return { kind: 'break', how: 'interrupted', reason: code, cause: error };
    return undefined;
  }
  // What fetch throws when a connection breaks is a TypeError with one of these texts, with or without a cause.
  if (error instanceof TypeError && /^(fetch failed|terminated|network error)/i.test(error.message)) {
    return { kind: 'break', how: 'interrupted', reason: error.message, cause: error };
  }
  return undefined;
}

/** The first code along the chain of causes; the attempts on several addresses of a host arrive as one AggregateError. */
function codeOf(error: unknown, depth = 0): string | undefined {
  if (!(error instanceof Error) || depth > 4) return undefined;
  const inside = error instanceof AggregateError ? (error.errors[0] as unknown) : error.cause;
  const code: unknown = 'code' in error ? error.code : undefined;
  return typeof code === 'string' ? code : codeOf(inside, depth + 1);
}
