import type * as forge from 'node-forge';
import asn1 from 'node-forge/lib/asn1.js';

/** More than any program writes; OpenSSL and Windows write some thousand. Each costs a moment that nothing can interrupt. */
const most = 1_000_000;

/**
 * Whether opening a PFX would take so many rounds of its password that it would seem never to end, as a damaged number of them does. Looked at is
 * everything that is not encrypted: there a number of rounds stands behind the salt (RFC 7292, section 4; RFC 8018, appendix A.2 and A.3).
 */
export function takesTooLong({ value }: forge.asn1.Asn1): boolean {
  if (!Array.isArray(value)) return false;
  return value.some(
    (part, index) => (isOctets(value[index - 1]) && isTooMany(part)) || takesTooLong(part) || insideOf(part).some(takesTooLong),
  );
}

function isOctets(part: forge.asn1.Asn1 | undefined): boolean {
  return part?.type === asn1.Type.OCTETSTRING;
}

function isTooMany({ type, value }: forge.asn1.Asn1): boolean {
  if (type !== asn1.Type.INTEGER || typeof value !== 'string') return false;
  return Number(`0x${Buffer.from(value, 'latin1').toString('hex') || '0'}`) > most;
}

/** The structure that a row of octets holds; none where they hold something else. */
function insideOf(part: forge.asn1.Asn1): forge.asn1.Asn1[] {
  if (!isOctets(part) || typeof part.value !== 'string') return [];
  try {
    return [asn1.fromDer(part.value)];
  } catch {
    return [];
  }
}
