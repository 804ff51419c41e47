import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { countedCharacters } from '../../test/support/counted-characters.ts';
import { redact } from './redact.ts';
import { withoutSignedTokens } from './signed-tokens.ts';

const secret = 'Zm9v.YmFy~baz_qux-1+2/3';

describe('a secret is gone, and the words around it stay', () => {
  test.each([
    ['a signed token', 'at eyJhbGciOiJSUzI1.eyJzdWIiOiJhZGEi.c2lnbmF0dXJl end', 'at [token removed] end'],
    ['a token that a log cut off', 'at eyJhbGciOiJSUzI1.eyJz', 'at [token removed]'],
    ['a token that ends behind its first dot', '"eyJhbGciOiJSUzI1."', '"[token removed]"'],
    ['a token without a signature', 'eyJhbGciOiJub25l.eyJzdWIiOiJhZGEi., next', '[token removed], next'],
    ['a token behind a word and a dash', 'the-eyJhbGciOiJSUzI1.e30.c2ln.', 'the-[token removed].'],
    ['two tokens', 'eyJhbGciOiJSUzI1.e30.c2ln eyJhbGciOiJSUzI2.e30.c2ln', '[token removed] [token removed]'],
    ['a fourth part', 'eyJhbGciOiJSUzI1.a.b.c', '[token removed].c'],
    ['a second dot next to the first', 'eyJhbGciOiJSUzI1..b', '[token removed]'],
    ['a header of any length', 'eyJ1234567890.e30', '[token removed]'],
    ['a bearer token', `Authorization: Bearer ${secret}==, next`, 'Authorization: Bearer [removed], next'],
    ['a bearer token in lower case', `bearer\t ${secret}`, 'bearer [removed]'],
    ['basic authentication', 'BASIC dXNlcjpwYXNz', 'BASIC [removed]'],
    ['a refresh token or code', `sent 0.A${'x'.repeat(40)}, 1.A${'y-_.'.repeat(10)} now`, 'sent [token removed], [token removed] now'],
    ['a skip token', 'next?$skiptoken=abc&$deltatoken=d%20e"', 'next?$skiptoken=[removed]&$deltatoken=[removed]"'],
    [
      'codes and signatures in an address',
      "https://x/y?code=a&sig=b&token=c'",
      "https://x/y?code=[removed]&sig=[removed]&token=[removed]'",
    ],
    ['the same in any case', '?CODE=a&x=1', '?CODE=[removed]&x=1'],
  ])('%s', (_, text, safe) => {
    expect(redact(text)).toBe(safe);
  });

  // The ends of each range of base64url, inside and at the end of a part, and their neighbours, which end it.
  test.each([...'AZaz09_-'])('a part of a token may hold %s', (letter) => {
    const part = `${letter}${letter}`;
    expect(redact(`eyJhbGciOiJ${part}.${part}.${part} end`)).toBe('[token removed] end');
  });

  test.each([...'@[`{/:^ ,=+'])('%s ends a token', (letter) => {
    expect(redact(`eyJhbGciOiJSUzI1.e30.c2ln${letter}x`)).toBe(`[token removed]${letter}x`);
  });

  test.each([
    'access_token',
    'refresh_token',
    'id_token',
    'client_secret',
    'client_assertion',
    'password',
    'code_verifier',
    'device_code',
    'assertion',
    'tempauth',
  ])('the value of %s, in a form, in JSON, in a log', (name) => {
    expect(redact(`${name}=s3cr3t&next=1`)).toBe(`${name}=[removed]&next=1`);
    expect(redact(`{"${name}": "s3cr3t","next":1}`)).toBe(`{"${name}": "[removed]","next":1}`);
    expect(redact(`{${name}:'s3cr3t'}`)).toBe(`{${name}:'[removed]'}`);
    expect(redact(`${name.toUpperCase()} = s3cr3t next`)).toBe(`${name.toUpperCase()} = [removed] next`);
  });
});

test.each([
  'The eyJ of a word, eyJ.short and eyJ123456789.nine stay.',
  'someeyJhbGciOiJSUzI1.e30',
  'eyJhbGciOiJSUzI1',
  'eyXhbGciOiJSUzI1.e30',
  'Bearer of news, basic idea.',
  'The password is required; give a token.',
  'code=4, sig=5 outside of an address',
  '0.Ashort and 2.A1234567890123456789012345678901234567890',
  '{"statusCode":404,"name":"mail.list"}',
])('nothing is taken from %j', (text) => {
  expect(redact(text)).toBe(text);
});

describe('signed tokens are found in a time that grows with the text alone', () => {
  const shapes: [string, (length: number) => string][] = [
    ['eyJ-eyJ-eyJ', (length) => 'eyJ-'.repeat(length / 4)],
    ['eyJeyJeyJ', (length) => 'eyJ'.repeat(length / 3)],
    ['one long part', (length) => `eyJ${'a'.repeat(length)}`],
    ['dots', (length) => 'eyJ1234567890.'.repeat(length / 14)],
    ['dots without parts', (length) => '.'.repeat(length)],
    ['blanks', (length) => ' '.repeat(length)],
  ];

  test.each(shapes)('%s', (_, make) => {
    const text = countedCharacters(make(4_200));
    const long = countedCharacters(make(42_000));

    withoutSignedTokens(text);
    withoutSignedTokens(long);

    expect(text.steps).toBeGreaterThanOrEqual(text.length);
    expect(long.steps).toBeLessThanOrEqual(8 * long.length);
    expect(long.steps / text.steps).toBeLessThan(11);
  });

  test('whatever the text', () => {
    const piece = fc.constantFrom('eyJ', '-', '.', 'a', 'eyJabcdefghij', '_', ' ', 'é');
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 400 }), (pieces) => {
        const text = countedCharacters(pieces.join(''));
        withoutSignedTokens(text);
        expect(text.steps).toBeLessThanOrEqual(8 * text.length + 8);
      }),
      { numRuns: 1_000 },
    );
  });

  test('and the same ones are found that the pattern finds', () => {
    const piece = fc.constantFrom('eyJ', '-', '.', 'a', 'eyJabcdefghij', 'eyJabcdefghi', '_', ' ', 'é', '9');
    const pattern = /(?<![\w])eyJ[\w-]{10,}\.[\w-]*(?:\.[\w-]*)?/g;
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        const text = pieces.join('');
        expect(withoutSignedTokens(text)).toBe(text.replace(pattern, '[token removed]'));
      }),
      { numRuns: 5_000 },
    );
  });
});
