import { createHash, generateKeyPairSync, X509Certificate } from 'node:crypto';
import { expect, test } from 'vitest';
import { createTestClient } from '../../../test/support/entra-client.ts';
import { selfSigned } from './self-signed.ts';

const keys = generateKeyPairSync('rsa', { modulusLength: 2048 });

test('a certificate is of its key and by it, and the same whenever it is made', () => {
  const certificate = new X509Certificate(selfSigned('accounts.example', keys));

  expect(certificate.verify(keys.publicKey)).toBe(true);
  expect(certificate.publicKey.equals(keys.publicKey)).toBe(true);
  expect([certificate.subject, certificate.issuer]).toEqual(['CN=accounts.example', 'CN=accounts.example']);
  expect([certificate.validFrom, certificate.validTo].map((moment) => new Date(moment).toISOString())).toEqual([
    '2020-01-01T00:00:00.000Z',
    '2049-12-31T00:00:00.000Z',
  ]);
  expect(selfSigned('accounts.example', keys)).toEqual(selfSigned('accounts.example', keys));
  expect(selfSigned('accounts.example', generateKeyPairSync('rsa', { modulusLength: 2048 }))).not.toEqual(
    selfSigned('accounts.example', keys),
  );
});

test('the key set has the certificate of its key, and is named by its thumbprint', async () => {
  const client = createTestClient();
  const response = await client.get('/common/discovery/v2.0/keys');
  const { keys: published } = (await response.json()) as { keys: { kid: string; x5t: string; x5c: string[]; n: string }[] };
  const [key] = published;
  const der = Buffer.from(key?.x5c[0] ?? '', 'base64');

  expect(new X509Certificate(der).publicKey.export({ format: 'jwk' })).toMatchObject({ n: key?.n, e: 'AQAB' });
  expect([key?.kid, key?.x5t]).toEqual(Array.from({ length: 2 }, () => createHash('sha1').update(der).digest('base64url')));
});
