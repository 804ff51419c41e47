import { execFileSync } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createTestCertificate, type TestCertificate } from '../../../test/support/certificate.ts';
import { OnbehalfError } from '../../core/errors.ts';
import { readCertificate } from './certificate.ts';
import { temporaryFolderSync } from '../../../test/support/temporary-folder.ts';

let ours: TestCertificate;
let folder: string;
beforeAll(() => {
  ours = createTestCertificate();
  folder = temporaryFolderSync('pfx');
  writeFileSync(join(folder, 'key.pem'), ours.privateKey);
  writeFileSync(join(folder, 'cert.pem'), ours.certificate);
});
afterAll(() => rmSync(folder, { recursive: true }));

describe('PEM', () => {
  test('key and certificate, in any order, as text or in Base64', () => {
    for (const text of [ours.privateKey + ours.certificate, ours.certificate + ours.privateKey]) {
      for (const content of [text, Buffer.from(text).toString('base64')]) {
        expect(readCertificate(Buffer.from(content))).toMatchObject({
          thumbprintSha256: ours.thumbprint,
          privateKey: ours.privateKey,
          pem: ours.certificate,
        });
      }
    }
  });

  test('takes the certificate of the key out of a chain', () => {
    expect(readCertificate(Buffer.from(createTestCertificate().certificate + ours.certificate + ours.privateKey)).thumbprintSha256).toBe(
      ours.thumbprint,
    );
  });

  test.each([
    ['no key', () => ours.certificate, 'it has no private key.'],
    ['no certificate', () => ours.privateKey, 'it has a key and no certificate.'],
    [
      'a key of another certificate',
      () => createTestCertificate().certificate + ours.privateKey,
      'its key is not that of its certificate.',
    ],
    [
      'a damaged key',
      () => `-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n${ours.certificate}`,
      'its key or its certificate is damaged.',
    ],
    [
      'a key of another type',
      () =>
        generateKeyPairSync('ec', {
          namedCurve: 'P-256',
          privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
          publicKeyEncoding: { type: 'spki', format: 'pem' },
        }).privateKey + ours.certificate,
      'its key is of the type ec; Microsoft Entra takes RSA keys.',
    ],
    ['something else', () => 'hello', 'it is neither PEM nor PFX in Base64.'],
  ])('%s', (_, text, why) => {
    expect(() => readCertificate(Buffer.from(text()))).toThrow(
      expect.objectContaining({
        code: 'SETTINGS_INVALID',
        message: `The certificate cannot be used: ${why}`,
        remedy: expect.stringMatching(/^Give a certificate with its RSA key: a PFX .* or PEM text;/) as string,
      }),
    );
  });
});

/** How reading ended: with a certificate, with the code of a named error, or with another error. */
function endOf(read: () => unknown): string {
  try {
    read();
    return 'read';
  } catch (error) {
    return error instanceof OnbehalfError ? error.code : String(error);
  }
}

