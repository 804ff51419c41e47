import type { Area } from '../../tenant/workbook.ts';
import { memberOf, objectFrom } from '../json-input.ts';
import type { Call, Reply } from '../route.ts';
import { invalidArgument, itemNotFound } from './failures.ts';
import { commonArea, maxColumns, maxRows, sizeOf } from './model/address.ts';
import { areaFrom, cellFrom, onSheet, openRange, usedRange, wholeNumber } from './opened-range.ts';
import { type Range, rangeReply } from './range-resource.ts';

/** Ranges that follow from another one. Their pages: https://learn.microsoft.com/graph/api/resources/workbookrange */
type From = (range: Range, parameters: Readonly<Record<string, string>>) => Area;

const number = (parameters: Readonly<Record<string, string>>, name: string, missing?: string): number => {
  const value = parameters[name] ?? missing;
  if (value === undefined) throw invalidArgument();
  return wholeNumber(value);
};

/** Each by its name on the wire, in small letters. */
const places: Readonly<Record<string, From>> = {
  cell: ({ area }, parameters) => cellFrom(parameters['row'] ?? '', parameters['column'] ?? '', area),
  row: ({ area }, parameters) => lineOf(area, area.top + number(parameters, 'row'), 'row'),
  column: ({ area }, parameters) => lineOf(area, area.left + number(parameters, 'column'), 'column'),
  offsetrange: ({ area }, parameters) => {
    const [rows, columns] = [number(parameters, 'rowOffset'), number(parameters, 'columnOffset')];
    return onSheet({ top: area.top + rows, bottom: area.bottom + rows, left: area.left + columns, right: area.right + columns });
  },
  resizedrange: ({ area }, parameters) =>
    onSheet({ ...area, bottom: area.bottom + number(parameters, 'deltaRows'), right: area.right + number(parameters, 'deltaColumns') }),
  entirerow: ({ area }) => ({ ...area, left: 0, right: maxColumns - 1 }),
  entirecolumn: ({ area }) => ({ ...area, top: 0, bottom: maxRows - 1 }),
  lastcell: ({ area }) => ({ ...area, top: area.bottom, left: area.right }),
  lastrow: ({ area }) => ({ ...area, top: area.bottom }),
  lastcolumn: ({ area }) => ({ ...area, left: area.right }),
  usedrange: ({ sheet, area }, { valuesOnly }) => usedRange(sheet, valuesOnly, area),
  boundingrect: ({ sheet, area }, { anotherRange = '' }) => {
    const other = areaFrom(anotherRange, sheet);
    return {
      top: Math.min(area.top, other.top),
      left: Math.min(area.left, other.left),
      bottom: Math.max(area.bottom, other.bottom),
      right: Math.max(area.right, other.right),
    };
  },
  intersection: ({ sheet, area }, { anotherRange = '' }) => {
    const common = commonArea(area, areaFrom(anotherRange, sheet));
    if (!common) throw itemNotFound();
    return common;
  },
  // Whole columns and rows are counted from their first cell: what is above them would leave the sheet.
  rowsabove: ({ area }, parameters) => beside(area, 'rows', -number(parameters, 'count', '1')),
  rowsbelow: ({ area }, parameters) => beside(area, 'rows', number(parameters, 'count', '1')),
  columnsbefore: ({ area }, parameters) => beside(area, 'columns', -number(parameters, 'count', '1')),
  columnsafter: ({ area }, parameters) => beside(area, 'columns', number(parameters, 'count', '1')),
};

function lineOf(area: Area, at: number, kind: 'row' | 'column'): Area {
  const [from, to] = kind === 'row' ? [area.top, area.bottom] : [area.left, area.right];
  if (at < from || at > to) throw invalidArgument();
  return kind === 'row' ? { ...area, top: at, bottom: at } : { ...area, left: at, right: at };
}

/** So many rows or columns beside an area; of a whole sheet those at its other end, as nothing is beside it. */
function beside(area: Area, direction: 'rows' | 'columns', count: number): Area {
  if (count === 0) throw invalidArgument();
  const { rows, columns } = sizeOf(area);
  const isRows = direction === 'rows';
  if (isRows ? rows === maxRows : columns === maxColumns) throw invalidArgument();
  if (isRows)
    return onSheet(
      count > 0 ? { ...area, top: area.bottom + 1, bottom: area.bottom + count } : { ...area, top: area.top + count, bottom: area.top - 1 },
    );
  return onSheet(
    count > 0 ? { ...area, left: area.right + 1, right: area.right + count } : { ...area, left: area.left + count, right: area.left - 1 },
  );
}

/** Answers with a range that follows from that of the address. The parameters are in the address, or in the body of an action. */
export async function getPlace(call: Call, name: string): Promise<Reply> {
  const range = await openRange(call);
  const body = call.method === 'POST' && (await call.bytes()).length > 0 ? objectFrom(await call.json(), 'The body') : {};
  const inAddress = Object.entries(call.params).filter(([parameter]) => parameter.startsWith('of-'));
  const parameters = Object.fromEntries(inAddress.map(([parameter, value]) => [parameter.slice(3), value]));
  for (const wanted of ['row', 'column', 'rowOffset', 'columnOffset', 'deltaRows', 'deltaColumns', 'anotherRange', 'count', 'valuesOnly']) {
    const given = memberOf(body, wanted) ?? call.url.searchParams.get(wanted) ?? undefined;
    if (parameters[wanted] === undefined && given !== undefined) parameters[wanted] = String(given);
  }
  const place = places[name];
  if (!place) throw invalidArgument();
  return rangeReply(call, { ...range, area: place(range, parameters) });
}
