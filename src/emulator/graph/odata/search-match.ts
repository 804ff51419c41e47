import type { SearchExpression, SearchTerm } from './search-expression.ts';

/** Evaluates a search. @param holds - Whether one term holds for the item. */
export function matchesSearch(search: SearchExpression, holds: (term: SearchTerm) => boolean): boolean {
  switch (search.kind) {
    case 'term':
      return holds(search);
    case 'not':
      return !matchesSearch(search.operand, holds);
    case 'and':
      return search.operands.every((operand) => matchesSearch(operand, holds));
    case 'or':
      return search.operands.some((operand) => matchesSearch(operand, holds));
  }
}

/**
 * Whether a term stands in a text, as full-text search sees it: letter case aside, each word of the term is a word of the text, or with
 * a property or a final `*` begins one; the words of a phrase follow each other, and only with a final `*` the last one may go on. With
 * `=` the whole text must be the term.
 *
 * Source: https://learn.microsoft.com/sharepoint/dev/general-development/keyword-query-language-kql-syntax-reference
 */
export function textHolds(text: string, term: SearchTerm): boolean {
  const wanted = words(term.text);
  if (wanted.length === 0) return false;
  const present = words(text);
  if (term.operator === '=') return wanted.length === present.length && wanted.every((word, index) => word === present[index]);
  const fits = (word: string, candidate: string | undefined): boolean => candidate !== undefined && candidate.startsWith(word);
  if (!term.isPhrase) {
    const mayGoOn = term.isPrefix || term.property !== undefined;
    return wanted.every((word) => present.some((candidate) => (mayGoOn ? fits(word, candidate) : candidate === word)));
  }
  const last = wanted.length - 1;
  return present.some((_, begin) =>
    wanted.every((word, index) => (index === last && term.isPrefix ? fits(word, present[begin + index]) : present[begin + index] === word)),
  );
}

function words(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}
