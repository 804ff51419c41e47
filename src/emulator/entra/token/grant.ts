import type { Application, User } from '../../tenant/directory.ts';
import type { Authority } from '../authority.ts';
import type { ClaimsRequest } from '../claims-request.ts';
import type { Exchange } from '../exchange.ts';
import type { RequestedScopes } from '../scopes.ts';
import type { Authentication, Platform } from '../state.ts';
import type { ClientCredentials } from './client-authentication.ts';

/** A token request whose tenant, application and grant type are known. */
export interface TokenRequest {
  readonly exchange: Exchange;
  readonly authority: Authority;
  readonly application: Application;
  readonly credentials: ClientCredentials;
  readonly claims: ClaimsRequest;
}

/** What a grant is worth: tokens for a person, or for the application itself. */
export type Entitlement =
  | { readonly user: undefined; readonly scopes: RequestedScopes }
  | {
      readonly user: User;
      readonly authentication: Authentication;
      readonly scopes: RequestedScopes;
      /** Joined from the authorization and the token request. */
      readonly claims: ClaimsRequest;
      readonly nonce: string | undefined;
      readonly platform: Platform | undefined;
      /** Whether the answer has a refresh token. */
      readonly isRefreshable: boolean;
      /** When refresh tokens end whatever happens; milliseconds since 1970. */
      readonly fixedEnd: number | undefined;
    };

/**
 * Judges one kind of grant.
 * @throws EntraFailure when it is worth nothing.
 */
export type Grant = (request: TokenRequest) => Entitlement | Promise<Entitlement>;
