import type { MessageContent } from './messages.ts';

/*
 * Signed and encrypted mail. The store keeps it as one attachment, `smime.p7m`, and tells by the class of the message what is in
 * it: the whole signed part with its own headers, or the bytes of a PKCS #7 structure. Source: [MS-OXOSMIME] 2.1.3.
 */

/** The id of PidTagMessageClass. */
export const messageClass = 'String 0x1a';
const clearSigned = 'IPM.Note.SMIME.MultipartSigned';
const opaque = 'IPM.Note.SMIME';

/** What is kept of signed or encrypted mail. */
export interface SignedMail {
  readonly file: { readonly name: 'smime.p7m'; readonly contentType: string; readonly content: Uint8Array };
  readonly extendedProperties: NonNullable<MessageContent['extendedProperties']>;
}

/**
 * Signed or encrypted mail as it is kept; undefined for other mail. Assumption: every `multipart/signed` is kept so, OpenPGP's too.
 *
 * @param contentType - The header of the whole message.
 * @param structure - The bytes of the part that is the whole message.
 */
export function signedMail(mime: Uint8Array, contentType: string, structure: Uint8Array | undefined): SignedMail | undefined {
  const [, type = ''] = /^\s*([^;\s]+)/.exec(contentType.toLowerCase()) ?? [];
  if (type === 'multipart/signed') return kept(clearSigned, type, entityOf(mime));
  if (structure && /^application\/(?:x-)?pkcs7-mime$/.test(type)) return kept(opaque, type, structure);
  return undefined;
}

/** What stands in MIME below the headers of a signed or encrypted message, its `Content-` headers included; undefined for other mail. */
export function signedEntity(message: MessageContent): Uint8Array | undefined {
  const kind = classOf(message);
  const [file, ...others] = message.attachments;
  if (!file || others.length > 0 || file.name !== 'smime.p7m') return undefined;
  if (kind === clearSigned) return file.content;
  return kind === opaque ? opaqueEntity(file.content, file.contentType) : undefined;
}

/** What is done to a message so that it can be trusted or read by one alone; undefined for other mail. */
export function protectionOf(message: MessageContent): 'signed' | 'encrypted' | undefined {
  const entity = signedEntity(message);
  if (!entity) return undefined;
  const [file] = message.attachments;
  const isSigned = classOf(message) === clearSigned || (file !== undefined && structureOf(file.content) === 'signed-data');
  return isSigned ? 'signed' : 'encrypted';
}

function classOf({ extendedProperties = [] }: MessageContent): unknown {
  return extendedProperties.find(({ id }) => id === messageClass)?.value;
}

function kept(kind: string, contentType: string, content: Uint8Array): SignedMail {
  return { file: { name: 'smime.p7m', contentType, content }, extendedProperties: [{ id: messageClass, value: kind }] };
}

/** The body as it is, to the byte, below the headers that describe it. */
function entityOf(mime: Uint8Array): Uint8Array {
  const text = Buffer.from(mime).toString('latin1');
  const end = /\r?\n\r?\n/.exec(text);
  const head = text.slice(0, end?.index);
  const described = head.split(/\r?\n(?![ \t])/).filter((line) => /^content-/i.test(line));
  const body = end ? text.slice(end.index + end[0].length) : '';
  return new Uint8Array(Buffer.from(`${described.join('\r\n')}\r\n\r\n${body}`, 'latin1'));
}

function opaqueEntity(content: Uint8Array, contentType: string): Uint8Array {
  const lines =
    Buffer.from(content)
      .toString('base64')
      .match(/.{1,76}/g) ?? [];
  const head = [
    `Content-Type: ${contentType}; name="smime.p7m"; smime-type=${structureOf(content)}`,
    'Content-Transfer-Encoding: base64',
    'Content-Disposition: attachment; filename="smime.p7m"',
  ];
  return new Uint8Array(Buffer.from([...head, '', ...lines, ''].join('\r\n')));
}

/** The kind of a PKCS #7 structure by the object identifier at its start (RFC 5652, 5.1): `signedData` is 1.2.840.113549.1.7.2. */
function structureOf(content: Uint8Array): 'signed-data' | 'enveloped-data' {
  return Buffer.from(content.subarray(0, 32)).includes(Buffer.from('2a864886f70d010702', 'hex')) ? 'signed-data' : 'enveloped-data';
}
