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

/** Pages that are asked for before they are wanted, at most. */
const mostAhead = 2;

/**
 * Gives the items of all pages; at most three are held at a time. The second page is asked for when its first item is wanted, as most want no more than the
 * first; while the second is gone through one page is asked for ahead, and two from the third on: each as soon as the one before it came, so that whoever now
 * and then takes longer for a page than Graph does holds nothing up. The link to the next page is followed as a whole, as Graph asks.
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
  const askAt = async (url: string): Promise<Located> => ({ url, ...(await ask(url, stop.signal)) });
  const follow = async (page: Located | undefined): Promise<Located | undefined> => {
    if (page?.next === undefined) return undefined;
    if (page.next === page.url) throw misled('the link to the next page leads to the same page');
    checkTokenAddress(page.next, first, 'the link to the next page');
    return askAt(page.next);
  };
  /** Those that are asked for, in order: each once the one before it came. */
  const coming: Promise<Located | undefined>[] = [];
  try {
    let page: Located | undefined = await askAt(first);
    for (let number = 1; page !== undefined; number += 1) {
      while (coming.length < Math.min(number - 1, mostAhead)) {
        const next: Promise<Located | undefined> = coming.at(-1)?.then(follow) ?? follow(page);
        // It is awaited when its turn comes, or never.
        next.catch(() => undefined);
        coming.push(next);
      }
      // `yield*` of a list makes more promises for each item.
      for (const item of page.items) yield item;
      page = await (coming.shift() ?? follow(page));
    }
  } finally {
    stop.abort();
  }
}

/** A page, and the address that it came from. */
interface Located extends Page {
  readonly url: string;
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
