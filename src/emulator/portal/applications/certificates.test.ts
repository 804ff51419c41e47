import { X509Certificate } from 'node:crypto';
import { importPKCS8, SignJWT } from 'jose';
import { beforeAll, expect, test } from 'vitest';
import { createTestCertificate, type TestCertificate } from '../../../../test/support/certificate.ts';
import { createTestPortal, portalOrigin, type TestPortal } from '../../../../test/support/test-portal.ts';
import type { Application } from '../../tenant/directory.ts';

const reports = 'c0ffee00-8a4e-4f0e-9a51-0a1b2c3d4e5f';
const page = `/applications/${reports}`;
let made: TestCertificate;
beforeAll(() => {
  made = createTestCertificate();
});

function registered({ emulator }: TestPortal): Application {
  const application = emulator.tenant.applications.get(reports);
  if (!application) throw new Error('The application is gone.');
  return application;
}

/** Signs the application in by a certificate. */
async function signIn({ emulator }: TestPortal, { privateKey, thumbprint }: TestCertificate): Promise<number> {
  const address = `${portalOrigin}/${emulator.tenant.id}/oauth2/v2.0/token`;
  const now = Math.floor(emulator.tenant.clock.now().getTime() / 1000);
  const assertion = await new SignJWT({ jti: '1' })
    .setProtectedHeader({ alg: 'PS256', 'x5t#S256': Buffer.from(thumbprint, 'hex').toString('base64url') })
    .setIssuer(reports)
    .setSubject(reports)
    .setAudience(address)
    .setNotBefore(now)
    .setExpirationTime(now + 600)
    .sign(await importPKCS8(privateKey, 'PS256'));
  const body = new URLSearchParams({
    grant_type: 'client_credentials',
    client_id: reports,
    client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
    client_assertion: assertion,
    scope: 'https://graph.microsoft.com/.default',
  });
  return (await emulator.fetch(new Request(address, { method: 'POST', body }))).status;
}

test('a certificate that is added signs the application in, and one that is removed does not', async () => {
  const portal = await createTestPortal({ now: new Date() });
  const none = await portal.open(page);
  const added = await portal.post(`${page}/certificates`, { certificate: made.certificate });
  const [certificate] = registered(portal).certificates ?? [];
  const during = await signIn(portal, made);
  const removed = await portal.post(`${page}/certificates/remove`, { certificate: certificate?.keyId ?? '' });

  expect(none.text).toContain('None. An application that signs with the key of one needs no secret.');
  expect(added.text).toContain('The certificate is added.');
  const { fingerprint, validFrom, validTo } = new X509Certificate(made.certificate);
  const days = [validFrom, validTo].map((moment) => new Date(moment).toISOString().slice(0, 10));
  expect(added.text).toContain(`CN=Contoso Reports ${fingerprint.replaceAll(':', '')} ${days.join(' ')}`);
  expect(certificate?.keyId).toMatch(/^[\da-f-]{36}$/);
  expect(during).toBe(200);
  expect(removed.text).toContain('The certificate is removed.');
  expect(registered(portal).certificates).toEqual([]);
  expect(await signIn(portal, made)).toBe(401);
});

test('the same certificate twice has two ids, and one of them is removed alone', async () => {
  const portal = await createTestPortal();
  for (let times = 0; times < 2; times += 1) await portal.post(`${page}/certificates`, { certificate: made.certificate });
  const [first, second] = registered(portal).certificates ?? [];
  await portal.post(`${page}/certificates/remove`, { certificate: first?.keyId ?? '' });

  expect(first?.keyId).not.toBe(second?.keyId);
  expect(registered(portal).certificates).toEqual([second]);
});

test.each([
  ['nothing', () => '', 'Paste a certificate in PEM: it begins with -----BEGIN CERTIFICATE-----.'],
  ['a text', () => 'no certificate', 'Paste a certificate in PEM: it begins with -----BEGIN CERTIFICATE-----.'],
  [
    'a certificate with its private key',
    () => made.certificate + made.privateKey,
    'Paste the certificate alone: its private key stays with the one who signs.',
  ],
])('%s is refused, and does not come back', async (_, text, problem) => {
  const portal = await createTestPortal();
  const refused = await portal.post(`${page}/certificates`, { certificate: text() });

  expect(refused.status).toBe(400);
  expect(refused.text).toContain(problem);
  expect(refused.html).toMatch(/<textarea[^>]*aria-invalid="true" aria-describedby="certificate-problem"[^>]*><\/textarea>/);
  expect(refused.html).not.toContain('PRIVATE KEY-----');
  expect(registered(portal).certificates).toBeUndefined();
  expect((await portal.open(page)).html).not.toContain('certificate-problem');
});
