import { constants, createHash, createPrivateKey, sign, X509Certificate } from 'node:crypto';
import { beforeAll, expect, test } from 'vitest';
import { createTestCertificate, type TestCertificate } from '../../../../test/support/certificate.ts';
import { createTestClient, type TestClient } from '../../../../test/support/entra-client.ts';
import { refusal, refused } from '../../../../test/support/token-answers.ts';
import { createTenant } from '../../tenant/create.ts';
import { clientCertificate } from '../../tenant/credentials.ts';
import type { Tenant } from '../../tenant/tenant.ts';
import { endedSecret } from '../../../../test/support/ended-secret.ts';

const clientId = 'c0ffee00-8a4e-4f0e-9a51-0a1b2c3d4e5f';
let registered: TestCertificate;
let other: TestCertificate;
beforeAll(() => {
  registered = createTestCertificate();
  other = createTestCertificate();
});

function thumbprint({ certificate }: TestCertificate, algorithm: 'sha1' | 'sha256', encoding: 'base64url' | 'hex' = 'base64url'): string {
  return createHash(algorithm).update(new X509Certificate(certificate).raw).digest(encoding);
}

interface Parts {
  readonly algorithm?: 'PS256' | 'RS256' | 'HS256';
  readonly signer?: TestCertificate;
  /** What the header names the key by. Default: the SHA-256 thumbprint of the signer's certificate. */
  readonly header?: Record<string, unknown>;
  readonly claims?: Record<string, unknown>;
}

function assertion(
  { tenant }: TestClient,
  { algorithm = 'PS256', signer = registered, header = { 'x5t#S256': thumbprint(signer, 'sha256') }, claims = {} }: Parts = {},
): string {
  const now = tenant.clock.now().getTime() / 1000;
  const encode = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
  const text = [
    encode({ alg: algorithm, typ: 'JWT', ...header }),
    encode({
      aud: `https://login.microsoftonline.com/${tenant.id}/oauth2/v2.0/token`,
      iss: clientId,
      sub: clientId,
      nbf: now,
      exp: now + 600,
      jti: '1',
      ...claims,
    }),
  ].join('.');
  const padding = algorithm === 'PS256' ? constants.RSA_PKCS1_PSS_PADDING : constants.RSA_PKCS1_PADDING;
  const key = { key: createPrivateKey(signer.privateKey), padding, saltLength: constants.RSA_PSS_SALTLEN_DIGEST };
  return `${text}.${sign('sha256', Buffer.from(text), key).toString('base64url')}`;
}

function newClient(certificate: TestCertificate = registered, options: { readonly tenant?: Tenant } = {}): TestClient {
  const client = createTestClient(options);
  const application = client.tenant.applications.get(clientId);
  if (application)
    Object.assign(application, {
      secrets: [endedSecret('old')],
      certificates: [clientCertificate(certificate.certificate)],
    });
  return client;
}

async function ask(client: TestClient, jwt: string, fields: Record<string, string> = {}) {
  return await client.token({
    client_id: clientId,
    grant_type: 'client_credentials',
    scope: 'https://graph.microsoft.com/.default',
    client_assertion: jwt,
    client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
    ...fields,
  });
}

