/** What is gone through: a list that is sorted by a moment of its items. */
export interface Course<Item> {
  /** The most items in one answer. */
  readonly pageSize: number;
  /** The list, sorted, from the last moment that was handed out on; undefined: from its beginning. It may give what was handed out before. */
  readonly list: (from: number | undefined) => AsyncIterable<Item>;
  /** What the list is sorted by, in milliseconds. */
  readonly momentOf: (item: Item) => number;
  readonly idOf: (item: Item) => string;
  /** Whether an item may stand further on in the list by the time that one gets there. */
  readonly itemsMove: boolean;
}

/**
 * Gives the items of a list one by one; the next page is asked for when its first item is wanted.
 *
 * Graph's own next page of mail and calendars is "skip the first n". Whoever moves, deletes or changes what was handed out shifts the rest, and skipping
 * then leaves items out. So the next page is asked for by the moment of the last item: everything from it on, without what was handed out already.
 * Only past a page of nothing new, after which nobody changed anything, the list itself goes on.
 *
 * Of what was handed out no more is kept than ids: those of the last moment, or all of them where items move.
 */
export async function* walk<Item>({ pageSize, list, momentOf, idOf, itemsMove }: Course<Item>): AsyncGenerator<Item, void, void> {
  const known = new Set<string>();
  let last: number | undefined;
  for (;;) {
    let [received, isNew] = [0, false];
    const isNextPageDue = (): boolean => isNew && received % pageSize === 0;
    for await (const item of list(last)) {
      received += 1;
      const moment = momentOf(item);
      if (!itemsMove && moment !== last) known.clear();
      if (!known.has(idOf(item))) {
        known.add(idOf(item));
        [last, isNew] = [moment, true];
        yield item;
      }
      if (isNextPageDue()) break;
    }
    if (!isNextPageDue()) return;
  }
}
