import { recordConsent } from '../../entra/consents.ts';
import type { Application, Consent } from '../../tenant/directory.ts';
import type { Tenant } from '../../tenant/tenant.ts';

/** Application permissions that the registration lists, granted or not. */
export function listedApplicationPermissions({ requiredApplicationPermissions, applicationPermissions }: Application): readonly string[] {
  return requiredApplicationPermissions ?? applicationPermissions;
}

/** Grants everything that the registration lists, for the whole organization: what "Grant admin consent" does. */
export function grantListedPermissions(tenant: Tenant, application: Application): void {
  const delegated = application.requiredPermissions;
  if (delegated.length > 0) recordConsent(tenant, application, null, delegated);
  const listed = listedApplicationPermissions(application);
  application.applicationPermissions = [...new Set([...application.applicationPermissions, ...listed])];
}

/** Removes the consents that `isMeant` picks. */
export function removeConsents({ consents }: Tenant, isMeant: (consent: Consent) => boolean): void {
  const kept = consents.filter((consent) => !isMeant(consent));
  consents.splice(0, consents.length, ...kept);
}
