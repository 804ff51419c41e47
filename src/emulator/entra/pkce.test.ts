import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { checkVerifier, readChallenge } from './pkce.ts';

const unreserved = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~';
const verifiers = fc.string({ unit: fc.constantFrom(...unreserved), minLength: 43, maxLength: 128 });
const s256 = (verifier: string): string => createHash('sha256').update(verifier).digest('base64url');

test('the verifier of RFC 7636, appendix B, matches its challenge', () => {
  const challenge = readChallenge('E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM', 'S256');

  expect(() => checkVerifier(challenge, 'dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk')).not.toThrow();
});

test('every verifier matches its own challenge and no other, by either method', () => {
  fc.assert(
    fc.property(verifiers, verifiers, (verifier, other) => {
      fc.pre(verifier !== other);
      checkVerifier(readChallenge(s256(verifier), 'S256'), verifier);
      checkVerifier(readChallenge(verifier, undefined), verifier);
      expect(() => checkVerifier(readChallenge(s256(verifier), 'S256'), other)).toThrow(/does not match/);
      expect(() => checkVerifier(readChallenge(verifier, 'plain'), other)).toThrow(/does not match/);
    }),
  );
});

test('native clients need not send a challenge', () => {
  expect(readChallenge(undefined, undefined)).toBeUndefined();
  expect(() => checkVerifier(undefined, undefined)).not.toThrow();
});

test('one half without the other is refused', () => {
  expect(() => checkVerifier(readChallenge('a'.repeat(43), 'plain'), undefined)).toThrow(/does not match/);
  expect(() => checkVerifier(undefined, 'a'.repeat(43))).toThrow(/does not match/);
});

test.each([
  ['a'.repeat(42), 'S256', /right size/],
  ['a'.repeat(129), 'S256', /right size/],
  [`${'a'.repeat(43)}+`, 'S256', /right size/],
  ['a'.repeat(43), 's256', /neither S256 nor plain/],
])('the challenge %s with the method %s is refused', (value, method, message) => {
  expect(() => readChallenge(value, method)).toThrow(message);
});
