import { memberOf, objectFrom } from '../json-input.ts';
import { entityReply } from '../odata/entity.ts';
import type { Resource } from '../odata/select.ts';
import type { Call, Reply } from '../route.ts';
import type { Sheet } from '../../tenant/workbook.ts';
import { invalidArgument } from './failures.ts';
import { type FormatPart, formatReaders, formatWriters } from './format-parts.ts';
import { maxRows } from './model/address.ts';
import { changeLooks, looksIn } from './model/looks.ts';
import { openRange } from './opened-range.ts';
import type { Range } from './range-resource.ts';
import { requireUnprotected } from './range-routes.ts';

const types = {
  format: 'workbookRangeFormat',
  font: 'workbookRangeFont',
  fill: 'workbookRangeFill',
  protection: 'workbookFormatProtection',
} as const;

/** https://learn.microsoft.com/graph/api/rangeformat-get, rangefont-get, rangefill-get, formatprotection-get */
export async function getFormat(call: Call, part: FormatPart): Promise<Reply> {
  return formatReply(call, await openRange(call), part);
}

function formatReply(call: Call, range: Range, part: FormatPart): Promise<Reply> {
  const type = types[part];
  return entityReply(call, range, {
    context: type,
    isSingleton: true,
    type: { name: type },
    alwaysSelected: [],
    resource: () => ({ '@odata.type': `#microsoft.graph.${type}`, ...resourceOf(range, part) }),
  });
}

function resourceOf({ opened, sheet, area }: Range, part: FormatPart): Resource {
  const looks = looksIn(opened.book, sheet, area).map(formatReaders[part]);
  // What is not the same everywhere is null.
  const common = Object.fromEntries(
    Object.keys(looks[0] ?? {}).map((name) => {
      const values = new Set(looks.map((look) => look[name]));
      return [name, values.size === 1 ? looks[0]?.[name] : null];
    }),
  );
  if (part !== 'format') return common;
  return {
    columnWidth: sameSize(sheet.columnLines, area.left, area.right, (size) => (size === undefined ? usualWidth : pointsOf(size))),
    rowHeight:
      area.bottom - area.top === maxRows - 1 ? usualHeight : sameSize(sheet.rowLines, area.top, area.bottom, (size) => size ?? usualHeight),
    ...common,
  };
}

/** In points: the row of a new workbook, and its column of 8.43 characters. */
const usualHeight = 15;
const usualWidth = 48;

/** A width in characters as points: a character has 7 pixels, a column 5 besides. ECMA-376, part 1, 18.3.1.13. */
function pointsOf(characters: number): number {
  return Math.round((characters * 7 + 5) * 0.75 * 100) / 100;
}

function charactersOf(points: number): number {
  return (points / 0.75 - 5) / 7;
}

function sameSize(lines: Sheet['rowLines'], from: number, to: number, sizeOf: (size: number | undefined) => number): number | null {
  const sizes = new Set<number>();
  for (let index = from; index <= to && sizes.size < 2; index += 1) sizes.add(sizeOf(lines.get(index)?.size));
  return sizes.size === 1 ? ([...sizes][0] ?? null) : null;
}

/** https://learn.microsoft.com/graph/api/rangeformat-update, rangefont-update, rangefill-update, formatprotection-update */
export async function updateFormat(call: Call, part: FormatPart): Promise<Reply> {
  const body = objectFrom(await call.json(), 'The body');
  const range = await openRange(call, true);
  const { opened, sheet, area } = range;
  requireUnprotected(sheet);
  // All is judged before the first cell is changed.
  const change = formatWriters[part]((name) => memberOf(body, name));
  if (part === 'format') resize(range, memberOf(body, 'columnWidth'), memberOf(body, 'rowHeight'));
  changeLooks(opened.book, sheet, area, change);
  opened.changed(true);
  return formatReply(call, range, part);
}

function resize({ sheet, area }: Range, width: unknown, height: unknown): void {
  const points = (value: unknown, most: number): number => {
    if (typeof value !== 'number' || value < 0 || value > most) throw invalidArgument();
    return value;
  };
  const [wide, high] = [width === undefined ? undefined : points(width, 1342.5), height === undefined ? undefined : points(height, 409.5)];
  if (wide !== undefined)
    for (let column = area.left; column <= area.right; column += 1)
      sheet.columnLines.set(column, { ...sheet.columnLines.get(column), size: Math.max(0, charactersOf(wide)) });
  if (high !== undefined)
    for (let row = area.top; row <= Math.min(area.bottom, area.top + 100_000); row += 1)
      sheet.rowLines.set(row, { ...sheet.rowLines.get(row), size: high });
}

/** https://learn.microsoft.com/graph/api/rangefill-clear */
export async function clearFill(call: Call): Promise<Reply> {
  const { opened, sheet, area } = await openRange(call, true);
  requireUnprotected(sheet);
  changeLooks(opened.book, sheet, area, (style) => ({ ...style, fill: '<fill><patternFill patternType="none"/></fill>' }));
  opened.changed(true);
  return { status: 200 };
}

/** Fits columns or rows to their contents: their sizes are those of the text. https://learn.microsoft.com/graph/api/rangeformat-autofitcolumns */
export async function autofit(call: Call, lines: 'columns' | 'rows'): Promise<Reply> {
  const { opened, sheet, area } = await openRange(call, true);
  await opened.calculated();
  const { textOf } = await import('./model/range-values.ts');
  if (lines === 'rows') for (const [row, line] of sheet.rowLines) if (row >= area.top && row <= area.bottom) delete line.size;
  const widths = new Map<number, number>();
  if (lines === 'columns')
    for (const cells of sheet.rows.values())
      for (const [column, cell] of cells)
        if (column >= area.left && column <= area.right) {
          const longest = Math.max(
            ...textOf(opened.book, cell)
              .split('\n')
              .map((text) => text.length),
          );
          widths.set(column, Math.max(widths.get(column) ?? 0, longest));
        }
  // Assumption: a character is as wide as a digit.
  for (const [column, width] of widths)
    if (width > 0) sheet.columnLines.set(column, { ...sheet.columnLines.get(column), size: Math.min(255, width + 0.71) });
  opened.changed(true);
  return { status: 200 };
}
