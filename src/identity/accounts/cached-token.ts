import { parseCache, textOf, type Entity } from './cache-text.ts';
import { covers, fromWire } from '../wire-permissions.ts';

/** An access token that was kept. */
export interface CachedToken {
  readonly accessToken: string;
  readonly expiresOn: Date;
  /** Granted permissions. */
  readonly permissions: readonly string[];
}

/** MSAL rounds the time of storing to whole seconds, up as well as down. */
const roundingMS = 1_000;

/** A token that ends within this time is not handed out any more: the same five minutes as MSAL's. */
export const expiryMarginMS = 300_000;

/**
 * Finds an access token in MSAL's cache text without loading MSAL, which costs more than the rest of a run's start.
 *
 * @param permissions - What the token has to allow.
 * @returns Undefined when there is none that allows it, is not about to end, and need not be renewed yet.
 */
export function cachedToken(cacheText: string, clientId: string, permissions: readonly string[], now: Date): CachedToken | undefined {
  return Object.values(parseCache(cacheText).AccessToken)
    .filter((entity) => isUsable(entity, clientId, now))
    .map((entity) => ({
      accessToken: textOf(entity, 'secret'),
      expiresOn: timeOf(entity, 'expires_on'),
      permissions: fromWire(textOf(entity, 'target').split(' ')),
    }))
    .filter((token) => token.permissions.length > 0 && covers(token.permissions, permissions))
    .reduce<CachedToken | undefined>((best, token) => (best && best.expiresOn >= token.expiresOn ? best : token), undefined);
}

/** The permissions that were granted to an account before, also those of tokens that have ended: consent outlives a token. */
export function grantedIn(cacheText: string, clientId: string): string[] {
  const tokens = Object.values(parseCache(cacheText).AccessToken).filter((entity) => textOf(entity, 'client_id') === clientId);
  return [...new Set(tokens.flatMap((entity) => fromWire(textOf(entity, 'target').split(' '))))].toSorted();
}

function isUsable(entity: Entity, clientId: string, now: Date): boolean {
  const type = textOf(entity, 'token_type').toLowerCase();
  const refreshOn = timeOf(entity, 'refresh_on');
  return (
    textOf(entity, 'client_id') === clientId &&
    textOf(entity, 'secret') !== '' &&
    (type === '' || type === 'bearer') &&
    // A token from the future means that the clock was turned back: how long it lasts cannot be told.
    timeOf(entity, 'cached_at').getTime() - roundingMS <= now.getTime() &&
    timeOf(entity, 'expires_on').getTime() - expiryMarginMS > now.getTime() &&
    (Number.isNaN(refreshOn.getTime()) || refreshOn > now)
  );
}

/** MSAL writes times as seconds since 1970, in a text. */
function timeOf(entity: Entity, name: string): Date {
  const seconds = textOf(entity, name);
  return new Date(seconds === '' ? Number.NaN : Number(seconds) * 1000);
}
