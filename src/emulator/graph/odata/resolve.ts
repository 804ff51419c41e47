import { type EntityType, knownProperty } from './bad-request.ts';
import type { Expression } from './expression.ts';
import type { QueryOptions } from './query.ts';

/**
 * Puts the spelling of property names in `$select`, `$filter` and `$orderby` right.
 *
 * @throws GraphFailure 400 `Could not find a property named ...` for one that the type does not have.
 */
export function resolveNames(query: QueryOptions, type: EntityType): QueryOptions {
  if (!type.properties) return query;
  return {
    ...query,
    ...(query.filter === undefined ? {} : { filter: resolveFilter(query.filter, type, []) }),
    ...(query.select === undefined ? {} : { select: query.select.map((name) => knownProperty(name, type)) }),
    orderBy: query.orderBy.map((item) => ({ ...item, segments: resolvePath(item.segments, type, []) })),
  };
}

function resolvePath(segments: readonly string[], type: EntityType, variables: readonly string[]): readonly string[] {
  const [first = '', ...rest] = segments;
  // A name with a dot is a cast (`microsoft.graph.eventMessage/...`), not a property.
  if (variables.includes(first) || first.startsWith('$') || first.includes('.')) return segments;
  return [knownProperty(first, type), ...rest];
}

function resolveFilter(expression: Expression, type: EntityType, variables: readonly string[]): Expression {
  const inner = (part: Expression): Expression => resolveFilter(part, type, variables);
  switch (expression.kind) {
    case 'literal':
      return expression;
    case 'path':
      return { ...expression, segments: resolvePath(expression.segments, type, variables) };
    case 'call':
      return { ...expression, args: expression.args.map(inner) };
    case 'comparison':
    case 'logical':
      return { ...expression, left: inner(expression.left), right: inner(expression.right) };
    case 'not':
    case 'in':
      return { ...expression, operand: inner(expression.operand) };
    case 'lambda': {
      const segments = resolvePath(expression.segments, type, variables);
      if (expression.body === undefined || expression.variable === undefined) return { ...expression, segments };
      return { ...expression, segments, body: resolveFilter(expression.body, type, [...variables, expression.variable]) };
    }
  }
}
