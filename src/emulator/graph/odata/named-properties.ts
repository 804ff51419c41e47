import type { Expression } from './expression.ts';
import type { QueryOptions } from './query.ts';

/** The properties in a filter, each once, in the order in which they stand there: `from/emailAddress/address`. */
export function propertiesIn(expression: Expression): string[] {
  return [...new Set(walk(expression))];
}

/** The properties by which a query filters and sorts. */
export function namedProperties({ filter, orderBy }: QueryOptions): string[] {
  return [...(filter ? propertiesIn(filter) : []), ...orderBy.map(({ segments }) => segments.join('/'))];
}

function walk(expression: Expression): string[] {
  switch (expression.kind) {
    case 'literal':
      return [];
    case 'path':
      return [expression.segments.join('/')];
    case 'call':
      return expression.args.flatMap(walk);
    case 'comparison':
    case 'logical':
      return [...walk(expression.left), ...walk(expression.right)];
    case 'not':
    case 'in':
      return walk(expression.operand);
    case 'lambda':
      return [expression.segments.join('/')];
  }
}
