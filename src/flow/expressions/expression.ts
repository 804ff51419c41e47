import { OnbehalfError } from '../../core/errors.ts';
import type { Place } from '../problem.ts';
import { childrenOf, createCel, eachNode, parseErrorOf, type CelNode } from './cel.ts';
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
  /** Every place where it reads a name from outside, in the order of the text. */
  reads(): readonly NameRead[];
  /** Names that it gives to things of lists itself, as `m` in `list.map(m, m.size)`. */
  inner(): readonly string[];
  /** Every name and every field that stands in it, whatever it is. */
  words(): readonly string[];
  /** Holds it against types. Everything that is wrong is found at once. */
  check(variables: Readonly<Record<string, ValueType>>): CheckedExpression;
}

/** A place of an expression where a name is read: offsets in its source. */
export interface NameRead extends Place {
  readonly name: string;
  /** What is read of it there: `folder` of `inputs.folder`. */
  readonly field?: Place & { readonly name: string };
  /** A field is read that is computed: `inputs[x]`. */
  readonly isOpen: boolean;
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
    const names = [...new Set(readsIn(ast).map(({ name }) => name))];
    return {
      source,
      names,
      reads: () => readsIn(ast).toSorted((a, b) => a.start - b.start),
      inner: () => innerNames(ast),
      words: () => wordsOf(ast),
      check: (variables) => check(source, ast, names, variables),
    };
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

function check(source: string, ast: CelNode, names: readonly string[], variables: Readonly<Record<string, ValueType>>): CheckedExpression {
  const found: Finding = { problems: [], maybe: new Set(), dates: new Set() };
  const type = checkNode(ast, { types: variables, present: new Set() }, found);
  return {
    type,
    names,
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

/** Reads of names that do not come from inside, as `m` in `list.map(m, m.size)` does. */
function readsIn(node: CelNode, inner: readonly string[] = [], above?: CelNode): NameRead[] {
  if (node.op === 'id') return inner.includes(node.args) ? [] : [readOf(node, node.args, above)];
  if (node.op === 'rcall' && isMacro(node.args[0])) {
    const [, receiver, [variable, ...rest]] = node.args;
    const more = variable?.op === 'id' ? [...inner, variable.args] : inner;
    return [...readsIn(receiver, inner, node), ...rest.flatMap((one) => readsIn(one, more, node))];
  }
  return childrenOf(node).flatMap((child) => readsIn(child, inner, node));
}

function readOf({ start, end }: CelNode, name: string, above: CelNode | undefined): NameRead {
  const isOf = above !== undefined && (above.op === '.' || above.op === '[]') && childrenOf(above)[0]?.start === start;
  if (!isOf) return { name, start, end, isOpen: false };
  if (above.op !== '.') return { name, start, end, isOpen: true };
  const field = String(above.args[1]);
  return { name, start, end, field: { name: field, start: above.end - field.length, end: above.end }, isOpen: false };
}

function wordsOf(ast: CelNode): string[] {
  const words: string[] = [];
  eachNode(ast, (node) => {
    if (node.op === 'id') words.push(node.args);
    if (node.op === '.') words.push(String(node.args[1]));
    if (node.op === '[]' && node.args[1].op === 'value') words.push(String(node.args[1].args));
  });
  return words;
}

function innerNames(ast: CelNode): string[] {
  const names: string[] = [];
  eachNode(ast, (node) => {
    const variable = node.op === 'rcall' && isMacro(node.args[0]) ? node.args[2][0] : undefined;
    if (variable?.op === 'id') names.push(variable.args);
  });
  return names;
}

function sentence(text: string): string {
  return /[.?!]$/.test(text) ? text : `${text}.`;
}
