import type { Application, Consent, User } from '../tenant/directory.ts';
import type { Tenant } from '../tenant/tenant.ts';
import { basicPermissions } from './basic-permissions.ts';
import type { Permissions } from './published-permissions.ts';
import type { RequestedScopes } from './scopes.ts';

/**
 * Delegated permissions that a person, or an administrator for everyone, consented to, in order of consent; undefined when nobody ever
 * did.
 */
export function consentedPermissions(tenant: Tenant, application: Application, user: User): readonly string[] | undefined {
  const consents = tenant.consents.filter((consent) => covers(consent, application, user));
  return consents.length === 0 ? undefined : [...new Set(consents.flatMap(({ permissions }) => permissions))];
}

function covers({ clientId, principalId }: Consent, application: Application, user: User): boolean {
  return clientId === application.clientId && (principalId === null || principalId === user.id);
}

/** Everything that a request wants consent for: `.default` stands for what the application has registered. */
export function wantedPermissions(application: Application, scopes: RequestedScopes): readonly string[] {
  const isRegistered = scopes.isDefault && scopes.resource.kind === 'graph';
  return [...new Set([...(isRegistered ? application.requiredPermissions : scopes.permissions), ...scopes.basic])];
}

/**
 * The wanted permissions that nobody consented to yet; empty when the request can go on.
 * The permissions of OpenID Connect never need a consent of their own once the application has any; with `.default` any consent is enough.
 */
export function missingPermissions(tenant: Tenant, application: Application, user: User, scopes: RequestedScopes): readonly string[] {
  const wanted = wantedPermissions(application, scopes);
  const consented = consentedPermissions(tenant, application, user);
  if (consented === undefined) return wanted;
  if (scopes.isDefault && scopes.resource.kind === 'graph') return [];
  return wanted.filter((name) => !consented.includes(name) && !basicPermissions.includes(name));
}

/** Those of the wanted permissions that only an administrator can consent to. */
export function needAdministrator(tenant: Tenant, permissions: Permissions, wanted: readonly string[]): readonly string[] {
  return tenant.userConsentAllowed ? wanted.filter((name) => permissions.named(name).needsAdministrator) : wanted;
}

/**
 * Writes a consent down, joined with an earlier one of the same person.
 *
 * @param principalId - Object id of the person, or null for the whole organization.
 * @returns The consent as it is now.
 */
export function recordConsent(
  tenant: Tenant,
  application: Application,
  principalId: string | null,
  permissions: readonly string[],
): Consent {
  const existing = tenant.consents.find((consent) => consent.clientId === application.clientId && consent.principalId === principalId);
  if (existing) {
    existing.permissions = [...new Set([...existing.permissions, ...permissions])];
    return existing;
  }
  const consent = { id: tenant.ids.opaque(24), clientId: application.clientId, principalId, permissions: [...permissions] };
  tenant.consents.push(consent);
  return consent;
}
