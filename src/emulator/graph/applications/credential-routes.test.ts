import { X509Certificate, createPrivateKey } from 'node:crypto';
import { SignJWT } from 'jose';
import { describe, expect, test } from 'vitest';
import { createTestCertificate } from '../../../../test/support/certificate.ts';
import { createEmulator, type Emulator } from '../../emulator.ts';

const reports = 'c0ffee00-8a4e-4f0e-9a51-0a1b2c3d4e5f';
const graphAppId = '00000003-0000-0000-c000-000000000000';
const now = new Date('2026-03-02T09:00:00Z');
const application = `/applications(appId='${reports}')`;
const servicePrincipal = `/servicePrincipals(appId='${reports}')`;

async function ask(emulator: Emulator, method: string, path: string, body?: object, user: string | undefined = 'elin@contoso.example') {
  const { accessToken } = await emulator.token({ user, permissions: ['Application.ReadWrite.All'] });
  const response = await emulator.fetch(
    new Request(`https://graph.microsoft.com/v1.0${path}`, {
      method,
      headers: { Authorization: `Bearer ${accessToken}`, 'Content-Type': 'application/json' },
      ...(body && { body: JSON.stringify(body) }),
    }),
  );
  const text = await response.text();
  return { status: response.status, body: (text === '' ? {} : JSON.parse(text)) as Record<string, unknown> };
}

async function signIn(emulator: Emulator, fields: Record<string, string>): Promise<unknown> {
  const response = await emulator.fetch(
    new Request(`https://login.microsoftonline.com/${emulator.tenant.id}/oauth2/v2.0/token`, {
      method: 'POST',
      body: new URLSearchParams({
        client_id: reports,
        grant_type: 'client_credentials',
        scope: 'https://graph.microsoft.com/.default',
        ...fields,
      }),
    }),
  );
  const body = (await response.json()) as { access_token?: string; error_codes?: number[] };
  return body.access_token === undefined ? body.error_codes?.[0] : 'signed in';
}

describe.each([
  ['an application', application],
  ['a service principal', servicePrincipal],
])('a secret of %s', (_of, path) => {
  const other = path === application ? servicePrincipal : application;

  test('is shown once, signs in until it ends, and is shown without its text', async () => {
    const emulator = await createEmulator({ now });
    const made = await ask(emulator, 'POST', `${path}/addPassword`, { passwordCredential: { displayName: 'Robot' } });
    const secret = String(made.body['secretText']);

    expect(made).toEqual({
      status: 200,
      body: {
        '@odata.context': 'https://graph.microsoft.com/v1.0/$metadata#microsoft.graph.passwordCredential',
        customKeyIdentifier: null,
        displayName: 'Robot',
        endDateTime: '2028-03-02T09:00:00.000Z',
        hint: secret.slice(0, 3),
        keyId: expect.stringMatching(/^[\da-f-]{36}$/) as string,
        secretText: expect.stringMatching(/^.{30,}$/) as string,
        startDateTime: '2026-03-02T09:00:00.000Z',
      },
    });
    const { '@odata.context': _, ...shown } = made.body;
    expect((await ask(emulator, 'GET', path)).body['passwordCredentials']).toContainEqual({ ...shown, secretText: null });
    expect(JSON.stringify((await ask(emulator, 'GET', other)).body)).not.toContain(String(made.body['keyId']));
    expect(await signIn(emulator, { client_secret: secret })).toBe('signed in');

    emulator.tenant.clock.advance(2 * 366 * 24 * 3600_000);
    expect(await signIn(emulator, { client_secret: secret })).toBe(7000222);
  });

  test('that was removed is wrong', async () => {
    const emulator = await createEmulator({ now });
    const { body } = await ask(emulator, 'POST', `${path}/addPassword`, {});
    const removal = { keyId: String(body['keyId']).toUpperCase() };
    const nothing = { status: 400, body: { error: expect.objectContaining({ message: 'No credentials found to be removed.' }) as object } };

    expect(await ask(emulator, 'POST', `${other}/removePassword`, removal)).toMatchObject(nothing);
    expect((await ask(emulator, 'POST', `${path}/removePassword`, removal)).status).toBe(204);
    expect(await ask(emulator, 'POST', `${path}/removePassword`, removal)).toMatchObject(nothing);
    expect(await signIn(emulator, { client_secret: String(body['secretText']) })).toBe(7000215);
    expect(await signIn(emulator, { client_secret: 'contoso-reports-secret' })).toBe('signed in');
  });

  test('begins when it says', async () => {
    const emulator = await createEmulator({ now });
    const passwordCredential = { startDateTime: '2026-03-03T09:00:00Z', endDateTime: '2026-03-04T10:00:00+01:00' };
    const { body } = await ask(emulator, 'POST', `${path}/addPassword`, { passwordCredential });
    const outcome = (): Promise<unknown> => signIn(emulator, { client_secret: String(body['secretText']) });

    expect(await outcome()).toBe(7000215);
    emulator.tenant.clock.advance(24 * 3600_000);
    expect(await outcome()).toBe('signed in');
    emulator.tenant.clock.advance(24 * 3600_000 - 1);
    expect(await outcome()).toBe('signed in');
    emulator.tenant.clock.advance(1);
    expect(await outcome()).toBe(7000222);
  });
});

