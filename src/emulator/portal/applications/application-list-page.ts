import { html } from '../../pages/html.ts';
import type { Html } from '../../pages/document.ts';
import type { Application } from '../../tenant/directory.ts';
import type { Tenant } from '../../tenant/tenant.ts';
import { dataTable } from '../data-table.ts';
import type { PortalPage } from '../route.ts';
import { audienceLabels } from './audiences.ts';

/** The applications that are registered. */
export function applicationListPage(tenant: Tenant): PortalPage {
  const applications = [...tenant.applications.values()];
  const columns = ['Display name', 'Application (client) id', 'Supported accounts'];
  const table = dataTable('Table of applications', columns, applications.map(row));
  const body = html`<div class="head">
      <div>
        <h1>App registrations</h1>
        <p class="lead">Applications that may ask people of ${tenant.displayName} to sign in.</p>
      </div>
      <p><a class="button" href="/_portal/applications/new">New registration</a></p>
    </div>
    <section class="panel" aria-label="Applications">
      ${applications.length === 0 ? html`<p class="empty">No application is registered yet.</p>` : table}
    </section>`;
  return { title: 'App registrations', area: 'applications', body };
}

function row({ clientId, displayName, publisher, signInAudience }: Application): Html {
  return html`<tr>
    <th scope="row"><a href="/_portal/applications/${clientId}">${displayName}</a><small>${publisher}</small></th>
    <td><code>${clientId}</code></td>
    <td>${audienceLabels[signInAudience]}</td>
  </tr>`;
}
