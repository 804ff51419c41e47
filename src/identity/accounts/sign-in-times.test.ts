import { expect, test } from 'vitest';
import { signInTimes } from './sign-in-times.ts';

const seconds = (moment: string): string => String(Date.parse(moment) / 1000);
const cache = (cachedAt: readonly string[], parts: object = {}): string =>
  JSON.stringify({
    AccessToken: Object.fromEntries(cachedAt.map((moment, index) => [`at${index}`, { cached_at: seconds(moment) }])),
    RefreshToken: { rt: { secret: 's' } },
    Onbehalf: { signedInAt: '2026-03-01T08:00:00.000Z', names: [] },
    ...parts,
  });

test.each([
  [
    'the latest of its tokens',
    cache(['2026-03-02T08:00:00Z', '2026-03-05T10:30:00Z', '2026-03-04T08:00:00Z']),
    '2026-03-05T10:30:00.000Z',
    '2026-06-03T10:30:00.000Z',
  ],
  ['the sign-in, where that is later', cache(['2026-02-01T08:00:00Z']), '2026-03-01T08:00:00.000Z', '2026-05-30T08:00:00.000Z'],
  ['the sign-in alone', cache([]), '2026-03-01T08:00:00.000Z', '2026-05-30T08:00:00.000Z'],
  [
    'a time that is none',
    cache([], { AccessToken: { at: { cached_at: 'soon' }, none: {} } }),
    '2026-03-01T08:00:00.000Z',
    '2026-05-30T08:00:00.000Z',
  ],
  ['what cannot be renewed', cache([], { RefreshToken: {} }), '2026-03-01T08:00:00.000Z', undefined],
])('a sign-in is as old as %s, and lasts 90 days from there', (_, text, renewedAt, staleAt) => {
  expect(signInTimes(text)).toEqual({ signedInAt: '2026-03-01T08:00:00.000Z', renewedAt, staleAt });
});

test('without a note of the sign-in the tokens count', () => {
  expect(signInTimes(cache(['2026-03-02T08:00:00Z'], { Onbehalf: undefined }))).toEqual({
    signedInAt: '',
    renewedAt: '2026-03-02T08:00:00.000Z',
    staleAt: '2026-05-31T08:00:00.000Z',
  });
});
