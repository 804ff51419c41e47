import fc from 'fast-check';
import forge from 'node-forge';
import { beforeAll } from 'vitest';
import { readCertificate } from '../../src/identity/application/certificate.ts';
import { createTestCertificate } from '../support/certificate.ts';
import { fuzz } from './fuzz.ts';
import { mutated, mutatedBytes } from './mutations.ts';
import { plantedSecret, refusedOrDone } from './secrets.ts';

const password = 'plantedSecret';
let files: readonly Buffer[];
let pem: string;
beforeAll(() => {
  const { certificate, privateKey } = createTestCertificate();
  pem = privateKey + certificate;
  const [key, chain] = [forge.pki.privateKeyFromPem(privateKey), [forge.pki.certificateFromPem(certificate)]];
  const made = (algorithm: 'aes256' | '3des', count: number): Buffer =>
    Buffer.from(forge.asn1.toDer(forge.pkcs12.toPkcs12Asn1(key, chain, password, { algorithm, count })).getBytes(), 'latin1');
  files = [made('aes256', 1), made('3des', 1)];
});

const pfx = fc.nat(1).map((index) => new Uint8Array(files[index] ?? Buffer.alloc(0)));
const givenPassword = fc.oneof(
  { weight: 4, arbitrary: fc.constant<string | undefined>(password) },
  { weight: 1, arbitrary: fc.option(plantedSecret, { nil: undefined }) },
  { weight: 1, arbitrary: fc.constantFrom('', '\0', '♥') },
);
const read = (content: Buffer, given: string | undefined): Promise<void> =>
  refusedOrDone(() => void readCertificate(content, given), ['SETTINGS_INVALID']);

fuzz(
  'a PFX that was changed is read, or refused in words that tell nothing of it',
  fc.tuple(mutatedBytes(pfx), givenPassword, fc.boolean()),
  ([bytes, given, isBase64]) => read(isBase64 ? Buffer.from(bytes.toString('base64')) : bytes, given),
  { share: 0.1 },
);

fuzz(
  'a PEM text that was changed is read, or refused in words that tell nothing of it',
  fc.tuple(mutated(fc.constant(null).map(() => pem)), givenPassword),
  ([text, given]) => read(Buffer.from(text), given),
  { share: 0.3 },
);

fuzz(
  'other bytes are refused',
  fc.tuple(
    fc.oneof(
      fc.uint8Array({ maxLength: 300 }),
      plantedSecret.map((text) => new TextEncoder().encode(`-----BEGIN PRIVATE KEY-----\n${text}\n-----END PRIVATE KEY-----\n`)),
      plantedSecret.map((text) => new TextEncoder().encode(text)),
    ),
    fc.constantFrom([], [0x30, 0x82], [0x30, 0x80]),
  ),
  ([bytes, start]) => read(Buffer.concat([Buffer.from(start), bytes]), undefined),
  { share: 0.6 },
);

fuzz(
  'a number of rounds that would take for ever is refused at once',
  fc.tuple(pfx, fc.integer({ min: 10_000_000, max: 0x7fff_ffff })),
  ([bytes, rounds]) => read(withRounds(bytes, rounds), password),
  { share: 0.05 },
);

/** Writes another number of rounds into the last part of a PFX, the code over its content (RFC 7292, section 4). */
function withRounds(bytes: Uint8Array, rounds: number): Buffer {
  const { asn1 } = forge;
  const file = asn1.fromDer(Buffer.from(bytes).toString('latin1'));
  const number = asn1.create(asn1.Class.UNIVERSAL, asn1.Type.INTEGER, false, asn1.integerToDer(rounds).getBytes());
  const [version, content, code] = file.value as [forge.asn1.Asn1, forge.asn1.Asn1, forge.asn1.Asn1];
  const changed = { ...code, value: [...(code.value as forge.asn1.Asn1[]).slice(0, 2), number] };
  return Buffer.from(asn1.toDer({ ...file, value: [version, content, changed] }).getBytes(), 'latin1');
}
