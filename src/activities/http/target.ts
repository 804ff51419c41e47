/** Where a call goes: a path of Graph below the version, escaped, and the options after the question mark. */
export interface HttpTarget {
  /** `/me/messages/AAMk%3D`; of a known use, `/me/messages/{id}`. */
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
}

/** Hosts of Microsoft Graph, of every cloud. https://learn.microsoft.com/graph/deployments */
const graphHosts: readonly string[] = [
  'graph.microsoft.com',
  'graph.microsoft.us',
  'dod-graph.microsoft.us',
  'microsoftgraph.chinacloudapi.cn',
];

/**
 * Reads the path of a call: `/me/messages`, with `/v1.0` in front or without, or a whole address of Microsoft Graph, as it links to itself.
 *
 * @returns The target, or what is wrong with the text, beginning with a verb.
 */
export function readTarget(written: string): HttpTarget | string {
  if (/[\p{Cc}\\#]/u.test(written) || written !== written.trim()) return 'must not have control characters, blanks at its ends, \\ or #.';
  const isWhole = /^[a-z][a-z0-9+.-]*:|^\/\//i.test(written);
  const local = isWhole ? withoutHost(written) : written;
  if (local === undefined)
    return `must be a path, or an address of Microsoft Graph (https://${graphHosts[0]}/v1.0/...); a call goes nowhere else.`;
  if (!local.startsWith('/')) return 'must begin with /, as /me/messages does.';
  const [whole = '', ...options] = local.split('?');
  const path = whole.replace(/^\/v1\.0(?=\/|$)/i, '');
  const segments = path.split('/').slice(1);
  if (/^beta$/i.test(segments[0] ?? '')) return 'must be of v1.0: what beta has may change any day.';
  if (/^\$batch$/i.test(readable(segments[0] ?? '') ?? '')) return 'must not be a batch: make its calls one by one.';
  if (path === '' || segments.some((segment) => isTrick(segment))) return 'must have no empty, dotted or wrongly escaped segment.';
  const query = options.length === 0 ? {} : Object.fromEntries(new URLSearchParams(options.join('?')));
  return { path: `/${segments.map(escaped).join('/')}`, query };
}

function withoutHost(written: string): string | undefined {
  const url = URL.canParse(written) ? new URL(written) : undefined;
  if (url?.protocol !== 'https:' || url.port !== '' || url.username !== '' || url.password !== '') return undefined;
  if (!graphHosts.includes(url.hostname)) return undefined;
  // Not the path of the parsed address: that one has its dots resolved already.
  const after = /^https:\/\/[^/?#]*(.*)$/is.exec(written)?.[1] ?? '';
  return /^\/v1\.0\//i.test(after) || /^\/beta\//i.test(after) ? after : undefined;
}

/** What climbs out of the path or falls together with another one. */
function isTrick(segment: string): boolean {
  const text = readable(segment);
  return text === undefined || text.trim() === '' || text === '.' || text === '..' || /[/\\\p{Cc}]/u.test(text);
}

function readable(segment: string): string | undefined {
  try {
    return decodeURIComponent(segment);
  } catch {
    return undefined;
  }
}

/** What stands for itself in a path stays as it is, and so does what is escaped already (RFC 3986, 3.3). Braces are placeholders of a known use. */
function escaped(segment: string): string {
  return segment.replaceAll(/[^\w.~!$&'()*+,;=:@%{}-]+/gu, (text) => encodeURIComponent(text));
}
