import { unknown } from '../types.ts';
import type { ValueType } from '../value-type.ts';

/** A function of expressions. */
export interface ExpressionFunction {
  readonly name: string;
  /** What it takes, in order: the name of each, its type, and whether it may be left out. */
  readonly takes: readonly { readonly name: string; readonly type: ValueType; readonly isOptional?: true }[];
  /** The type of what it gives, by the types that it is given. */
  gives(...types: readonly (ValueType | undefined)[]): ValueType;
  /** One sentence, present tense. */
  readonly summary: string;
  /** An expression, and what it gives; the tests run it, the docs show it. */
  readonly example: readonly [expression: string, gives: unknown];
  /** It looks at what it is given to the last leaf, not only at the things of a list. */
  readonly looksDeep?: true;
  /** The work that it does besides going through what it is given once, in steps of a loop. */
  work?(...values: readonly unknown[]): number;
  /** @throws Error with a sentence that begins with "it", for a value that it cannot work with. */
  run(...values: readonly unknown[]): unknown;
}

/** The type of the things of a list. */
export function thingOf(type: ValueType | undefined): ValueType {
  return type?.kind === 'list' ? type.of : unknown;
}
