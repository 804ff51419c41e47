import { html } from '../../pages/html.ts';
import type { Html } from '../../pages/document.ts';
import type { Group } from '../../tenant/directory.ts';
import type { Tenant } from '../../tenant/tenant.ts';
import { dataTable } from '../data-table.ts';
import type { PortalPage } from '../route.ts';

/** What a group is for, in words. */
export function kindOf({ groupTypes = [], mail }: Group): string {
  if (groupTypes.includes('Unified')) return 'Microsoft 365';
  return mail === null ? 'Security' : 'Mail';
}

/** The groups of the tenant. */
export function groupListPage(tenant: Tenant): PortalPage {
  const groups = [...tenant.groups.values()];
  const table = dataTable('Table of groups', ['Name', 'Kind', 'Address', 'Members', 'Owners'], groups.map(row));
  const body = html`<h1>Groups</h1>
    <p class="lead">Who works together, and who has rights in common.</p>
    <section class="panel" aria-label="Groups">
      ${groups.length === 0 ? html`<p class="empty">The tenant has no groups.</p>` : table}
    </section>`;
  return { title: 'Groups', area: 'groups', body };
}

function row(group: Group): Html {
  return html`<tr>
    <th scope="row"><a href="/_portal/groups/${group.id}">${group.displayName}</a><small>${group.description ?? ''}</small></th>
    <td>${kindOf(group)}</td>
    <td>${group.mail ?? ''}</td>
    <td>${group.members.length}</td>
    <td>${group.owners?.length ?? 0}</td>
  </tr>`;
}
