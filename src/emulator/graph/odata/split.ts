import { badRequest } from './bad-request.ts';

/**
 * Splits a text at a separator that is outside parentheses and quotes.
 *
 * @throws GraphFailure 400 when parentheses do not balance.
 */
export function splitOutside(text: string, separator: string): string[] {
  const parts: string[] = [];
  let depth = 0;
  let isQuoted = false;
  let begin = 0;
  for (let position = 0; position < text.length; position += 1) {
    const character = text.charAt(position);
    if (character === "'") isQuoted = !isQuoted;
    if (isQuoted) continue;
    if (character === '(') depth += 1;
    if (character === ')') depth -= 1;
    if (depth < 0) break;
    if (depth === 0 && character === separator) {
      parts.push(text.slice(begin, position));
      begin = position + 1;
    }
  }
  if (depth !== 0 || isQuoted) throw badRequest('Parsing OData Select and Expand failed: Found an unbalanced bracket expression.');
  parts.push(text.slice(begin));
  return parts;
}
