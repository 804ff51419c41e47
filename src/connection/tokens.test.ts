import { describe, expect, test } from 'vitest';
import { failureOf } from '../../test/support/failure-of.ts';
import { OnbehalfError, type FailureCode } from '../core/errors.ts';
import { accountFrom } from '../identity/accounts/account.ts';
import type { Identity, SignedIn, TokenOptions } from '../identity/index.ts';
import { createTokens, type ConsentRules } from './tokens.ts';

const account = accountFrom({ homeAccountId: 'a.b', username: 'ada@contoso.example', tenantId: 'b' });
const { signal } = new AbortController();
const failure = (code: FailureCode, reason?: FailureCode): OnbehalfError =>
  new OnbehalfError(code, code, { details: { ...(reason && { reason }) } });

/** What was asked for: the permissions, and how. */
type Asked = readonly [permissions: readonly string[], options: Omit<TokenOptions, 'signal'>];

/**
 * An identity at which requests end so, one after the other; what it says is granted already, and what without a page.
 *
 * @param ends - A token with these permissions, or a failure. After the last one each request gets what it asks for.
 */
function identityOf(ends: (readonly string[] | OnbehalfError)[], before: { granted?: readonly string[]; silent?: readonly string[] } = {}) {
  const asked: Asked[] = [];
  let silently = 0;
  const signedIn = (permissions: readonly string[]): SignedIn => ({
    accessToken: `token-${asked.length}`,
    expiresOn: new Date(0),
    permissions,
    account,
  });
  const identity = {
    async token(permissions: readonly string[], { signal: given, ...options }: TokenOptions = {}) {
      expect(given).toBe(signal);
      asked.push([permissions, options]);
      const end = ends.shift() ?? permissions;
      if (end instanceof OnbehalfError) throw end;
      return signedIn(end);
    },
    async acquireGranted() {
      silently += 1;
      return before.silent && signedIn(before.silent);
    },
    granted: async () => before.granted ?? [],
  } as unknown as Identity;
  return { identity, asked, silently: () => silently };
}

/** Rules of a scope that needs `all`, and can do with each of the ways. */
function rulesOf(goOn: boolean, ways: readonly (readonly [string[], boolean])[] = [], enough: readonly string[] = ['all']) {
  const told: unknown[] = [];
  const rules: ConsentRules = {
    goOn,
    explain: async (refused, has) =>
      ({
        ways: ways.map(([permissions, mayAsk]) => ({ permissions, mayAsk })),
        error: new OnbehalfError(refused.code, `explained${has === undefined ? '' : `, with ${has.join()}`}`),
      }) as unknown as Awaited<ReturnType<ConsentRules['explain']>>,
    enough: (granted) => (enough.every((name) => granted.includes(name)) ? enough : undefined),
    onReduced: ({ granted }) => told.push(['reduced', granted]),
    onGranted: (used) => told.push(['granted', used]),
  };
  return { rules, told };
}

const declined = (): OnbehalfError => failure('CONSENT_DECLINED');
const plain = { forceRefresh: false };

describe('without rules', () => {
  test('the same permissions are asked for each time, and what the latest token holds is known', async () => {
    const { identity, asked } = identityOf([['a', 'b'], ['a']]);
    const tokens = createTokens(identity, ['a'], signal);

    expect(tokens.granted()).toBeUndefined();
    expect(await tokens.token()).toBe('token-1');
    expect(tokens.granted()).toEqual(['a', 'b']);
    expect(await tokens.signIn()).toBe(account);
    expect(tokens.granted()).toEqual(['a']);
    expect(asked).toEqual([
      [['a'], plain],
      [['a'], {}],
    ]);
    expect(tokens.reduced()).toBeUndefined();
  });

  test('the latest token that was rejected is renewed, an older one is not, and claims are handed on', async () => {
    const { identity, asked } = identityOf([]);
    const tokens = createTokens(identity, ['a'], signal);
    await tokens.token();
    await tokens.token({ rejected: 'token-1' });
    await tokens.token({ rejected: 'token-1' });
    await tokens.token({ claims: '{}' });

    expect(asked.map(([, options]) => options)).toEqual([plain, { forceRefresh: true }, plain, { forceRefresh: false, claims: '{}' }]);
  });

  test('a refusal ends the call with what the sign-in says', async () => {
    const refused = declined();
    await expect(createTokens(identityOf([refused]).identity, ['a'], signal).token()).rejects.toBe(refused);
  });
});

test('what was granted before is asked for where it is enough', async () => {
  const { rules } = rulesOf(false);
  const enough = identityOf([], { granted: ['all', 'more'] });
  const less = identityOf([], { granted: ['other'] });
  await createTokens(enough.identity, ['narrow'], signal, rules).token();
  await createTokens(less.identity, ['narrow'], signal, rules).token();

  expect([enough.asked, less.asked]).toEqual([[[['all'], plain]], [[['narrow'], plain]]]);
});

