import { EntraFailure } from '../failure.ts';
import type { Exchange } from '../exchange.ts';
import type { Platform } from '../state.ts';

/**
 * Codes and refresh tokens of single-page applications are redeemed by scripts of a page, and only those.
 *
 * @param origin - The `Origin` header; null when no browser sent the request.
 * @throws EntraFailure 9002326 or 9002327.
 */
export function checkCrossOrigin(origin: string | null, platform: Platform | undefined): void {
  if (origin !== null && platform !== 'spa') throw new EntraFailure(9002326);
  if (origin === null && platform === 'spa') throw new EntraFailure(9002327);
}

/**
 * Whether a page of another origin may read the answer to a token request: where what it redeems was given to a single-page application. Of what nobody knows
 * the registration decides.
 *
 * Assumption: Microsoft's pages say that only such redirect URIs have it, not how it is for a grant that there is not.
 */
export function isForPage({ entra, parameter }: Exchange): boolean {
  const { authorizationCodes, refreshTokens } = entra.state;
  try {
    const grant = authorizationCodes.get(parameter('code') ?? '') ?? refreshTokens.get(parameter('refresh_token') ?? '');
    if (grant) return grant.platform === 'spa';
    const isOfPage = ['authorization_code', 'refresh_token'].includes(parameter('grant_type') ?? '');
    return isOfPage && (entra.tenant.applications.get(parameter('client_id')?.toLowerCase() ?? '')?.spaRedirectUris.length ?? 0) > 0;
  } catch (failure) {
    if (failure instanceof EntraFailure) return false;
    throw failure;
  }
}
