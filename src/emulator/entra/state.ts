import type { Authority } from './authority.ts';
import type { ClaimsRequest } from './claims-request.ts';
import type { RequestedScopes } from './scopes.ts';
import type { SignInRecord } from './sign-in-record.ts';

/** How a person proved who they are: password, and a one-time code (`amr`, RFC 8176). */
export type AuthenticationMethod = 'pwd' | 'mfa';

/** A person who signed in, once. */
export interface Authentication {
  readonly userId: string;
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly methods: readonly AuthenticationMethod[];
}

/** The platform of a redirect URI; it decides how a code is redeemed. */
export type Platform = 'native' | 'web' | 'spa';

/** What a sign-in was for, kept until the code is redeemed. */
export interface AuthorizationCode {
  readonly clientId: string;
  readonly redirectUri: string;
  readonly platform: Platform;
  readonly scopes: RequestedScopes;
  readonly claims: ClaimsRequest;
  readonly challenge: CodeChallenge | undefined;
  readonly nonce: string | undefined;
  readonly authentication: Authentication;
  readonly expiresAt: number;
  isRedeemed: boolean;
}

/** RFC 7636, section 4.3. */
export interface CodeChallenge {
  readonly value: string;
  readonly method: 'S256' | 'plain';
}

/** A refresh token: bound to the person and the application, not to permissions. */
export interface RefreshToken {
  readonly clientId: string;
  readonly platform: Platform | undefined;
  readonly authentication: Authentication;
  /** What was asked for last; used when a request names no scope. */
  readonly scopes: RequestedScopes;
  /** Milliseconds since 1970, as the two below. */
  readonly issuedAt: number;
  readonly expiresAt: number;
  /** The end that use does not move; only for single-page applications. */
  readonly fixedEnd: number | undefined;
}

/** A sign-in on another device (RFC 8628). */
export interface DeviceCode {
  readonly userCode: string;
  readonly clientId: string;
  readonly authority: Authority;
  readonly scopes: RequestedScopes;
  readonly claims: ClaimsRequest;
  readonly expiresAt: number;
  outcome: DeviceOutcome;
}

/** What the person did on the other device. */
export type DeviceOutcome =
  | { readonly kind: 'pending' }
  | { readonly kind: 'declined' }
  | { readonly kind: 'approved'; readonly authentication: Authentication };

/** Who is signed in in one browser, by object id. An entry without authentication was signed out and is still offered. */
export interface Browser {
  readonly id: string;
  readonly accounts: Map<string, Authentication | undefined>;
}

/** Wrong passwords of one person. */
export interface WrongPasswords {
  readonly count: number;
  /** Milliseconds since 1970; undefined while the account is not locked. */
  readonly lockedUntil: number | undefined;
}

/** What the emulated Entra ID remembers besides the tenant: grants, browsers and revocations. Plain data, so that it can be saved. */
export interface EntraState {
  readonly authorizationCodes: Map<string, AuthorizationCode>;
  readonly refreshTokens: Map<string, RefreshToken>;
  /** By device code. */
  readonly deviceCodes: Map<string, DeviceCode>;
  /** By the value of the browser's cookie. */
  readonly browsers: Map<string, Browser>;
  /** By object id. */
  readonly wrongPasswords: Map<string, WrongPasswords>;
  /** `uti` of access tokens that were revoked one by one. */
  readonly revokedTokenIds: Set<string>;
  /** Everything issued to an application before this moment is revoked; by client id, milliseconds since 1970. */
  readonly applicationsValidFrom: Map<string, number>;
  /** How the last sign-ins and token requests ended, oldest first. */
  readonly signInLog: SignInRecord[];
}

/** Forgets what has ended before `now` (milliseconds since 1970), so that a long run does not grow. */
export function forgetExpired(entries: Map<string, { readonly expiresAt: number }>, now: number): void {
  for (const [key, { expiresAt }] of entries) if (expiresAt < now) entries.delete(key);
}

/** Creates the memory of an Entra ID in which nobody has signed in yet. */
export function createState(): EntraState {
  return {
    authorizationCodes: new Map(),
    refreshTokens: new Map(),
    deviceCodes: new Map(),
    browsers: new Map(),
    wrongPasswords: new Map(),
    revokedTokenIds: new Set(),
    applicationsValidFrom: new Map(),
    signInLog: [],
  };
}
