import { readApplication } from '../applications.ts';
import { checkAudience, readAuthority } from '../authority.ts';
import { readClaimsRequest } from '../claims-request.ts';
import type { Exchange } from '../exchange.ts';
import { requiredScope, scopePlace } from '../scope-place.ts';
import { readScopes } from '../scopes.ts';
import { forgetExpired } from '../state.ts';

/** No vowels and no look-alikes: easy to type, and no words. */
const alphabet = 'BCDFGHJKLMNPQRSTVWXYZ23456789';

/** The device authorization endpoint (RFC 8628, section 3.1; https://learn.microsoft.com/entra/identity-platform/v2-oauth2-device-code). */
export function beginDeviceSignIn(exchange: Exchange): Response {
  const { entra, segment, origin, at, parameter } = exchange;
  const authority = readAuthority(entra.tenant, segment);
  const application = readApplication(entra.tenant, parameter('client_id'));
  checkAudience(application, authority);
  const scopes = readScopes(requiredScope(exchange), scopePlace(exchange, application, 'token'));

  const { deviceCodeSeconds, devicePollSeconds } = entra.settings;
  const deviceCode = entra.ids.opaque(64);
  const userCode = Array.from({ length: 9 }, () => alphabet.charAt(entra.ids.integer(0, alphabet.length - 1))).join('');
  // An ended code is kept for an hour, so that its answer is "expired" and not "unknown".
  forgetExpired(entra.state.deviceCodes, at.getTime() - 3600 * 1000);
  entra.state.deviceCodes.set(deviceCode, {
    userCode,
    clientId: application.clientId,
    authority,
    scopes,
    claims: readClaimsRequest(parameter('claims'), entra.tenant),
    expiresAt: at.getTime() + deviceCodeSeconds * 1000,
    outcome: { kind: 'pending' },
  });
  const address = `${origin}/devicelogin`;
  return Response.json({
    user_code: userCode,
    device_code: deviceCode,
    verification_uri: address,
    expires_in: deviceCodeSeconds,
    interval: devicePollSeconds,
    message: `To sign in, use a web browser to open the page ${address} and enter the code ${userCode} to authenticate.`,
  });
}
