import type { Expression, Literal } from '../../src/emulator/graph/odata/expression.ts';

/** Writes an expression as `$filter` text that parses to the same expression. Every operation is in parentheses. */
export function printFilter(expression: Expression): string {
  switch (expression.kind) {
    case 'literal':
      return printLiteral(expression);
    case 'path':
      return expression.segments.join('/');
    case 'call':
      return `${expression.name}(${expression.args.map(printFilter).join(',')})`;
    case 'comparison':
    case 'logical':
      return `(${printFilter(expression.left)} ${expression.operator} ${printFilter(expression.right)})`;
    case 'not':
      return `(not ${printFilter(expression.operand)})`;
    case 'in':
      return `(${printFilter(expression.operand)} in (${expression.list.map(printLiteral).join(',')}))`;
    case 'lambda': {
      const { segments, quantifier, variable, body } = expression;
      const inner = variable === undefined || body === undefined ? '' : `${variable}:${printFilter(body)}`;
      return `${segments.join('/')}/${quantifier}(${inner})`;
    }
  }
}

function printLiteral(literal: Literal): string {
  switch (literal.type) {
    case 'string':
      return quoted(literal.value);
    case 'duration':
      return `duration${quoted(literal.value)}`;
    case 'enum':
      return `${literal.enumType}${quoted(literal.value)}`;
    case 'number':
      return Number.isFinite(literal.value) ? String(literal.value) : literal.value > 0 ? 'INF' : '-INF';
    default:
      return String(literal.value);
  }
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}
