/** A text that is read character by character, as `string` is. */
export type Characters = Pick<string, 'length' | 'charCodeAt' | 'indexOf' | 'slice'>;

const beginning = [...'eyJ'].map((letter) => letter.charCodeAt(0));
const dash = '-'.charCodeAt(0);
const dot = '.'.charCodeAt(0);

/** The shortest first part that counts, in characters: `{"` and what else a header holds. */
const shortest = 13;

/**
 * Replaces signed tokens (RFC 7519): three base64url parts with dots between, the first of which begins as an object does. Two parts may come where a
 * log cut one off. Each character is looked at a fixed number of times, whatever the text: a pattern would begin anew at every `eyJ` of `eyJ-eyJ-eyJ`.
 */
export function withoutSignedTokens(text: Characters): string {
  let safe = '';
  let copied = 0;
  let at = 0;
  while (at < text.length) {
    const end = endOfPart(text, at);
    const from = end > at ? beginningIn(text, at, end) : undefined;
    if (from === undefined || text.charCodeAt(end) !== dot) {
      at = Math.max(end, at + 1);
      continue;
    }
    at = endOfPart(text, end + 1);
    if (text.charCodeAt(at) === dot) at = endOfPart(text, at + 1);
    safe += `${text.slice(copied, from)}[token removed]`;
    copied = at;
  }
  return safe + text.slice(copied);
}

/** Where a part that begins here ends; here where none begins. */
function endOfPart(text: Characters, from: number): number {
  let at = from;
  while (at < text.length && isBase64Url(text.charCodeAt(at))) at += 1;
  return at;
}

/** Where in a part the first token can begin: at its start, or behind a dash, for a word may stand before a token. */
function beginningIn(text: Characters, start: number, end: number): number | undefined {
  for (let at = start; at + shortest <= end; at += 1) {
    const isBoundary = at === start || text.charCodeAt(at - 1) === dash;
    if (isBoundary && beginning.every((code, offset) => text.charCodeAt(at + offset) === code)) return at;
  }
  return undefined;
}

/** Letters, digits, `_` and `-`. */
function isBase64Url(code: number): boolean {
  return (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || (code >= 48 && code <= 57) || code === 95 || code === dash;
}
