import { fieldsOf } from '../../graph/lists/fields.ts';
import type { Html } from '../../pages/document.ts';
import { html } from '../../pages/html.ts';
import { shortened } from '../../pages/shortened.ts';
import type { ListColumn, ListItem, SiteList } from '../../tenant/lists.ts';
import type { Tenant } from '../../tenant/tenant.ts';
import { dataTable } from '../data-table.ts';
import { pageLinks, pageOf } from '../page-links.ts';
import type { PortalPage } from '../route.ts';

/** A list as a grid of its items, with its own columns. @param number - Of the page, from 1. */
export function listPage(tenant: Tenant, list: SiteList, number: number): PortalPage {
  const columns = list.columns.filter(({ name, kind, readOnly, hidden }) => kind !== null && !hidden && (!readOnly || name === 'Modified'));
  const items = [...list.items.values()].filter(({ deletedDateTime }) => deletedDateTime === undefined);
  const page = pageOf(items, number);
  const table = dataTable(
    'Table of items',
    ['Number', ...columns.map(({ displayName }) => shortened(displayName))],
    page.items.map((item) => row(tenant, list, columns, item)),
  );
  const body = html`<p class="trail"><a href="/_portal/drives">Files and lists</a></p>
    <h1>${shortened(list.displayName)}</h1>
    <p class="lead">${shortened(list.description)}</p>
    <section class="panel" aria-label="Items">
      ${page.items.length === 0 ? html`<p class="empty">The list is empty.</p>` : html`${table} ${pageLinks(page, `/_portal/lists/${list.id}`)}`}
    </section>`;
  return { title: shortened(list.displayName, 100), area: 'drives', body };
}

function row(tenant: Tenant, list: SiteList, columns: readonly ListColumn[], item: ListItem): Html {
  const fields = fieldsOf(
    tenant,
    list,
    item,
    columns.map(({ name }) => name),
  );
  return html`<tr>
    <th scope="row">${item.id}</th>
    ${columns.map(({ name }) => html`<td>${shortened(textOf(fields[name]))}</td>`)}
  </tr>`;
}

function textOf(value: unknown): string {
  if (value === undefined || value === null) return '';
  if (Array.isArray(value)) return value.map(textOf).join(', ');
  if (typeof value !== 'object') return String(value);
  const { LookupValue, Url } = value as { readonly LookupValue?: unknown; readonly Url?: unknown };
  return String(LookupValue ?? Url ?? '');
}
