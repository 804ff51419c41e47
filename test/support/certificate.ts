import { createHash, generateKeyPairSync, sign } from 'node:crypto';
import { bitString, integer, objectIdentifier, pem, sequence, setOf, tagged, time, utf8String } from '../../src/emulator/x509/der.ts';

/** A certificate as an application is registered with, and its key; both in PEM. */
export interface TestCertificate {
  readonly certificate: string;
  readonly privateKey: string;
  /** SHA-256 of the certificate, in hexadecimal. */
  readonly thumbprint: string;
}

const day = 86_400_000;

/**
 * Makes a self-signed RSA certificate (X.509 version 1, RFC 5280).
 *
 * @param endsInDays - Negative for one that has ended.
 */
export function createTestCertificate(endsInDays = 30): TestCertificate {
  const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const sha256WithRsa = sequence(objectIdentifier('1.2.840.113549.1.1.11'), tagged(0x05));
  const name = sequence(setOf(sequence(objectIdentifier('2.5.4.3'), utf8String('Contoso Reports'))));
  const moment = (days: number) => time(new Date(Date.now() + days * day));
  const content = sequence(
    integer(Buffer.from([1])),
    sha256WithRsa,
    name,
    sequence(moment(Math.min(endsInDays, 0) - 1), moment(endsInDays)),
    name,
    publicKey.export({ type: 'spki', format: 'der' }),
  );
  const der = sequence(content, sha256WithRsa, bitString(sign('sha256', content, privateKey)));
  return {
    certificate: pem('CERTIFICATE', der),
    privateKey: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    thumbprint: createHash('sha256').update(der).digest('hex'),
  };
}