/** How a header names the key: with which algorithm, by what, and whether that is enough. */
const namings: readonly [string, 'PS256' | 'RS256', () => Record<string, unknown>, boolean][] = [
  ['x5t#S256', 'PS256', () => ({ 'x5t#S256': thumbprint(registered, 'sha256') }), true],
  ['x5t#S256', 'RS256', () => ({ 'x5t#S256': thumbprint(registered, 'sha256') }), true],
  ['x5t', 'RS256', () => ({ x5t: thumbprint(registered, 'sha1') }), true],
  ['x5t', 'PS256', () => ({ x5t: thumbprint(registered, 'sha1') }), true],
  // As MSAL for Python writes it.
  ['x5t with padding', 'RS256', () => ({ x5t: `${thumbprint(registered, 'sha1')}=` }), true],
  ['kid alone', 'RS256', () => ({ kid: thumbprint(registered, 'sha1') }), true],
  ['kid alone', 'PS256', () => ({ kid: thumbprint(registered, 'sha1') }), true],
  [
    'x5t with a kid in hexadecimal',
    'RS256',
    () => ({ x5t: thumbprint(registered, 'sha1'), kid: thumbprint(registered, 'sha1', 'hex') }),
    true,
  ],
  ['x5t with a kid of their own', 'RS256', () => ({ x5t: thumbprint(registered, 'sha1'), kid: 'mine' }), true],
  ['x5t#S256 with an x5t of another', 'PS256', () => ({ 'x5t#S256': thumbprint(registered, 'sha256'), x5t: 'other' }), true],
  ['nothing', 'PS256', () => ({}), false],
  ['kid alone, in hexadecimal', 'RS256', () => ({ kid: thumbprint(registered, 'sha1', 'hex') }), false],
  ['kid alone, of SHA-256', 'RS256', () => ({ kid: thumbprint(registered, 'sha256') }), false],
  ['kid alone, of another certificate', 'RS256', () => ({ kid: thumbprint(other, 'sha1') }), false],
  ['x5t of SHA-256', 'RS256', () => ({ x5t: thumbprint(registered, 'sha256') }), false],
  ['x5t in hexadecimal', 'RS256', () => ({ x5t: thumbprint(registered, 'sha1', 'hex') }), false],
  ['x5t#S256 of SHA-1', 'PS256', () => ({ 'x5t#S256': thumbprint(registered, 'sha1') }), false],
  ['x5t of another with the right kid', 'RS256', () => ({ x5t: thumbprint(other, 'sha1'), kid: thumbprint(registered, 'sha1') }), false],
  ['x5t#S256 of another with the right x5t', 'PS256', () => ({ 'x5t#S256': 'other', x5t: thumbprint(registered, 'sha1') }), false],
  ['an x5t that is no text', 'PS256', () => ({ x5t: 5 }), false],
];

test.each(namings)('%s and %s: is the key found', async (_, algorithm, header, isFound) => {
  const client = newClient();
  const answer = await ask(client, assertion(client, { algorithm, header: header() }));

  expect(isFound ? answer.status : refusal(answer)).toEqual(isFound ? 200 : refused('invalid_client', 700027, 401));
});

/** Whom an assertion is for, by the path below the host, on the endpoint of which authority and version, and whether that is right. */
const audiences: readonly [audience: string, segment: string, version: 1 | 2, isRight: boolean][] = [
  ['{id}/oauth2/v2.0/token', '{id}', 2, true],
  ['{domain}/oauth2/v2.0/token', '{domain}', 2, true],
  ['{domain}/oauth2/v2.0/token', '{id}', 2, true],
  ['{id}/oauth2/v2.0/token', '{domain}', 2, true],
  ['{ID}/OAuth2/V2.0/Token', '{id}', 2, true],
  ['{id}/v2.0', '{id}', 2, true],
  ['{domain}/v2.0', '{id}', 2, true],
  ['{id}/oauth2/token', '{id}', 1, true],
  ['{domain}/oauth2/token', '{id}', 1, true],
  ['common/oauth2/v2.0/token', 'common', 2, true],
  ['organizations/oauth2/v2.0/token', 'organizations', 2, true],
  ['consumers/oauth2/v2.0/token', 'consumers', 2, true],
  ['9188040d-6c67-4c5b-b112-36a304b66dad/oauth2/v2.0/token', 'consumers', 2, true],
  ['common/v2.0', 'common', 2, false],
  ['organizations/v2.0', 'organizations', 2, false],
  ['consumers/v2.0', 'consumers', 2, false],
  ['{tenantid}/v2.0', 'common', 2, false],
  ['{id}/oauth2/v2.0/token', 'common', 2, false],
  ['common/oauth2/v2.0/token', '{id}', 2, false],
  ['organizations/oauth2/v2.0/token', 'common', 2, false],
  ['{id}/oauth2/token', '{id}', 2, false],
  ['{id}/oauth2/v2.0/token', '{id}', 1, false],
  ['{id}/v2.0', '{id}', 1, false],
  ['{id}/v2', '{id}', 2, false],
  ['{id}/v2.0/token', '{id}', 2, false],
  ['{id}/v2.0/', '{id}', 2, false],
  ['{id}/', '{id}', 2, false],
  ['{id}', '{id}', 2, false],
  ['', '{id}', 2, false],
  ['00000000-0000-4000-8000-000000000000/v2.0', '{id}', 2, false],
];