test.each<[object, string]>([
  [{ secretText: 'mine' }, "The value of the property 'secretText' is generated by the service and cannot be set."],
  [{ keyId: 'x' }, "The value of the property 'keyId' is generated by the service and cannot be set."],
  [{ hint: 'x' }, "The value of the property 'hint' is generated by the service and cannot be set."],
  [{ endDateTime: '2026-03-02T09:00:00Z' }, 'Key credential end date is invalid.'],
  [{ startDateTime: '2027-01-01T00:00:00Z', endDateTime: '2026-12-31T00:00:00Z' }, 'Key credential end date is invalid.'],
  [{ endDateTime: 'soon' }, "Invalid value specified for property 'endDateTime' of resource 'PasswordCredential'."],
  [{ startDateTime: '2026-13-01T00:00:00Z' }, "Invalid value specified for property 'startDateTime' of resource 'PasswordCredential'."],
])('a secret with %j is refused, and none is made', async (passwordCredential, message) => {
  const emulator = await createEmulator({ now });
  expect(await ask(emulator, 'POST', `${application}/addPassword`, { passwordCredential })).toMatchObject({
    status: 400,
    body: { error: { code: 'Request_BadRequest', message } },
  });
  expect(emulator.tenant.applications.get(reports)?.secrets).toHaveLength(1);
});

test('a registration may begin with secrets, which its answer alone shows', async () => {
  const emulator = await createEmulator({ now });
  const made = await ask(emulator, 'POST', '/applications', { displayName: 'New', passwordCredentials: [{ displayName: 'First' }] });

  expect(made).toMatchObject({
    status: 201,
    body: { passwordCredentials: [{ displayName: 'First', secretText: expect.any(String) as string }] },
  });
  expect((await ask(emulator, 'GET', `/applications/${String(made.body['id'])}`)).body['passwordCredentials']).toMatchObject([
    { displayName: 'First', secretText: null },
  ]);
});

test.each(['addPassword', 'removePassword', 'addKey', 'removeKey'])(
  '%s takes an administrator, and an application of its own',
  async (action) => {
    const emulator = await createEmulator({ now });
    const before = structuredClone(emulator.tenant.applications.get(reports));
    expect((await ask(emulator, 'POST', `${application}/${action}`, {}, 'ada@contoso.example')).status).toBe(403);
    expect((await ask(emulator, 'POST', `/servicePrincipals(appId='${graphAppId}')/${action}`, {})).status).toBe(403);
    expect(emulator.tenant.applications.get(reports)).toEqual(before);
  },
);

