import { type ASTNode, Environment, type ParseError, type ParseResult } from '@marcbachmann/cel-js';
import { functions } from './functions/functions.ts';

/** A node of the syntax tree of an expression. */
export type CelNode = ASTNode;

/** A program of the library: an expression that was read. */
export type CelProgram = ParseResult;

/** No office expression comes near these; what does is a mistake, or somebody who wants the machine to work. */
const limits = { maxAstNodes: 1_000, maxDepth: 40, maxListElements: 1_000, maxMapEntries: 200, maxCallArguments: 8 };

const arithmetic: Readonly<Record<string, (left: number, right: number) => number>> = {
  '+': (left, right) => left + right,
  '-': (left, right) => left - right,
  '*': (left, right) => left * right,
  '/': (left, right) => left / right,
  '%': (left, right) => left % right,
};

/**
 * The language of expressions: CEL, in which every number is one with a fraction, as those of JSON are, with the functions of the table.
 * https://github.com/google/cel-spec
 */
export function createCel() {
  const environment = new Environment({
    unlistedVariablesAreDyn: true,
    homogeneousAggregateLiterals: false,
    enableOptionalTypes: true,
    limits,
  });
  for (const [operator, compute] of Object.entries(arithmetic)) {
    const run = (left: unknown, right: unknown): number => compute(Number(left), Number(right));
    // The counts of the language itself are whole numbers of another kind.
    environment.registerOperator(`double ${operator} int`, run);
    environment.registerOperator(`int ${operator} double`, run);
  }
  environment.registerOperator('double % double', (left: number, right: number) => left % right);
  environment.registerOperator('int == double', (left: unknown, right: unknown) => Number(left) === Number(right));
  for (const { name, takes, run } of functions.values()) {
    const least = takes.filter(({ isOptional }) => isOptional !== true).length;
    for (let count = least; count <= takes.length; count += 1) {
      const types = Array.from({ length: count }, () => 'dyn').join(', ');
      environment.registerFunction(`${name}(${types}): dyn`, (...values: unknown[]) => run(...values.map(plainOf)) as never);
    }
  }
  return {
    /** @throws ParseError of the library. */
    parse(source: string): CelProgram {
      const program = environment.parse(source);
      eachNode(program.ast, (node) => {
        if (node.op === 'value' && typeof node.args === 'bigint') (node as { args: unknown }).args = Number(node.args);
      });
      return program;
    },
  };
}

/** Where the library found a mistake of syntax; undefined for another failure. */
export function parseErrorOf(error: unknown): ParseError | undefined {
  return error instanceof Error && error.name === 'ParseError' ? (error as ParseError) : undefined;
}

/** Goes through a syntax tree, the outermost node first. */
export function eachNode(node: CelNode, look: (node: CelNode) => void): void {
  look(node);
  for (const child of childrenOf(node)) eachNode(child, look);
}

/** The nodes directly below one. */
export function childrenOf({ args }: CelNode): readonly CelNode[] {
  const found: CelNode[] = [];
  const collect = (part: unknown): void => {
    if (Array.isArray(part)) part.forEach(collect);
    else if (typeof part === 'object' && part !== null && 'op' in part) found.push(part as CelNode);
  };
  collect(args);
  return found;
}

/** A value of the library as JSON has it: numbers are numbers, maps are objects, times are texts. */
export function plainOf(value: unknown): unknown {
  if (typeof value === 'bigint') return Number(value);
  if (value === undefined || value === null || typeof value !== 'object') return value ?? null;
  if (Array.isArray(value)) return value.map(plainOf);
  if (value instanceof Date) return value.toISOString();
  if (value instanceof Map)
    return Object.fromEntries([...(value as Map<unknown, unknown>)].map(([key, item]) => [String(key), plainOf(item)]));
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, plainOf(item)]));
}
