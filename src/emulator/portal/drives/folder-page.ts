import { childrenOf, lineageOf, sizeOf } from '../../graph/drives/tree.ts';
import type { Html } from '../../pages/document.ts';
import { html } from '../../pages/html.ts';
import { shortened } from '../../pages/shortened.ts';
import { textField } from '../../pages/text-field.ts';
import type { Drive, DriveItem } from '../../tenant/drives.ts';
import type { Tenant } from '../../tenant/tenant.ts';
import { dataTable } from '../data-table.ts';
import { pageLinks, pageOf } from '../page-links.ts';
import type { PortalPage } from '../route.ts';
import { folderAddress } from './drive-in.ts';
import { ownerOf } from './drive-list-page.ts';

/** What a folder page shows besides the folder. */
export interface FolderView {
  /** From 1. */
  readonly page?: number;
  /** What was wrong with a file that was to be put there. */
  readonly problem?: string;
}

/** A folder of a drive: what is in it, and a form that takes a file. Nothing of a file is shown: it is saved. */
export function folderPage(tenant: Tenant, drive: Drive, folder: DriveItem, { page: number = 1, problem }: FolderView = {}): PortalPage {
  const page = pageOf(childrenOf(drive, folder), number);
  const name = folder.parentId === null ? ownerOf(tenant, drive) : folder.name;
  const above = lineageOf(drive, folder).slice(1).toReversed();
  const table = dataTable(
    'Table of what is in the folder',
    ['Name', 'Size', 'Changed', 'Version', 'Shared'],
    page.items.map((item) => row(tenant, drive, item)),
  );
  const body = html`<p class="trail">
      <a href="/_portal/drives">Files and lists</a>
      ${above.map((one) => html` <a href="${folderAddress(drive, one)}">${one.parentId === null ? ownerOf(tenant, drive) : shortened(one.name)}</a>`)}
    </p>
    <h1>${shortened(name)}</h1>
    ${problem === undefined ? '' : html`<p class="problem" role="alert">${problem}</p>`}
    <section class="panel" aria-label="What is in the folder">
      ${page.items.length === 0 ? html`<p class="empty">The folder is empty.</p>` : html`${table} ${pageLinks(page, folderAddress(drive, folder))}`}
    </section>
    <section class="panel" aria-labelledby="file">
      <h2 id="file">Put a file here</h2>
      <p class="lead">A file of that name becomes an older version.</p>
      <form method="post" action="/_portal/drives/${encodeURIComponent(drive.id)}/files" enctype="multipart/form-data">
        <input type="hidden" name="folder" value="${folder.id}" />
        ${textField({ name: 'name', label: 'Name', value: '', hint: 'Left empty: the name of the file.' })}
        <div class="field">
          <label for="content">File</label>
          <input type="file" id="content" name="file" required />
        </div>
        <div class="actions"><button>Put it here</button></div>
      </form>
    </section>`;
  return { title: shortened(name, 100), area: 'drives', body, ...(problem === undefined ? {} : { status: 400 }) };
}

function row(tenant: Tenant, drive: Drive, item: DriveItem): Html {
  const address = item.content
    ? `/_portal/drives/${encodeURIComponent(drive.id)}/files/${encodeURIComponent(item.id)}`
    : folderAddress(drive, item);
  const by =
    tenant.users.get(item.lastModifiedBy.userId ?? '')?.displayName ??
    tenant.applications.get(item.lastModifiedBy.clientId)?.displayName ??
    '';
  return html`<tr>
    <th scope="row"><a href="${address}">${shortened(item.name)}</a>${beside(drive, item)}</th>
    <td>${sizeOf(drive, item)} bytes</td>
    <td class="steady">${item.lastModifiedDateTime.slice(0, 16).replace('T', ' ')}<small>${shortened(by)}</small></td>
    <td>${item.content ? `${item.version}.0` : ''}${item.checkedOut === undefined ? '' : html`<small>checked out</small>`}</td>
    <td>${item.shares.length === 0 ? '' : item.shares.length}</td>
  </tr>`;
}

/** What stands below the name of an item: that it is a folder, or where the sheets of a workbook are. */
function beside(drive: Drive, { id, name, content }: DriveItem): Html | string {
  if (!content) return html`<small>folder</small>`;
  if (!/\.xls[xm]$/i.test(name)) return '';
  const address = `/_portal/drives/${encodeURIComponent(drive.id)}/workbooks/${encodeURIComponent(id)}`;
  return html`<small><a href="${address}" aria-label="Sheets of ${shortened(name)}">Sheets</a></small>`;
}
