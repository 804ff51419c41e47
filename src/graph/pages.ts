import type { ChangePage } from '../core/ports.ts';
import { checkTokenAddress, misled } from './addresses.ts';

/** One page of a collection. */
export interface Page {
  readonly items: readonly unknown[];
  /** Address of the next page; undefined on the last one. */
  readonly next: string | undefined;
}

/**
 * Reads a page. https://learn.microsoft.com/graph/paging
 *
 * @throws OnbehalfError UNAVAILABLE naming the operation when the answer is no collection.
 */
export function pageOf(body: unknown, operation: string): Page {
  const { value, '@odata.nextLink': next } = (body ?? {}) as { value?: unknown; '@odata.nextLink'?: unknown };
  if (!Array.isArray(value)) throw misled(`what came for ${operation} is no collection`);
  return { items: value, next: typeof next === 'string' ? next : undefined };
}

/**
 * Gives the items of all pages; at most two are held at a time. The second page is asked for when its first item is wanted, as most want no more than the
 * first; each one after that while the page before it is gone through. The link to the next page is followed as a whole, as Graph asks.
 *
 * @param ask - Gets the page at an address. Its signal is aborted when nobody wants the page any more.
 * @param first - Address of the first page; later ones must be on its origin, for the token goes along.
 * @throws OnbehalfError UNAVAILABLE when a link leads to another server, or back to the same page.
 */
export async function* eachItem(
  ask: (url: string, signal: AbortSignal) => Promise<Page>,
  first: string,
): AsyncGenerator<unknown, void, void> {
  const stop = new AbortController();
  const follow = async (next: string, from: string): Promise<Page> => {
    if (next === from) throw misled('the link to the next page leads to the same page');
    checkTokenAddress(next, first, 'the link to the next page');
    return ask(next, stop.signal);
  };
  try {
    let page = await ask(first, stop.signal);
    for (let url = first, number = 1; ; number += 1) {
      const { next } = page;
      const ahead = next === undefined || number === 1 ? undefined : follow(next, url);
      // It is awaited when its turn comes, or never.
      ahead?.catch(() => undefined);
      // `yield*` of a list makes more promises for each item.
      for (const item of page.items) yield item;
      if (next === undefined) return;
      page = await (ahead ?? follow(next, url));
      url = next;
    }
  } finally {
    stop.abort();
  }
}

/** One page of a round of changes. */
export interface RoundPage extends Page {
  /** Address where the next round begins; undefined on all pages but the last one. */
  readonly end: string | undefined;
}

/**
 * Reads a page of changes. https://learn.microsoft.com/graph/delta-query-overview
 *
 * @throws OnbehalfError UNAVAILABLE naming the operation when the answer is no such page, or leads nowhere.
 */
export function roundPageOf(body: unknown, operation: string): RoundPage {
  const page = pageOf(body, operation);
  const { '@odata.deltaLink': end } = body as { '@odata.deltaLink'?: unknown };
  if (page.next === undefined && typeof end !== 'string') throw misled(`what came for ${operation} says nowhere how to go on`);
  return { ...page, end: typeof end === 'string' ? end : undefined };
}

/**
 * Gives the pages of one round of changes, each with the place where to go on.
 *
 * @param ask - Gets the page at an address.
 * @param first - Address of the first page.
 * @param graphUrl - Where Graph is: the token goes along, and the place may come from an earlier process.
 * @throws OnbehalfError UNAVAILABLE when a link leads to another server, or back to the same page.
 */
export async function* eachChangePage(
  ask: (url: string) => Promise<RoundPage>,
  first: string,
  graphUrl: string,
): AsyncGenerator<ChangePage<unknown>, void, void> {
  for (let url: string | undefined = first; url !== undefined;) {
    checkTokenAddress(url, graphUrl, 'the link to the next changes');
    const page: RoundPage = await ask(url);
    if (page.next === url) throw misled('the link to the next changes leads to the same page');
    yield { items: page.items, since: page.next ?? page.end ?? url };
    url = page.next;
  }
}
