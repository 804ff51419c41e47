import { removeConsents } from './consent-changes.ts';
import { permissionRoutes } from './permission-routes.ts';
import type { Application } from '../../tenant/directory.ts';
import type { Move, PortalRoute } from '../route.ts';
import type { Notice } from '../notices.ts';
import { applicationListPage } from './application-list-page.ts';
import { applicationNameProblem } from './application-name.ts';
import { applicationOf } from './application-of.ts';
import { applicationPage, deletePage } from './application-page.ts';
import { addCertificate } from './certificates.ts';
import { addSecret } from './client-secrets.ts';
import { implicitGrantRoute } from './implicit-grant.ts';
import { newApplicationRoutes } from './new-application.ts';
import { readPlatform, redirectUriProblem, redirectUrisOf } from './redirect-uris.ts';

function backTo({ clientId }: Application, notice: Notice): Move {
  return { to: `/applications/${clientId}`, notice };
}

function without(list: string[], value: string | null): string[] {
  return list.filter((entry) => entry !== value);
}

/** App registrations: list, registration, name, redirect URIs, secrets, permissions, deletion. */
export const applicationRoutes: readonly PortalRoute[] = [
  { method: 'GET', path: '/applications', handle: ({ tenant }) => applicationListPage(tenant) },
  ...newApplicationRoutes,
  { method: 'GET', path: '/applications/:id', handle: (request) => applicationPage(request.tenant, applicationOf(request)) },
  { method: 'GET', path: '/applications/:id/delete', handle: (request) => deletePage(applicationOf(request)) },
  {
    method: 'POST',
    path: '/applications/:id/delete',
    handle(request) {
      const { clientId } = applicationOf(request);
      request.tenant.applications.delete(clientId);
      removeConsents(request.tenant, (consent) => consent.clientId === clientId);
      return { to: '/applications', notice: 'deleted' };
    },
  },
  {
    method: 'POST',
    path: '/applications/:id/name',
    handle(request) {
      const application = applicationOf(request);
      const name = (request.form.get('name') ?? '').trim();
      const problem = applicationNameProblem(name);
      if (problem !== undefined) return applicationPage(request.tenant, application, { name, problem });
      application.displayName = name;
      return backTo(application, 'renamed');
    },
  },
  {
    method: 'POST',
    path: '/applications/:id/redirect-uris',
    handle(request) {
      const application = applicationOf(request);
      const uri = (request.form.get('redirectUri') ?? '').trim();
      const platform = readPlatform(request.form.get('platform'));
      const problem = platform === undefined ? 'Select the platform of the redirect URI.' : redirectUriProblem(uri, platform);
      if (platform === undefined || problem !== undefined) {
        return applicationPage(request.tenant, application, { uri, platform: platform ?? null, problem: problem ?? '' });
      }
      const uris = redirectUrisOf(application, platform);
      if (!uris.includes(uri)) uris.push(uri);
      return backTo(application, 'redirectUriAdded');
    },
  },
  {
    method: 'POST',
    path: '/applications/:id/redirect-uris/remove',
    handle(request) {
      const application = applicationOf(request);
      const platform = readPlatform(request.form.get('platform'));
      const uris = platform ? redirectUrisOf(application, platform) : [];
      uris.splice(0, uris.length, ...without(uris, request.form.get('uri')));
      return backTo(application, 'redirectUriRemoved');
    },
  },
  {
    method: 'POST',
    path: '/applications/:id/public-flows',
    handle(request) {
      const application = applicationOf(request);
      application.isFallbackPublicClient = request.form.get('allow') === 'yes';
      return backTo(application, 'publicFlowsChanged');
    },
  },
  {
    method: 'POST',
    path: '/applications/:id/secrets',
    handle(request) {
      const application = applicationOf(request);
      // No way back to a page that can be opened again: the value is on this one only.
      return applicationPage(request.tenant, application, { added: addSecret(request, application) });
    },
  },
  {
    method: 'POST',
    path: '/applications/:id/secrets/remove',
    handle(request) {
      const application = applicationOf(request);
      const removed = request.form.get('secret');
      application.secrets = application.secrets.filter(({ keyId }) => keyId !== removed);
      return backTo(application, 'secretRemoved');
    },
  },
  {
    method: 'POST',
    path: '/applications/:id/certificates',
    handle(request) {
      const application = applicationOf(request);
      const problem = addCertificate(request, application);
      if (problem !== undefined) return applicationPage(request.tenant, application, { refused: 'certificate', problem });
      return backTo(application, 'certificateAdded');
    },
  },
  {
    method: 'POST',
    path: '/applications/:id/certificates/remove',
    handle(request) {
      const application = applicationOf(request);
      const removed = request.form.get('certificate');
      application.certificates = (application.certificates ?? []).filter(({ keyId }) => keyId !== removed);
      return backTo(application, 'certificateRemoved');
    },
  },
  implicitGrantRoute,
  ...permissionRoutes,
];
