import { X509Certificate } from 'node:crypto';
import { createServer, connect, createSecureContext } from 'node:tls';
import type { AddressInfo } from 'node:net';
import { describe, expect, test } from 'vitest';
import { createCertificateAuthority } from './certificates.ts';
import { isCertifiable, microsoftHosts } from './hosts.ts';
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

describe('the names that an authority may certify', () => {
  const authority = createCertificateAuthority(new Date());

  /** What a client that trusts the authority has against a server with its certificate for a name: undefined for nothing. */
  async function objectionTo(name: string): Promise<string | undefined> {
    const server = createServer({
      ...authority.certificateFor('localhost'),
      SNICallback: (host, done) => done(null, createSecureContext(authority.certificateFor(host))),
    });
    server.on('tlsClientError', () => undefined);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    const asked = name === '127.0.0.1' ? {} : { servername: name };
    const socket = connect({ port, host: '127.0.0.1', ca: authority.certificate, ...asked });
    const objection = await new Promise<string | undefined>((resolve) => {
      socket.on('secureConnect', () => resolve(undefined)).on('error', ({ message }) => resolve(message));
    });
    socket.destroy();
    server.close();
    return objection;
  }

  test.each([...microsoftHosts, 'localhost', '127.0.0.1'])('%s is accepted', async (name) => {
    expect([isCertifiable(name), await objectionTo(name)]).toEqual([true, undefined]);
  });

  test.each(['evil.example', 'microsoft.com', 'www.microsoft.com', 'evilgraph.microsoft.com', 'graph.microsoft.com.evil.example', 'com'])(
    '%s is refused, though the authority has signed it',
    async (name) => {
      expect([isCertifiable(name), await objectionTo(name)]).toEqual([false, 'permitted subtree violation']);
    },
  );

  test('of numbers they are those of this computer, whole', () => {
    const constraints = nameConstraintsOf(authority.certificate);
    const zeros = '0'.repeat(30);

    expect(constraints.toString('hex')).toContain(`87087f000001${'f'.repeat(8)}`);
    expect(constraints.toString('hex')).toContain(`8720${zeros}01${'f'.repeat(32)}`);
    // Names are ASCII: no other byte is the tag of a number.
    expect(constraints.filter((byte) => byte === 0x87)).toHaveLength(2);
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

/** The bytes of the name constraints of a certificate (2.5.29.30, RFC 5280, 4.2.1.10); the rest of it is random. */
function nameConstraintsOf(certificate: string): Buffer {
  const { raw } = new X509Certificate(certificate);
  const found = /0603551d1e(?:0101ff)?04(?:82(?<two>....)|81(?<one>..)|(?<short>[0-7].))/.exec(raw.toString('hex'));
  const { two, one, short = '' } = found?.groups ?? {};
  const start = ((found?.index ?? 0) + (found?.[0].length ?? 0)) / 2;
  return raw.subarray(start, start + Number.parseInt(two ?? one ?? short, 16));
}
