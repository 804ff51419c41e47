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
    .replaceAll(/<(?:img|emoji)\b[^<>]*?\balt="([^"<]*)"[^<>]*>/gi, '$1')
    .replaceAll(/<br\s*\/?>|<\/(?:p|div|li|tr|h[1-6]|blockquote|pre)>/gi, '\n')
    .replaceAll(/<[^<>]*>/g, '')
    .split('\n')
    .map((line) => line.trim());
  return decoded(lines.join('\n')).trim();
}

/** Each sign once: an `&amp;lt;` is the text `&lt;`. */
function decoded(text: string): string {
  return text.replaceAll(/&(?:#(\d+)|#x([\da-f]+)|(\w+));/gi, (whole, decimal?: string, hex?: string, name?: string) => {
    if (name !== undefined) return named[name.toLowerCase()] ?? whole;
    const code = decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal);
    return code <= 0x10_ff_ff ? String.fromCodePoint(code) : whole;
  });
}
