import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseCache, type Entity } from './cache-text.ts';
import { mergeCaches } from './merge-caches.ts';

type Tokens = Readonly<Record<string, Entity>>;

const refreshToken = (secret: string): Entity => ({ credential_type: 'RefreshToken', secret });
const accessToken = (secret: string, target: string, cachedAt: number): Entity => ({
  secret,
  target,
  cached_at: String(cachedAt),
  home_account_id: 'ada',
  client_id: 'app',
  realm: 'tid',
  token_type: 'Bearer',
});

function text(refresh: Tokens, access: Tokens = {}, note?: object): string {
  return JSON.stringify({
    Account: { ada: { username: 'ada' } },
    IdToken: {},
    AccessToken: access,
    RefreshToken: refresh,
    AppMetadata: {},
    ...(note && { Onbehalf: note }),
  });
}

function merged(base: string | undefined, ours: string, theirs: string | undefined): ReturnType<typeof parseCache> {
  return parseCache(mergeCaches(base, ours, theirs));
}

describe('two processes that changed one cache', () => {
  const base = text({ rt: refreshToken('old') }, { at: accessToken('a0', 'Mail.Read', 100) });

  test('of two that are equally new ours is taken', () => {
    const [ours, theirs] = ['ours', 'theirs'].map((secret) =>
      text({ rt: refreshToken(secret) }, { at: accessToken('a1', 'Mail.Read', 200) }),
    );
    expect(merged(base, ours ?? '', theirs).RefreshToken).toEqual({ rt: refreshToken('ours') });
    expect(merged(base, theirs ?? '', ours).RefreshToken).toEqual({ rt: refreshToken('theirs') });
  });

  test('what only one changed is taken from it', () => {
    const changed = text({ rt: refreshToken('new') }, { at: accessToken('a1', 'Mail.Read', 200) });

    expect(merged(base, changed, base)).toEqual(parseCache(changed));
    expect(merged(base, base, changed)).toEqual(parseCache(changed));
  });

  test('both renewed: the newer access token, and the refresh token that came with it', () => {
    const ours = text({ rt: refreshToken('ours') }, { at: accessToken('a1', 'Mail.Read', 200) });
    const theirs = text({ rt: refreshToken('theirs') }, { at: accessToken('a2', 'Mail.Read', 300) });

    for (const both of [merged(base, ours, theirs), merged(base, theirs, ours)]) {
      expect(both.AccessToken['at']?.['secret']).toBe('a2');
      expect(both.RefreshToken['rt']?.['secret']).toBe('theirs');
    }
  });

  test('one removed a bad token, the other renewed it: it stays renewed', () => {
    const removed = text({});
    const renewed = text({ rt: refreshToken('new') });

    expect(merged(base, removed, renewed).RefreshToken['rt']?.['secret']).toBe('new');
    expect(merged(base, renewed, removed).RefreshToken['rt']?.['secret']).toBe('new');
  });

  test('what one removed and the other left alone is removed', () => {
    expect(merged(base, text({}), base).RefreshToken).toEqual({});
    expect(merged(base, base, text({})).AccessToken).toEqual({});
  });
});

test('an access token that another one supersedes is dropped, as MSAL does', () => {
  const theirs = text({}, { narrow: accessToken('n', 'Mail.Read openid', 100), other: accessToken('o', 'Files.Read openid', 100) });
  const ours = text({}, { wide: accessToken('w', 'https://graph.microsoft.com/mail.read Mail.Send openid', 200) });

  expect(Object.keys(merged(undefined, ours, theirs).AccessToken).toSorted()).toEqual(['other', 'wide']);
});

test.each([
  ['person', { home_account_id: 'ben' }],
  ['application', { client_id: 'other app' }],
  ['tenant', { realm: 'other tid' }],
  ['kind', { token_type: 'pop' }],
])('an access token of another %s supersedes none', (_, other) => {
  const one = accessToken('one', 'Mail.Read', 100);
  const another = { ...accessToken('another', 'Mail.Read', 200), ...other };

  expect(Object.keys(merged(undefined, text({}, { one, another }), text({})).AccessToken).toSorted()).toEqual(['another', 'one']);
});

test('the later sign-in counts, and the names of both are known', () => {
  const ours = text({}, {}, { signedInAt: '2026-11-23T10:00:00.000Z', names: ['ada'] });
  const theirs = text({}, {}, { signedInAt: '2026-11-23T09:00:00.000Z', names: ['ada.martin', 'ada'] });

  expect(merged(undefined, ours, theirs).Onbehalf).toEqual({ signedInAt: '2026-11-23T10:00:00.000Z', names: ['ada', 'ada.martin'] });
  expect(merged(undefined, ours, undefined).Onbehalf).toEqual({ signedInAt: '2026-11-23T10:00:00.000Z', names: ['ada'] });
});

describe('whatever two processes did', () => {
  const tokens = fc.dictionary(fc.constantFrom('a', 'b', 'c'), fc.constantFrom('1', '2', '3').map(refreshToken));

  test('nothing is invented, what one side alone did counts, and what both did leaves a token where one has one', () => {
    fc.assert(
      fc.property(tokens, tokens, tokens, (base, ours, theirs) => {
        const result = merged(text(base), text(ours), text(theirs)).RefreshToken;
        for (const key of ['a', 'b', 'c']) {
          const [before, mine, other, now] = [base, ours, theirs, result].map((side) => side[key]?.['secret']);
          const allowed = mine === before ? [other] : other === before ? [mine] : [mine, other].filter((secret) => secret !== undefined);

          expect(allowed.length > 0 ? allowed : [undefined]).toContain(now);
        }
      }),
    );
  });

  test('merging again changes nothing', () => {
    fc.assert(
      fc.property(tokens, tokens, tokens, (base, ours, theirs) => {
        const once = mergeCaches(text(base), text(ours), text(theirs));

        expect(parseCache(mergeCaches(text(base), text(ours), once))).toEqual(
          parseCache(mergeCaches(text(base), text(ours), mergeCaches(text(base), text(ours), once))),
        );
        expect(parseCache(mergeCaches(once, once, once))).toEqual(parseCache(once));
      }),
    );
  });
});
