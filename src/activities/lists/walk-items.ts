import { z } from 'zod';
import { inputError } from '../../core/input.ts';
import type { Graph } from '../../core/ports.ts';
import { instantsIn, type ToInstant } from '../date-times.ts';
import { timeZone } from '../fields.ts';
import { query } from '../odata.ts';
import { take, top } from '../take.ts';
import type { ListColumn } from './column.ts';
import { findColumn } from './find-column.ts';
import { findingList, findList, listFields } from './find-list.ts';
import { columnNames, toItem, type ListItem } from './item.ts';
import { itemFilter, readFilter, type ReadFilter } from './item-filter.ts';
import { eachItem, listingItems } from './item-pages.ts';
import { columnInQuery, filterOfQuery, namesInQuery } from './odata-filter.ts';
import { columns, shownColumns } from './shown-columns.ts';

/** The inputs of an activity that goes through the items of a list. */
export const walkFields = {
  ...listFields,
  filter: itemFilter
    .optional()
    .describe(
      'Conditions on columns. It works in a list of any size: an indexed column makes it quick, without one the whole list is read.',
    ),
  query: query.describe(
    "A condition in OData on columns by their internal names, fields/Status eq 'Open'; it holds together with `filter`. One that SharePoint refuses in a large list is looked at here.",
  ),
  columns,
  columnNames,
  orderBy: z.string().trim().min(1).optional().describe('The column to sort by. Left out: in the order in which the items were made.'),
  descending: z.boolean().default(false).describe('With `orderBy`: the greatest or newest first.'),
  top,
  timeZone,
};

const walkInput = z.object(walkFields);

/** What is gone through. */
export type Walk = z.output<typeof walkInput>;

/** The calls that `walkItems` makes; an activity declares them. */
export const walkCalls = [...findingList, listingItems] as const;

/** Goes through the items of a list, one by one; the next page is asked for when its first item is wanted. */
export async function* walkItems(graph: Graph, input: Walk): AsyncGenerator<ListItem, void, void> {
  const instant = await instantsIn(input.timeZone);
  const place = await findList(graph, input);
  const { columns: all } = place;
  const shown = { place, columns: shownColumns(all, input.columns), columnNames: input.columnNames };
  const orderBy =
    input.orderBy === undefined ? undefined : { column: findColumn(all, input.orderBy, 'orderBy'), descending: input.descending };
  const { filter, sent, queried } = selectionOf(input, all, instant);
  const wanted = { place, shown: shown.columns, filter, query: sent, queried, orderBy, top: input.top };
  for await (const item of take(eachItem(graph, wanted), input.top)) yield toItem(item, shown);
}

/** What is looked at here, and what goes to SharePoint as it is. */
interface Selection {
  readonly filter: ReadFilter | undefined;
  readonly sent: string | undefined;
  readonly queried: readonly ListColumn[];
}

/**
 * Reads both ways of saying which items are wanted.
 *
 * @throws OnbehalfError INPUT_INVALID for a column that is not there, and for a condition in OData that neither SharePoint nor we can answer.
 */
export function selectionOf(input: Pick<Walk, 'filter' | 'query'>, all: readonly ListColumn[], instant: ToInstant): Selection {
  const filter = input.filter && readFilter(input.filter, all, instant);
  if (input.query === undefined) return { filter, sent: undefined, queried: [] };
  const queried = namesInQuery(input.query).map((name) => columnInQuery(all, name) ?? findColumn(internal(all), name, 'query'));
  const read = filterOfQuery(input.query, all, instant);
  if (read !== undefined) return { filter: filter ? { match: 'all', parts: [filter, read] } : read, sent: undefined, queried };
  const slow = queried.filter(({ indexed }) => !indexed);
  if (slow.length === 0) return { filter, sent: input.query, queried };
  const names = slow.map(({ displayName }) => displayName).join(', ');
  const problem =
    `has more than comparisons, startswith and contains, and looks at columns without an index: ${names}. SharePoint refuses that. ` +
    'Make an index on them in the settings of the list, or give the condition as `filter`.';
  throw inputError('The condition', [{ field: 'query', problem }]);
}

/** The columns by their internal names alone: OData knows no other. */
function internal(all: readonly ListColumn[]): readonly ListColumn[] {
  return all.map((column) => ({ ...column, displayName: column.name }));
}
