import type { Items } from './client.ts';

/**
 * Wraps an async generator as `Items`. Each iteration starts the work anew; nothing happens before the first item is wanted.
 *
 * @param start - Starts the work.
 */
export function itemsOf<Item>(start: () => AsyncGenerator<Item, void, void>): Items<Item> {
  const all = async (): Promise<Item[]> => {
    const items: Item[] = [];
    for await (const item of start()) items.push(item);
    return items;
  };
  return {
    [Symbol.asyncIterator]: start,
    all,
    // oxlint-disable-next-line unicorn/no-thenable -- an await that waited for nothing would leave the work undone, and say nothing
    then: (onDone, onFailed) => all().then(onDone, onFailed),
  };
}
