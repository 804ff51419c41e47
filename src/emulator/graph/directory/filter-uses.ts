import type { Expression } from '../odata/expression.ts';

/** What a filter does with a property: `eq` stands for `ne` and `in` too, `ge` and `le` for `gt` and `lt`; `any` is `any()` alone. */
export type Use = 'eq' | 'startsWith' | 'endsWith' | 'ge' | 'le' | 'null' | 'count' | 'any';

/** One property in a filter and what is done with it. Members of a list go by the list: `keyCredentials/endDateTime`. */
export interface PropertyUse {
  readonly path: string;
  readonly use: Use;
}

/** The lambda variables in force, with the list that each one goes through. */
type Variables = ReadonlyMap<string, string>;

const ofFunction: Readonly<Record<string, Use>> = { startswith: 'startsWith', endswith: 'endsWith' };
const ofComparison = { eq: 'eq', ne: 'eq', ge: 'ge', gt: 'ge', le: 'le', lt: 'le' } as const;

/** What a filter does with each property, in the order in which they stand there. */
export function usesIn(filter: Expression, variables: Variables = new Map()): PropertyUse[] {
  const within = (part: Expression, use: Use): PropertyUse[] =>
    part.kind === 'path' ? [useOf(part.segments, use, variables)] : usesIn(part, variables);
  switch (filter.kind) {
    case 'literal':
      return [];
    case 'path':
      return within(filter, 'eq');
    case 'call':
      return filter.args.flatMap((argument) => within(argument, ofFunction[filter.name] ?? 'eq'));
    case 'comparison': {
      const isNull = [filter.left, filter.right].some((side) => side.kind === 'literal' && side.type === 'null');
      const use = isNull ? 'null' : ofComparison[filter.operator];
      return [...within(filter.left, use), ...within(filter.right, use)];
    }
    case 'logical':
      return [...usesIn(filter.left, variables), ...usesIn(filter.right, variables)];
    case 'not':
    case 'in':
      return within(filter.operand, 'eq');
    case 'lambda': {
      const list = filter.segments.join('/');
      if (!filter.body || filter.variable === undefined) return [{ path: list, use: 'any' }];
      return usesIn(filter.body, new Map(variables).set(filter.variable, list));
    }
  }
}

function useOf([first = '', ...rest]: readonly string[], use: Use, variables: Variables): PropertyUse {
  const path = [variables.get(first) ?? first, ...rest];
  return path.at(-1) === '$count' ? { path: path.slice(0, -1).join('/'), use: 'count' } : { path: path.join('/'), use };
}
