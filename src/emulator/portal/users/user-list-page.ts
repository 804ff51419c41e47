import { html } from '../../pages/html.ts';
import type { Html } from '../../pages/document.ts';
import type { User } from '../../tenant/directory.ts';
import type { Tenant } from '../../tenant/tenant.ts';
import { dataTable } from '../data-table.ts';
import type { PortalPage } from '../route.ts';
import { enabledState, secondFactorState } from './user-state.ts';

/** The people of the tenant; shared mailboxes are nobody. */
export function userListPage(tenant: Tenant): PortalPage {
  const people = [...tenant.users.values()].filter(({ isSharedMailbox }) => !isSharedMailbox);
  const table = dataTable('Table of users', ['Name', 'Sign-in name', 'Role', 'Second factor', 'Sign-in'], people.map(row));
  const body = html`<h1>Users</h1>
    <p class="lead">Who can sign in, and with what.</p>
    <section class="panel" aria-label="Users">
      ${people.length === 0 ? html`<p class="empty">The tenant has no people.</p>` : table}
    </section>`;
  return { title: 'Users', area: 'users', body };
}

function row(user: User): Html {
  return html`<tr>
    <th scope="row"><a href="/_portal/users/${user.id}">${user.displayName}</a><small>${user.jobTitle}</small></th>
    <td>${user.userPrincipalName}</td>
    <td>${user.isAdministrator ? 'Administrator' : 'User'}</td>
    <td>${secondFactorState(user)}</td>
    <td>${enabledState(user)}</td>
  </tr>`;
}
