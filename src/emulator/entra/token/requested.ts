import { noClaims, type ClaimsRequest } from '../claims-request.ts';
import { EntraFailure } from '../failure.ts';
import { requiredScope, scopePlace } from '../scope-place.ts';
import { readScopes, type RequestedScopes } from '../scopes.ts';
import type { TokenRequest } from './grant.ts';

/** The `scope` of a token request; undefined when it has none. */
export function readOptionalScopes({ exchange, application }: TokenRequest): RequestedScopes | undefined {
  const text = exchange.parameter('scope');
  return text === undefined ? undefined : readScopes(text, scopePlace(exchange, application, 'token'));
}

/** The `scope` of a token request. @throws EntraFailure 900144 when it has none. */
export function readRequiredScopes({ exchange, application }: TokenRequest): RequestedScopes {
  return readScopes(requiredScope(exchange), scopePlace(exchange, application, 'token'));
}

/** A parameter that the grant cannot do without. @throws EntraFailure 900144. */
export function readRequired({ exchange }: TokenRequest, name: string): string {
  const value = exchange.parameter(name);
  if (value === undefined) throw new EntraFailure(900144, { parameter: name });
  return value;
}

/** Asks for what either of two requests asks for. */
export function joinClaims(one: ClaimsRequest, other: ClaimsRequest = noClaims): ClaimsRequest {
  return {
    canAnswerClaims: one.canAnswerClaims || other.canAnswerClaims,
    demandsSecondFactor: one.demandsSecondFactor || other.demandsSecondFactor,
    authenticationContexts: [...new Set([...one.authenticationContexts, ...other.authenticationContexts])],
    idTokenClaims: [...new Set([...one.idTokenClaims, ...other.idTokenClaims])],
  };
}
