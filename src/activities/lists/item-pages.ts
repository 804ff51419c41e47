import { isOnbehalfError } from '../../core/errors.ts';
import type { Graph } from '../../core/ports.ts';
import { pageSizeFor } from '../take.ts';
import type { ListColumn } from './column.ts';
import { comparable, fitsFilter } from './fits-filter.ts';
import { paramsOf, type ListPlace } from './find-list.ts';
import type { GraphListItem } from './item.ts';
import { filteredColumns, type ReadFilter } from './item-filter.ts';
import { isTooLarge, largeListFailure } from './large-list.ts';
import { sentFilter } from './sent-filter.ts';
import { expandFields } from './shown-columns.ts';

/** Items of one page at most; SharePoint gives 200 unless it is asked for more. Assumption: 999, as of other collections; 5,000 is told of elsewhere. */
export const largestPage = 999;

/** The call that reads the items of a list. */
export const listingItems = { operation: 'GET /sites/{site}/lists/{list}/items' } as const;

/** By which column items are sorted. */
export interface Order {
  readonly column: ListColumn;
  readonly descending: boolean;
}

/** Which items of a list are wanted. */
export interface Wanted {
  readonly place: ListPlace;
  /** The columns that are read. */
  readonly shown: readonly ListColumn[];
  readonly filter?: ReadFilter | undefined;
  /** A condition in OData. */
  readonly query?: string | undefined;
  /** The columns that the condition in OData names. */
  readonly queried: readonly ListColumn[];
  readonly orderBy?: Order | undefined;
  /** Undefined, 0 or less: all. */
  readonly top?: number | undefined;
}

/**
 * Gives the items of a list that fit, whatever its size.
 *
 * SharePoint is asked to select and sort by indexed columns only, and each item is looked at here again; where it refuses because the list is too
 * large, the whole list is read page by page instead. A next page begins behind the last item of the page before, by its id or its place in the order:
 * what is deleted meanwhile shifts nothing.
 *
 * @throws OnbehalfError with the advice to index columns, for a condition in OData that SharePoint refuses.
 */
export async function* eachItem(
  graph: Graph<(typeof listingItems)['operation']>,
  wanted: Wanted,
): AsyncGenerator<GraphListItem, void, void> {
  const { filter, query, orderBy } = wanted;
  const clause = filter && sentFilter(filter);
  const isSorted = orderBy !== undefined && canSort(orderBy.column);
  const given = new Set<string>();
  try {
    for await (const item of orderBy && !isSorted
      ? sorted(pages(graph, wanted, clause, false), orderBy)
      : pages(graph, wanted, clause, isSorted)) {
      given.add(item.id);
      yield item;
    }
    return;
  } catch (error) {
    if (!isOnbehalfError(error) || !isTooLarge(error)) throw error;
    if (query !== undefined) throw largeListFailure(error, wanted.queried);
    // Without a clause and an order there is nothing that could be left out, and what was given in an order cannot be put in order again.
    if ((clause === undefined && !isSorted) || (orderBy && given.size > 0)) throw error;
  }
  const rest = pages(graph, wanted, undefined, false);
  for await (const item of orderBy ? sorted(rest, orderBy) : rest) if (!given.has(item.id)) yield item;
}

/** The items that fit, by one listing. */
async function* pages(
  graph: Graph<(typeof listingItems)['operation']>,
  { place, shown, filter, query, orderBy, top }: Wanted,
  clause: string | undefined,
  isSorted: boolean,
): AsyncGenerator<GraphListItem, void, void> {
  const conditions = [...(clause === undefined ? [] : [clause]), ...(query === undefined ? [] : [`(${query})`])];
  const isAll = filter === undefined && (orderBy === undefined || isSorted);
  const request = {
    params: paramsOf(place),
    query: {
      $expand: expandFields(shown, [...(filter ? filteredColumns(filter) : []), ...(orderBy ? [orderBy.column] : [])]),
      $top: pageSizeFor(isAll ? top : undefined, largestPage),
      ...(conditions.length > 0 && { $filter: conditions.join(' and ') }),
      ...(isSorted && orderBy && { $orderby: `fields/${orderBy.column.name}${orderBy.descending ? ' desc' : ''}` }),
    },
  };
  for await (const item of graph.list<GraphListItem>(listingItems.operation, request)) {
    if (filter === undefined || fitsFilter(filter, item.fields ?? {})) yield item;
  }
}

/** SharePoint sorts by an index where one is; people and looked-up items it would sort by their numbers. */
function canSort({ indexed, kind, multiple, multipleLines }: ListColumn): boolean {
  return indexed && !multiple && !multipleLines && ['text', 'number', 'currency', 'choice', 'date', 'dateTime'].includes(kind);
}

/** All items in the order of a column; those of the same value as they came, and empty ones first, as SharePoint has it. */
async function* sorted(items: AsyncIterable<GraphListItem>, { column, descending }: Order): AsyncGenerator<GraphListItem, void, void> {
  const all: { readonly item: GraphListItem; readonly key: string | number | boolean | undefined }[] = [];
  for await (const item of items)
    all.push({
      item,
      key: comparable(column, item.fields ?? {})
        .map(shownPart)
        .at(-1),
    });
  const sign = descending ? -1 : 1;
  for (const { item } of all.toSorted((a, b) => sign * compare(a.key, b.key))) yield item;
}

function shownPart(value: string | number | boolean): string | number | boolean {
  return typeof value === 'string' ? value.toLowerCase() : value;
}

function compare(one: string | number | boolean | undefined, other: string | number | boolean | undefined): number {
  if (one === undefined || other === undefined) return Number(one !== undefined) - Number(other !== undefined);
  if (typeof one === 'string' && typeof other === 'string') return one.localeCompare(other);
  return one < other ? -1 : Number(one > other);
}
