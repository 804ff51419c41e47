import { badRequest } from './bad-request.ts';
import { parseKeywords } from './search-keywords.ts';
import type { SearchExpression } from './search-expression.ts';

/**
 * Parses the `$search` of directory objects: clauses `"property:value"` in quotes, joined by AND, OR, NOT and parentheses.
 *
 * Source: Microsoft Graph, "Use the $search query parameter", directory object collections.
 *
 * @throws GraphFailure 400 when it is no such text.
 */
export function parseClauses(text: string): SearchExpression {
  const parts = partsOf(text);
  const outside = parts
    .filter((_, index) => index % 2 === 0)
    .join(' ')
    .replaceAll(/\b(AND|OR|NOT)\b/g, ' ')
    .replaceAll(/[()\s]/g, '');
  if (outside !== '')
    throw badRequest(
      `Syntax error: character '${outside.charAt(0)}' is not valid at position ${text.indexOf(outside.charAt(0))} in '${text}'.`,
    );
  // "property:some value" becomes property:"some value", which is what the keyword language calls it.
  const keywords = parts.map((part, index) => (index % 2 === 0 ? part : withProperty(part)));
  return parseKeywords(keywords.join(''));
}

function withProperty(clause: string): string {
  const [, property, value] = /^([\w.]+):([\s\S]*)$/.exec(clause) ?? [];
  return property === undefined ? `"${clause}"` : `${property}:"${value ?? ''}"`;
}

/**
 * What stands outside and inside of quotes, in turn; a quote that is not closed stands outside. A character behind a backslash closes nothing. Each is looked at
 * a fixed number of times: a pattern would begin anew at every quote behind a backslash.
 */
export function partsOf(text: Pick<string, 'length' | 'charCodeAt' | 'slice'>): string[] {
  const parts: string[] = [];
  let copied = 0;
  let opened = -1;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === backslash && opened !== -1) at += 1;
    else if (code === quote && opened === -1) opened = at;
    else if (code === quote) {
      parts.push(text.slice(copied, opened), text.slice(opened + 1, at));
      copied = at + 1;
      opened = -1;
    }
  }
  return [...parts, text.slice(copied)];
}

const [quote, backslash] = ['"', '\\'].map((sign) => sign.charCodeAt(0)) as [number, number];
