import type { Application, User } from '../tenant/directory.ts';
import type { Tenant } from '../tenant/tenant.ts';
import { EntraFailure } from './failure.ts';

/** The tenant of all personal accounts. https://learn.microsoft.com/entra/identity-platform/id-token-claims-reference */
export const consumerTenantId = '9188040d-6c67-4c5b-b112-36a304b66dad';

/** Who a request's first path segment lets in. */
export interface Authority {
  /** As the request wrote it. */
  readonly segment: string;
  readonly kind: 'common' | 'organizations' | 'consumers' | 'tenant';
}

/**
 * Reads the first path segment: `common`, `organizations`, `consumers`, the tenant's id or domain.
 *
 * @throws EntraFailure 90002 for a tenant that is not here.
 */
export function readAuthority(tenant: Tenant, segment: string): Authority {
  const name = segment.toLowerCase();
  if (name === 'common' || name === 'organizations' || name === 'consumers') return { segment, kind: name };
  if (name === consumerTenantId) return { segment, kind: 'consumers' };
  if (name === tenant.id || name === tenant.domain.toLowerCase()) return { segment, kind: 'tenant' };
  throw new EntraFailure(90002, { segment });
}

/**
 * Refuses an application that its registration keeps away from the authority.
 * https://learn.microsoft.com/entra/identity-platform/supported-accounts-validation
 *
 * @throws EntraFailure 50194, 9002331 or 9002332.
 */
export function checkAudience(application: Application, { kind, segment }: Authority): void {
  const values = { clientId: application.clientId, application: application.displayName, segment };
  const audience = application.signInAudience;
  if (audience === 'AzureADMyOrg' && (kind === 'common' || kind === 'organizations')) throw new EntraFailure(50194, values);
  if (kind === 'consumers' && audience !== 'AzureADandPersonalMicrosoftAccount' && audience !== 'PersonalMicrosoftAccount') {
    throw new EntraFailure(9002332, values);
  }
  if (audience === 'PersonalMicrosoftAccount' && kind !== 'consumers' && kind !== 'common') throw new EntraFailure(9002331, values);
}

/**
 * Refuses an account that may not use the application or the authority.
 *
 * @throws EntraFailure 50020, 50034 or 500208.
 */
export function checkAccountType(user: User, application: Application, { kind }: Authority): void {
  const values = { account: user.userPrincipalName };
  if (user.accountType === 'work') {
    if (kind === 'consumers' || application.signInAudience === 'PersonalMicrosoftAccount') throw new EntraFailure(50034, values);
    return;
  }
  const { signInAudience } = application;
  if (signInAudience === 'AzureADMyOrg' || signInAudience === 'AzureADMultipleOrgs') throw new EntraFailure(500208, values);
  if (kind === 'organizations' || kind === 'tenant') throw new EntraFailure(50020, values);
}

/** The tenant that an account belongs to: `tid` of its tokens. */
export function homeTenantId(tenant: Tenant, user: User): string {
  return user.accountType === 'personal' ? consumerTenantId : tenant.id;
}
