import { listReply } from '../odata/collection.ts';
import { entityReply } from '../odata/entity.ts';
import type { Resource } from '../odata/select.ts';
import type { Call, Reply } from '../route.ts';
import type { Area } from '../../tenant/workbook.ts';
import { rangeExceedsLimit } from './failures.ts';
import { columnName, sizeOf } from './model/address.ts';
import { matrixNames, matrixOf, usedArea } from './model/range-values.ts';
import { openRange } from './opened-range.ts';
import { mostCells, type Range, rangeReply } from './range-resource.ts';

const type = { name: 'workbookRangeView' };

/** The rows of a range that are not hidden, as far as anything is in them. */
function visibleRows({ sheet, area }: Range): number[] {
  const used = usedArea(sheet, false, area);
  const bottom = Math.max(area.top, sizeOf(area).cells > mostCells ? (used?.bottom ?? area.top) : area.bottom);
  if (bottom - area.top > 1_000_000) throw rangeExceedsLimit();
  return Array.from({ length: bottom - area.top + 1 }, (_, index) => area.top + index).filter(
    (row) => sheet.rowLines.get(row)?.isHidden !== true,
  );
}

function viewResource({ opened, sheet, area }: Range, rows: readonly number[], index: number): Resource {
  const lines = rows.map((row): Area => ({ ...area, top: row, bottom: row }));
  const { columns } = sizeOf(area);
  return {
    cellAddresses: rows.map((row) => Array.from({ length: columns }, (_, column) => `${columnName(area.left + column)}${row + 1}`)),
    columnCount: columns,
    index,
    rowCount: rows.length,
    ...Object.fromEntries(matrixNames.map((name) => [name, lines.flatMap((line) => matrixOf(opened.book, sheet, line, name))])),
  };
}

/** https://learn.microsoft.com/graph/api/workbookrange-visibleview */
export async function getVisibleView(call: Call): Promise<Reply> {
  const range = await openRange(call);
  await range.opened.calculated();
  return entityReply(call, range, {
    context: 'workbookRangeView',
    isSingleton: true,
    type,
    alwaysSelected: [],
    resource: () => viewResource(range, visibleRows(range), 0),
  });
}

/** https://learn.microsoft.com/graph/api/workbookrangeview-list-rows */
export async function listViewRows(call: Call): Promise<Reply> {
  const range = await openRange(call);
  await range.opened.calculated();
  return listReply(call, visibleRows(range).entries(), {
    context: 'workbookRangeViews',
    type,
    defaultTop: Number.POSITIVE_INFINITY,
    paging: 'skip',
    alwaysSelected: [],
    resource: ([index, row]) => viewResource(range, [row], index),
  });
}

/** https://learn.microsoft.com/graph/api/workbookrangeview-range */
export async function getViewRange(call: Call): Promise<Reply> {
  return rangeReply(call, await openRange(call));
}
