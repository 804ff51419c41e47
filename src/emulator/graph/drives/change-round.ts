import { linkWith } from '../odata/context.ts';
import { packToken, unpackToken } from '../odata/opaque-token.ts';
import { readPreferences } from '../prefer.ts';
import { type Call, GraphFailure } from '../route.ts';
import { decodedPath } from './decoded-path.ts';

/** How long a token is good, in milliseconds. Assumption: the page says "a long time". */
const lifetime = 30 * 24 * 60 * 60 * 1000;

const usualPage = 200;

/** Where a round of changes stands. */
export interface ChangeRound {
  /** The number of the last change that was told. */
  readonly after: number;
  /** What was gone up to this change was never told, and need not be; 0 once a round is over. */
  readonly begun: number;
  /** The query options of the first request. */
  readonly query: string;
}

/** Something that changes, and goes to the recycle bin. */
interface Changing {
  readonly change: number;
  readonly deletedDateTime?: string;
}

/** What has changes: the number of the last one, and of the last one before a moment in milliseconds, where it can tell. */
export interface ChangeSource {
  readonly change: number;
  changeBefore?(moment: number): number;
}

/**
 * The round that a request goes on with, or begins.
 *
 * @param purpose - What its tokens are for.
 * @throws GraphFailure 410 for a token that is too old, or none.
 */
export function roundOf(call: Call, purpose: string, { change, changeBefore }: ChangeSource): ChangeRound {
  const params = [...call.url.searchParams].filter(([name]) => name.toLowerCase() !== 'token' && !name.startsWith('('));
  const query = new URLSearchParams(params).toString();
  const token = tokenIn(call);
  if (token === undefined) return { after: 0, begun: change, query };
  if (token === 'latest') return { after: change, begun: 0, query };
  const moment = /^\d{4}-\d\d-\d\dT/.test(token) ? Date.parse(token) : Number.NaN;
  if (!Number.isNaN(moment) && changeBefore) return { after: changeBefore(moment), begun: 0, query };
  const unpacked = unpackToken(call.tenant, purpose, token);
  if (!unpacked || call.tenant.clock.now().getTime() - unpacked.at > lifetime) throw resync(call);
  return unpacked.state as ChangeRound;
}

/** The next page of a round, in the order of the changes. @param top - How many are wanted, where somebody said so. */
export function pageOfRound<Item extends Changing>(
  { headers }: Call,
  items: Iterable<Item>,
  { after, begun }: ChangeRound,
  top: number | undefined,
): { readonly page: readonly Item[]; readonly isDone: boolean } {
  const changed = [...items]
    .filter(({ change, deletedDateTime }) => change > after && !(deletedDateTime !== undefined && change <= begun))
    .toSorted((a, b) => a.change - b.change);
  const page = changed.slice(0, readPreferences(headers).maxPageSize ?? top ?? usualPage);
  return { page, isDone: page.length === changed.length };
}

/** The link to the next page, or at its end to the next round, as it stands in an answer. @param change - The last change that there is. */
export function linkOfRound(
  call: Call,
  purpose: string,
  round: ChangeRound,
  { page, isDone, change }: { readonly page: readonly Changing[]; readonly isDone: boolean; readonly change: number },
): Record<string, string> {
  const after = isDone ? change : (page.at(-1)?.change ?? round.after);
  const token = packToken(call.tenant, purpose, { ...round, after, begun: isDone ? 0 : round.begun } satisfies ChangeRound);
  return { [isDone ? '@odata.deltaLink' : '@odata.nextLink']: linkWith({ url: plainPath(call) }, new URLSearchParams({ token })) };
}

/** A token stands in the address in one of three ways, of which one is a slip of the page that clients follow. */
function tokenIn({ params, url }: Call): string | undefined {
  const inQuery = [...url.searchParams].find(([name]) => name.toLowerCase() === 'token')?.[1];
  const [, slipped] = /^\?\(token=(?:'|%27)(.*?)(?:'|%27)\)/.exec(url.search) ?? [];
  return params['token'] ?? inQuery ?? (slipped === undefined ? undefined : decodedPath(slipped));
}

function plainPath({ url }: Call): URL {
  const plain = new URL(url);
  plain.pathname = plain.pathname
    .split(/\(token=/i, 1)
    .join('')
    .replace(/\(\)$/, '');
  return plain;
}

/** https://learn.microsoft.com/graph/api/driveitem-delta names the codes; the words are an assumption. */
function resync(call: Call): GraphFailure {
  const { origin, pathname } = plainPath(call);
  return new GraphFailure(410, 'resyncRequired', 'Resync required. Replace any local items with the version of the service.', {
    headers: { Location: `${origin}${pathname}` },
    innerCodes: ['resyncChangesApplyDifferences'],
  });
}
