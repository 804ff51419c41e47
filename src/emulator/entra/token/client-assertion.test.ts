import { constants, createHash, createPrivateKey, sign, X509Certificate } from 'node:crypto';
import { beforeAll, expect, test } from 'vitest';
import { createTestCertificate, type TestCertificate } from '../../../../test/support/certificate.ts';
import { createTestClient, type TestClient } from '../../../../test/support/entra-client.ts';
import { refusal, refused } from '../../../../test/support/token-answers.ts';
import { clientCertificate } from '../../tenant/credentials.ts';
import { endedSecret } from '../../../../test/support/ended-secret.ts';

const clientId = 'c0ffee00-8a4e-4f0e-9a51-0a1b2c3d4e5f';
let registered: TestCertificate;
let other: TestCertificate;
beforeAll(() => {
  registered = createTestCertificate();
  other = createTestCertificate();
});

interface Parts {
  readonly algorithm?: 'PS256' | 'RS256' | 'HS256';
  readonly signer?: TestCertificate;
  /** Whose thumbprint the header has. */
  readonly named?: TestCertificate;
  readonly sha1?: boolean;
  /** Whether the thumbprint ends with `=`, as MSAL for Python writes it. */
  readonly isPadded?: boolean;
  readonly claims?: Record<string, unknown>;
}

function assertion(
  { tenant }: TestClient,
  { algorithm = 'PS256', signer = registered, named = signer, sha1 = false, isPadded = false, claims = {} }: Parts = {},
): string {
  const now = tenant.clock.now().getTime() / 1000;
  const { raw } = new X509Certificate(named.certificate);
  const thumbprint = createHash(sha1 ? 'sha1' : 'sha256')
    .update(raw)
    .digest(isPadded ? 'base64' : 'base64url')
    .replaceAll('+', '-')
    .replaceAll('/', '_');
  const encode = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
  const text = [
    encode({ alg: algorithm, typ: 'JWT', [sha1 ? 'x5t' : 'x5t#S256']: thumbprint }),
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

function newClient(certificate: TestCertificate = registered): TestClient {
  const client = createTestClient();
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

test.each([
  ['PS256 with x5t#S256', {}],
  ['RS256 with x5t#S256', { algorithm: 'RS256' }],
  ['RS256 with x5t', { algorithm: 'RS256', sha1: true }],
  ['RS256 with a padded x5t', { algorithm: 'RS256', sha1: true, isPadded: true }],
] as const)('takes %s', async (_, parts) => {
  const client = newClient();

  expect(await ask(client, assertion(client, parts))).toMatchObject({ status: 200, body: { token_type: 'Bearer' } });
});

test.each<[string, () => Parts, number]>([
  ['a certificate that is not registered', () => ({ signer: other }), 700027],
  ['a signature of another key', () => ({ signer: other, named: registered }), 700027],
  ['a signature of another kind', () => ({ algorithm: 'HS256' }), 700027],
  ['another application', () => ({ claims: { sub: '7a1b1f5e-2d0c-4c55-9d0b-3f5e6a4c2b10' } }), 700021],
  ['an audience that is no text', () => ({ claims: { aud: { toString: 1 } } }), 700023],
  ['another audience', () => ({ claims: { aud: 'https://graph.microsoft.com' } }), 700023],
  ['no audience', () => ({ claims: { aud: undefined } }), 700023],
  ['an end that is over', () => ({ claims: { exp: 1 } }), 700024],
  ['no end', () => ({ claims: { exp: undefined } }), 700024],
  ['a begin that is far', () => ({ claims: { nbf: 9_999_999_999 } }), 700024],
])('refuses %s', async (_, parts, code) => {
  const client = newClient();

  expect(refusal(await ask(client, assertion(client, parts())))).toEqual(refused('invalid_client', code, 401));
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
