/** Something that is wrong with an expression. */
export interface ExpressionProblem {
  /** What is wrong, and what is allowed. */
  readonly message: string;
  /** Offset in the source, in UTF-16 units. */
  readonly start: number;
  readonly end: number;
}
