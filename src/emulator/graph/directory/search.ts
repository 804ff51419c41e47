import { parseClauses } from '../odata/search-clauses.ts';
import type { SearchExpression } from '../odata/search-expression.ts';
import { matchesSearch } from '../odata/search-match.ts';
import { badRequest } from '../odata/bad-request.ts';

/** Properties of directory objects that `$search` looks into by parts of words. Source: Microsoft Graph, "$search", directory objects. */
const searchable = ['displayName', 'description', 'mail', 'userPrincipalName', 'mailNickname', 'givenName', 'surname'];

/**
 * The meaning of a directory `$search`, such as `"displayName:ada" OR "mail:ben"`.
 *
 * @param read - A property of an item.
 * @throws GraphFailure 400 for a text that is no search, or a property that cannot be searched.
 */
export function directorySearch<Item>(text: string, read: (item: Item, property: string) => unknown): (item: Item) => boolean {
  const search: SearchExpression = parseClauses(text);
  refuseOtherProperties(search);
  return (item) =>
    matchesSearch(search, ({ property, text: wanted }) => {
      const value = read(item, searchable.find((name) => name.toLowerCase() === property) ?? '');
      return typeof value === 'string' && wordsOf(wanted).every((word) => wordsOf(value).some((candidate) => candidate.startsWith(word)));
    });
}

function refuseOtherProperties(search: SearchExpression): void {
  if (search.kind === 'term') {
    const isKnown = searchable.some((name) => name.toLowerCase() === search.property);
    if (!isKnown)
      throw badRequest(`The property '${search.property ?? ''}' cannot be searched. Use "property:value" with ${searchable.join(', ')}.`);
  } else if (search.kind === 'not') refuseOtherProperties(search.operand);
  else for (const operand of search.operands) refuseOtherProperties(operand);
}

/** Directory search splits at spaces, digits' edges and special characters, and ignores case. */
function wordsOf(text: string): string[] {
  return text
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
}
