import { memberOf, objectFrom } from '../json-input.ts';
import type { Call, Reply } from '../route.ts';
import type { Sheet } from '../../tenant/workbook.ts';
import { accessDenied, invalidArgument } from './failures.ts';
import { openRange } from './opened-range.ts';
import { mostCells, rangeReply } from './range-resource.ts';
import { rangeExceedsLimit } from './failures.ts';
import { sizeOf } from './model/address.ts';
import { isUnbounded } from './model/range-values.ts';
import { matrixFrom, writeFormats, writeValues } from './model/write-range.ts';

/** https://learn.microsoft.com/graph/api/range-get */
export async function getRange(call: Call): Promise<Reply> {
  return rangeReply(call, await openRange(call));
}

/** Names of a range that its own answer has and no request can change. */
const readOnly = /^(?:@|address|cellCount|columnCount|columnIndex|rowCount|rowIndex|hidden|text|valueTypes)/i;

/** https://learn.microsoft.com/graph/api/range-update */
export async function updateRange(call: Call): Promise<Reply> {
  const body = objectFrom(await call.json(), 'The body');
  const range = await openRange(call, true);
  const { opened, sheet, area } = range;
  requireUnprotected(sheet);
  const given = (name: string): unknown => memberOf(body, name);
  const hides = { rowHidden: given('rowHidden'), columnHidden: given('columnHidden') };
  const formats = given('numberFormat');
  const contents = ['values', 'formulas', 'formulasLocal', 'formulasR1C1'].flatMap((name) =>
    given(name) === undefined ? [] : [{ name, given: given(name) }],
  );
  for (const name of Object.keys(body))
    if (!readOnly.test(name) && !/^(?:values|formulas(?:Local|R1C1)?|numberFormat|rowHidden|columnHidden)$/i.test(name))
      throw invalidArgument();
  // Assumption: whole rows and columns take no values here, so that a slip does not fill a million cells.
  if ((contents.length > 0 || formats !== undefined) && isUnbounded(area)) throw invalidArgument();
  if (!isUnbounded(area) && sizeOf(area).cells > mostCells) throw rangeExceedsLimit();
  // All is judged before the first cell is written.
  const matrices = contents.map(({ name, given: value }) => ({ name, matrix: matrixFrom(value, area) }));
  const formatMatrix = formats === undefined ? undefined : matrixFrom(formats, area);
  if (formatMatrix?.some((row) => row.some((one) => one !== null && typeof one !== 'string'))) throw invalidArgument();
  if (formatMatrix) writeFormats(opened.book, sheet, area, formatMatrix);
  for (const { name, matrix } of matrices) {
    const places = writeValues(opened.book, sheet, area, matrix, name === 'formulasR1C1');
    for (const place of places) opened.changedAt(place);
  }
  hideLines(sheet.rowLines, area.top, area.bottom, hides.rowHidden);
  hideLines(sheet.columnLines, area.left, area.right, hides.columnHidden);
  opened.changed(true);
  return rangeReply(call, range);
}

/** Refuses a change of a protected sheet. Assumption: every cell is locked. @throws GraphFailure 403. */
export function requireUnprotected({ isProtected }: Sheet): void {
  if (isProtected) throw accessDenied();
}

function hideLines(lines: Sheet['rowLines'], from: number, to: number, isHidden: unknown): void {
  if (isHidden === undefined) return;
  if (typeof isHidden !== 'boolean' || to - from > 16_384) throw invalidArgument();
  for (let index = from; index <= to; index += 1) lines.set(index, { ...lines.get(index), isHidden });
}
