import { entityReply } from '../odata/entity.ts';
import type { Resource } from '../odata/select.ts';
import type { Call, Reply } from '../route.ts';
import type { Area, Book, Sheet } from '../../tenant/workbook.ts';
import { rangeExceedsLimit } from './failures.ts';
import { localAddress, sheetPrefix, sizeOf } from './model/address.ts';
import { isUnbounded, matrixNames, matrixOf } from './model/range-values.ts';
import type { Opened } from './open-workbook.ts';

/** The most cells of one request. https://learn.microsoft.com/office/dev/add-ins/concepts/resource-limits-and-performance-optimization */
export const mostCells = 5_000_000;

/** A part of a sheet that a call is about. */
export interface Range {
  readonly opened: Opened;
  readonly sheet: Sheet;
  readonly area: Area;
}

/** The address of an area with its sheet, `Sheet1!A1:B2`. */
export function addressOf({ name }: Sheet, area: Area): string {
  return `${sheetPrefix(name)}!${localAddress(area)}`;
}

const type = { name: 'workbookRange' };

/** What depends on the results of formulas. */
const resultNames: ReadonlySet<string> = new Set(matrixNames.filter((name) => name !== 'numberFormat'));

/** Answers with a range. https://learn.microsoft.com/graph/api/range-get @throws GraphFailure 400 for one with too many cells. */
export async function rangeReply(call: Call, { opened, sheet, area }: Range): Promise<Reply> {
  if (!isUnbounded(area) && sizeOf(area).cells > mostCells) throw rangeExceedsLimit();
  return entityReply(call, area, {
    context: 'workbookRange',
    isSingleton: true,
    type,
    alwaysSelected: [],
    async resource(_, select) {
      // Whoever does not ask for results does not wait for them.
      if (select === undefined || select.some((name) => resultNames.has(name))) await opened.calculated();
      return rangeResource(opened.book, sheet, area, select);
    },
  });
}

/** @param select - Properties that are kept; only these are made. */
export function rangeResource(book: Book, sheet: Sheet, area: Area, select?: readonly string[]): Resource {
  const { rows, columns, cells } = sizeOf(area);
  const isWhole = isUnbounded(area);
  const isHidden = (lines: Sheet['rowLines'], from: number, to: number): boolean | null => hiddenIn(lines, from, to);
  const rowHidden = isHidden(sheet.rowLines, area.top, area.bottom);
  const columnHidden = isHidden(sheet.columnLines, area.left, area.right);
  return {
    '@odata.type': '#microsoft.graph.workbookRange',
    address: addressOf(sheet, area),
    addressLocal: addressOf(sheet, area),
    // https://learn.microsoft.com/graph/api/resources/range: -1 where the number does not fit.
    cellCount: cells > 0x7fff_ffff ? -1 : cells,
    columnCount: columns,
    columnHidden,
    columnIndex: area.left,
    hidden: rowHidden === true || columnHidden === true,
    rowCount: rows,
    rowHidden,
    rowIndex: area.top,
    ...Object.fromEntries(
      matrixNames
        .filter((name) => select === undefined || select.includes(name))
        .map((name) => [name, isWhole ? null : matrixOf(book, sheet, area, name)]),
    ),
  };
}

/** True where all are hidden, false where none is, else null. */
function hiddenIn(lines: Sheet['rowLines'], from: number, to: number): boolean | null {
  let hidden = 0;
  for (const [index, line] of lines) if (line.isHidden && index >= from && index <= to) hidden += 1;
  if (hidden === 0) return false;
  return hidden === to - from + 1 ? true : null;
}
