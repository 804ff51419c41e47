import { html } from '../../pages/html.ts';
import type { Html } from '../../pages/document.ts';
import type { Plan } from '../../tenant/planner.ts';
import type { Tenant } from '../../tenant/tenant.ts';
import { dataTable } from '../data-table.ts';
import type { PortalPage } from '../route.ts';

/** The plans of the tenant, with the groups that contain them. */
export function planListPage(tenant: Tenant): PortalPage {
  const plans = [...(tenant.planner?.plans.values() ?? [])];
  const table = dataTable(
    'Table of plans',
    ['Title', 'Group', 'Tasks', 'Completed'],
    plans.map((plan) => row(tenant, plan)),
  );
  const body = html`<h1>Plans</h1>
    <p class="lead">Plans of Planner. The members of a group have its plans.</p>
    <section class="panel" aria-label="Plans">
      ${plans.length === 0 ? html`<p class="empty">The tenant has no plans.</p>` : table}
    </section>`;
  return { title: 'Plans', area: 'plans', body };
}

function row(tenant: Tenant, { id, title, groupId }: Plan): Html {
  const tasks = [...(tenant.planner?.tasks.values() ?? [])].filter(({ planId }) => planId === id);
  return html`<tr>
    <th scope="row"><a href="/_portal/plans/${id}">${title}</a></th>
    <td>${tenant.groups.get(groupId)?.displayName ?? 'a group that is gone'}</td>
    <td>${tasks.length}</td>
    <td>${tasks.filter(({ percentComplete }) => percentComplete === 100).length}</td>
  </tr>`;
}
