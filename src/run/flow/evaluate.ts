import { OnbehalfError } from '../../core/errors.ts';
import type { CheckedFlow } from '../../flow/check/check-flow.ts';
import { writtenOut } from '../../flow/expressions/functions/texts.ts';
import type { Value, WrittenExpression } from '../../flow/format/value.ts';
import { isNotKnown, notKnown } from './not-known.ts';
import type { Variables } from './variables.ts';

/** Computes the values of one run of a flow; each expression is read once. */
export interface Evaluator {
  /** @throws OnbehalfError where an expression fails, naming it. */
  valueOf(value: Value, variables: Variables): unknown;
  /** The values of a map, by their keys. */
  valuesOf(values: Readonly<Record<string, Value>>, variables: Variables): Record<string, unknown>;
  /** A value as text. */
  textOf(value: Value, variables: Variables): string;
  /** In a dry run: true for a value that is not known, or has such a value in it. */
  isUnknown(value: unknown): boolean;
}

/**
 * An evaluator of a flow that was checked.
 *
 * @param isDry - Only in a dry run is there anything that is not known.
 */
export function createEvaluator({ expressions }: CheckedFlow, isDry: boolean): Evaluator {
  const isUnknown = (value: unknown): boolean => isDry && isNotKnown(value);
  const asText = (value: unknown): string => (isUnknown(value) ? '(not known)' : writtenOut(value));
  const evaluate = (written: WrittenExpression, variables: Variables): unknown => {
    const expression = expressions.get(written);
    if (!expression) throw new OnbehalfError('BUG', `\${${written.source}} was not checked.`);
    const { values } = variables;
    return expression.names.some((name) => isUnknown(values[name])) ? notKnown : expression.evaluate(values);
  };
  const valueOf = (value: Value, variables: Variables): unknown => {
    switch (value.kind) {
      case 'plain':
        return value.value;
      case 'expression':
        return evaluate(value.expression, variables);
      case 'text':
        return value.parts.map((part) => (typeof part === 'string' ? part : asText(evaluate(part, variables)))).join('');
      case 'list':
        return value.items.map((item) => valueOf(item, variables));
      case 'map':
        return valuesOf(value.entries, variables);
    }
  };
  const valuesOf = (values: Readonly<Record<string, Value>>, variables: Variables): Record<string, unknown> =>
    Object.fromEntries(Object.entries(values).map(([key, value]) => [key, valueOf(value, variables)]));
  return { valueOf, valuesOf, textOf: (value, variables) => asText(valueOf(value, variables)), isUnknown };
}
