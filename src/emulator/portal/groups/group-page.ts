import { html } from '../../pages/html.ts';
import type { Html } from '../../pages/document.ts';
import type { Group } from '../../tenant/directory.ts';
import type { Tenant } from '../../tenant/tenant.ts';
import { dataTable } from '../data-table.ts';
import type { PortalPage } from '../route.ts';
import { kindOf } from './group-list-page.ts';

/** One group: who is in it, and who owns it. */
export function groupPage(tenant: Tenant, group: Group): PortalPage {
  const body = html`<p class="trail"><a href="/_portal/groups">Groups</a></p>
    <div class="head">
      <div>
        <h1>${group.displayName}</h1>
        <p class="lead">${group.description ?? ''}</p>
      </div>
    </div>
    <section class="panel" aria-labelledby="about">
      <h2 id="about">About</h2>
      <dl class="detail">
        <dt>Kind</dt>
        <dd>${kindOf(group)}</dd>
        <dt>Address</dt>
        <dd>${group.mail ?? 'none'}</dd>
        <dt>Visibility</dt>
        <dd>${group.visibility ?? 'not said'}</dd>
        <dt>Object id</dt>
        <dd>${group.id}</dd>
      </dl>
    </section>
    ${panel(tenant, 'members', 'Members', group.members)} ${panel(tenant, 'owners', 'Owners', group.owners ?? [])}`;
  return { title: group.displayName, area: 'groups', body };
}

function panel(tenant: Tenant, id: string, title: string, ids: readonly string[]): Html {
  const rows = ids.map((key) => row(tenant, key));
  return html`<section class="panel" aria-labelledby="${id}">
    <h2 id="${id}">${title}</h2>
    ${rows.length === 0 ? html`<p class="empty">Nobody.</p>` : dataTable(`Table of ${title.toLowerCase()}`, ['Name', 'Kind', 'Address'], rows)}
  </section>`;
}

function row(tenant: Tenant, id: string): Html {
  const [user, group] = [tenant.users.get(id), tenant.groups.get(id)];
  const path = group ? `groups/${id}` : `users/${id}`;
  const name = user?.displayName ?? group?.displayName;
  return html`<tr>
    <th scope="row">${name === undefined ? id : html`<a href="/_portal/${path}">${name}</a>`}</th>
    <td>${user ? 'Person' : group ? 'Group' : 'Gone'}</td>
    <td>${user?.mail ?? group?.mail ?? ''}</td>
  </tr>`;
}
