/** How long things live, how patient the sign-in is, and what nobody has documented. Seconds unless the name says otherwise. */
export interface EntraSettings {
  /** Shortest and longest life of an access token; each token gets a length between them. */
  readonly accessTokenSeconds: readonly [shortest: number, longest: number];
  /** Life of an access token for a client that answers claims challenges (`cp1`). */
  readonly longAccessTokenSeconds: number;
  readonly idTokenSeconds: number;
  /** A refresh token ends when it was not used for so long. */
  readonly refreshTokenSeconds: number;
  /** A refresh token of a single-page application ends so long after the sign-in, used or not. */
  readonly spaRefreshTokenSeconds: number;
  readonly authorizationCodeSeconds: number;
  readonly deviceCodeSeconds: number;
  /** What `interval` tells a client that polls for a device code. */
  readonly devicePollSeconds: number;
  /** How long a half finished sign-in page can be continued. */
  readonly signInSeconds: number;
  /** So many wrong passwords in a row lock the account. */
  readonly wrongPasswordsToLock: number;
  readonly lockSeconds: number;
  /**
   * Whether a browser stays signed in when the page ends before a consent is given. Documented nowhere.
   * Assumption: true, because the consent page comes after the sign-in.
   */
  readonly keepsSessionWithoutConsent: boolean;
  /**
   * The `error` of a request without a page (`prompt=none`) that lacks a consent. The page on the authorization code flow names both.
   * Assumption: `consent_required`, the one whose description is about consent.
   */
  readonly silentConsentError: 'consent_required' | 'interaction_required';
  /**
   * The code that the application gets when a person leaves the page that says that an administrator has to approve. Documented nowhere.
   * Assumption: 90094, which is about that; 65004 is what people report as well.
   */
  readonly unapprovedCode: 90094 | 65004;
}

/**
 * The lifetimes that Microsoft documents: access tokens 60 to 90 minutes (28 hours with continuous access evaluation), id tokens an hour,
 * refresh tokens 90 days (24 hours for single-page applications), codes 10 minutes, device codes 15; ten wrong passwords lock for a minute.
 *
 * https://learn.microsoft.com/entra/identity-platform/access-tokens, https://learn.microsoft.com/entra/identity-platform/refresh-tokens,
 * https://learn.microsoft.com/entra/identity/authentication/howto-password-smart-lockout
 */
export const defaultSettings: EntraSettings = {
  accessTokenSeconds: [3600, 5400],
  longAccessTokenSeconds: 28 * 3600,
  idTokenSeconds: 3600,
  refreshTokenSeconds: 90 * 24 * 3600,
  spaRefreshTokenSeconds: 24 * 3600,
  authorizationCodeSeconds: 600,
  deviceCodeSeconds: 900,
  devicePollSeconds: 5,
  signInSeconds: 3600,
  wrongPasswordsToLock: 10,
  lockSeconds: 60,
  keepsSessionWithoutConsent: true,
  silentConsentError: 'consent_required',
  unapprovedCode: 90094,
};
