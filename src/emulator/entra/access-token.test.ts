import { SignJWT, decodeJwt } from 'jose';
import { describe, expect, test } from 'vitest';
import { createTestClient, type TestClient } from '../../../test/support/entra-client.ts';
import { findUser } from '../tenant/tenant.ts';
import { createSigningKey } from './signing-key.ts';

async function tokenOf(client: TestClient, parameters: Record<string, string> = {}): Promise<string> {
  const { body } = await client.redeem(await client.signIn(client.person('ada'), parameters));
  return String(body['access_token']);
}

test('a token gives access for its person, its application and its permissions', async () => {
  const client = createTestClient();
  const token = await tokenOf(client);

  const access = await client.entra.readAccess(`Bearer ${token}`);

  const { uti, iat } = decodeJwt(token);
  expect(access).toEqual({
    application: client.application,
    user: findUser(client.tenant, 'ada@contoso.example'),
    permissions: ['Mail.Read'],
    roles: [],
    tokenId: uti,
    issuedAt: iat,
    canAnswerClaims: false,
  });
});

test('a capable client is known by its token', async () => {
  const client = createTestClient();
  const token = await tokenOf(client, { claims: '{"access_token":{"xms_cc":{"values":["cp1"]}}}' });

  await expect(client.entra.readAccess(`bearer ${token}`)).resolves.toMatchObject({ canAnswerClaims: true });
});

describe('no access', () => {
  test.each([
    [null, 'missing'],
    ['', 'malformed'],
    ['Bearer', 'malformed'],
    ['Bearer a.b', 'malformed'],
    ['Bearer a.b.c', 'malformed'],
    ['Basic YTpi', 'malformed'],
  ])('for the header %s', async (header, problem) => {
    await expect(createTestClient().entra.readAccess(header)).resolves.toBe(problem);
  });

  test('for a token of another Entra ID', async () => {
    const token = await tokenOf(createTestClient({ signingKey: await createSigningKey() }));

    await expect(createTestClient().entra.readAccess(`Bearer ${token}`)).resolves.toBe('badSignature');
  });

  test('for a token that was changed', async () => {
    const client = createTestClient();
    const [header = '', payload = '', signature = ''] = (await tokenOf(client)).split('.');
    const claims = JSON.parse(Buffer.from(payload, 'base64url').toString()) as Record<string, unknown>;
    const changed = Buffer.from(JSON.stringify({ ...claims, scp: 'Mail.ReadWrite' })).toString('base64url');

    await expect(client.entra.readAccess(`Bearer ${header}.${changed}.${signature}`)).resolves.toBe('badSignature');
  });

  test('for a token without a signature', async () => {
    const client = createTestClient();
    const [, payload = ''] = (await tokenOf(client)).split('.');
    const header = Buffer.from('{"alg":"none"}').toString('base64url');

    await expect(client.entra.readAccess(`Bearer ${header}.${payload}.`)).resolves.toBe('malformed');
  });

  test('for an id token', async () => {
    const client = createTestClient();
    const { body } = await client.redeem(await client.signIn(client.person('ada')));

    await expect(client.entra.readAccess(`Bearer ${String(body['id_token'])}`)).resolves.toBe('wrongAudience');
  });

  test('when it has expired, also after it was good', async () => {
    const client = createTestClient({ settings: { accessTokenSeconds: [60, 60] } });
    const header = `Bearer ${await tokenOf(client)}`;

    const before = await client.entra.readAccess(header);
    client.tenant.clock.advance(60_000);

    expect(before).toMatchObject({ permissions: ['Mail.Read'] });
    await expect(client.entra.readAccess(header)).resolves.toBe('expired');
  });

  test('when it, its person or its application was revoked', async () => {
    const client = createTestClient();
    const ada = findUser(client.tenant, 'ada@contoso.example');
    if (!ada) throw new Error('Ada is missing');
    const [first, second, third] = [await tokenOf(client), await tokenOf(client), await tokenOf(client)];
    const problems = (): Promise<unknown[]> =>
      Promise.all(
        [first, second, third].map(async (token) => {
          const access = await client.entra.readAccess(`Bearer ${token}`);
          return typeof access === 'string' ? access : 'access';
        }),
      );

    client.entra.revoke({ tokenId: String(decodeJwt(second)['uti']) });
    const one = await problems();
    client.tenant.clock.advance(5);
    client.entra.revoke({ application: client.application });
    const ofApplication = await problems();
    client.tenant.clock.advance(5);
    const later = await tokenOf(client);
    client.tenant.clock.advance(5);
    client.entra.revoke({ user: ada });

    expect(one).toEqual(['access', 'revoked', 'access']);
    expect(ofApplication).toEqual(['revoked', 'revoked', 'revoked']);
    await expect(client.entra.readAccess(`Bearer ${later}`)).resolves.toBe('revoked');
  });

  test('when the account was disabled, or the application removed', async () => {
    const client = createTestClient();
    const header = `Bearer ${await tokenOf(client)}`;
    const ada = findUser(client.tenant, 'ada@contoso.example');
    if (!ada) throw new Error('Ada is missing');

    ada.accountEnabled = false;
    const disabled = await client.entra.readAccess(header);
    ada.accountEnabled = true;
    client.tenant.applications.delete(client.application.clientId);

    expect([disabled, await client.entra.readAccess(header)]).toEqual(['revoked', 'revoked']);
  });

  test('for a payload that is no JSON object of ours, signed by our key', async () => {
    const signingKey = await createSigningKey();
    const client = createTestClient({ signingKey });
    const unsigned = new SignJWT({ aud: 'https://graph.microsoft.com', exp: 99_999_999_999 }).setProtectedHeader({ alg: 'RS256' });
    const token = await unsigned.sign(signingKey.privateKey);

    await expect(client.entra.readAccess(`Bearer ${token}`)).resolves.toBe('revoked');
  });
});
