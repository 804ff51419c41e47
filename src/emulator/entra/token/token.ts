import { readApplication } from '../applications.ts';
import { checkAudience, readAuthority } from '../authority.ts';
import { readClaimsRequest } from '../claims-request.ts';
import { EntraFailure } from '../failure.ts';
import type { Exchange } from '../exchange.ts';
import { asFirstVersion } from '../first-version.ts';
import { isRedemption } from '../presented-grant.ts';
import { recordSignIn } from '../sign-in-log.ts';
import { readClientCredentials } from './client-authentication.ts';
import { redeemClientCredentials } from './client-credentials.ts';
import { checkCrossOrigin } from './cross-origin.ts';
import type { Grant } from './grant.ts';
import { issueTokens } from './issue.ts';
import { redeemOnBehalfOf } from './on-behalf-of.ts';
import { redeemCode } from './redeem-code.ts';
import { redeemDeviceCode } from './redeem-device-code.ts';
import { redeemPassword } from './redeem-password.ts';
import { refresh } from './refresh.ts';

/** By `grant_type`. */
const grants: Readonly<Record<string, Grant>> = {
  authorization_code: redeemCode,
  refresh_token: refresh,
  'urn:ietf:params:oauth:grant-type:device_code': redeemDeviceCode,
  // The name of the device code grant before RFC 8628; older clients send it.
  device_code: redeemDeviceCode,
  client_credentials: redeemClientCredentials,
  password: redeemPassword,
  'urn:ietf:params:oauth:grant-type:jwt-bearer': redeemOnBehalfOf,
};

/**
 * The token endpoint: the kind of grant, the tenant, the application, then the grant itself.
 *
 * @throws EntraFailure for everything that is refused; it is answered as JSON.
 */
export async function token(exchange: Exchange): Promise<Response> {
  const { entra, segment, parameter } = exchange;
  const grantType = parameter('grant_type');
  if (grantType === undefined) throw new EntraFailure(900144, { parameter: 'grant_type' });
  const grant = Object.hasOwn(grants, grantType) ? grants[grantType] : undefined;
  if (!grant) throw new EntraFailure(70003, { grantType });
  if (!isRedemption(grantType)) checkCrossOrigin(exchange.request, undefined);
  const authority = readAuthority(entra.tenant, segment);
  const credentials = readClientCredentials(exchange);
  const application = readApplication(entra.tenant, credentials.clientId);
  checkAudience(application, authority);
  const claims = readClaimsRequest(parameter('claims'), entra.tenant);

  const request = { exchange, authority, application, credentials, claims };
  const entitlement = await grant(request);
  const tokens = await issueTokens(request, entitlement);
  recordSignIn(exchange, { application, user: entitlement.user });
  return Response.json(exchange.version === 1 ? asFirstVersion(tokens, entitlement.scopes.resource, exchange.at) : tokens);
}
