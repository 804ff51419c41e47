import { Parser } from 'htmlparser2';
import { parseAddress } from '../model/address.ts';
import { type Cell, CellError, type CellValue, type Line, type Sheet } from '../../../tenant/workbook.ts';
import { shiftedFormula } from '../calculation/shift.ts';
import { plainFunctions } from './function-names.ts';
import { isOn, localName, unescapeText } from './xml.ts';

/** What a sheet's XML is read into. */
type Content = Pick<Sheet, 'rows' | 'rowLines' | 'columnLines' | 'merges' | 'extras'>;

/** Elements that are read into the sheet itself, and written anew. */
const own = new Set(['dimension', 'cols', 'sheetData', 'mergeCells', 'tableParts', 'sheetCalcPr']);

interface Open {
  readonly row: number;
  readonly column: number;
  readonly type: string;
  readonly style: number;
  value: string | undefined;
  text: string;
  formula: string | undefined;
  shared: string | undefined;
  array: string | undefined;
}

/** Reads the XML of a worksheet as it comes: a large one never becomes a tree. */
export function readSheetXml(source: string, texts: readonly string[]): Content {
  const content: Content = { rows: new Map(), rowLines: new Map(), columnLines: new Map(), merges: [], extras: new Map() };
  const shared = new Map<string, { readonly formula: string; readonly row: number; readonly column: number }>();
  let row = -1;
  let column = -1;
  let cell: Open | undefined;
  let into: 'value' | 'text' | 'formula' | undefined;
  let depth = 0;
  let extraStart = 0;
  let isPhonetic = false;

  const parser = new Parser(
    {
      onopentag(tag, attributes) {
        const name = localName(tag);
        depth += 1;
        if (depth === 2 && !own.has(name)) extraStart = parser.startIndex;
        if (name === 'row' && depth === 3) {
          row = attributes['r'] === undefined ? row + 1 : Number(attributes['r']) - 1;
          column = -1;
          readRow(content.rowLines, row, attributes);
        } else if (name === 'col' && depth === 3) readColumns(content.columnLines, attributes);
        else if (name === 'mergeCell') {
          const area = parseAddress(attributes['ref'] ?? '')?.area;
          if (area) content.merges.push(area);
        } else if (name === 'c' && depth === 4) {
          const place = /^([A-Z]+)(\d+)$/.exec(attributes['r'] ?? '');
          const area = place ? parseAddress(attributes['r'] ?? '')?.area : undefined;
          column = area?.left ?? column + 1;
          row = area?.top ?? row;
          cell = {
            row,
            column,
            type: attributes['t'] ?? 'n',
            style: Number(attributes['s'] ?? 0),
            value: undefined,
            text: '',
            formula: undefined,
            shared: undefined,
            array: undefined,
          };
        } else if (cell && name === 'v') {
          into = 'value';
          cell.value = '';
        } else if (cell && name === 'f') {
          into = 'formula';
          cell.formula = '';
          cell.shared = attributes['t'] === 'shared' ? attributes['si'] : undefined;
          cell.array = attributes['t'] === 'array' ? attributes['ref'] : undefined;
        } else if (cell && name === 'rPh') isPhonetic = true;
        else if (cell && name === 't' && !isPhonetic) into = 'text';
      },
      ontext(text) {
        if (!cell || into === undefined) return;
        if (into === 'text') cell.text += text;
        else cell[into] = (cell[into] ?? '') + text;
      },
      onclosetag(tag) {
        const name = localName(tag);
        if (depth === 2 && !own.has(name)) {
          const before = content.extras.get(name) ?? '';
          content.extras.set(name, before + source.slice(extraStart, parser.endIndex + 1));
        }
        depth -= 1;
        if (name === 'v' || name === 'f' || name === 't') into = undefined;
        if (name === 'rPh') isPhonetic = false;
        if (name === 'c' && cell) {
          const made = finished(cell, texts, shared);
          if (made) rowFor(content, cell.row).set(cell.column, made);
          cell = undefined;
        }
      },
    },
    { xmlMode: true },
  );
  parser.write(source);
  parser.end();
  markSpilled(content);
  return content;
}

function rowFor({ rows }: Content, row: number): Map<number, Cell> {
  let cells = rows.get(row);
  if (!cells) rows.set(row, (cells = new Map()));
  return cells;
}

function finished(
  open: Open,
  texts: readonly string[],
  shared: Map<string, { readonly formula: string; readonly row: number; readonly column: number }>,
): Cell | undefined {
  const value = valueOf(open, texts);
  const formula = formulaOf(open, shared);
  if (value === null && formula === undefined && open.style === 0) return undefined;
  const spill = open.array === undefined ? undefined : parseAddress(open.array)?.area;
  const size = spill && { rows: spill.bottom - spill.top + 1, columns: spill.right - spill.left + 1 };
  return {
    value,
    style: open.style,
    ...(formula !== undefined && { formula }),
    ...(size && size.rows * size.columns > 1 && { spill: size }),
  };
}

function valueOf({ type, value, text }: Open, texts: readonly string[]): CellValue {
  if (type === 'inlineStr') return unescapeText(text);
  if (value === undefined || (value === '' && type !== 'str')) return null;
  if (type === 's') return unescapeText(texts[Number(value)] ?? '');
  if (type === 'str') return unescapeText(value);
  if (type === 'b') return isOn(value.trim());
  if (type === 'e') return new CellError(value);
  if (type === 'd') return Date.parse(value.endsWith('Z') ? value : `${value}Z`) / 86_400_000 + 25_569;
  return Number(value);
}

function formulaOf(
  { formula, shared: group, row, column }: Open,
  shared: Map<string, { readonly formula: string; readonly row: number; readonly column: number }>,
): string | undefined {
  if (formula === undefined) return undefined;
  if (formula !== '') {
    const whole = `=${plainFunctions(formula)}`;
    if (group !== undefined) shared.set(group, { formula: whole, row, column });
    return whole;
  }
  const first = group === undefined ? undefined : shared.get(group);
  return first && shiftedFormula(first.formula, row - first.row, column - first.column);
}

/** Cells that are filled by the formula of another one are not their own. */
function markSpilled({ rows }: Content): void {
  for (const [row, cells] of rows)
    for (const [column, { spill }] of cells) {
      if (!spill) continue;
      for (let r = row; r < row + spill.rows; r += 1)
        for (let c = column; c < column + spill.columns; c += 1) {
          const other = rows.get(r)?.get(c);
          if (other && other.formula === undefined) other.isSpilled = true;
        }
    }
}

function readRow(lines: Map<number, Line>, row: number, attributes: Readonly<Record<string, string>>): void {
  const line: Line = {};
  if (attributes['ht'] !== undefined) line.size = Number(attributes['ht']);
  if (isOn(attributes['hidden'])) line.isHidden = true;
  if (isOn(attributes['customFormat']) && attributes['s'] !== undefined) line.style = Number(attributes['s']);
  if (Object.keys(line).length > 0) lines.set(row, line);
}

function readColumns(lines: Map<number, Line>, attributes: Readonly<Record<string, string>>): void {
  const [first, last] = [Number(attributes['min']) - 1, Number(attributes['max']) - 1];
  for (let column = first; column <= Math.min(last, 16_383); column += 1) {
    const line: Line = {};
    if (attributes['width'] !== undefined) line.size = Number(attributes['width']);
    if (isOn(attributes['hidden'])) line.isHidden = true;
    if (attributes['style'] !== undefined && attributes['style'] !== '0') line.style = Number(attributes['style']);
    lines.set(column, line);
  }
}
