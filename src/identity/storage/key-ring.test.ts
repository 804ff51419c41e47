import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { keyRing, parseKeyRing } from './key-ring.ts';

const [one, other] = [randomBytes(32), randomBytes(32)];

test('the first line is the current key, the others are older', () => {
  const ring = parseKeyRing(`# made in June\n${one.toString('base64')}\n\n  ${other.toString('base64')}  \r\n`, 'the file');

  expect(ring).toEqual(keyRing(one, [other]));
  expect(Buffer.from(ring.current.secret).equals(one)).toBe(true);
  expect(ring.byId.size).toBe(2);
});

test('an id is the same for the same key, and holds nothing of it', () => {
  expect(keyRing(one).current.id).toBe(keyRing(Buffer.from(one)).current.id);
  expect(keyRing(one).current.id).toMatch(/^[\da-f]{16}$/);
  expect(one.toString('hex')).not.toContain(keyRing(one).current.id);
});

test.each([
  ['', 'The keys of the token storage cannot be used. keys.txt holds no key.'],
  ['# nothing', 'The keys of the token storage cannot be used. keys.txt holds no key.'],
  ['c2hvcnQtc2VjcmV0', 'The keys of the token storage cannot be used. Line 1 of keys.txt is no key: 32 bytes in Base64 are expected.'],
  [
    `${one.toString('base64')}\nnot Base64, but a secret of some length`,
    'The keys of the token storage cannot be used. Line 2 of keys.txt is no key: 32 bytes in Base64 are expected.',
  ],
])('%j is refused, and not shown', (text, message) => {
  expect(() => parseKeyRing(text, 'keys.txt')).toThrow(expect.objectContaining({ code: 'SETTINGS_INVALID', message }));
});
