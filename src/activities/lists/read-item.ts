import type { Graph } from '../../core/ports.ts';
import { paramsOf } from './find-list.ts';
import { toItem, type GraphListItem, type ListItem, type Shown } from './item.ts';
import { expandFields } from './shown-columns.ts';

/** The call that reads one item. */
export const readingItem = { operation: 'GET /sites/{site}/lists/{list}/items/{item}' } as const;

/** Reads one item as Graph gives it, with its columns. */
export async function readGraphItem(
  graph: Graph<(typeof readingItem)['operation']>,
  { place, columns }: Shown,
  item: string,
  more: Shown['columns'] = [],
): Promise<GraphListItem> {
  const query = { $expand: expandFields(columns, more) };
  return await graph.call<GraphListItem>(readingItem.operation, { params: { ...paramsOf(place), item }, query });
}

/** Reads one item. */
export async function readItem(graph: Graph<(typeof readingItem)['operation']>, shown: Shown, item: string): Promise<ListItem> {
  return toItem(await readGraphItem(graph, shown, item), shown);
}
