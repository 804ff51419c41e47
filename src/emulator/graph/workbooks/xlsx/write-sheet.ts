import { columnName, localAddress } from '../model/address.ts';
import { type Area, type Cell, CellError, type Line, type Sheet } from '../../../tenant/workbook.ts';
import { fileFunctions } from './function-names.ts';
import { escapeXml, xmlHead } from './xml.ts';

/** The order in which a worksheet has what the emulator does not know. ECMA-376, part 1, 18.3.1.99. */
const before = ['sheetPr'];
const view = ['sheetViews', 'sheetFormatPr'];
const behindCells = ['sheetProtection', 'protectedRanges', 'scenarios', 'autoFilter', 'sortState', 'dataConsolidate', 'customSheetViews'];
const behindMerges =
  `phoneticPr conditionalFormatting dataValidations hyperlinks printOptions pageMargins pageSetup headerFooter rowBreaks colBreaks customProperties
cellWatches ignoredErrors smartTags drawing legacyDrawing legacyDrawingHF drawingHF picture oleObjects controls webPublishItems`.split(
    /\s+/,
  );

/** What begins the XML of a worksheet: names of spaces that any part of it may use. */
const opening =
  '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"';

/**
 * The XML of a worksheet.
 *
 * @param tables - Ids of the relationships to its tables.
 * @param namespaces - Declarations of the file that there was, besides the usual ones.
 */
export function sheetXml(sheet: Sheet, tables: readonly string[], namespaces = ''): string {
  const extras = (names: readonly string[]): string => names.map((name) => sheet.extras.get(name) ?? '').join('');
  const used = usedOf(sheet);
  const tableParts = tables.map((id) => `<tablePart r:id="${id}"/>`).join('');
  const merges = sheet.merges.map((area) => `<mergeCell ref="${localAddress(area)}"/>`).join('');
  return [
    `${xmlHead}${opening}${namespaces}>`,
    extras(before),
    `<dimension ref="${used ? localAddress(used) : 'A1'}"/>`,
    extras(view),
    columnsXml(sheet.columnLines),
    '<sheetData>',
    ...rowsXml(sheet),
    '</sheetData>',
    extras(behindCells),
    merges === '' ? '' : `<mergeCells count="${sheet.merges.length}">${merges}</mergeCells>`,
    extras(behindMerges),
    tableParts === '' ? '' : `<tableParts count="${tables.length}">${tableParts}</tableParts>`,
    extras(['extLst']),
    '</worksheet>',
  ].join('');
}

function usedOf({ rows }: Sheet): Area | undefined {
  let area: Area | undefined;
  for (const [row, cells] of rows)
    for (const column of cells.keys())
      area = area
        ? {
            top: Math.min(area.top, row),
            left: Math.min(area.left, column),
            bottom: Math.max(area.bottom, row),
            right: Math.max(area.right, column),
          }
        : { top: row, left: column, bottom: row, right: column };
  return area;
}

function columnsXml(lines: ReadonlyMap<number, Line>): string {
  const columns = [...lines].toSorted(([one], [other]) => one - other);
  const cols = columns.map(([column, { size, isHidden, style }]) => {
    const width = `width="${size ?? 8.43}"${size === undefined ? '' : ' customWidth="1"'}`;
    return `<col min="${column + 1}" max="${column + 1}" ${width}${isHidden ? ' hidden="1"' : ''}${style === undefined ? '' : ` style="${style}"`}/>`;
  });
  return cols.length === 0 ? '' : `<cols>${cols.join('')}</cols>`;
}

function* rowsXml({ rows, rowLines }: Sheet): Generator<string> {
  const numbers = [...new Set([...rows.keys(), ...rowLines.keys()])].toSorted((one, other) => one - other);
  for (const row of numbers) {
    const { size, isHidden, style } = rowLines.get(row) ?? {};
    const height = size === undefined ? '' : ` ht="${size}" customHeight="1"`;
    const look = style === undefined ? '' : ` s="${style}" customFormat="1"`;
    yield `<row r="${row + 1}"${look}${height}${isHidden ? ' hidden="1"' : ''}>`;
    const cells = [...(rows.get(row) ?? [])].toSorted(([one], [other]) => one - other);
    for (const [column, cell] of cells) yield cellXml(row, column, cell);
    yield '</row>';
  }
}

function cellXml(row: number, column: number, cell: Cell): string {
  const start = `<c r="${columnName(column)}${row + 1}"${cell.style === 0 ? '' : ` s="${cell.style}"`}`;
  if (cell.formula !== undefined) return `${start}${formulaXml(row, column, cell)}`;
  const { value } = cell;
  if (value === null) return `${start}/>`;
  if (typeof value === 'string') return `${start} t="inlineStr"><is><t xml:space="preserve">${escapeXml(value)}</t></is></c>`;
  return `${start}${typed(cell)}</c>`;
}

function formulaXml(row: number, column: number, cell: Cell): string {
  const { spill } = cell;
  const area = spill && localAddress({ top: row, left: column, bottom: row + spill.rows - 1, right: column + spill.columns - 1 });
  const formula = escapeXml(fileFunctions((cell.formula ?? '=').slice(1)));
  const f = `<f${area === undefined ? '' : ` t="array" ref="${area}"`}>${formula}</f>`;
  const [attributes, value] = /^(.*?)>(.*)$/s.exec(typed(cell))?.slice(1) ?? ['', ''];
  return `${attributes}>${f}${value}</c>`;
}

/** The kind of a value, and the value: ` t="b"><v>1</v>`. */
function typed({ value }: Cell): string {
  if (value === null) return '>';
  if (typeof value === 'number') return `><v>${value}</v>`;
  if (typeof value === 'boolean') return ` t="b"><v>${value ? 1 : 0}</v>`;
  if (value instanceof CellError) return ` t="e"><v>${escapeXml(value.code)}</v>`;
  return ` t="str"><v>${escapeXml(value)}</v>`;
}
