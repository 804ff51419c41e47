import type { SiteList } from '../../tenant/lists.ts';
import type { Expression } from '../odata/expression.ts';
import type { QueryOptions } from '../odata/query.ts';
import { partsOf } from '../odata/query-rule.ts';
import { readPreferences } from '../prefer.ts';
import type { Call } from '../route.ts';
import { notIndexed, tooManyResources, unknownField } from './failures.ts';

/** How many items a condition may look at without an index. https://learn.microsoft.com/sharepoint/manage-large-lists-in-sharepoint */
export const threshold = 5000;

/** The preference that allows a condition without index: https://learn.microsoft.com/graph/api/listitem-list */
const allowed = 'honornonindexedquerieswarningmayfailrandomly';

/**
 * Refuses a condition or an order that the service does not take.
 * Assumption: an order by a column counts as a condition on it, and one column without index is enough.
 *
 * @throws GraphFailure 400 for a column that is not there, or has no index; 422 where too many items would be looked at.
 */
export function checkItemQuery(call: Call, list: SiteList, query: QueryOptions): void {
  const names = fieldsIn(query);
  for (const name of names) if (!columnOf(list, name)) throw unknownField(name);
  const without = names.find((name) => columnOf(list, name)?.indexed !== true);
  if (without === undefined) return;
  if (!readPreferences(call.headers).all.has(allowed)) throw notIndexed(without);
  if (list.items.size > threshold) throw tooManyResources();
}

/** Names of columns in conditions and orders, `Color` of `fields/Color`. */
function fieldsIn({ filter, orderBy }: QueryOptions): string[] {
  const paths = [...(filter ? partsOf(filter).flatMap(pathOf) : []), ...orderBy.map(({ segments }) => segments)];
  return paths.flatMap(([first = '', name]) => (first.toLowerCase() === 'fields' && name !== undefined ? [name] : []));
}

function pathOf(part: Expression): (readonly string[])[] {
  return part.kind === 'path' ? [part.segments] : [];
}

function columnOf({ columns }: SiteList, name: string) {
  const wanted = name.toLowerCase();
  return columns.find(
    (column) =>
      column.name.toLowerCase() === wanted ||
      `${column.name}LookupId`.toLowerCase() === wanted ||
      (wanted === 'id' && column.name === 'ID'),
  );
}
