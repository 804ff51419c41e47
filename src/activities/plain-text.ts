import type { Characters } from '../core/signed-tokens.ts';

const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' };

/**
 * What people read of HTML: its lines and characters without the marks around them. Marks of attachments go, mentions stay as names, pictures as their
 * descriptions. However long or broken it is, it takes time by its length alone: no pattern looks past the next mark.
 */
export function plainText(html: string): string {
  const lines = html
    .slice(Math.max(html.search(/<body\b/i), 0))
    .replaceAll(/\r\n|\r|\n/g, ' ')
    .replaceAll(/<attachment\b[^<>]*>(?:\s*<\/attachment>)?/gi, '')
    .replaceAll(/<(?:img|emoji)\b[^<]*/gi, withDescription)
    .replaceAll(/<br\s*\/?>|<\/(?:p|div|li|tr|h[1-6]|blockquote|pre)>/gi, '\n')
    .replaceAll(/<[^<>]*>/g, '')
    .split('\n')
    .map((line) => line.trim());
  return decoded(lines.join('\n')).trim();
}

/**
 * The description of a picture in the place of its mark; without one the mark stays. Each character is looked at a fixed number of times: a pattern would
 * go to the end from every `alt="` of a mark that is not closed.
 *
 * @param mark - The mark of a picture and what follows it, up to the next mark.
 */
export function withDescription(mark: Characters): string {
  const whole = mark.slice(0);
  const named = /\balt="/i.exec(whole);
  if (!named || whole.slice(0, named.index).includes('>')) return whole;
  const begins = named.index + named[0].length;
  const ends = mark.indexOf('"', begins);
  const closes = ends === -1 ? -1 : mark.indexOf('>', ends);
  return closes === -1 ? whole : mark.slice(begins, ends) + mark.slice(closes + 1);
}

/** Each sign once: an `&amp;lt;` is the text `&lt;`. */
function decoded(text: string): string {
  return text.replaceAll(/&(?:#(\d+)|#x([\da-f]+)|(\w+));/gi, (whole, decimal?: string, hex?: string, name?: string) => {
    if (name !== undefined) return named[name.toLowerCase()] ?? whole;
    const code = decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal);
    return code <= 0x10_ff_ff ? String.fromCodePoint(code) : whole;
  });
}
