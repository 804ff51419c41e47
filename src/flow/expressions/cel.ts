import { type ASTNode, Environment, type ParseError } from '@marcbachmann/cel-js';

/** A node of the syntax tree of an expression. */
export type CelNode = ASTNode;

/** No office expression comes near these; what does is a mistake, or somebody who wants the machine to work. */
const limits = { maxAstNodes: 1_000, maxDepth: 40, maxListElements: 1_000, maxMapEntries: 200, maxCallArguments: 8 };

/**
 * The grammar of expressions: CEL. The library reads; what was read is checked and computed here, so that it costs no more than it may.
 * https://github.com/google/cel-spec
 */
export function createCel() {
  const environment = new Environment({ unlistedVariablesAreDyn: true, homogeneousAggregateLiterals: false, limits });
  return {
    /** The syntax tree of a source, in which every number is one with a fraction, as those of JSON are. @throws ParseError of the library. */
    parse(source: string): CelNode {
      const { ast } = environment.parse(source);
      eachNode(ast, (node) => {
        if (node.op === 'value' && typeof node.args === 'bigint' && Number.isSafeInteger(Number(node.args)))
          (node as { args: unknown }).args = Number(node.args);
      });
      return ast;
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
