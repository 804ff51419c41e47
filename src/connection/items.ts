import type { Items } from './client.ts';

/**
 * Wraps an async generator as `Items`. Each iteration starts the work anew; nothing happens before the first item is wanted.
 *
 * @param start - Starts the work.
 */
export function itemsOf<Item>(start: () => AsyncGenerator<Item, void, void>): Items<Item> {
  return {
    [Symbol.asyncIterator]: start,
    async all() {
      const items: Item[] = [];
      for await (const item of start()) items.push(item);
      return items;
    },
  };
}
