import { EntraFailure } from '../failure.ts';
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
