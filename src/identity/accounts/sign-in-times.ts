import { parseCache, textOf } from './cache-text.ts';

/** How long a sign-in lasts that nobody uses: 90 days, https://learn.microsoft.com/entra/identity-platform/refresh-tokens. */
const unusedDays = 90;

/** When a sign-in began, and how long it will do, each ISO 8601. */
export interface SignInTimes {
  /** When the person last signed in; empty where it was not noted. */
  readonly signedInAt: string;
  /** When a token was last got with it. */
  readonly renewedAt: string;
  /**
   * When it ends if nobody uses it until then, at the latest: a policy of the organisation, a new password or an administrator may end it before. Undefined
   * where it cannot be renewed at all.
   */
  readonly staleAt: string | undefined;
}

/** Reads the times of a sign-in out of MSAL's cache text. */
export function signInTimes(cacheText: string): SignInTimes {
  const { AccessToken, RefreshToken, Onbehalf } = parseCache(cacheText);
  const signedInAt = Onbehalf?.signedInAt ?? '';
  const renewals = Object.values(AccessToken).flatMap((entity) => Number(textOf(entity, 'cached_at')) * 1000 || []);
  const renewed = Math.max(...renewals, Date.parse(signedInAt) || 0);
  const staleAt = new Date(renewed);
  staleAt.setUTCDate(staleAt.getUTCDate() + unusedDays);
  const isRenewable = Object.keys(RefreshToken).length > 0;
  return { signedInAt, renewedAt: new Date(renewed).toISOString(), staleAt: isRenewable ? staleAt.toISOString() : undefined };
}
