import { z } from 'zod';

/** How many results are wanted, of an activity that lists. */
export const top = z.int().optional().describe('How many at most. Left out, 0 or less: all.');

/** The first of some items. @param wanted - Undefined, 0 or less: all. */
export async function* take<Item>(items: AsyncIterable<Item>, wanted: number | undefined): AsyncGenerator<Item, void, void> {
  let count = 0;
  for await (const item of items) {
    yield item;
    if (++count === wanted) return;
  }
}

/** How many items to ask for in one page: no more than are wanted. @param wanted - Undefined, 0 or less: all. @param largest - The largest page. */
export function pageSizeFor(wanted: number | undefined, largest: number): number {
  return wanted !== undefined && wanted > 0 ? Math.min(wanted, largest) : largest;
}
