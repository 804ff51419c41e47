import { X509Certificate } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { createCertificateAuthority } from './certificates.ts';
import { objectIdentifier, integer, tagged, time } from '../x509/der.ts';

const now = new Date('2026-03-02T09:00:00Z');

describe('the authority of one start', () => {
  test('signs itself and may sign others', () => {
    const certificate = new X509Certificate(createCertificateAuthority(now).certificate);

    expect(certificate.ca).toBe(true);
    expect(certificate.subject).toBe('CN=Onbehalf emulator (this computer only)');
    expect(certificate.verify(certificate.publicKey)).toBe(true);
    expect([certificate.validFrom, certificate.validTo]).toEqual(['Mar  1 09:00:00 2026 GMT', 'Apr  1 09:00:00 2026 GMT']);
  });

  test('issues a certificate for a host, and the same one again', () => {
    const authority = createCertificateAuthority(now);
    const host = authority.certificateFor('graph.microsoft.com');
    const certificate = new X509Certificate(host.cert);

    expect(certificate.ca).toBe(false);
    expect(certificate.subjectAltName).toBe('DNS:graph.microsoft.com');
    expect(certificate.checkIssued(new X509Certificate(authority.certificate))).toBe(true);
    expect(certificate.verify(new X509Certificate(authority.certificate).publicKey)).toBe(true);
    expect(authority.certificateFor('graph.microsoft.com')).toBe(host);
  });

  test('names the loopback addresses for localhost', () => {
    const { cert } = createCertificateAuthority(now).certificateFor('localhost');

    expect(new X509Certificate(cert).subjectAltName).toBe('DNS:localhost, IP Address:127.0.0.1, IP Address:0:0:0:0:0:0:0:1');
  });

  test('is another at every start', () => {
    expect(createCertificateAuthority(now).certificate).not.toBe(createCertificateAuthority(now).certificate);
  });
});

describe('DER', () => {
  test('has the bytes of the standard', () => {
    expect(objectIdentifier('1.2.840.113549').toString('hex')).toBe('06062a864886f70d');
    expect(integer(Buffer.from([0x80])).toString('hex')).toBe('02020080');
    expect(tagged(0x04, Buffer.alloc(300)).subarray(0, 4).toString('hex')).toBe('0482012c');
    expect(time(new Date('2049-12-31T23:59:59Z')).toString()).toContain('491231235959Z');
    expect(time(new Date('2050-01-01T00:00:00Z')).toString()).toContain('20500101000000Z');
  });
});
