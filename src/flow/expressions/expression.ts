import { OnbehalfError } from '../../core/errors.ts';
import { childrenOf, createCel, parseErrorOf, plainOf, type CelNode } from './cel.ts';
import { checkNode } from './check-node.ts';
import type { ExpressionProblem } from './expression-problem.ts';
import type { Finding } from './known.ts';
import { refusalsIn } from './refusals.ts';
import { spliced, type Splice } from './splices.ts';
import type { ValueType } from './value-type.ts';

/** What is known of an expression after it was held against the types of what it reads. */
export interface CheckedExpression {
  readonly type: ValueType;
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
    const { ast } = cel.parse(source);
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
  const found: Finding = { problems: [], splices: [] };
  const type = checkNode(ast, { types: variables, present: new Set() }, found);
  let program: ReturnType<typeof cel.parse> | undefined;
  return {
    type,
    problems: found.problems,
    evaluate(given) {
      // A name alone is what it names, results that come one by one included.
      if (ast.op === 'id') return given[ast.args] ?? null;
      program ??= cel.parse(spliced(source, found.splices));
      try {
        return plainOf(program(given));
      } catch (error) {
        throw failureOf(error, source, found.splices);
      }
    },
  };
}

function failureOf(error: unknown, source: string, splices: readonly Splice[]): OnbehalfError {
  const { summary, code, range } = Object(error) as { summary?: string; code?: string; range?: { start: number } };
  // Own functions say what they need in words of their own; the library names types and keys, never values.
  const why =
    code === 'no_such_key'
      ? 'something that it reads is not there'
      : sentence(summary ?? (error instanceof Error ? error.message : '')).replace(/\.$/, '');
  const start = range && splices.length === 0 ? range.start : 0;
  return new OnbehalfError('AUTOMATION_FAILED', `\${${source}} cannot be computed: ${why}.`, {
    details: { expression: source, offset: start },
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

/** The calls whose first argument gives a name to each thing of a list. */
export function isMacro(name: string): boolean {
  return ['map', 'filter', 'all', 'exists', 'exists_one'].includes(name);
}

function sentence(text: string): string {
  return /[.?!]$/.test(text) ? text : `${text}.`;
}
