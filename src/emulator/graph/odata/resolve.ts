import { type EntityType, knownProperty, type SearchedCollection } from './bad-request.ts';
import type { Expression } from './expression.ts';
import { parseFilter } from './filter.ts';
import type { QueryOptions } from './query.ts';

/** The lambda variables in force; of those that stand for members of a searched collection, the collection. */
type Variables = ReadonlyMap<string, SearchedCollection | undefined>;

/**
 * Puts the spelling of property names in `$select`, `$filter` and `$orderby` right.
 *
 * @throws GraphFailure 400 `Could not find a property named ...` for one that the type does not have.
 */
export function resolveNames(query: QueryOptions, type: EntityType): QueryOptions {
  if (!type.properties) return query;
  return {
    ...query,
    ...(query.filter === undefined ? {} : { filter: resolveFilter(query.filter, type, new Map()) }),
    ...(query.select === undefined ? {} : { select: query.select.map((name) => (name.includes('/') ? name : knownProperty(name, type))) }),
    orderBy: query.orderBy.map((item) => ({ ...item, segments: resolvePath(item.segments, type, new Map()) })),
  };
}

/**
 * Reads a `$filter` with the spelling of its names put right.
 *
 * @throws GraphFailure 400 for a text that is none, and for a name that the type does not have.
 */
export function filterFrom(text: string, type: EntityType): Expression {
  return resolveFilter(parseFilter(text), type, new Map());
}

function resolvePath(segments: readonly string[], type: EntityType, variables: Variables): readonly string[] {
  const [first = '', ...rest] = segments;
  // A name with a dot is a cast (`microsoft.graph.eventMessage/...`), not a property.
  if (variables.has(first) || first.startsWith('$') || first.includes('.')) return segments;
  return [knownProperty(first, type), ...rest];
}

function resolveFilter(expression: Expression, type: EntityType, variables: Variables): Expression {
  const inner = (part: Expression): Expression => resolveFilter(part, type, variables);
  switch (expression.kind) {
    case 'literal':
      return expression;
    case 'path':
      return { ...expression, segments: resolvePath(expression.segments, type, variables) };
    case 'call':
      return { ...expression, args: expression.args.map(inner) };
    case 'comparison':
      return {
        ...expression,
        left: respelled(inner(expression.left), expression.right, variables),
        right: respelled(inner(expression.right), expression.left, variables),
      };
    case 'logical':
      return { ...expression, left: inner(expression.left), right: inner(expression.right) };
    case 'not':
    case 'in':
      return { ...expression, operand: inner(expression.operand) };
    case 'lambda':
      return resolveLambda(expression, type, variables);
  }
}

function resolveLambda(expression: Expression & { readonly kind: 'lambda' }, type: EntityType, variables: Variables): Expression {
  const [name = '', ...deeper] = expression.segments;
  const searched = Object.keys(type.searched ?? {}).find((one) => deeper.length === 0 && one.toLowerCase() === name.toLowerCase());
  const segments = searched === undefined ? resolvePath(expression.segments, type, variables) : [searched];
  if (expression.body === undefined || expression.variable === undefined) return { ...expression, segments };
  const within = new Map(variables).set(expression.variable, searched === undefined ? undefined : type.searched?.[searched]);
  return { ...expression, segments, body: resolveFilter(expression.body, type, within) };
}

/** A text as the collection wants it whose member it is compared with. */
function respelled(side: Expression, other: Expression, variables: Variables): Expression {
  if (side.kind !== 'literal' || side.type !== 'string' || other.kind !== 'path') return side;
  const [variable = '', member = ''] = other.segments;
  const collection = variables.get(variable);
  return collection ? { ...side, value: collection(member.toLowerCase(), side.value) } : side;
}
