import type { Characters } from '../../core/signed-tokens.ts';

const begin = '-----BEGIN ';

/**
 * The blocks of a PEM text (RFC 7468, section 2), from their first line to their last. A block that another one begins in is none. What stands between two
 * beginnings is looked at once: a pattern for both ends would go to the end of the text from every beginning.
 */
export function pemBlocks(text: Characters): string[] {
  const blocks: string[] = [];
  let at = text.indexOf(begin);
  while (at !== -1) {
    const next = text.indexOf(begin, at + begin.length);
    const piece = text.slice(at, next === -1 ? text.length : next);
    // A longer label than any there is would make the search for its end a long one.
    const [first, label] = /^-----BEGIN ([A-Z ]{1,40})-----/.exec(piece) ?? [];
    const end = first === undefined ? -1 : piece.indexOf(`-----END ${label}-----`, first.length);
    if (end !== -1) blocks.push(`${piece.slice(0, end)}-----END ${label}-----`);
    at = next;
  }
  return blocks;
}
