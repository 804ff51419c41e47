import type { Application, User } from '../../tenant/directory.ts';
import type { Authority } from '../authority.ts';
import type { ClaimsRequest } from '../claims-request.ts';
import type { EntraFailure } from '../failure.ts';
import type { Exchange } from '../exchange.ts';
import type { AadstsCode } from '../aadsts.ts';
import type { Page } from '../pages/page.ts';
import type { RequestedScopes } from '../scopes.ts';
import type { Authentication, Browser } from '../state.ts';

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
  /** The person wants an account that is not among those of the browser. */
  wantsOtherAccount: boolean;
  isConfirmed: boolean;
  isConsentGiven: boolean;
}

/** A gate that a sign-in cannot pass yet: the page that asks for what is missing. */
export interface Pause {
  readonly page: Page;
  /** The failure when no page may be shown (`prompt=none`). */
  readonly whenSilent: AadstsCode;
  readonly values?: Readonly<Record<string, string>>;
}
