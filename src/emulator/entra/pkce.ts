import { createHash } from 'node:crypto';
import { EntraFailure } from './failure.ts';
import type { CodeChallenge } from './state.ts';

/**
 * Reads the code challenge of an authorization request (RFC 7636). Without a method it is `plain`.
 *
 * @returns undefined when none was sent: native clients are not forced to.
 * @throws EntraFailure 501491 for a wrong size, 9002313 for an unknown method.
 */
export function readChallenge(value: string | undefined, method: string | undefined): CodeChallenge | undefined {
  if (value === undefined) return undefined;
  if (method !== undefined && method !== 'S256' && method !== 'plain') {
    throw new EntraFailure(9002313, { reason: 'code_challenge_method is neither S256 nor plain.' });
  }
  if (!/^[\w.~-]{43,128}$/.test(value)) throw new EntraFailure(501491);
  return { value, method: method ?? 'plain' };
}

/**
 * Compares the verifier of a token request with the challenge of the authorization request.
 *
 * @throws EntraFailure 501481 when they do not match, or when only one of them was sent (RFC 9700, section 4.8).
 */
export function checkVerifier(challenge: CodeChallenge | undefined, verifier: string | undefined): void {
  if (challenge === undefined && verifier === undefined) return;
  const matches = challenge !== undefined && verifier !== undefined && derive(verifier, challenge.method) === challenge.value;
  if (!matches) throw new EntraFailure(501481);
}

function derive(verifier: string, method: CodeChallenge['method']): string {
  return method === 'plain' ? verifier : createHash('sha256').update(verifier).digest('base64url');
}
