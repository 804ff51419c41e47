import type { Application } from '../../tenant/directory.ts';
import type { Move, PortalRequest, PortalRoute } from '../route.ts';
import type { Notice } from '../notices.ts';
import { applicationOf } from './application-of.ts';
import { grantListedPermissions, listedApplicationPermissions, removeConsents } from './consent-changes.ts';
import { loadCatalog, readKind } from './permission-catalog.ts';
import { permissionPage } from './permission-page.ts';

const path = '/applications/:id/permissions';

/** A change of an application's permissions that ends on their page. */
function change(changePath: string, apply: (application: Application, request: PortalRequest) => Notice): PortalRoute {
  return {
    method: 'POST',
    path: changePath,
    handle(request): Move {
      const application = applicationOf(request);
      return { notice: apply(application, request), to: `/applications/${application.clientId}/permissions` };
    },
  };
}

/** API permissions: search, add, remove, grant for everyone, revoke. */
export const permissionRoutes: readonly PortalRoute[] = [
  {
    method: 'GET',
    path,
    async handle(request) {
      const { query, tenant } = request;
      return permissionPage(tenant, applicationOf(request), await loadCatalog(), {
        kind: readKind(query.get('kind')),
        text: query.get('search') ?? undefined,
      });
    },
  },
  {
    method: 'POST',
    path,
    async handle(request) {
      const { form, tenant } = request;
      const catalog = await loadCatalog();
      const application = applicationOf(request);
      const kind = readKind(form.get('kind'));
      const known = new Set(catalog[kind].map(({ name }) => name));
      const chosen = form.getAll('permission').filter((name) => known.has(name));
      if (chosen.length === 0) {
        return permissionPage(tenant, application, catalog, {
          kind,
          text: form.get('search') ?? '',
          problem: 'Select at least one permission.',
        });
      }
      if (kind === 'delegated') application.requiredPermissions = [...new Set([...application.requiredPermissions, ...chosen])];
      else application.requiredApplicationPermissions = [...new Set([...listedApplicationPermissions(application), ...chosen])];
      return { to: `/applications/${application.clientId}/permissions`, notice: 'permissionsAdded' };
    },
  },
  change(`${path}/remove`, (application, { form }) => {
    const isOther = (name: string): boolean => name !== form.get('permission');
    if (readKind(form.get('kind')) === 'delegated') application.requiredPermissions = application.requiredPermissions.filter(isOther);
    else application.requiredApplicationPermissions = listedApplicationPermissions(application).filter(isOther);
    return 'permissionRemoved';
  }),
  change(`${path}/grant`, (application, { tenant }) => {
    grantListedPermissions(tenant, application);
    return 'consentGranted';
  }),
  change('/applications/:id/consents/revoke', ({ clientId }, { tenant, form }) => {
    removeConsents(tenant, (consent) => consent.clientId === clientId && consent.id === form.get('consent'));
    return 'consentRevoked';
  }),
  change('/applications/:id/grants/revoke', (application, { form }) => {
    // What is listed stays listed, also where the list was that of the grants.
    application.requiredApplicationPermissions ??= [...application.applicationPermissions];
    application.applicationPermissions = application.applicationPermissions.filter((name) => name !== form.get('permission'));
    return 'grantRevoked';
  }),
];
