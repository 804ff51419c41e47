import type { BodyTooLarge } from '../bounded-body.ts';
import type { Application, User } from '../tenant/directory.ts';
import type { Ids } from '../tenant/ids.ts';
import type { Tenant } from '../tenant/tenant.ts';
import type { Authority } from './authority.ts';
import type { ClaimsRequest } from './claims-request.ts';
import type { EntraFailure, Trace } from './failure.ts';
import type { Permissions } from './published-permissions.ts';
import type { RequestedScopes } from './scopes.ts';
import type { EntraSettings } from './settings.ts';
import type { SigningKey } from './signing-key.ts';
import type { Authentication, Browser, EntraState } from './state.ts';

// A request knows what all requests share, that knows the sign-ins in progress, and each of those ends by answering a request: they are described together.

/** Everything that the endpoints of one emulated Entra ID share. */
export interface EntraContext {
  readonly tenant: Tenant;
  readonly settings: EntraSettings;
  readonly state: EntraState;
  /** Identifiers of codes, tokens and traces; apart from the tenant's own, so that signing in does not move those of the mail. */
  readonly ids: Ids;
  /** Sign-ins that a person is in the middle of, by the id in their forms. */
  readonly signIns: Map<string, SignIn>;
  /** The key that signs tokens, made when it is needed for the first time. */
  signingKey(): Promise<SigningKey>;
}

/** One request, with what every endpoint wants to know of it. */
export interface Exchange extends Trace {
  readonly entra: EntraContext;
  readonly request: Request;
  readonly url: URL;
  /** The permissions that there are. */
  readonly permissions: Permissions;
  /** Where the caller reached us; absolute links in answers use it. */
  readonly origin: string;
  /** First path segment: the tenant as the request wrote it. */
  readonly segment: string;
  /** One of the parameters where the endpoint has them from, undefined when it is missing or empty. @throws EntraFailure 9000411 for one that is there twice. */
  parameter(name: string): string | undefined;
  /** 1 where the endpoint is one before v2.0. */
  readonly version: 1 | 2;
  /** Set where the body is larger than is read here: it counts as empty, and the request is refused. */
  readonly tooLarge: BodyTooLarge | undefined;
  /** Marks the one script of a page as ours (Content-Security-Policy). */
  readonly scriptNonce: string;
}

/** What `prompt` may say. */
export type Prompt = 'login' | 'none' | 'consent' | 'select_account';

/** Why somebody signs in, and what becomes of it: an authorization code, a device that waits, or the consent of an organization. */
export interface Purpose {
  /** Where the last form leads besides ourselves; the page's Content-Security-Policy must allow it. */
  readonly formTarget: string | undefined;
  /** Ask first whether the person started this: somebody else may have sent them the code. */
  readonly needsConfirmation: boolean;
  /** Ask an administrator for the consent of everyone, whether it is missing or not. */
  readonly isForOrganization: boolean;
  /** Answers a sign-in that passed every gate. */
  finish(exchange: Exchange, signIn: SignIn, outcome: { user: User; authentication: Authentication }): Promise<Response>;
  /** Answers a sign-in that failed or was declined. */
  refuse(exchange: Exchange, failure: EntraFailure): Promise<Response>;
}

/** A sign-in that a person is in the middle of. */
export interface SignIn {
  /** In every form of the sign-in; together with the browser's cookie it proves that the form is ours. */
  readonly id: string;
  readonly browser: Browser;
  readonly application: Application;
  readonly authority: Authority;
  readonly scopes: RequestedScopes;
  readonly claims: ClaimsRequest;
  readonly prompt: Prompt | undefined;
  readonly loginHint: string | undefined;
  readonly purpose: Purpose;
  /** Milliseconds since 1970. */
  readonly expiresAt: number;
  /** The account that was chosen. */
  user: User | undefined;
  authentication: Authentication | undefined;
  /** Secret of the authenticator app that the person is setting up (Base32). */
  newSecret: string | undefined;
  /** The person wants an account that is not among those of the browser. */
  wantsOtherAccount: boolean;
  isConfirmed: boolean;
  isConsentGiven: boolean;
}
