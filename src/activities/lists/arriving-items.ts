import { z } from 'zod';
import { isOnbehalfError } from '../../core/errors.ts';
import type { ActivityContext } from '../../core/ports.ts';
import { disorder, nextArrival, type Arrival, type Place } from '../arrivals.ts';
import { instantsIn } from '../date-times.ts';
import { positionIn, waitingFields } from '../waiting.ts';
import { findingList, findList, paramsOf, type FoundList } from './find-list.ts';
import { fitsFilter } from './fits-filter.ts';
import { toItem, type GraphListItem, type ListItem } from './item.ts';
import { filteredColumns } from './item-filter.ts';
import { readGraphItem, readingItem } from './read-item.ts';
import { shownColumns } from './shown-columns.ts';
import { selectionOf, walkFields } from './walk-items.ts';

const { query: _, orderBy: __, descending: ___, top: ____, ...choosing } = walkFields;

/** The input fields by which one waits for items. */
export const arrivingFields = { ...choosing, ...waitingFields };

const arrivingInput = z.object(arrivingFields);

/** The call by which the changes of a list are read. */
const readingChanges = 'GET /sites/{site}/lists/{list}/items/delta';

/** The calls that `nextItem` makes; an activity declares them. */
export const arrivingCalls = [...findingList, { operation: readingChanges }, readingItem] as const;

type Op = (typeof arrivingCalls)[number]['operation'];

/** Something that happens to items, as the changes of their list show it. */
export interface ItemHappening {
  /** What tells it apart from others in a position. */
  readonly name: string;
  /** When it happened to an item, and what tells this time from all others; undefined where it did not. */
  of(item: GraphListItem): { readonly id: string; readonly at: string } | undefined;
}

/** An item was made. */
export const added: ItemHappening = {
  name: 'added',
  of: ({ id, createdDateTime }) => (createdDateTime ? { id: keyOf(id), at: createdDateTime } : undefined),
};

/** An item was changed after it was made. */
export const updated: ItemHappening = {
  name: 'updated',
  of(item) {
    const { id, eTag, createdDateTime, lastModifiedDateTime: at } = item;
    return at && isChanged(item) ? { id: keyOf(id, eTag ?? at), at: at ?? createdDateTime ?? '' } : undefined;
  },
};

/** The tag of an item ends with the number of its version, `"...,3"`; one whose tag does not is told by its dates. */
function isChanged({ eTag, createdDateTime, lastModifiedDateTime }: GraphListItem): boolean {
  const [, version] = /,(\d+)"?$/.exec(eTag ?? '') ?? [];
  return version === undefined ? createdDateTime !== lastModifiedDateTime : Number(version) > 1;
}

function keyOf(...parts: readonly string[]): string {
  return JSON.stringify(parts);
}

/** Where the changes of a list go on, and from when on something counts as new. */
interface Since {
  readonly link: string;
  readonly from: string;
}

/**
 * The next time that something happens to an item that fits.
 *
 * @throws OnbehalfError TIMED_OUT; INPUT_INVALID for a column that is not there; what Graph refuses.
 */
export async function nextItem(
  context: ActivityContext<Op>,
  asked: z.output<typeof arrivingInput>,
  happening: ItemHappening,
): Promise<ListItem> {
  const { position, timeoutSeconds } = asked;
  const instant = await instantsIn(asked.timeZone);
  const list = await findList(context.graph, asked);
  const shown = { place: list, columns: shownColumns(list.columns, asked.columns), columnNames: asked.columnNames };
  const { filter } = selectionOf(asked, list.columns, instant);
  const place: Place<ListItem> = {
    ...changesOf(context, list, happening),
    async read(key) {
      const [id = ''] = JSON.parse(key) as readonly string[];
      try {
        const item = await readGraphItem(context.graph, shown, id, filter ? filteredColumns(filter) : []);
        return filter === undefined || fitsFilter(filter, item.fields ?? {}) ? toItem(item, shown) : undefined;
      } catch (error) {
        // Deleted again before anybody looked.
        if (isOnbehalfError(error) && error.code === 'NOT_FOUND') return undefined;
        throw error;
      }
    },
  };
  return nextArrival(context, place, { position: positionIn(position, undefined, list.site, list.list, happening.name), timeoutSeconds });
}

function changesOf(
  { graph, now }: ActivityContext<Op>,
  list: FoundList,
  { of }: ItemHappening,
): Pick<Place<ListItem>, 'begin' | 'changes'> {
  const params = paramsOf(list);
  return {
    async begin() {
      // https://learn.microsoft.com/graph/api/listitem-delta: nothing but where the changes go on from now.
      const { body, headers } = await graph.exchange(readingChanges, { params, query: { token: 'latest' } });
      const { '@odata.deltaLink': link, '@odata.nextLink': next } = (body ?? {}) as Readonly<Record<string, string | undefined>>;
      // The clock of the service, by which it dates items.
      const date = new Date(headers['date'] ?? now());
      const from = (Number.isNaN(date.getTime()) ? now() : date).toISOString();
      return { seen: [{ id: '', at: from }], since: written({ link: link ?? next ?? '', from }) };
    },
    async *changes(start) {
      const before = 'since' in start ? (JSON.parse(start.since) as Since) : undefined;
      let from = before?.from ?? ('at' in start ? start.at : '');
      for await (const { items, since } of graph.changes<GraphListItem>(readingChanges, { params }, before?.link)) {
        const happened = items.flatMap((item): Arrival[] => {
          const found = of(item);
          return found && Date.parse(found.at) >= Math.floor(Date.parse(from) / 1000) * 1000 ? [found] : [];
        });
        // What is older than the newest by more than the disorder is known: it was told, or was there before one waited.
        const newest = Math.max(...happened.map(({ at = '' }) => Date.parse(at)), Date.parse(from) + disorder);
        from = new Date(newest - disorder).toISOString();
        yield { items: happened, since: written({ link: since, from }) };
      }
    },
  };
}

function written(since: Since): string {
  return JSON.stringify(since);
}
