import { contextsOfPolicies } from '../tenant/policies.ts';
import type { Tenant } from '../tenant/tenant.ts';
import { EntraFailure } from './failure.ts';

/** What the `claims` parameter asks for, as far as the emulator acts on it. */
export interface ClaimsRequest {
  /** The client answers claims challenges (`access_token.xms_cc` holds `cp1`): long tokens, revoked at once. */
  readonly canAnswerClaims: boolean;
  /** A second factor is demanded (`acrs`, or `amr` with `mfa` or `ngcmfa`, in either token). */
  readonly demandsSecondFactor: boolean;
  /** Authentication contexts that the access token must hold (`acrs`, or `capolids` with their policies). */
  readonly authenticationContexts: readonly string[];
  /** Optional claims of the id token that were asked for (`signin_state`, `login_hint` ...). */
  readonly idTokenClaims: readonly string[];
}

/** The request that asks for nothing. */
export const noClaims: ClaimsRequest = {
  canAnswerClaims: false,
  demandsSecondFactor: false,
  authenticationContexts: [],
  idTokenClaims: [],
};

/**
 * Reads the `claims` parameter (OpenID Connect Core 5.5, https://learn.microsoft.com/entra/identity-platform/claims-challenge).
 *
 * Supported: `xms_cc`, `acrs`, `amr`, `capolids` (which a refusal for want of a second factor names), and the optional claims of the id token. Others are ignored,
 * as Entra ID does: among them `nbf`, by which a resource demands a token that is newer than a revocation; every token that is issued afterwards satisfies it.
 *
 * @param text - The parameter as it came, or undefined.
 * @param tenant - Whose policies may be named.
 * @throws EntraFailure 9002313 when it is no JSON object.
 */
export function readClaimsRequest(text: string | undefined, tenant: Pick<Tenant, 'id'>): ClaimsRequest {
  if (text === undefined || text === '') return noClaims;
  const request = parse(text);
  const accessToken = member(request, 'access_token');
  const idToken = member(request, 'id_token');
  const named = contextsOfPolicies(tenant, valuesOf(accessToken, 'capolids'));
  const authenticationContexts = [...new Set([...valuesOf(accessToken, 'acrs'), ...named])];
  const methods = [...valuesOf(accessToken, 'amr'), ...valuesOf(idToken, 'amr')];
  return {
    canAnswerClaims: valuesOf(accessToken, 'xms_cc').some((value) => value.toLowerCase() === 'cp1'),
    demandsSecondFactor: authenticationContexts.length > 0 || methods.some((method) => method === 'mfa' || method === 'ngcmfa'),
    authenticationContexts,
    idTokenClaims: Object.keys(idToken),
  };
}

function parse(text: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text);
    if (isObject(value)) return value;
  } catch {
    // Falls through to the failure below: both are the same mistake to the caller.
  }
  throw new EntraFailure(9002313, { reason: 'claims is not a JSON object.' });
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function member(object: Record<string, unknown>, name: string): Record<string, unknown> {
  const value = object[name];
  return isObject(value) ? value : {};
}

/** The `value` and `values` of one requested claim. */
function valuesOf(token: Record<string, unknown>, claim: string): string[] {
  const request = member(token, claim);
  const { value, values } = request;
  return [value, ...(Array.isArray(values) ? values : [])].filter((entry): entry is string => typeof entry === 'string');
}
