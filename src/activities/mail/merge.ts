/**
 * Merges sorted sequences into one sorted sequence. It holds one item of each, and ends all of them when it ends.
 *
 * @param comesBefore - True when the first item belongs before the second.
 */
export async function* merge<Item>(
  sources: readonly AsyncGenerator<Item, void, void>[],
  comesBefore: (a: Item, b: Item) => boolean,
): AsyncGenerator<Item, void, void> {
  const heads: { readonly source: AsyncGenerator<Item, void, void>; item: Item }[] = [];
  try {
    for (const source of sources) {
      const first = await source.next();
      if (!first.done) heads.push({ source, item: first.value });
    }
    for (;;) {
      const next = heads.reduce<(typeof heads)[number] | undefined>(
        (best, head) => (best && !comesBefore(head.item, best.item) ? best : head),
        undefined,
      );
      if (!next) return;
      yield next.item;
      const following = await next.source.next();
      if (following.done) heads.splice(heads.indexOf(next), 1);
      else next.item = following.value;
    }
  } finally {
    for (const source of sources) await source.return();
  }
}