describe('after a page that ended without consent', () => {
  test.each<FailureCode>(['CONSENT_DECLINED', 'CONSENT_REQUIRED', 'ADMIN_CONSENT_REQUIRED', 'SIGN_IN_TIMED_OUT', 'SIGN_IN_CANCELLED'])(
    '%s: what was granted to the organisation is used where it is enough, which is told once',
    async (code) => {
      const { rules, told } = rulesOf(false);
      const { identity, asked, silently } = identityOf([failure(code)], { silent: ['all'] });
      const tokens = createTokens(identity, ['narrow'], signal, rules);
      await tokens.token();
      await tokens.token();

      expect(told).toEqual([['granted', ['all']]]);
      expect(silently()).toBe(1);
      expect(asked.map(([permissions]) => permissions)).toEqual([['narrow'], ['all'], ['all']]);
    },
  );

  test('that nobody could answer it counts as the refusal that it is', async () => {
    const { rules } = rulesOf(false);
    const { identity } = identityOf([failure('SIGN_IN_UNATTENDED', 'CONSENT_REQUIRED')], { silent: ['all'] });
    expect(await createTokens(identity, ['narrow'], signal, rules).token()).toBe('token-2');
  });

  test.each<FailureCode>(['SIGN_IN_REQUIRED', 'NETWORK_FAILED', 'SIGN_IN_UNATTENDED'])('%s is no such end', async (code) => {
    const other = failure(code);
    const { identity, silently } = identityOf([other], { silent: ['all'] });
    await expect(createTokens(identity, ['narrow'], signal, rulesOf(true).rules).token()).rejects.toBe(other);
    expect(silently()).toBe(0);
  });

  test.each<FailureCode>(['SIGN_IN_TIMED_OUT', 'SIGN_IN_CANCELLED'])('%s says what it says where nothing was granted', async (code) => {
    const ended = failure(code);
    const { identity } = identityOf([ended], { silent: ['other'] });
    await expect(createTokens(identity, ['narrow'], signal, rulesOf(true, [[['few'], true]]).rules).token()).rejects.toBe(ended);
  });

  test('a scope that does not go on is explained the refusal, and asks again at its next call', async () => {
    const { rules, told } = rulesOf(false, [[['few'], true]]);
    const { identity, asked } = identityOf([declined(), declined()]);
    const tokens = createTokens(identity, ['a'], signal, rules);

    for (const call of [tokens.token(), tokens.token()]) expect((await failureOf(call)).message).toBe('explained');
    expect((await failureOf(createTokens(identityOf([declined()]).identity, ['a'], signal, rules).token())).code).toBe('CONSENT_DECLINED');
    await tokens.token();
    expect(asked.length).toBeGreaterThan(2);
    expect([told, tokens.reduced()]).toEqual([[], undefined]);
  });

  test('one that goes on takes the first way that is open, tells of it once, and stays with it', async () => {
    const { rules, told } = rulesOf(true, [
      [['one'], true],
      [['two'], false],
      [['three'], false],
    ]);
    const { identity, asked } = identityOf([declined(), declined(), failure('SIGN_IN_REQUIRED'), ['three', 'more']]);
    const tokens = createTokens(identity, ['a'], signal, rules);
    await tokens.token();
    await tokens.token();

    expect(asked).toEqual([
      [['a'], plain],
      [['one'], {}],
      [['two'], { interactive: false }],
      [['three'], { interactive: false }],
      [['three'], plain],
      [['three'], plain],
    ]);
    expect(told).toEqual([['reduced', ['three', 'more']]]);
    expect(tokens.reduced()).toMatchObject({ granted: ['three', 'more'], refusal: { error: { message: 'explained, with three,more' } } });
  });

  test('another failure on the way ends it, and the next call asks anew', async () => {
    const { rules } = rulesOf(true, [[['one'], true]]);
    const broken = failure('NETWORK_FAILED');
    const { identity, asked } = identityOf([declined(), broken]);
    const tokens = createTokens(identity, ['a'], signal, rules);

    await expect(tokens.token()).rejects.toBe(broken);
    await tokens.token();
    expect(asked.map(([permissions]) => permissions)).toEqual([['a'], ['one'], ['a']]);
  });

  test('one that is to go on and has no way asks once in all', async () => {
    const { rules } = rulesOf(true);
    const { identity, asked } = identityOf([declined()]);
    const tokens = createTokens(identity, ['a'], signal, rules);

    expect((await failureOf(tokens.token())).message).toBe('explained');
    expect((await failureOf(tokens.token())).message).toBe('explained');
    expect(asked).toHaveLength(1);
  });

  test('what is refused after it went on is refused for good', async () => {
    const { rules } = rulesOf(true, [[['few'], true]]);
    const { identity } = identityOf([declined(), ['few'], ['few'], declined(), failure('NETWORK_FAILED'), failure('SIGN_IN_CANCELLED')]);
    const tokens = createTokens(identity, ['a'], signal, rules);
    await tokens.token();

    expect((await failureOf(tokens.token())).message).toBe('explained');
    expect((await failureOf(tokens.token())).message).toBe('NETWORK_FAILED');
    expect((await failureOf(tokens.token())).message).toBe('SIGN_IN_CANCELLED');
  });
});
