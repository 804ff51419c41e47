import { booleanFrom, memberOf, objectFrom } from '../json-input.ts';
import type { Call, Reply } from '../route.ts';
import type { Area, SortField } from '../../tenant/workbook.ts';
import { invalidArgument, rangeExceedsLimit } from './failures.ts';
import { commonArea, isWithin, sizeOf, wholeSheet } from './model/address.ts';
import { clearCells } from './model/clear.ts';
import { moveCells } from './model/move-cells.ts';
import { sortRows } from './model/sort-rows.ts';
import { openRange } from './opened-range.ts';
import { type Range, rangeReply } from './range-resource.ts';
import { requireUnprotected } from './range-routes.ts';

/** The body of an action, which may be left out. */
export async function bodyOf(call: Call): Promise<Readonly<Record<string, unknown>>> {
  return (await call.bytes()).length === 0 ? {} : objectFrom(await call.json(), 'The body');
}

async function changedRange(call: Call): Promise<Range> {
  const range = await openRange(call, true);
  requireUnprotected(range.sheet);
  return range;
}

/** https://learn.microsoft.com/graph/api/range-insert: the answer is the range that is free now. */
export async function insertCells(call: Call): Promise<Reply> {
  const body = await bodyOf(call);
  const range = await changedRange(call);
  const direction = directionOf(memberOf(body, 'shift'), range.area, { rows: 'Down', columns: 'Right' });
  moveCells(range.opened.book, range.sheet, { area: range.area, direction, kind: 'insert' });
  range.opened.changed();
  return rangeReply(call, range);
}

/** https://learn.microsoft.com/graph/api/range-delete */
export async function deleteCells(call: Call): Promise<Reply> {
  const body = await bodyOf(call);
  const { opened, sheet, area } = await changedRange(call);
  const direction = directionOf(memberOf(body, 'shift'), area, { rows: 'Up', columns: 'Left' });
  moveCells(opened.book, sheet, { area, direction, kind: 'delete' });
  opened.changed();
  return { status: 200 };
}

/** Where cells move to. Assumption: whole rows and columns need not say it; a word that the service does not know is the first one. */
function directionOf(shift: unknown, area: Area, words: { readonly rows: string; readonly columns: string }): 'rows' | 'columns' {
  const isAllColumns = area.left === 0 && area.right === wholeSheet.right;
  const isAllRows = area.top === 0 && area.bottom === wholeSheet.bottom;
  if (isAllColumns && !isAllRows) return 'rows';
  if (isAllRows && !isAllColumns) return 'columns';
  if (typeof shift !== 'string') throw invalidArgument();
  return shift.toLowerCase() === words.columns.toLowerCase() ? 'columns' : 'rows';
}

/** https://learn.microsoft.com/graph/api/range-clear */
export async function clearRange(call: Call): Promise<Reply> {
  const body = await bodyOf(call);
  const { opened, sheet, area } = await changedRange(call);
  const what = String(memberOf(body, 'applyTo') ?? 'All').toLowerCase();
  clearCells(sheet, area, what === 'contents' ? 'contents' : what === 'formats' ? 'formats' : 'all');
  opened.changed();
  return { status: 204 };
}

/** https://learn.microsoft.com/graph/api/range-merge */
export async function mergeCells(call: Call): Promise<Reply> {
  const body = await bodyOf(call);
  const { opened, sheet, area } = await changedRange(call);
  const across = booleanFrom(memberOf(body, 'across') ?? false, 'across');
  if (sheet.tables.some((table) => commonArea(table.area, area))) throw invalidArgument();
  if (across && sizeOf(area).rows > 100_000) throw rangeExceedsLimit();
  const areas = across
    ? Array.from({ length: sizeOf(area).rows }, (_, row) => ({ ...area, top: area.top + row, bottom: area.top + row }))
    : [area];
  sheet.merges = sheet.merges.filter((merge) => !commonArea(merge, area));
  for (const one of areas) {
    if (sizeOf(one).cells === 1) continue;
    // The first cell alone keeps its content.
    for (const [row, cells] of sheet.rows)
      for (const column of cells.keys()) {
        const isOther = row !== one.top || column !== one.left;
        if (isOther && isWithin({ top: row, left: column, bottom: row, right: column }, one))
          clearCells(sheet, { top: row, left: column, bottom: row, right: column }, 'contents');
      }
    sheet.merges.push(one);
  }
  opened.changed();
  return { status: 200 };
}

/** https://learn.microsoft.com/graph/api/range-unmerge */
export async function unmergeCells(call: Call): Promise<Reply> {
  const { opened, sheet, area } = await changedRange(call);
  sheet.merges = sheet.merges.filter((merge) => !commonArea(merge, area));
  opened.changed();
  return { status: 200 };
}

/** https://learn.microsoft.com/graph/api/rangesort-apply */
export async function sortRange(call: Call): Promise<Reply> {
  const body = await bodyOf(call);
  const { opened, sheet, area } = await changedRange(call);
  const hasHeaders = booleanFrom(memberOf(body, 'hasHeaders') ?? false, 'hasHeaders');
  const isByColumns = String(memberOf(body, 'orientation') ?? 'Rows').toLowerCase() === 'columns';
  const { rows, columns } = sizeOf(area);
  const fields = sortFields(memberOf(body, 'fields'), isByColumns ? rows : columns);
  await opened.calculated();
  const data = !hasHeaders ? area : isByColumns ? { ...area, left: area.left + 1 } : { ...area, top: area.top + 1 };
  sortRows(sheet, data, fields, { matchCase: booleanFrom(memberOf(body, 'matchCase') ?? false, 'matchCase'), isByColumns });
  opened.changed();
  return { status: 200 };
}

/** What is sorted by. @param count - How many columns there are to sort by. @throws GraphFailure 400. */
export function sortFields(value: unknown, count: number): SortField[] {
  if (!Array.isArray(value) || value.length === 0) throw invalidArgument();
  return value.map((one: unknown) => {
    const field = objectFrom(one, 'fields');
    const key = memberOf(field, 'key');
    // https://learn.microsoft.com/graph/api/resources/workbooksortfield: the column, as an offset from the first one.
    if (typeof key !== 'number' || !Number.isInteger(key) || key < 0 || key >= count) throw invalidArgument();
    return { key, ascending: booleanFrom(memberOf(field, 'ascending') ?? true, 'ascending') };
  });
}