const openssl = (...args: string[]): Buffer => execFileSync('openssl', args, { cwd: folder, stdio: ['ignore', 'pipe', 'ignore'] });
const hasOpenssl = ((): boolean => {
  try {
    execFileSync('openssl', ['version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
})();

describe.skipIf(!hasOpenssl)('PFX, as openssl writes it (left out where there is no openssl)', () => {
  const pfx = (password: string, ...options: string[]): Buffer =>
    openssl('pkcs12', '-export', '-inkey', 'key.pem', '-in', 'cert.pem', '-passout', `pass:${password}`, ...options);

  const ellipticPfx = (): Buffer => {
    openssl(
      'req',
      '-x509',
      '-newkey',
      'ec',
      '-pkeyopt',
      'ec_paramgen_curve:P-256',
      '-nodes',
      '-subj',
      '/CN=curve',
      '-keyout',
      'ec-key.pem',
      '-out',
      'ec-cert.pem',
    );
    return openssl('pkcs12', '-export', '-inkey', 'ec-key.pem', '-in', 'ec-cert.pem', '-passout', 'pass:x');
  };

  test.each([
    ['AES-256 and SHA-256', 'correct horse', []],
    ['triple DES, as Windows exports it', 'Größe ♥', ['-certpbe', 'PBE-SHA1-3DES', '-keypbe', 'PBE-SHA1-3DES', '-macalg', 'sha1']],
    ['AES-256 with a password beyond ASCII', 'Größe ♥', []],
    ['RC2, as old programs export it', 'x', ['-legacy']],
    ['no code over the content', 'x', ['-nomac']],
    ['AES-128', 'x', ['-certpbe', 'AES-128-CBC', '-keypbe', 'AES-128-CBC']],
    ['an open certificate', 'x', ['-certpbe', 'NONE']],
    ['nothing encrypted', 'x', ['-certpbe', 'NONE', '-keypbe', 'NONE']],
    ['an empty password', '', []],
  ])('%s', (_, password, options) => {
    const content = pfx(password, ...options);

    for (const given of [content, Buffer.from(content.toString('base64'))]) {
      expect(readCertificate(given, password)).toMatchObject({
        thumbprintSha256: ours.thumbprint,
        privateKey: ours.privateKey,
        pem: ours.certificate,
      });
    }
  });

  test.each([
    ['another password', (): Buffer => pfx('x'), 'y', 'its PFX cannot be opened with certificatePassword, or is damaged.'],
    ['no password', (): Buffer => pfx('x'), undefined, 'its PFX cannot be opened with certificatePassword, or is damaged.'],
    [
      'another password, open certificate',
      (): Buffer => pfx('x', '-certpbe', 'NONE'),
      'y',
      'its PFX cannot be opened with certificatePassword, or is damaged.',
    ],
    [
      'another password beyond ASCII',
      (): Buffer => pfx('Größe ♥'),
      'Größe ♡',
      'its PFX cannot be opened with certificatePassword, or is damaged.',
    ],
    ['no key', (): Buffer => pfx('x', '-nokeys'), 'x', 'its PFX has no private key; export it with the key.'],
    ['a key of another type', ellipticPfx, 'x', 'its key is of the type ec; Microsoft Entra takes RSA keys.'],
    ['half of it', (): Buffer => pfx('x').subarray(0, 900), 'x', 'it is neither PEM nor PFX in Base64.'],
  ])('%s', (_, content, password, why) => {
    expect(() => readCertificate(content(), password)).toThrow(
      expect.objectContaining({ code: 'SETTINGS_INVALID', message: `The certificate cannot be used: ${why}` }),
    );
  });

  test('content that is not what the code over it was made for is refused, also where nothing is encrypted', () => {
    const content = pfx('x', '-certpbe', 'NONE', '-keypbe', 'NONE');
    content.writeUInt8(content.readUInt8(600) ^ 1, 600);

    expect(() => readCertificate(content, 'x')).toThrow('its PFX cannot be opened with certificatePassword, or is damaged.');
  });

  test('bytes that were changed anywhere end in a named error or in the same key', { timeout: 20_000 }, () => {
    const content = pfx('x', '-certpbe', 'NONE', '-keypbe', 'NONE');
    fc.assert(
      fc.property(fc.nat(content.length - 1), fc.integer({ min: 1, max: 255 }), (at, change) => {
        const changed = Buffer.from(content);
        changed[at] = (changed[at] ?? 0) ^ change;
        expect(endOf(() => readCertificate(changed, 'x'))).toMatch(/^(?:read|SETTINGS_INVALID)$/);
      }),
      { numRuns: 300 },
    );
  });
});

test('no bytes at all make it throw anything but a named error', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 64 }), (bytes) => {
      expect(() => readCertificate(Buffer.from(bytes))).toThrow(OnbehalfError);
      expect(() => readCertificate(Buffer.concat([Buffer.from([0x30, 0x82]), bytes]))).toThrow(OnbehalfError);
    }),
  );
});
