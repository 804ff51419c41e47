/** What ended: a sign-in on the pages, or a token request by its kind of grant. */
export type SignInEvent = 'page' | 'code' | 'refresh' | 'device' | 'application' | 'password' | 'other';

/** One line of the sign-in log. It holds no password, code or token. */
export interface SignInRecord {
  /** ISO 8601, UTC, in the tenant's time. */
  readonly time: string;
  readonly event: SignInEvent;
  /** Display name of the application, or the client id that was not found. */
  readonly application: string;
  /** User principal name; undefined when nobody of the tenant is known to be meant. */
  readonly user: string | undefined;
  /** AADSTS number; 0 for success. */
  readonly code: number;
  /** What went wrong, for people; empty for success. */
  readonly reason: string;
  readonly correlationId: string;
}
