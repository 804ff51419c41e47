import type { Exchange } from './exchange.ts';

/**
 * Tells a client, before it sends a password, who checks it: this service ("Managed") or one that the organisation runs ("Federated").
 * Member names as Microsoft's own clients read them: `user_realm_discovery` of MSAL for Python, `UserRealmDiscoveryResponse` of MSAL for .NET.
 *
 * Here nobody is federated; for an address of another domain the answer is "Unknown", without a word on whether the person exists.
 *
 * @param username - The address that the client is about to sign in with.
 */
export function userRealm({ entra }: Exchange, username: string): Response {
  const domain = username.slice(username.lastIndexOf('@') + 1).toLowerCase();
  const isManaged = domain === entra.tenant.domain.toLowerCase();
  return Response.json({
    ver: '1.0',
    account_type: isManaged ? 'Managed' : 'Unknown',
    ...(isManaged && { domain_name: domain }),
    cloud_instance_name: 'microsoftonline.com',
    cloud_audience_urn: 'urn:federation:MicrosoftOnline',
  });
}
