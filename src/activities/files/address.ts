import { decoded } from '../../core/decoded.ts';

/** Where a site is: `contoso.sharepoint.com` and `sites/accounts`, and what follows in an address. */
export interface SiteAddress {
  readonly host: string;
  /** Names after the host, decoded: `['sites', 'accounts', 'Shared Documents', 'a.txt']`. */
  readonly segments: readonly string[];
}

/** How many names of an address stand for the site: `sites/NAME`, `teams/NAME`, `personal/NAME`; none for the site at the top. */
export function siteLength([first = '']: readonly string[]): number {
  return /^(?:sites|teams|personal)$/i.test(first) ? 2 : 0;
}

/** Takes an address apart; undefined for a text that is none, and for a sharing link, which does not say where it leads. */
export function readAddress(text: string): SiteAddress | undefined {
  if (!URL.canParse(text)) return undefined;
  const url = new URL(text);
  // Where the page of a library shows a folder, its address stands in a parameter: `onedrive.aspx?id=/personal/ada/Documents/a`.
  const shown = url.searchParams.get('id') ?? url.searchParams.get('RootFolder');
  const path = shown?.startsWith('/') ? shown : decoded(url.pathname);
  const segments = path.split('/').filter((segment) => segment !== '');
  // https://learn.microsoft.com/graph/api/shares-get: links are like https://contoso.sharepoint.com/:x:/s/accounts/EZ...
  if (/^:\w:$/.test(segments[0] ?? '')) return undefined;
  const page = segments.findIndex((segment) => /^(?:Forms|_layouts)$/i.test(segment));
  return { host: url.host, segments: page === -1 ? segments : segments.slice(0, page) };
}

/**
 * The path in its library of what an address leads to: what follows the site and the name of the library. The id of the item where the address has
 * that instead; undefined where it says neither.
 */
export function pathInAddress(text: string): string | { readonly id: string } | undefined {
  const id = URL.canParse(text) ? new URL(text).searchParams.get('id') : null;
  if (id !== null && /^[\dA-F]{1,16}!\w+$/i.test(id)) return { id };
  const address = readAddress(text);
  if (!address) return undefined;
  const start = siteLength(address.segments) + 1;
  return address.segments.length < start ? undefined : address.segments.slice(start).join('/');
}

/** True where two addresses lead to the same place: letter case and the way of encoding do not count. */
export function isSameAddress(one: string, other: string): boolean {
  const [a, b] = [readAddress(one), readAddress(other)];
  return a !== undefined && b !== undefined && spelled(a) === spelled(b);
}

function spelled({ host, segments }: SiteAddress): string {
  return [host, ...segments].join('/').toLowerCase();
}
