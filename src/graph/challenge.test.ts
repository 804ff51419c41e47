import { describe, expect, test } from 'vitest';
import { challengeOf, claimsOf } from './challenge.ts';

const claims = '{"access_token":{"acrs":{"essential":true,"value":"cp1"},"name":{"value":"Zoë ~?>"}}}';
const base64 = Buffer.from(claims).toString('base64');
const base64url = Buffer.from(claims).toString('base64url');
const header = (value: string): Headers => new Headers({ 'WWW-Authenticate': value });

describe('a claims challenge', () => {
  test.each([
    ['base64', base64],
    ['base64 for URLs', base64url],
  ])('is read from %s', (_, encoded) => {
    const headers = header(
      `Bearer realm="", authorization_uri="https://login.microsoftonline.com/common/oauth2/authorize", error="insufficient_claims", claims="${encoded}"`,
    );

    expect(claimsOf(headers)).toBe(claims);
  });

  test.each([
    'Bearer realm=""',
    'Bearer claims=""',
    'Bearer claims="%%%"',
    `Bearer claims="${Buffer.from('no json').toString('base64')}"`,
    'Bearer claims="AAA"',
    `Bearer subclaims="${base64}"`,
    `Bearer claims=${base64}`,
    `Bearer claims="${Buffer.from([34, 255, 34]).toString('base64')}"`,
  ])('is none in %s', (value) => {
    expect(claimsOf(header(value))).toBeUndefined();
  });

  test('is none where there is no header', () => {
    expect(claimsOf(new Headers())).toBeUndefined();
  });

  test.each(['CLAIMS', 'Claims'])('is read from %s, and without its padding', (name) => {
    const text = '{"a":1}';
    expect(claimsOf(header(`Bearer error="x", ${name}="${Buffer.from(text).toString('base64').replace(/=+$/, '')}"`))).toBe(text);
    expect(claimsOf(header(`Bearer ${name}="${Buffer.from(text).toString('base64')}"`))).toBe(text);
  });
});

describe('the fresh token that would help', () => {
  test('satisfies the claims, after 401 and after 403', () => {
    const headers = header(`Bearer error="insufficient_claims", claims="${base64url}"`);

    expect(challengeOf({ status: 401, headers }, 'old')).toEqual({ claims });
    expect(challengeOf({ status: 403, headers }, 'old')).toEqual({ claims });
    expect(challengeOf({ status: 404, headers }, 'old')).toBeUndefined();
  });

  test('is any other after a plain 401, and none after a plain 403', () => {
    expect(challengeOf({ status: 401, headers: new Headers() }, 'old')).toEqual({ rejected: 'old' });
    expect(challengeOf({ status: 403, headers: new Headers() }, 'old')).toBeUndefined();
  });
});
