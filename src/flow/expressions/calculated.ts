import { allowLength } from './budget.ts';
import type { CelNode } from './cel.ts';
import { fail, inExpression } from './failure.ts';

const arithmetic: Readonly<Record<string, (left: number, right: number) => number>> = {
  '+': (left, right) => left + right,
  '-': (left, right) => left - right,
  '*': (left, right) => left * right,
  '/': (left, right) => left / right,
  '%': (left, right) => left % right,
};

/** What an operator makes of two numbers, two texts or two lists. @throws ExpressionFailure */
export function calculated(node: CelNode, operator: string, left: unknown, right: unknown): unknown {
  if (typeof left === 'number' && typeof right === 'number') {
    if ((operator === '/' || operator === '%') && right === 0) return fail(node, 'nothing can be divided by 0');
    const result = arithmetic[operator]?.(left, right) ?? Number.NaN;
    return Number.isFinite(result) ? result : fail(node, 'the number is too large');
  }
  if (operator !== '+') return fail(node, `\`${operator}\` works on numbers`);
  if (typeof left === 'string' && typeof right === 'string') {
    inExpression(node, () => allowLength(left.length + right.length));
    return left + right;
  }
  if (Array.isArray(left) && Array.isArray(right)) return [...(left as unknown[]), ...(right as unknown[])];
  return fail(node, '`+` works on two numbers, two texts or two lists');
}
