import { parseClauses } from '../odata/search-clauses.ts';
import type { SearchExpression } from '../odata/search-expression.ts';
import { matchesSearch } from '../odata/search-match.ts';
import { badRequest } from '../odata/bad-request.ts';

/** Properties whose words are looked at, in any order; of others the beginning is. */
const tokenized = ['displayName', 'description'];

/**
 * The meaning of a directory `$search`, such as `"displayName:ada" OR "mail:ben"`.
 *
 * Source: https://learn.microsoft.com/graph/search-query-parameter, directory object collections
 * Assumption: of a list, one member that begins so is enough.
 *
 * @param beginnings - The properties that `$filter` can find by their beginning.
 * @param read - A property of an item.
 * @throws GraphFailure 400 for a text that is no search, or a property that cannot be searched.
 */
export function directorySearch<Item>(
  text: string,
  beginnings: readonly string[],
  read: (item: Item, property: string) => unknown,
): (item: Item) => boolean {
  const search = parseClauses(text);
  const searchable = new Map([...tokenized, ...beginnings].map((name) => [name.toLowerCase(), name]));
  refuseOtherProperties(search, searchable);
  return (item) =>
    matchesSearch(search, ({ property = '', text: words, isPrefix }) => {
      // A star is a symbol here, and no operator.
      const wanted = isPrefix ? `${words}*` : words;
      const name = searchable.get(property) ?? '';
      const holds = tokenized.includes(name) ? holdsTokens : beginsWith;
      return [read(item, name)].flat().some((value) => typeof value === 'string' && holds(value, wanted));
    });
}

function refuseOtherProperties(search: SearchExpression, searchable: ReadonlyMap<string, string>): void {
  if (search.kind === 'term') {
    // Assumption: the words.
    if (!searchable.has(search.property ?? ''))
      throw badRequest(
        `The property '${search.property ?? ''}' cannot be searched. Use "property:value" with ${[...searchable.values()].join(', ')}.`,
      );
  } else if (search.kind === 'not') refuseOtherProperties(search.operand, searchable);
  else for (const operand of search.operands) refuseOtherProperties(operand, searchable);
}

function beginsWith(value: string, wanted: string): boolean {
  return value.toLowerCase().startsWith(wanted.toLowerCase());
}

/** Whether each token of the text begins one of the value. */
function holdsTokens(value: string, wanted: string): boolean {
  const present = [...tokensOf(value), ...joinedBySymbols(value)];
  return tokensOf(wanted).every((token) => present.some((candidate) => candidate.startsWith(token)));
}

/** Splits at spaces, where a small letter meets a capital, and between letters, digits and symbols, which are tokens too. */
function tokensOf(text: string): string[] {
  const parts = text.replaceAll(/(?<=\p{Ll})(?=\p{Lu})/gu, ' ').match(/[\p{L}\p{M}]+|\p{N}+|[^\p{L}\p{M}\p{N}\s]/gu) ?? [];
  return parts.map((part) => part.toLowerCase());
}

/** Words that only symbols part, as one: `helloworld` of `hello-world`. */
function joinedBySymbols(text: string): string[] {
  const chunks = text.split(/\s+/).map((chunk) => chunk.split(/[^\p{L}\p{M}\p{N}]+/u).filter((word) => word !== ''));
  return chunks.filter((words) => words.length > 1).map((words) => words.join('').toLowerCase());
}
