import { OnbehalfError } from '../../core/errors.ts';
import { childrenOf, createCel, parseErrorOf, type CelNode } from './cel.ts';
import { checkNode } from './check-node.ts';
import { compute } from './compute.ts';
import type { ExpressionProblem } from './expression-problem.ts';
import { ExpressionFailure } from './failure.ts';
import type { Finding } from './known.ts';
import { isMacro } from './macros.ts';
import { refusalsIn } from './refusals.ts';
import type { ValueType } from './value-type.ts';

/** What is known of an expression after it was held against the types of what it reads. */
export interface CheckedExpression {
  readonly type: ValueType;
  /** The names that it reads, each once. */
  readonly names: readonly string[];
  readonly problems: readonly ExpressionProblem[];
  /**
   * Computes it. Values are plain: numbers, texts, lists, objects, null; dates are texts as Graph gives them.
   *
   * @throws OnbehalfError AUTOMATION_FAILED with the place in its details; no value stands in the message, for it may be private.
   */
  evaluate(variables: Readonly<Record<string, unknown>>): unknown;
}

/** An expression that was read. */
export interface Expression {
  readonly source: string;
  /** The names that it reads, each once. */
  readonly names: readonly string[];
  /** Holds it against types. Everything that is wrong is found at once. */
  check(variables: Readonly<Record<string, ValueType>>): CheckedExpression;
}

const cel = createCel();

/**
 * Reads an expression, without its `${` and `}`.
 *
 * @returns Where and why it cannot be read, where it cannot; it throws for nothing that a person writes.
 */
export function parseExpression(source: string): Expression | ExpressionProblem {
  try {
    const ast = cel.parse(source);
    const [refusal] = refusalsIn(ast);
    if (refusal) return refusal;
    return { source, names: [...namesIn(ast, new Set())], check: (variables) => check(source, ast, variables) };
  } catch (error) {
    const failure = parseErrorOf(error);
    if (!failure) throw error;
    const { start = 0, end = source.length } = failure.range ?? {};
    return {
      message: `This expression cannot be read: ${sentence(failure.summary)}`,
      start,
      end: Math.max(end, Math.min(start + 1, source.length)),
    };
  }
}

function check(source: string, ast: CelNode, variables: Readonly<Record<string, ValueType>>): CheckedExpression {
  const found: Finding = { problems: [], maybe: new Set(), dates: new Set() };
  const type = checkNode(ast, { types: variables, present: new Set() }, found);
  return {
    type,
    names: [...namesIn(ast, new Set())],
    problems: found.problems,
    evaluate(given) {
      try {
        return compute(ast, given, found);
      } catch (error) {
        throw failureOf(error, source);
      }
    },
  };
}

function failureOf(error: unknown, source: string): unknown {
  if (!(error instanceof ExpressionFailure)) return error;
  return new OnbehalfError('AUTOMATION_FAILED', `\${${source}} cannot be computed: ${error.message}.`, {
    details: { expression: source, offset: error.start },
    cause: error,
  });
}

/** Names that are read and do not come from inside, as `m` in `list.map(m, m.size)` does. */
function namesIn(node: CelNode, names: Set<string>, inner: readonly string[] = []): Set<string> {
  if (node.op === 'id') {
    if (!inner.includes(node.args)) names.add(node.args);
    return names;
  }
  if (node.op === 'rcall' && isMacro(node.args[0])) {
    const [, receiver, [variable, ...rest]] = node.args;
    namesIn(receiver, names, inner);
    const more = variable?.op === 'id' ? [...inner, variable.args] : inner;
    for (const one of rest) namesIn(one, names, more);
    return names;
  }
  for (const child of childrenOf(node)) namesIn(child, names, inner);
  return names;
}

function sentence(text: string): string {
  return /[.?!]$/.test(text) ? text : `${text}.`;
}
