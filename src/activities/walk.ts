/** What is gone through: a list that is sorted by a moment of its items. */
export interface Course<Item> {
  /** The most items in one answer. */
  readonly pageSize: number;
  /**
   * The list, sorted, from the last moment that was handed out on; undefined: from its beginning. It may give what was handed out before.
   * The signal is aborted when nobody wants it any more. The first items are left out, as many as are told: none where items move.
   */
  readonly list: (from: number | undefined, signal: AbortSignal, skip: number) => AsyncIterable<Item>;
  /** What the list is sorted by, in milliseconds. */
  readonly momentOf: (item: Item) => number;
  readonly idOf: (item: Item) => string;
  /** Whether an item may stand further on in the list by the time that one gets there. */
  readonly itemsMove: boolean;
}

/**
 * Gives the items of a list one by one, a page at a time. From the second page on the next one is asked for while one is gone through, where items stay
 * where they are; whoever wants no more than the first page asks for no second.
 *
 * Graph's own next page of mail and calendars is "skip the first n". Whoever moves, deletes or changes what was handed out shifts the rest, and skipping
 * then leaves items out. So the next page is asked for by the moment of the last item: everything from it on, without what was handed out already.
 * Only past a page of nothing new, after which nobody changed anything, the list itself goes on. Where a whole page and more stand at one moment, it is asked
 * for behind those that were handed out, beginning with the last of them: when it is not there any more, something moved, and all of the moment is asked for.
 *
 * Assumption: what stands at one moment stands in one order as long as nothing moves; Graph's own next pages (`$skip`) need that as well.
 * https://learn.microsoft.com/graph/query-parameters#skip-parameter
 *
 * Of what was handed out no more is kept than ids: those of the last moment, or all of them where items move.
 */
export async function* walk<Item>({ pageSize, list, momentOf, idOf, itemsMove }: Course<Item>): AsyncGenerator<Item, void, void> {
  const known = new Set<string>();
  const stop = new AbortController();
  let last: { readonly moment: number; readonly id: string; readonly place: number } | undefined;
  let isFirst = true;
  /** Those of a page that were not handed out. */
  const newOf = ({ items, from, skipped }: Page<Item>): Item[] => {
    const fresh = items.filter((item) => {
      const moment = momentOf(item);
      if (!itemsMove && moment !== last?.moment) known.clear();
      if (known.has(idOf(item))) return false;
      known.add(idOf(item));
      last = { moment, id: idOf(item), place: 0 };
      return true;
    });
    if (last && fresh.length > 0) {
      const { moment } = last;
      const atLast = items.filter((item) => momentOf(item) === moment).length;
      last = { ...last, place: (from === moment ? skipped : 0) + atLast };
    }
    return fresh;
  };
  const askFrom = (skipped: number): Promise<Page<Item>> =>
    pageOf({ rest: list(last?.moment, stop.signal, skipped)[Symbol.asyncIterator](), from: last?.moment, skipped }, pageSize);
  async function ask(): Promise<Page<Item>> {
    if (itemsMove || last === undefined || last.place < pageSize) return askFrom(0);
    const before = last.id;
    const page = await askFrom(last.place - 1);
    const [first] = page.items;
    if (first !== undefined && idOf(first) === before) return page;
    await page.rest.return?.();
    return askFrom(0);
  }
  try {
    for (let asked: Promise<Page<Item>> | undefined; ;) {
      const wasAhead = asked !== undefined;
      let page = await (asked ?? ask());
      asked = undefined;
      let fresh = newOf(page);
      if (wasAhead && fresh.length === 0) {
        // It may be older than what was done with the items before it, and to go on behind it would leave some out.
        await page.rest.return?.();
        page = await ask();
        fresh = newOf(page);
      }
      while (fresh.length === 0 && page.items.length === pageSize) {
        page = await pageOf({ ...page, skipped: page.skipped + pageSize }, pageSize);
        fresh = newOf(page);
      }
      await page.rest.return?.();
      const isLast = page.items.length < pageSize;
      if (!isLast && !isFirst && !itemsMove) {
        asked = ask();
        // It is awaited when its turn comes, or never.
        asked.catch(() => undefined);
      }
      isFirst = false;
      yield* fresh;
      if (isLast) return;
    }
  } finally {
    stop.abort();
  }
}

/** Where a page stands. */
interface Place<Item> {
  /** Where the list goes on after it. */
  readonly rest: AsyncIterator<Item>;
  /** The moment that the list begins with, and how many of its items stand before the page. */
  readonly from: number | undefined;
  readonly skipped: number;
}

interface Page<Item> extends Place<Item> {
  readonly items: readonly Item[];
}

async function pageOf<Item>(place: Place<Item>, size: number): Promise<Page<Item>> {
  const items: Item[] = [];
  while (items.length < size) {
    const next = await place.rest.next();
    if (next.done === true) break;
    items.push(next.value);
  }
  return { ...place, items };
}
