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
  const outside = text
    .replaceAll(/"(?:[^"\\]|\\.)*"/g, ' ')
    .replaceAll(/\b(AND|OR|NOT)\b/g, ' ')
    .replaceAll(/[()\s]/g, '');
  if (outside !== '')
    throw badRequest(
      `Syntax error: character '${outside.charAt(0)}' is not valid at position ${text.indexOf(outside.charAt(0))} in '${text}'.`,
    );
  // "property:some value" becomes property:"some value", which is what the keyword language calls it.
  const keywords = text.replaceAll(/"((?:[^"\\]|\\.)*)"/g, (_, clause: string) => {
    const [, property, value] = /^([\w.]+):([\s\S]*)$/.exec(clause) ?? [];
    return property === undefined ? `"${clause}"` : `${property}:"${value ?? ''}"`;
  });
  return parseKeywords(keywords);
}