test.each(audiences)('an assertion for /%s at %s, version %i: is it taken', async (audience, segment, version, isRight) => {
  const client = newClient();
  const application = client.tenant.applications.get(clientId);
  if (application) application.signInAudience = 'AzureADandPersonalMicrosoftAccount';
  const { id, domain } = client.tenant;
  const fill = (text: string): string =>
    text.replace('{id}', id).replace('{ID}', id.toUpperCase()).replace('{domain}', domain).replace('{tenantid}', '%7Btenantid%7D');
  const response = await client.post(`/${fill(segment)}/oauth2/${version === 1 ? '' : 'v2.0/'}token`, {
    client_id: clientId,
    // Any authority has it, and what is asserted is judged before the token.
    grant_type: 'urn:ietf:params:oauth:grant-type:device_code',
    device_code: 'none',
    client_assertion: assertion(client, { claims: { aud: `https://login.microsoftonline.com/${fill(audience)}` } }),
    client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
  });

  expect(await response.json()).toMatchObject({ error_codes: [isRight ? 70018 : 700023] });
});

test.each<[string, () => Parts, number]>([
  ['a certificate that is not registered', () => ({ signer: other }), 700027],
  ['a signature of another key', () => ({ signer: other, header: { 'x5t#S256': thumbprint(registered, 'sha256') } }), 700027],
  ['a signature of another kind', () => ({ algorithm: 'HS256' }), 700027],
  ['another application', () => ({ claims: { sub: '7a1b1f5e-2d0c-4c55-9d0b-3f5e6a4c2b10' } }), 700021],
  ['an audience that is no text', () => ({ claims: { aud: { toString: 1 } } }), 700023],
  ['another audience', () => ({ claims: { aud: 'https://graph.microsoft.com' } }), 700023],
  ['an audience that is no address', () => ({ claims: { aud: 'api://c0ffee00-8a4e-4f0e-9a51-0a1b2c3d4e5f' } }), 700023],
  ['no audience', () => ({ claims: { aud: undefined } }), 700023],
  ['an end that is over', () => ({ claims: { exp: 1 } }), 700024],
  ['no end', () => ({ claims: { exp: undefined } }), 700024],
  ['a begin that is far', () => ({ claims: { nbf: 9_999_999_999 } }), 700024],
])('refuses %s', async (_, parts, code) => {
  const client = newClient();

  expect(refusal(await ask(client, assertion(client, parts())))).toEqual(refused('invalid_client', code, 401));
});

/** Clocks of clients may be five minutes wrong. */
test.each([
  ['exp', -299, true],
  ['exp', -300, false],
  ['nbf', 300, true],
  ['nbf', 301, false],
])('an assertion whose %s is %i seconds from now: is it within its time', async (claim, seconds, isWithin) => {
  const moment = new Date(Math.floor(Date.now() / 1000) * 1000);
  const client = newClient(registered, { tenant: createTenant({ now: moment }) });
  const answer = await ask(client, assertion(client, { claims: { [claim]: moment.getTime() / 1000 + seconds } }));

  expect(isWithin ? answer.status : refusal(answer)).toEqual(isWithin ? 200 : refused('invalid_client', 700024, 401));
});

test('refuses a certificate that has ended', async () => {
  const ended = createTestCertificate(-1);
  const client = newClient(ended);

  expect(await ask(client, assertion(client, { signer: ended }))).toMatchObject({
    status: 401,
    body: {
      error_codes: [700027],
      error_description: expect.stringContaining('AADSTS700027: The client assertion was not accepted: the certificate has expired.'),
    },
  });
});

test('refuses what is no assertion, and another type of it', async () => {
  const client = newClient();

  expect(refusal(await ask(client, 'x.y.z'))).toEqual(refused('invalid_client', 700027, 401));
  expect(refusal(await ask(client, assertion(client), { client_assertion_type: 'saml' }))).toEqual(refused('invalid_request', 9002313));
});

test('a secret that has ended is told from a wrong one', async () => {
  const client = newClient();
  const secret = { client_assertion: '', client_assertion_type: '' };

  expect(refusal(await ask(client, '', { ...secret, client_secret: 'old' }))).toEqual(refused('invalid_client', 7000222, 401));
  expect(refusal(await ask(client, '', { ...secret, client_secret: 'new' }))).toEqual(refused('invalid_client', 7000215, 401));
});
