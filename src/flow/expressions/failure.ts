import type { CelNode } from './cel.ts';

/** An expression cannot be computed with what it was given. Its message holds no value. */
export class ExpressionFailure extends Error {
  override readonly name = 'ExpressionFailure';
  /** Offset in the source, in UTF-16 units. */
  readonly start: number;

  constructor(message: string, { start }: Pick<CelNode, 'start'>, options?: ErrorOptions) {
    super(message, options);
    this.start = start;
  }
}

/** @throws ExpressionFailure */
export function fail(node: CelNode, message: string): never {
  throw new ExpressionFailure(message, node);
}

/** Does a piece of work for a node. @throws ExpressionFailure at that node for whatever goes wrong. */
export function inExpression<T>(node: CelNode, work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (error instanceof ExpressionFailure || !(error instanceof Error)) throw error;
    throw new ExpressionFailure(error.message.replace(/\.$/, ''), node, { cause: error });
  }
}
