import { sizesOf } from '../../graph/drives/sizes.ts';
import { drivesOf, makeAll } from '../../graph/drives/state.ts';
import { listsOfSite } from '../../graph/lists/site-lists.ts';
import type { Html } from '../../pages/document.ts';
import { html } from '../../pages/html.ts';
import { shortened } from '../../pages/shortened.ts';
import type { Drive } from '../../tenant/drives.ts';
import type { SiteList } from '../../tenant/lists.ts';
import type { Tenant } from '../../tenant/tenant.ts';
import { dataTable } from '../data-table.ts';
import type { PortalPage } from '../route.ts';
import { folderAddress } from './drive-in.ts';

/** Drives of people and libraries of sites, with the lists that are in sites. */
export function driveListPage(tenant: Tenant): PortalPage {
  makeAll(tenant);
  const { drives, sites } = drivesOf(tenant);
  const lists = [...sites.values()].flatMap((site) => listsOfSite(tenant, site));
  const body = html`<h1>Files and lists</h1>
    <p class="lead">OneDrive of people, libraries of sites, and lists.</p>
    <section class="panel" aria-labelledby="drives">
      <h2 id="drives">Drives</h2>
      ${dataTable(
        'Table of drives',
        ['Drive', 'Kind', 'Files', 'Used'],
        [...drives.values()].map((drive) => driveRow(tenant, drive)),
      )}
    </section>
    <section class="panel" aria-labelledby="lists">
      <h2 id="lists">Lists</h2>
      ${
        lists.length === 0
          ? html`<p class="empty">No site has a list.</p>`
          : dataTable(
              'Table of lists',
              ['List', 'Site', 'Items'],
              lists.map((list) => listRow(tenant, list)),
            )
      }
    </section>`;
  return { title: 'Files and lists', area: 'drives', body };
}

function driveRow(tenant: Tenant, drive: Drive): Html {
  const files = [...drive.items.values()].filter(({ content, deletedDateTime }) => content && deletedDateTime === undefined).length;
  return html`<tr>
    <th scope="row"><a href="${folderAddress(drive)}">${shortened(ownerOf(tenant, drive))}</a></th>
    <td>${drive.siteId === null ? 'OneDrive' : 'Library of a site'}</td>
    <td>${files}</td>
    <td>${sizesOf(tenant, drive).used} bytes</td>
  </tr>`;
}

/** Whose a drive is, in words. */
export function ownerOf(tenant: Tenant, { userId, siteId, name }: Drive): string {
  if (userId !== null) return tenant.users.get(userId)?.displayName ?? 'a person who is gone';
  return `${tenant.drives?.sites.get(siteId ?? '')?.displayName ?? 'a site that is gone'}: ${name}`;
}

function listRow(tenant: Tenant, { id, displayName, siteId, items }: SiteList): Html {
  return html`<tr>
    <th scope="row"><a href="/_portal/lists/${id}">${shortened(displayName)}</a></th>
    <td>${shortened(tenant.drives?.sites.get(siteId)?.displayName ?? '')}</td>
    <td>${[...items.values()].filter(({ deletedDateTime }) => deletedDateTime === undefined).length}</td>
  </tr>`;
}
