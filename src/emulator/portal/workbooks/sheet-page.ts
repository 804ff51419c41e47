import { columnName, localAddress } from '../../graph/workbooks/model/address.ts';
import { matrixOf, usedArea } from '../../graph/workbooks/model/range-values.ts';
import type { Html } from '../../pages/document.ts';
import { html } from '../../pages/html.ts';
import { shortened } from '../../pages/shortened.ts';
import type { Drive, DriveItem } from '../../tenant/drives.ts';
import type { Area, Book, Sheet } from '../../tenant/workbook.ts';
import { dataTable } from '../data-table.ts';
import { folderAddress } from '../drives/drive-in.ts';
import type { PortalPage } from '../route.ts';

/** Rows and columns of one page. */
const [pageRows, pageColumns] = [50, 20];

/** What of a workbook is shown. */
export interface SheetView {
  /** Name of the sheet; null for the first one that can be seen. */
  readonly sheet: string | null;
  /** Of the first row and column, from 0. */
  readonly row: number;
  readonly column: number;
  /** True: formulas in the place of what they give. */
  readonly showsFormulas: boolean;
}

/** A sheet of a workbook as a grid, a part at a time. Undefined where there is no such sheet. */
export function sheetPage(drive: Drive, item: DriveItem, book: Book, view: SheetView): PortalPage | undefined {
  const visible = book.sheets.filter(({ visibility }) => visibility === 'Visible');
  const sheet = view.sheet === null ? visible[0] : book.sheets.find(({ name }) => name === view.sheet);
  if (!sheet) return undefined;
  const address = addressFor(drive, item, sheet, view);
  const folder = item.parentId === null ? undefined : drive.items.get(item.parentId);
  const used = usedArea(sheet, true);
  const body = html`<p class="trail">
      <a href="/_portal/drives">Files and lists</a>
      <a href="${folderAddress(drive, folder)}">Folder</a>
    </p>
    <h1>${shortened(item.name)}</h1>
    <p class="lead">
      ${used ? html`${shortened(sheet.name)} is used from ${localAddress(used).replace(':', ' to ')}.` : html`${shortened(sheet.name)} is empty.`}
      <a href="${address({ showsFormulas: !view.showsFormulas })}">${view.showsFormulas ? 'Show values' : 'Show formulas'}</a>
    </p>
    <nav class="trail" aria-label="Sheets">
      ${book.sheets.map((one) => sheetLink(one, sheet, addressFor(drive, item, one, { ...view, row: 0, column: 0 })({})))}
    </nav>
    ${used ? grid(book, sheet, used, view, address) : ''}`;
  return { title: shortened(item.name, 100), area: 'drives', body };
}

function sheetLink(one: Sheet, shown: Sheet, address: string): Html {
  const name = `${shortened(one.name)}${one.visibility === 'Visible' ? '' : ' (hidden)'}`;
  return one === shown ? html` <strong aria-current="page">${name}</strong>` : html` <a href="${address}">${name}</a>`;
}

type Address = (other: Partial<SheetView>) => string;

function addressFor(drive: Drive, item: DriveItem, { name }: Sheet, view: SheetView): Address {
  return (other) => {
    const { row, column, showsFormulas } = { ...view, ...other };
    const query = new URLSearchParams({ sheet: name });
    if (row > 0) query.set('row', String(row));
    if (column > 0) query.set('column', String(column));
    if (showsFormulas) query.set('show', 'formulas');
    return `/_portal/drives/${encodeURIComponent(drive.id)}/workbooks/${encodeURIComponent(item.id)}?${query.toString()}`;
  };
}

/** The part of a sheet that is shown. It begins no later than the last cell that is used. */
function grid(book: Book, sheet: Sheet, used: Area, { row, column, showsFormulas }: SheetView, address: Address): Html {
  const [top, left] = [Math.min(row, used.bottom), Math.min(column, used.right)];
  const area = { top, left, bottom: Math.min(used.bottom, top + pageRows - 1), right: Math.min(used.right, left + pageColumns - 1) };
  const columns = Array.from({ length: area.right - left + 1 }, (_, index) => columnName(left + index));
  const rows = matrixOf(book, sheet, area, showsFormulas ? 'formulas' : 'text').map(
    (cells, index) =>
      html`<tr>
        <th scope="row">${top + index + 1}</th>
        ${cells.map((cell) => html`<td>${shortened(String(cell))}</td>`)}
      </tr>`,
  );
  const link = (isThere: boolean, text: string, other: Partial<SheetView>): Html | string =>
    isThere ? html`<a href="${address(other)}">${text}</a>` : '';
  return html`<section class="panel" aria-label="Cells">
    ${dataTable(`Cells ${localAddress(area)}`, ['Row', ...columns], rows)}
    <p class="pages">
      ${link(top > 0, 'Rows before', { row: Math.max(0, top - pageRows) })}
      ${link(area.bottom < used.bottom, 'Rows after', { row: area.bottom + 1 })}
      ${link(left > 0, 'Columns before', { column: Math.max(0, left - pageColumns) })}
      ${link(area.right < used.right, 'Columns after', { column: area.right + 1 })}
    </p>
  </section>`;
}
