import { EntraFailure } from '../failure.ts';
import type { Exchange } from '../exchange.ts';
import { isRedemption, presentedGrant } from '../presented-grant.ts';
import type { Platform } from '../state.ts';

/**
 * Codes and refresh tokens of single-page applications are redeemed by scripts of a page, and only those. Whatever else a page asks for is refused, whatever is
 * registered: with the application's own credentials (https://github.com/scalar/scalar/issues/7424) and with a password
 * (https://github.com/MicrosoftDocs/azure-docs/issues/75699).
 *
 * Assumption: with a device code as well.
 *
 * @param platform - That of the redirect URI; undefined for what has none.
 * @throws EntraFailure 9002326 or 9002327.
 */
export function checkCrossOrigin({ headers }: Request, platform: Platform | undefined): void {
  const origin = headers.get('origin');
  if (origin !== null && platform !== 'spa') throw new EntraFailure(9002326, { origin });
  if (origin === null && platform === 'spa') throw new EntraFailure(9002327);
}

/**
 * Whether a page of another origin may read the answer to a token request: where what it redeems was given to a single-page application. Of what nobody knows
 * the registration decides.
 *
 * Assumption: Microsoft's pages say that only such redirect URIs have it, not how it is for a grant that there is not.
 */
export function isForPage(exchange: Exchange): boolean {
  const { entra, parameter } = exchange;
  try {
    const grant = presentedGrant(exchange);
    if (grant) return grant.platform === 'spa';
    if (!isRedemption(parameter('grant_type'))) return false;
    return (entra.tenant.applications.get(parameter('client_id')?.toLowerCase() ?? '')?.spaRedirectUris.length ?? 0) > 0;
  } catch (failure) {
    if (failure instanceof EntraFailure) return false;
    throw failure;
  }
}
