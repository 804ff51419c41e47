import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { keyRing } from './key-ring.ts';
import { removedMark, seal, unseal } from './seal.ts';

const secret = randomBytes(32);
const key = keyRing(secret);

test('opens what was sealed, any text', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      const { bytes, id } = seal(key, 'name', text);

      expect(unseal(key, 'name', bytes)).toEqual({ kind: 'text', text, id, outdated: false });
    }),
  );
});

test('never seals the same way twice, and shows nothing of the text', () => {
  const [one, other] = [seal(key, 'name', 'refresh-token'), seal(key, 'name', 'refresh-token')];

  expect(one.id).not.toBe(other.id);
  expect(one.bytes.equals(other.bytes)).toBe(false);
  expect(one.bytes.toString('latin1')).not.toContain('refresh-token');
});

test('no changed byte, no cut, goes unnoticed', () => {
  const { bytes } = seal(key, 'name', 'text of some length');
  fc.assert(
    fc.property(fc.nat(bytes.length - 1), fc.integer({ min: 1, max: 255 }), (at, change) => {
      const changed = Buffer.from(bytes);
      changed[at] = (changed[at] ?? 0) ^ change;

      expect(unseal(key, 'name', changed).kind).toMatch(/^(unreadable|unknownKey)$/);
      expect(unseal(key, 'name', bytes.subarray(0, at))).toMatchObject({ kind: 'unreadable' });
    }),
  );
});

test('does not open under another name', () => {
  expect(unseal(key, 'other-name', seal(key, 'name', 'text').bytes)).toEqual({
    kind: 'unreadable',
    reason: 'it is damaged, or was put in the place of another',
  });
});

test('opens with an older key of the ring, and not with a ring that lacks it', () => {
  const { bytes, id } = seal(key, 'name', 'text');
  const rotated = keyRing(randomBytes(32), [secret]);

  expect(unseal(rotated, 'name', bytes)).toEqual({ kind: 'text', text: 'text', id, outdated: true });
  expect(unseal(key, 'name', seal(rotated, 'name', 'text').bytes)).toEqual({
    kind: 'unknownKey',
    reason: `it was encrypted with the key ${rotated.current.id}, which is not here`,
  });
});

test('says why bytes are none of ours', () => {
  const { bytes } = seal(key, 'name', 'text');
  const newer = Buffer.from(bytes);
  newer[3] = 9;

  expect(unseal(key, 'name', Buffer.alloc(0))).toEqual({ kind: 'unreadable', reason: 'it is cut short' });
  expect(unseal(key, 'name', Buffer.alloc(100, 'x'))).toEqual({ kind: 'unreadable', reason: 'it is no token file' });
  expect(unseal(key, 'name', newer)).toEqual({ kind: 'unreadable', reason: 'it was written by another version' });
});

test('knows the mark of a removal', () => {
  expect(unseal(key, 'name', removedMark.bytes)).toEqual({ kind: 'removed' });
});
