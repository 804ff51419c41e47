import { createHash, randomBytes } from 'node:crypto';
import type { Examined } from '../connection/examine/examine.ts';
import { reach } from '../connection/examine/reach.ts';
import type { World } from '../connection/index.ts';
import { entraFailure } from './entra-failure.ts';
import { fine, warning, type Finding } from './finding.ts';

/**
 * Checks that the application is known and its redirect URI registered, without signing in: a request that must not show a page
 * (`prompt=none`, OpenID Connect Core 3.1.2.1) is answered at the redirect URI where that is registered, and by an error page where it is not.
 */
export async function checkApplication(world: World, examined: Examined): Promise<Finding> {
  const { loginUrl, tenant, application, usesRedirectUri } = examined;
  const { name, redirectUri } = application;
  if (!usesRedirectUri) return fine('application', `${name} signs in without a browser; its redirect URI does not matter.`);
  const url = new URL(`${loginUrl}/${encodeURIComponent(tenant)}/oauth2/v2.0/authorize`);
  const parameters = {
    client_id: application.clientId,
    redirect_uri: redirectUri,
    response_type: 'code',
    response_mode: 'query',
    scope: 'openid',
    prompt: 'none',
    code_challenge: createHash('sha256').update(randomBytes(32)).digest('base64url'),
    code_challenge_method: 'S256',
  };
  for (const [key, value] of Object.entries(parameters)) url.searchParams.set(key, value);
  const reached = await reach(world, url.href);
  if (!('broken' in reached)) {
    if (leadsTo(redirectUri, reached.location))
      return fine('application', `${name} is known, and its redirect URI ${redirectUri} is registered.`);
    const refused = entraFailure('application', reached.body, examined);
    if (refused) return refused;
  }
  return warning(
    'application',
    `Whether ${redirectUri} is registered for ${name} could not be told.`,
    'admin',
    'Look in the app registration, under Authentication.',
  );
}

function leadsTo(redirectUri: string, location: string | null): boolean {
  if (location === null || !URL.canParse(location)) return false;
  const [there, own] = [new URL(location), new URL(redirectUri)];
  // Addresses of other programs than browsers have no origin of their own.
  return own.origin === 'null' ? there.href.toLowerCase().startsWith(`${own.href.toLowerCase()}?`) : there.origin === own.origin;
}
