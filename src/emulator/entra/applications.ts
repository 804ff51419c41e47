import type { Application } from '../tenant/directory.ts';
import type { Tenant } from '../tenant/tenant.ts';
import { EntraFailure } from './failure.ts';

/**
 * Finds the application that a request names.
 *
 * @throws EntraFailure 900144 when it names none, 700016 when there is no such application.
 */
export function readApplication(tenant: Tenant, clientId: string | undefined): Application {
  if (clientId === undefined) throw new EntraFailure(900144, { parameter: 'client_id' });
  const application = tenant.applications.get(clientId.toLowerCase());
  if (!application) throw new EntraFailure(700016, { clientId, tenant: tenant.displayName });
  return application;
}
