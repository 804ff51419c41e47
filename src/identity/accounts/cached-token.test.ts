import { createRequire } from 'node:module';
import type * as MsalNode from '@azure/msal-node';
import { describe, expect, test } from 'vitest';
import { accountIn } from './account.ts';
import { parseCache } from './cache-text.ts';
import { cachedToken } from './cached-token.ts';

const clientId = '7a1b1f5e-2d0c-4c55-9d0b-3f5e6a4c2b10';
const tenantId = 'aaaaaaaa-0000-4000-8000-000000000001';
const objectId = 'bbbbbbbb-0000-4000-8000-000000000002';

/** MSAL's own cache text after it redeemed a code for that answer. */
async function cacheTextFor(answer: Record<string, unknown>): Promise<string> {
  const { PublicClientApplication } = createRequire(import.meta.url)('@azure/msal-node') as typeof MsalNode;
  const encoded = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
  const claims = {
    aud: clientId,
    tid: tenantId,
    oid: objectId,
    sub: 'sub',
    preferred_username: 'ada@contoso.example',
    name: 'Ada Martin',
    ver: '2.0',
  };
  const body = {
    token_type: 'Bearer',
    expires_in: 3600,
    access_token: 'access-token',
    refresh_token: 'refresh-token',
    id_token: `${encoded({ alg: 'none' })}.${encoded(claims)}.`,
    client_info: encoded({ uid: objectId, utid: tenantId }),
    ...answer,
  };
  const respond = async <T>(): Promise<{ status: number; headers: Record<string, string>; body: T }> => ({
    status: 200,
    headers: {},
    body: body as T,
  });
  const msal = new PublicClientApplication({
    auth: { clientId },
    system: { networkClient: { sendGetRequestAsync: respond, sendPostRequestAsync: respond } },
  });
  await msal.acquireTokenByCode({ code: 'x', scopes: ['Mail.Read'], redirectUri: 'http://localhost' });
  return msal.getTokenCache().serialize();
}

const inMinutes = (minutes: number): Date => new Date(Date.now() + minutes * 60_000);

describe("MSAL's cache text", () => {
  test('gives the token, when it ends, and what it allows', async () => {
    const text = await cacheTextFor({ scope: 'openid profile https://graph.microsoft.com/Mail.Read Mail.Send' });
    const token = cachedToken(text, clientId, ['mail.read'], new Date());

    expect(token).toMatchObject({ accessToken: 'access-token', permissions: ['Mail.Read', 'Mail.Send'] });
    expect(Math.abs((token?.expiresOn.getTime() ?? 0) - inMinutes(60).getTime())).toBeLessThan(5_000);
  });

  test('gives the account', async () => {
    expect(accountIn(await cacheTextFor({ scope: 'Mail.Read' }))).toEqual({
      homeAccountId: `${objectId}.${tenantId}`,
      username: 'ada@contoso.example',
      name: 'Ada Martin',
      tenantId,
      personal: false,
    });
  });

  const refused: [why: string, answer: Record<string, unknown>, clientId: string, permissions: string[], now: Date][] = [
    ['that does not allow what is wanted', { scope: 'Mail.Read' }, clientId, ['Mail.Send'], new Date()],
    ['of another application', { scope: 'Mail.Read' }, 'other', ['Mail.Read'], new Date()],
    ['that ends within five minutes', { scope: 'Mail.Read' }, clientId, ['Mail.Read'], inMinutes(56)],
    ['that has ended', { scope: 'Mail.Read' }, clientId, ['Mail.Read'], inMinutes(61)],
    ['from the future, which means that the clock was turned back', { scope: 'Mail.Read' }, clientId, ['Mail.Read'], inMinutes(-5)],
    [
      'that should be renewed by now',
      { scope: 'Mail.Read', expires_in: 86_400, refresh_in: 1_800 },
      clientId,
      ['Mail.Read'],
      inMinutes(31),
    ],
    ['for another service', { scope: 'https://contoso.sharepoint.com/AllSites.Read' }, clientId, [], new Date()],
  ];
  test.each(refused)('gives no token %s', async (_, answer, client, permissions, now) => {
    expect(cachedToken(await cacheTextFor(answer), client, permissions, now)).toBeUndefined();
  });

  test('gives a token until five minutes before its end, and until it should be renewed', async () => {
    expect(cachedToken(await cacheTextFor({ scope: 'Mail.Read' }), clientId, ['Mail.Read'], inMinutes(54))).toBeDefined();
    expect(
      cachedToken(await cacheTextFor({ scope: 'Mail.Read', expires_in: 86_400, refresh_in: 1_800 }), clientId, [], inMinutes(29)),
    ).toBeDefined();
  });
});

test('of several tokens the one that lasts longest is taken', () => {
  const token = (secret: string, minutes: number): object => ({
    client_id: clientId,
    secret,
    target: 'Mail.Read',
    token_type: 'Bearer',
    cached_at: '1',
    expires_on: String(Math.floor(inMinutes(minutes).getTime() / 1000)),
  });
  const text = JSON.stringify({ AccessToken: { a: token('short', 20), b: token('long', 60), c: token('middle', 40) } });

  expect(cachedToken(text, clientId, ['Mail.Read'], new Date())?.accessToken).toBe('long');
});

test.each(['', '{', 'null', '[]', '7', '{"AccessToken":[]}', '{"AccessToken":{"a":null,"b":"x"},"Account":{"c":7}}'])(
  '%j is a text without tokens',
  (text) => {
    expect(cachedToken(text, clientId, [], new Date())).toBeUndefined();
    expect(accountIn(text)).toBeUndefined();
    expect(parseCache(text)).toMatchObject({ Account: {}, AccessToken: {}, RefreshToken: {} });
  },
);
