import type { SyntaxNode } from '../syntax.ts';
import { isThere, known, type Value } from './value.ts';

/**
 * What an operator gives: `'a' + 'b'`, `!x`, `-1`, `void 0`, `x ?? y`, `x ? y : z`.
 *
 * @param of - The value of a part of the node.
 * @returns undefined where it is only known when the file runs.
 */
export function combine(node: SyntaxNode, of: (part: string) => Value): Value | undefined {
  switch (node.type) {
    case 'UnaryExpression':
      return unary(String(node['operator']), of('argument'));
    case 'BinaryExpression':
      return node['operator'] === '+' || node['operator'] === '*' ? binary(node['operator'], of('left'), of('right')) : undefined;
    case 'LogicalExpression':
      return logical(String(node['operator']), of('left'), () => of('right'));
    case 'ConditionalExpression': {
      const isTrue = truth(of('test'));
      return isTrue === undefined ? undefined : of(isTrue ? 'consequent' : 'alternate');
    }
    default:
      return undefined;
  }
}

function unary(operator: string, value: Value): Value | undefined {
  if (operator === 'void') return known(undefined);
  const isTrue = truth(value);
  if (operator === '!') return isTrue === undefined ? undefined : known(!isTrue);
  return operator === '-' && value.kind === 'known' && typeof value.value === 'number' ? known(-value.value) : undefined;
}

/** A text and anything else give a text. */
function binary(operator: '+' | '*', left: Value, right: Value): Value | undefined {
  if (left.kind === 'known' && right.kind === 'known') {
    if (operator === '+' && (typeof left.value === 'string' || typeof right.value === 'string'))
      return known(`${String(left.value)}${String(right.value)}`);
    if (typeof left.value !== 'number' || typeof right.value !== 'number') return undefined;
    return known(operator === '+' ? left.value + right.value : left.value * right.value);
  }
  const isText = [left, right].some((side) => side.kind === 'known' && typeof side.value === 'string');
  return operator === '+' && isText ? { kind: 'some' } : undefined;
}

function logical(operator: string, left: Value, right: () => Value): Value | undefined {
  if (operator === '??') {
    if (isThere(left)) return left;
    if (left.kind === 'known') return right();
    return isThere(right()) ? { kind: 'some' } : undefined;
  }
  const isTrue = truth(left);
  if (isTrue !== undefined) return isTrue === (operator === '&&') ? right() : left;
  return operator === '||' && isThere(right()) ? { kind: 'some' } : undefined;
}

/** Whether a value counts as true; undefined where that is only known when the file runs. */
function truth(value: Value): boolean | undefined {
  if (value.kind === 'known') return Boolean(value.value);
  return value.kind === 'some' || value.kind === 'unknown' ? undefined : true;
}
