import type { CelNode } from './cel.ts';
import type { ExpressionProblem } from './expression-problem.ts';
import { unknown } from './types.ts';
import type { ValueType } from './value-type.ts';

/** What is known at one place of an expression. */
export interface Known {
  readonly types: Readonly<Record<string, ValueType>>;
  /** What may be missing, and is there: `has(message.from)` said so. As it is written, without blanks. */
  readonly present: ReadonlySet<string>;
  /** What is missing is nothing, and so is everything that would lie in it: the first value of `default`. */
  readonly isLenient?: boolean;
}

/** What was found. */
export interface Finding {
  readonly problems: ExpressionProblem[];
  /** Reads of what may be missing: they give nothing where it is. */
  readonly maybe: Set<CelNode>;
  /** Comparisons of two dates. */
  readonly dates: Set<CelNode>;
}

/** Finds the type of a node, and everything that is wrong below it. */
export type Check = (node: CelNode, known: Known, found: Finding) => ValueType;

/** Notes what is wrong, and gives the type of what is not known. */
export type Report = (place: { readonly start: number; readonly end: number }, message: string) => ValueType;

/** Notes problems in a finding. */
export function reporter({ problems }: Finding): Report {
  return ({ start, end }, message) => {
    problems.push({ message, start, end });
    return unknown;
  };
}

/** What a chain of names reads, as it is written: `message.from.address`; undefined for anything else. */
export function pathOf(node: CelNode): string | undefined {
  if (node.op === 'id') return node.args;
  if (node.op !== '.') return undefined;
  const above = pathOf(node.args[0]);
  return above === undefined ? undefined : `${above}.${node.args[1]}`;
}
