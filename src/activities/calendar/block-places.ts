import type { Characters } from '../../core/signed-tokens.ts';

/** What Teams and Skype call the part of a text by which one joins a meeting. Assumption: no page says it; it is what their invitations look like. */
const blockNames = ['me-email-text', 'divskypemeeting'];
const longest = Math.max(...blockNames.map((name) => name.length));
const firstLetters = new Set(blockNames.flatMap(([letter = '']) => [letter, letter.toUpperCase()]).map((letter) => letter.charCodeAt(0)));
const [opens, closes] = ['<', '>'].map((sign) => sign.charCodeAt(0)) as [number, number];

/**
 * Where the first tag begins that has the name of the part by which one joins a meeting; -1 where none has. Each character is looked at a fixed number of
 * times: a pattern would go to the end from every `<`.
 */
export function namedTag(html: Characters): number {
  let begins = -1;
  for (let at = 0; at < html.length; at += 1) {
    const code = html.charCodeAt(at);
    if (code === closes) begins = -1;
    else if (code === opens && begins === -1) begins = at;
    else if (begins !== -1 && firstLetters.has(code)) {
      const ahead = html.slice(at, at + longest).toLowerCase();
      if (blockNames.some((name) => ahead.startsWith(name))) return begins;
    }
  }
  return -1;
}

/** Where the `div` or `p` begins that a text ends with, a `span` inside of it included; -1 where it ends otherwise. Looks at its last two tags alone. */
export function elementAtEnd(html: string): number {
  const text = html.trimEnd();
  if (!text.endsWith('>')) return -1;
  const begins = text.lastIndexOf('>', text.length - 2) + 1;
  const last = text.slice(begins, -1);
  if (begins > 0 && /^\s*<span\b/i.test(last)) {
    const outerBegins = begins === 1 ? 0 : text.lastIndexOf('>', begins - 2) + 1;
    const outer = text.slice(outerBegins, begins - 1).search(element);
    if (outer >= 0) return outerBegins + outer;
  }
  const inner = last.search(element);
  return inner === -1 ? -1 : begins + inner;
}

const element = /<(?:div|p)\b/i;
