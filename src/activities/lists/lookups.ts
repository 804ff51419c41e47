import { inputError } from '../../core/input.ts';
import { isOnbehalfError, OnbehalfError } from '../../core/errors.ts';
import type { Graph, GraphRequest } from '../../core/ports.ts';
import type { ListColumn } from './column.ts';
import { paramsOf, type ListPlace } from './find-list.ts';
import { columnNamed } from './find-column.ts';
import type { GraphListItem } from './item.ts';
import type { GraphList } from './list.ts';
import { largestPage } from './item-pages.ts';
import { listOf, namedBy, type Lookups, type WrittenValue } from './write-value.ts';

/** The calls that an activity declares to find people by their addresses, and looked-up items by what is shown of them. */
export const findingLookups = [{ operation: 'GET /sites/{site}/lists' }, { operation: 'GET /sites/{site}/lists/{list}/items' }] as const;

type Op = (typeof findingLookups)[number]['operation'];

/** Rows of values by column. */
type Rows = readonly Readonly<Record<string, WrittenValue>>[];

/** Texts by the source that they are looked up in: one's key is the id of a list and a column. */
interface Source {
  readonly column: ListColumn;
  readonly texts: Set<string>;
  /** Numbers by text in lower case. */
  readonly found: Map<string, number[]>;
}

/** For a look before anything is read: every text is taken for one that is there. */
export const anyLookup: Lookups = () => 1;

/**
 * Finds the numbers of the people and items that rows of values name by a text. Each list is read once, and only where a text is to be found in it.
 *
 * @throws what Graph refuses; OnbehalfError NOT_FOUND where a site does not tell its people.
 */
export async function findLookups(graph: Graph<Op>, { site }: ListPlace, columns: readonly ListColumn[], rows: Rows): Promise<Lookups> {
  const sources = sourcesOf(columns, rows);
  for (const source of sources.values()) {
    const { column } = source;
    const list = column.kind === 'person' ? await listOfPeople(graph, site) : column.lookupList;
    if (list === null)
      throw inputError('The values', [
        { field: column.name, problem: 'takes items of a list that Graph does not name. Give the id of an item.' },
      ]);
    await fill(graph, { site, list }, source);
  }
  return (column, text) => {
    const ids = sources.get(keyOf(column))?.found.get(text.toLowerCase()) ?? [];
    if (ids.length === 1) return ids[0] ?? 0;
    if (ids.length > 1)
      return { problem: `must be one item, and ${ids.length} show "${text}". Give the id of one of them as a number: ${ids.join(', ')}.` };
    return {
      problem:
        column.kind === 'person'
          ? noPerson(text)
          : `must be what an item of the other list shows in ${column.lookupColumn ?? 'it'}; none shows "${text}".`,
    };
  };
}

function noPerson(text: string): string {
  return `must be the address of a person whom the site knows; it does not know "${text}". A site knows whoever opened it or was given access to it.`;
}

function sourcesOf(columns: readonly ListColumn[], rows: Rows): Map<string, Source> {
  const sources = new Map<string, Source>();
  for (const [name, value] of rows.flatMap((row) => Object.entries(row))) {
    const column = columnNamed(columns, name);
    if ('problem' in column || (column.kind !== 'person' && column.kind !== 'lookup')) continue;
    const texts = listOf(value).flatMap((one) => {
      const named = namedBy(one);
      return typeof named === 'string' ? [named.trim().toLowerCase()] : [];
    });
    if (texts.length === 0) continue;
    const source = sources.get(keyOf(column)) ?? { column, texts: new Set(), found: new Map() };
    for (const text of texts) source.texts.add(text);
    sources.set(keyOf(column), source);
  }
  return sources;
}

function keyOf({ kind, lookupList, lookupColumn }: ListColumn): string {
  return kind === 'person' ? 'people' : `${lookupList} ${lookupColumn}`;
}

/** The list in which SharePoint keeps the people that a site knows: its title differs by language, its address does not. Where no list tells, the title. */
async function listOfPeople(graph: Graph<Op>, site: string): Promise<string> {
  // Lists of the system are told only to whom asks for `system`. https://learn.microsoft.com/graph/api/list-list
  const request = { params: { site }, query: { $select: 'id,name,webUrl,system' } };
  for await (const { id, webUrl } of graph.list<GraphList>('GET /sites/{site}/lists', request))
    if (/\/_catalogs\/users(?:\/|$)/i.test(webUrl ?? '')) return id;
  return 'User Information List';
}

/** The items of a source. @throws OnbehalfError NOT_FOUND where a site does not tell its people. */
async function* itemsOf(
  graph: Graph<Op>,
  params: ListPlace,
  query: NonNullable<GraphRequest['query']>,
  isPeople: boolean,
): AsyncGenerator<GraphListItem, void, void> {
  try {
    yield* graph.list<GraphListItem>('GET /sites/{site}/lists/{list}/items', { params: paramsOf(params), query });
  } catch (error) {
    if (!isPeople || !isOnbehalfError(error) || error.code !== 'NOT_FOUND') throw error;
    throw new OnbehalfError('NOT_FOUND', 'The site does not tell which people it knows, so that nobody can be named by an address.', {
      remedy: 'Give the number that the person has in the site, as `lookupId` of a person in an item that was read.',
      cause: error,
    });
  }
}

async function fill(graph: Graph<Op>, place: ListPlace, { column, texts, found }: Source): Promise<void> {
  const names = column.kind === 'person' ? ['EMail', 'UserName'] : [column.lookupColumn ?? 'Title'];
  const query = { $select: 'id', $expand: `fields($select=${names.join(',')})`, $top: largestPage };
  for await (const { id, fields } of itemsOf(graph, place, query, column.kind === 'person')) {
    const shown = new Set(names.flatMap((name) => fields?.[name] ?? []).map((text) => String(text).toLowerCase()));
    for (const text of shown) if (texts.has(text)) found.set(text, [...(found.get(text) ?? []), Number(id)]);
  }
}
