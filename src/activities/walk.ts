/** What is gone through: a list that is sorted by a moment of its items. */
export interface Course<Item> {
  /** The most items in one answer. */
  readonly pageSize: number;
  /**
   * The list, sorted, from the last moment that was handed out on; undefined: from its beginning. It may give what was handed out before.
   * The signal is aborted when nobody wants it any more.
   */
  readonly list: (from: number | undefined, signal: AbortSignal) => AsyncIterable<Item>;
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
 * Only past a page of nothing new, after which nobody changed anything, the list itself goes on.
 *
 * Of what was handed out no more is kept than ids: those of the last moment, or all of them where items move.
 */
export async function* walk<Item>({ pageSize, list, momentOf, idOf, itemsMove }: Course<Item>): AsyncGenerator<Item, void, void> {
  const known = new Set<string>();
  const stop = new AbortController();
  let last: number | undefined;
  let isFirst = true;
  /** Those of a page that were not handed out. */
  const newOf = (items: readonly Item[]): Item[] =>
    items.filter((item) => {
      const moment = momentOf(item);
      if (!itemsMove && moment !== last) known.clear();
      if (known.has(idOf(item))) return false;
      known.add(idOf(item));
      last = moment;
      return true;
    });
  const ask = (): Promise<Page<Item>> => pageOf(list(last, stop.signal)[Symbol.asyncIterator](), pageSize);
  try {
    for (let asked: Promise<Page<Item>> | undefined; ;) {
      const wasAhead = asked !== undefined;
      let page = await (asked ?? ask());
      asked = undefined;
      let fresh = newOf(page.items);
      if (wasAhead && fresh.length === 0) {
        // It may be older than what was done with the items before it, and to go on behind it would leave some out.
        await page.rest.return?.();
        page = await ask();
        fresh = newOf(page.items);
      }
      while (fresh.length === 0 && page.items.length === pageSize) {
        page = await pageOf(page.rest, pageSize);
        fresh = newOf(page.items);
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

interface Page<Item> {
  readonly items: readonly Item[];
  /** Where the list goes on after it. */
  readonly rest: AsyncIterator<Item>;
}

async function pageOf<Item>(rest: AsyncIterator<Item>, size: number): Promise<Page<Item>> {
  const items: Item[] = [];
  while (items.length < size) {
    const next = await rest.next();
    if (next.done === true) break;
    items.push(next.value);
  }
  return { items, rest };
}
