/** The part of the package that we use; its own types do not know `compile`. */
declare module 'jmespath' {
  /** Reads an expression. @throws Error saying what is wrong with it. */
  export function compile(expression: string): unknown;
  /** Takes a part of a JSON value. @throws Error where a function gets what it cannot use. */
  export function search(value: unknown, expression: string): unknown;
}
