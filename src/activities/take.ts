/** The first of some items. @param top - Undefined, 0 or less: all. */
export async function* take<Item>(items: AsyncIterable<Item>, top: number | undefined): AsyncGenerator<Item, void, void> {
  let count = 0;
  for await (const item of items) {
    yield item;
    if (++count === top) return;
  }
}
