import { expect, test } from 'vitest';
import { parseCache, parts, textOf } from './cache-text.ts';

const empty = { Account: {}, IdToken: {}, AccessToken: {}, RefreshToken: {}, AppMetadata: {} };

test.each([undefined, '', '{', 'null', '[]', '7', '"x"', '{"Account":[{}]}', '{"Account":null}', '{"Account":"x"}', '{"Onbehalf":[]}'])(
  'of %j nothing is taken',
  (text) => {
    expect(parseCache(text)).toEqual(empty);
  },
);

test.each(parts)('%s is read by its key, from that part alone', (part) => {
  expect(parseCache(JSON.stringify({ [part]: { a: { secret: 's' } }, Other: { b: { secret: 's' } } }))).toEqual({
    ...empty,
    [part]: { a: { secret: 's' } },
  });
});

test.each<[unknown, boolean]>([
  [{}, true],
  [{ a: '', b: 'x', c: '😀' }, true],
  [{ tenantProfiles: [] }, true],
  [{ tenantProfiles: ['{}', 'x'] }, true],
  [{ tenantProfiles: 'x' }, false],
  [{ tenantProfiles: ['x', 7] }, false],
  [{ tenantProfiles: [7, 'x'] }, false],
  [{ tenantProfiles: ['\uD800'] }, false],
  [{ a: ['x'] }, false],
  [{ a: 'x', b: 7 }, false],
  [{ a: null }, false],
  [{ a: '\uDC00 half' }, false],
  [[], false],
  [['x'], false],
  [null, false],
  ['x', false],
])('the entity %j is one that MSAL can read: %s', (entity, isRead) => {
  const { Account } = parseCache(JSON.stringify({ Account: { bad: entity, good: { username: 'ada' } } }));
  expect(Account).toEqual({ ...(isRead && { bad: entity }), good: { username: 'ada' } });
});

test.each<[unknown, unknown]>([
  [
    { signedInAt: 'then', names: ['ada', 7, null, 'a'] },
    { signedInAt: 'then', names: ['ada', 'a'] },
  ],
  [{ signedInAt: 'then' }, { signedInAt: 'then', names: [] }],
  [
    { signedInAt: 'then', names: 'ada' },
    { signedInAt: 'then', names: [] },
  ],
  [{ signedInAt: 7, names: ['ada'] }, undefined],
  [{ names: ['ada'] }, undefined],
  ['then', undefined],
])('our own note %j is read as %j', (note, read) => {
  expect(parseCache(JSON.stringify({ Onbehalf: note })).Onbehalf).toEqual(read);
});

test('a value that is no text is an empty one', () => {
  expect([textOf({ a: 'x' }, 'a'), textOf({ a: 7 }, 'a'), textOf({}, 'a'), textOf(undefined, 'a')]).toEqual(['x', '', '', '']);
});
