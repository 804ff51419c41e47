import type { Exchange } from './exchange.ts';
import type { AuthorizationCode, EntraState, RefreshToken } from './state.ts';

/** What was given before and is redeemed, by `grant_type`. */
const redeemed: Readonly<Record<string, (state: EntraState, parameter: Exchange['parameter']) => PresentedGrant | undefined>> = {
  authorization_code: ({ authorizationCodes }, parameter) => authorizationCodes.get(parameter('code') ?? ''),
  refresh_token: ({ refreshTokens }, parameter) => refreshTokens.get(parameter('refresh_token') ?? ''),
};

/** A code or a refresh token that was given before. */
export type PresentedGrant = AuthorizationCode | RefreshToken;

/** Whether a kind of grant redeems what was given before; others begin with the application, a password or a device. */
export function isRedemption(grantType: string | undefined): boolean {
  return grantType !== undefined && Object.hasOwn(redeemed, grantType);
}

/** What a token request redeems; undefined where it redeems nothing, or what there is not. @throws EntraFailure for a parameter that is there twice. */
export function presentedGrant({ entra, parameter }: Exchange): PresentedGrant | undefined {
  const grantType = parameter('grant_type') ?? '';
  return isRedemption(grantType) ? redeemed[grantType]?.(entra.state, parameter) : undefined;
}
