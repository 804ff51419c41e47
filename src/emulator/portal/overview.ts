import { html } from '../pages/html.ts';
import type { Html } from '../pages/document.ts';
import { policiesOf } from '../tenant/policies.ts';
import type { Tenant } from '../tenant/tenant.ts';
import type { PortalRoute } from './route.ts';

/** The first page: how much there is of everything. */
export const overviewRoutes: readonly PortalRoute[] = [
  {
    method: 'GET',
    path: '/',
    handle({ tenant, signInLog, origin }) {
      const people = [...tenant.users.values()].filter(({ isSharedMailbox }) => !isSharedMailbox);
      const disabled = people.filter(({ accountEnabled }) => !accountEnabled).length;
      const failed = signInLog.filter(({ code }) => code !== 0).length;
      const body = html`<h1>${tenant.displayName}</h1>
        <p class="lead">The control room of the tenant: what an administrator does in Microsoft's portals is done here.</p>
        <ul class="tiles">
          ${tile('applications', tenant.applications.size, 'App registrations', 'Permissions, redirect URIs, secrets, consents')}
          ${tile('users', people.length, 'Users', disabled === 0 ? 'All enabled' : `${disabled} disabled`)}
          ${tile('sign-ins', signInLog.length, 'Sign-ins and tokens', failed === 0 ? 'None failed' : `${failed} failed`)}
          ${tile('conditional-access', policiesInForce(tenant), 'Policies in force', 'Second factor, blocked sign-in')}
        </ul>
        <dl class="detail">
          <dt>Tenant id</dt>
          <dd>${tenant.id}</dd>
          <dt>Domain</dt>
          <dd>${tenant.domain}</dd>
          <dt>Authority</dt>
          <dd>${origin}/${tenant.id}</dd>
          <dt>Time</dt>
          <dd>${tenant.clock.now().toISOString()}</dd>
        </dl>`;
      return { title: 'Overview', area: 'overview', body };
    },
  },
];

function tile(path: string, count: number, label: string, detail: string): Html {
  return html`<li>
    <a href="/_portal/${path}"><strong>${count}</strong><b>${label}</b><small>${detail}</small></a>
  </li>`;
}

function policiesInForce(tenant: Tenant): number {
  return policiesOf(tenant).filter(({ state }) => state === 'enabled').length;
}
