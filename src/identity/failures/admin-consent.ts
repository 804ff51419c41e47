import { fromWire } from '../wire-permissions.ts';

/** What an administrator is asked to approve. */
export interface AdminConsent {
  readonly loginHost: string;
  readonly graphUrl: string;
  /** Tenant ID or domain; `common` means that only the administrator's sign-in tells. */
  readonly tenant: string;
  readonly clientId: string;
  readonly redirectUri: string;
  readonly permissions: readonly string[];
}

/**
 * The address where an administrator approves permissions for the whole organisation
 * (https://learn.microsoft.com/entra/identity-platform/v2-admin-consent).
 */
export function adminConsentUrl({ loginHost, graphUrl, tenant, clientId, redirectUri, permissions }: AdminConsent): string {
  const url = new URL(`https://${loginHost}/${tenant === 'common' ? 'organizations' : tenant}/v2.0/adminconsent`);
  url.searchParams.set('client_id', clientId);
  url.searchParams.set(
    'scope',
    fromWire(permissions)
      .map((name) => `${graphUrl}/${name}`)
      .join(' '),
  );
  url.searchParams.set('redirect_uri', redirectUri);
  return url.href;
}
