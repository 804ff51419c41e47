/** How a search term compares: contains (`:`), equals, or orders (dates and numbers). */
export type SearchOperator = ':' | '=' | '<>' | '<' | '<=' | '>' | '>=';

/** One term: a word, a phrase, or a value that a property must have. */
export interface SearchTerm {
  readonly kind: 'term';
  /** In lower case (`subject`, `from`, `hasattachment`), or undefined: anywhere. */
  readonly property: string | undefined;
  readonly operator: SearchOperator;
  /** Without quotes and without the final `*`. */
  readonly text: string;
  /** In quotes: the words stand together. */
  readonly isPhrase: boolean;
  /** With a final `*`. */
  readonly isPrefix: boolean;
}

/** A parsed `$search`. */
export type SearchExpression =
  | SearchTerm
  | { readonly kind: 'and' | 'or'; readonly operands: readonly SearchExpression[] }
  | { readonly kind: 'not'; readonly operand: SearchExpression };
