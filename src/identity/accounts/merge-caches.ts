import { parseCache, parts, textOf, type CacheText, type Entity, type SignInNote } from './cache-text.ts';
import { fromWire } from '../wire-permissions.ts';

/**
 * Joins what two processes made of one cache text. What only one of them changed is taken from it, a removal too; where both changed
 * an entity the newer one wins, and a change wins over a removal. Entra keeps old refresh tokens valid, so either side's will do.
 *
 * @param base - What both began with; undefined when they began with nothing.
 */
export function mergeCaches(base: string | undefined, ours: string, theirs: string | undefined): string {
  const [before, mine, other] = [parseCache(base), parseCache(ours), parseCache(theirs)];
  const oursIsNewer = newestToken(mine) >= newestToken(other);
  const merged = Object.fromEntries(parts.map((part) => [part, mergePart(before[part], mine[part], other[part], oursIsNewer)]));
  const note = newerNote(mine.Onbehalf, other.Onbehalf);
  return JSON.stringify({ ...merged, AccessToken: withoutSuperseded(merged['AccessToken'] ?? {}), ...(note && { Onbehalf: note }) });
}

type Part = Readonly<Record<string, Entity>>;

function mergePart(base: Part, ours: Part, theirs: Part, oursIsNewer: boolean): Part {
  const keys = [...new Set([...Object.keys(ours), ...Object.keys(theirs)])];
  return Object.fromEntries(
    keys.flatMap((key) => {
      const chosen = choose(base[key], ours[key], theirs[key], oursIsNewer);
      return chosen ? [[key, chosen]] : [];
    }),
  );
}

function choose(base: Entity | undefined, ours: Entity | undefined, theirs: Entity | undefined, oursIsNewer: boolean): Entity | undefined {
  if (isSame(ours, base)) return theirs;
  if (isSame(theirs, base)) return ours;
  if (!ours || !theirs) return ours ?? theirs;
  const difference = cachedAt(ours) - cachedAt(theirs);
  return difference > 0 || (difference === 0 && oursIsNewer) ? ours : theirs;
}

/** MSAL allows one token for any two that have a permission in common, and drops all of them where it finds more. */
function withoutSuperseded(tokens: Part): Part {
  const kept: [key: string, token: Entity][] = [];
  for (const [key, token] of Object.entries(tokens).toSorted(([, a], [, b]) => cachedAt(b) - cachedAt(a))) {
    if (!kept.some(([, newer]) => overlaps(newer, token))) kept.push([key, token]);
  }
  return Object.fromEntries(kept);
}

function overlaps(one: Entity, other: Entity): boolean {
  const sameUse = ['home_account_id', 'client_id', 'realm', 'token_type'].every((name) => textOf(one, name) === textOf(other, name));
  const names = new Set(permissionsOf(one));
  return sameUse && permissionsOf(other).some((name) => names.has(name));
}

function permissionsOf(token: Entity): string[] {
  return fromWire(textOf(token, 'target').split(' ')).map((name) => name.toLowerCase());
}

function newerNote(one: SignInNote | undefined, other: SignInNote | undefined): SignInNote | undefined {
  if (!one || !other) return one ?? other;
  const [newer, older] = one.signedInAt >= other.signedInAt ? [one, other] : [other, one];
  return { signedInAt: newer.signedInAt, names: [...new Set([...newer.names, ...older.names])] };
}

function newestToken(cache: CacheText): number {
  return Object.values(cache.AccessToken).reduce((newest, token) => Math.max(newest, cachedAt(token)), 0);
}

/** Seconds since 1970; 0 for entities that have no time. */
function cachedAt(entity: Entity): number {
  return Number(textOf(entity, 'cached_at')) || 0;
}

function isSame(one: Entity | undefined, other: Entity | undefined): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
