import { html } from '../../pages/html.ts';
import { mailboxOf } from '../../graph/outlook/mailboxes.ts';
import type { Html } from '../../pages/document.ts';
import type { User } from '../../tenant/directory.ts';
import type { Tenant } from '../../tenant/tenant.ts';
import { dataTable } from '../data-table.ts';
import type { PortalPage } from '../route.ts';

/** Every mailbox, with the way to its mail and its calendar. */
export function mailboxListPage(tenant: Tenant): PortalPage {
  const owners = [...tenant.users.values()].toSorted((one, other) => (one.displayName < other.displayName ? -1 : 1));
  const columns = ['Mailbox', 'Address', 'Kind', 'Messages', 'Unread', 'Calendar'];
  const table = dataTable(
    'Table of mailboxes',
    columns,
    owners.map((owner) => row(tenant, owner)),
  );
  const body = html`<div class="head">
      <div>
        <h1>Mailboxes</h1>
        <p class="lead">What an automation did to mail and meetings, as the people of the tenant see it.</p>
      </div>
      <a class="button" href="/_portal/mailboxes/deliver">Deliver a message</a>
    </div>
    <section class="panel" aria-label="Mailboxes">
      ${owners.length === 0 ? html`<p class="empty">The tenant has no mailboxes.</p>` : table}
    </section>`;
  return { title: 'Mailboxes', area: 'mailboxes', body };
}

function row(tenant: Tenant, owner: User): Html {
  const messages = [...mailboxOf(tenant, owner).messages.values()];
  return html`<tr>
    <th scope="row"><a href="/_portal/mailboxes/${owner.id}">${owner.displayName}</a></th>
    <td>${owner.mail}</td>
    <td>${owner.isSharedMailbox ? 'Shared' : 'Person'}</td>
    <td>${messages.length}</td>
    <td>${messages.filter(({ isRead }) => !isRead).length}</td>
    <td><a href="/_portal/calendars/${owner.id}" aria-label="Calendar of ${owner.displayName}">Week</a></td>
  </tr>`;
}
