import { type Call, GraphFailure } from '../route.ts';
import type { Expression } from '../odata/expression.ts';
import type { QueryOptions } from '../odata/query.ts';
import { type QueryRule, underRules } from '../odata/query-rule.ts';

/** Whether the request has the header of advanced queries, `ConsistencyLevel: eventual`. */
export function isEventual(call: Call): boolean {
  return call.headers.get('ConsistencyLevel')?.toLowerCase() === 'eventual';
}

/**
 * Refuses what the directory answers only as an advanced query: `$search` needs the header; `ne`, `not`, `endsWith`, `contains` on
 * text, `$filter` together with `$orderby`, and what the rules of a collection name need the header and `$count=true`.
 *
 * Source: Microsoft Graph, "Advanced query capabilities on directory objects".
 *
 * @throws GraphFailure 400 `Request_UnsupportedQuery`.
 */
export function checkAdvancedQuery(call: Call, query: QueryOptions, rules: readonly QueryRule[]): void {
  const eventual = isEventual(call);
  if (query.search !== undefined && !eventual) {
    throw unsupported(
      "Request with $search query parameter only works through MSGraph with a special request header: 'ConsistencyLevel: eventual'",
    );
  }
  const isAdvanced = (query.filter !== undefined && needsIndex(query.filter)) || (query.filter !== undefined && query.orderBy.length > 0);
  if (eventual && query.count) return;
  if (isAdvanced) throw unsupported('Unsupported Query.');
  underRules(call.tenant, query, rules);
}

function unsupported(message: string): GraphFailure {
  return new GraphFailure(400, 'Request_UnsupportedQuery', message);
}

function needsIndex(expression: Expression): boolean {
  switch (expression.kind) {
    case 'not':
      return true;
    case 'comparison':
      return expression.operator === 'ne' || needsIndex(expression.left) || needsIndex(expression.right);
    case 'logical':
      return needsIndex(expression.left) || needsIndex(expression.right);
    case 'call':
      return expression.name !== 'startswith';
    case 'lambda':
      return expression.body !== undefined && needsIndex(expression.body);
    default:
      return false;
  }
}
