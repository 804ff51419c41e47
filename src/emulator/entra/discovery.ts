import { cloudOf, clouds } from '../tenant/clouds.ts';
import type { Tenant } from '../tenant/tenant.ts';
import { type Authority, consumerTenantId, readAuthority } from './authority.ts';
import { EntraFailure } from './failure.ts';
import type { Exchange } from './exchange.ts';

/** The host under which Microsoft Graph says it is reached. */
function graphHost(url: URL): string {
  const cloud = cloudOf(url.hostname);
  return cloud ? new URL(cloud.graphs[0]).host : url.host;
}

/** The OpenID Connect document of an authority (OpenID Connect Discovery 1.0; member names as Entra ID sends them). */
export function openidConfiguration({ entra, segment, origin, url, version }: Exchange): Response {
  const { kind } = readAuthority(entra.tenant, segment);
  // Whatever name of a tenant was asked for, its document has the id.
  const base = `${origin}/${kind === 'tenant' ? entra.tenant.id : kind}`;
  const issuing = issuingTenant(entra.tenant, kind);
  const oauth2 = version === 1 ? `${base}/oauth2` : `${base}/oauth2/v2.0`;
  return Response.json({
    token_endpoint: `${oauth2}/token`,
    token_endpoint_auth_methods_supported: ['client_secret_post', 'private_key_jwt', 'client_secret_basic'],
    jwks_uri: version === 1 ? `${origin}/common/discovery/keys` : `${base}/discovery/v2.0/keys`,
    response_modes_supported: ['query', 'fragment', 'form_post'],
    subject_types_supported: ['pairwise'],
    id_token_signing_alg_values_supported: ['RS256'],
    response_types_supported: ['code', 'id_token', 'code id_token'],
    scopes_supported: ['openid', 'profile', 'email', 'offline_access'],
    issuer: version === 1 ? `https://sts.windows.net/${issuing}/` : `${origin}/${issuing}/v2.0`,
    request_uri_parameter_supported: false,
    userinfo_endpoint: `${graphHost(url) === url.host ? origin : `https://${graphHost(url)}`}/oidc/userinfo`,
    authorization_endpoint: `${oauth2}/authorize`,
    device_authorization_endpoint: `${oauth2}/devicecode`,
    http_logout_supported: true,
    frontchannel_logout_supported: true,
    end_session_endpoint: `${oauth2}/logout`,
    claims_supported: [
      'sub',
      'iss',
      'cloud_instance_name',
      'cloud_instance_host_name',
      'cloud_graph_host_name',
      'msgraph_host',
      'aud',
      'exp',
      'iat',
      'auth_time',
      'acr',
      'nonce',
      'preferred_username',
      'name',
      'tid',
      'ver',
      'at_hash',
      'c_hash',
      'email',
    ],
    kerberos_endpoint: `${base}/kerberos`,
    tenant_region_scope: kind === 'tenant' ? 'EU' : null,
    cloud_instance_name: 'microsoftonline.com',
    cloud_graph_host_name: 'graph.windows.net',
    msgraph_host: graphHost(url),
    rbac_url: 'https://pas.windows.net',
  });
}

/** The tenant whose tokens an authority answers with: /common and /organizations serve many, so that theirs is this literal placeholder. */
function issuingTenant(tenant: Tenant, kind: Authority['kind']): string {
  return { common: '{tenantid}', organizations: '{tenantid}', consumers: consumerTenantId, tenant: tenant.id }[kind];
}

/**
 * The key set (RFC 7517) by which tokens are checked. Entra ID says for each key whose tokens it signs, and never the algorithm, which clients stumble over.
 * https://github.com/BookStackApp/BookStack/issues/3206, https://github.com/agentgateway/agentgateway/issues/477
 *
 * Assumption: the set before v2.0 does not have the issuer, which is one of v2.0.
 */
export async function keys({ entra, segment, origin, version }: Exchange): Promise<Response> {
  const { kind } = readAuthority(entra.tenant, segment);
  const { kid, certificate, modulus, exponent } = await entra.signingKey();
  const key = { kty: 'RSA', use: 'sig', kid, x5t: kid, n: modulus, e: exponent, x5c: [certificate] };
  return Response.json({ keys: [version === 1 ? key : { ...key, issuer: `${origin}/${issuingTenant(entra.tenant, kind)}/v2.0` }] });
}

/**
 * Instance discovery: which hosts are the same sign-in service.
 *
 * @throws EntraFailure 900144 without `authorization_endpoint`, 50049 for a host that is none.
 */
export function instanceDiscovery({ origin, url, parameter }: Exchange): Response {
  const endpoint = parameter('authorization_endpoint');
  if (endpoint === undefined) throw new EntraFailure(900144, { parameter: 'authorization_endpoint' });
  const asked = URL.canParse(endpoint) ? new URL(endpoint) : undefined;
  const isOurs = asked?.host === url.host;
  if (!asked || !(isOurs || clouds.some(({ aliases }) => aliases.includes(asked.host)))) {
    throw new EntraFailure(50049, { host: asked?.host ?? endpoint });
  }
  const tenant = asked.pathname.split('/')[1] ?? 'common';
  const own = cloudOf(url.hostname) ? [] : [{ preferred_network: url.host, preferred_cache: url.host, aliases: [url.host] }];
  return Response.json({
    tenant_discovery_endpoint: `${isOurs ? origin : `https://${asked.host}`}/${tenant}/v2.0/.well-known/openid-configuration`,
    'api-version': '1.1',
    metadata: [
      ...clouds.map(({ preferred_network, preferred_cache, aliases }) => ({ preferred_network, preferred_cache, aliases })),
      ...own,
    ],
  });
}