describe('a certificate', () => {
  const first = createTestCertificate();
  const second = createTestCertificate();
  const der = ({ certificate }: { certificate: string }): string => new X509Certificate(certificate).raw.toString('base64');
  const keyCredential = (certificate: { certificate: string }) => ({
    type: 'AsymmetricX509Cert',
    usage: 'Verify',
    key: der(certificate),
    displayName: 'CN=robot',
  });
  const proofBy = ({ privateKey }: { privateKey: string }, claims: Record<string, unknown> = {}): Promise<string> =>
    new SignJWT({ aud: '00000002-0000-0000-c000-000000000000', nbf: now.getTime() / 1000, exp: now.getTime() / 1000 + 600, ...claims })
      .setProtectedHeader({ alg: 'RS256' })
      .sign(createPrivateKey(privateKey));
  const assertionBy = async (
    { certificate, privateKey }: { certificate: string; privateKey: string },
    emulator: Emulator,
  ): Promise<string> => {
    const seconds = emulator.tenant.clock.now().getTime() / 1000;
    const thumbprint = new X509Certificate(certificate).fingerprint256.replaceAll(':', '');
    return await new SignJWT({
      aud: `https://login.microsoftonline.com/${emulator.tenant.id}/oauth2/v2.0/token`,
      iss: reports,
      sub: reports,
      nbf: seconds,
      exp: seconds + 600,
    })
      .setProtectedHeader({ alg: 'RS256', 'x5t#S256': Buffer.from(thumbprint, 'hex').toString('base64url') })
      .sign(createPrivateKey(privateKey));
  };
  const signInBy = async (certificate: { certificate: string; privateKey: string }, emulator: Emulator): Promise<unknown> =>
    await signIn(emulator, {
      client_assertion: await assertionBy(certificate, emulator),
      client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
    });

  test('of a PATCH signs in, is shown without its bytes, and is gone with a list that has it not', async () => {
    const emulator = await createEmulator({ now });
    await ask(emulator, 'PATCH', application, { keyCredentials: [keyCredential(first)] });
    const shown = (await ask(emulator, 'GET', application)).body['keyCredentials'] as Record<string, unknown>[];

    expect(shown).toEqual([
      {
        customKeyIdentifier: Buffer.from(new X509Certificate(first.certificate).fingerprint.replaceAll(':', ''), 'hex').toString('base64'),
        displayName: 'CN=robot',
        endDateTime: new Date(new X509Certificate(first.certificate).validTo).toISOString(),
        key: null,
        keyId: expect.stringMatching(/^[\da-f-]{36}$/) as string,
        startDateTime: new Date(new X509Certificate(first.certificate).validFrom).toISOString(),
        type: 'AsymmetricX509Cert',
        usage: 'Verify',
      },
    ]);
    expect(await signInBy(first, emulator)).toBe('signed in');
    // One that is there is kept by its id; the other comes to it.
    await ask(emulator, 'PATCH', application, { keyCredentials: [shown[0], keyCredential(second)] });
    expect(await Promise.all([signInBy(first, emulator), signInBy(second, emulator)])).toEqual(['signed in', 'signed in']);
    await ask(emulator, 'PATCH', application, { keyCredentials: [keyCredential(second)] });
    expect(await Promise.all([signInBy(first, emulator), signInBy(second, emulator)])).toEqual([700027, 'signed in']);
  });

  test.each([
    ['application', application],
    ['service principal', servicePrincipal],
  ])('comes to the %s with a proof of one that is there, and goes with one', async (_of, path) => {
    const emulator = await createEmulator({ now });
    await ask(emulator, 'PATCH', application, { keyCredentials: [keyCredential(first)] });
    const { body } = await ask(emulator, 'GET', path);
    const proof = await proofBy(first, { iss: body['id'] });
    const added = await ask(emulator, 'POST', `${path}/addKey`, { keyCredential: keyCredential(second), passwordCredential: null, proof });

    expect(added).toMatchObject({
      status: 200,
      body: { '@odata.context': 'https://graph.microsoft.com/v1.0/$metadata#microsoft.graph.keyCredential', key: null, usage: 'Verify' },
    });
    expect(await signInBy(second, emulator)).toBe('signed in');
    const removal = { keyId: added.body['keyId'], proof };
    const other = path === application ? servicePrincipal : application;
    expect((await ask(emulator, 'POST', `${other}/removeKey`, removal)).status).toBe(400);
    expect((await ask(emulator, 'POST', `${path}/removeKey`, removal)).status).toBe(204);
    expect(await signInBy(second, emulator)).toBe(700027);
  });

  test.each<[string, (id: string) => Promise<string> | string]>([
    ['none', () => ''],
    ['by another key', (iss) => proofBy(second, { iss })],
    ['of another application', () => proofBy(first, { iss: graphAppId })],
    ['for another place', (iss) => proofBy(first, { iss, aud: graphAppId })],
    ['that is too old', (iss) => proofBy(first, { iss, nbf: now.getTime() / 1000 - 900, exp: now.getTime() / 1000 - 300 })],
    ['that holds too long', (iss) => proofBy(first, { iss, exp: now.getTime() / 1000 + 601 })],
    ['without an end', (iss) => proofBy(first, { iss, exp: undefined })],
  ])('is not added with a proof %s', async (_what, proof) => {
    const emulator = await createEmulator({ now });
    await ask(emulator, 'PATCH', application, { keyCredentials: [keyCredential(first)] });
    const id = String((await ask(emulator, 'GET', application)).body['id']);

    expect(
      await ask(emulator, 'POST', `${application}/addKey`, { keyCredential: keyCredential(second), proof: await proof(id) }),
    ).toMatchObject({
      status: 400,
      body: { error: { code: 'Request_BadRequest' } },
    });
    expect(emulator.tenant.applications.get(reports)?.certificates).toHaveLength(1);
  });

  test('an application without any certificate has no proof: the first one comes by a PATCH', async () => {
    const emulator = await createEmulator({ now });
    const id = String((await ask(emulator, 'GET', application)).body['id']);
    const proof = await proofBy(first, { iss: id });
    expect((await ask(emulator, 'POST', `${application}/addKey`, { keyCredential: keyCredential(second), proof })).status).toBe(400);
  });

  test.each<[object, number, string]>([
    [{ key: 'MIIDYDCCAki' }, 400, "Invalid value specified for property 'keyCredentials' of resource 'Application'."],
    [
      { usage: 'Sign' },
      501,
      'The emulator keeps certificates that verify (AsymmetricX509Cert, Verify) only, not AsymmetricX509Cert, Sign.',
    ],
    [
      { type: 'X509CertAndPassword' },
      501,
      'The emulator keeps certificates that verify (AsymmetricX509Cert, Verify) only, not X509CertAndPassword, Verify.',
    ],
  ])('with %j is refused', async (change, status, message) => {
    const emulator = await createEmulator({ now });
    const body = { keyCredentials: [{ ...keyCredential(first), ...change }] };
    expect(await ask(emulator, 'PATCH', application, body)).toMatchObject({ status, body: { error: { message } } });
    expect(emulator.tenant.applications.get(reports)?.certificates ?? []).toEqual([]);
  });
});
