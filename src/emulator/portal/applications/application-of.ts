import type { Application } from '../../tenant/directory.ts';
import { PortalRefusal, type PortalRequest } from '../route.ts';

/** The application of a request's address. @throws PortalRefusal 404 when there is none. */
export function applicationOf({ tenant, parameters }: PortalRequest): Application {
  const application = tenant.applications.get((parameters['id'] ?? '').toLowerCase());
  if (!application) throw new PortalRefusal(404, 'There is no such application. It may have been deleted, or removed by a reset.');
  return application;
}
