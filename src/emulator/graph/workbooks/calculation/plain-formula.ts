import { columnName, localAddress, sheetPrefix } from '../model/address.ts';
import type { Area, Book, Place, Table } from '../../../tenant/workbook.ts';

const texts = String.raw`"(?:[^"]|"")*"`;
const names = String.raw`'(?:[^']|'')+'!?`;
const brackets = String.raw`\[(?:[^[\]]|\[[^\]]*\])*\]`;
const clock = String.raw`(?<![\w.])(?:NOW|TODAY)\(\s*\)`;
const part = new RegExp(String.raw`${texts}|${names}|([\p{L}_\\][\p{L}\p{N}_.\\]*)?(${brackets})|(${clock})`, 'giu');

/**
 * A formula as the engine takes it: columns of tables (`Table1[Amount]`, `[@Amount]`) are areas, and now is the tenant's now.
 *
 * @param now - Serial number of the moment; undefined leaves the clock in the formula.
 */
export function plainFormula(formula: string, book: Book, place: Place, now: number | undefined): string {
  return formula.replaceAll(part, (whole: string, name?: string, inner?: string, moment?: string) => {
    if (moment !== undefined) return now === undefined ? whole : String(/^now/i.test(moment) ? now : Math.floor(now));
    return inner === undefined ? whole : (tableReference(book, place, name, inner) ?? whole);
  });
}

/** True for a formula whose result changes with time, or with every calculation. */
export function isVolatile(formula: string): boolean {
  return /(?<![\w.])(?:NOW|TODAY|RAND|RANDBETWEEN|RANDARRAY|OFFSET|INDIRECT)\(/i.test(formula);
}

function tableReference({ sheets }: Book, { sheet, row, column }: Place, name: string | undefined, inner: string): string | undefined {
  const isHere = ({ area }: Table): boolean => row >= area.top && row <= area.bottom && column >= area.left && column <= area.right;
  const owner =
    name === undefined ? sheet : sheets.find(({ tables }) => tables.some((one) => one.name.toLowerCase() === name.toLowerCase()));
  const table = owner?.tables.find((one) => (name === undefined ? isHere(one) : one.name.toLowerCase() === name.toLowerCase()));
  if (!owner || !table) return undefined;
  const area = areaIn(table, inner.slice(1, -1), row);
  return area && `${sheetPrefix(owner.name)}!${fixed(area)}`;
}

function fixed(area: Area): string {
  const corner = (row: number, column: number): string => `$${columnName(column)}$${row + 1}`;
  return localAddress(area).includes(':')
    ? `${corner(area.top, area.left)}:${corner(area.bottom, area.right)}`
    : corner(area.top, area.left);
}

/** `[#Headers],[Amount]`, `@Amount`, `[One]:[Two]`, `#All`. */
function areaIn(table: Table, inner: string, row: number): Area | undefined {
  const isThisRow = inner.startsWith('@') || /#this row/i.test(inner);
  const items = inner.replace(/^@/, '');
  const parts = items.includes('[') ? [...items.matchAll(/\[((?:[^\]']|'.)*)\]/g)].map(([, one = '']) => one) : items === '' ? [] : [items];
  const specials = parts.filter((one) => one.startsWith('#')).map((one) => one.toLowerCase());
  const columns = parts.filter((one) => !one.startsWith('#')).map((one) => indexOf(table, one.replaceAll(/'(.)/g, '$1')));
  if (columns.includes(-1)) return undefined;
  const { area, hasHeaders, hasTotals } = table;
  const left = area.left + (columns.length > 0 ? Math.min(...columns) : 0);
  const right = columns.length > 0 ? area.left + Math.max(...columns) : area.right;
  const body = { top: area.top + (hasHeaders ? 1 : 0), bottom: area.bottom - (hasTotals ? 1 : 0) };
  if (isThisRow) return { left, right, top: row, bottom: row };
  if (specials.includes('#all')) return { left, right, top: area.top, bottom: area.bottom };
  const top = specials.includes('#headers')
    ? area.top
    : specials.includes('#totals') && !specials.includes('#data')
      ? area.bottom
      : body.top;
  const bottom = specials.includes('#totals')
    ? area.bottom
    : specials.includes('#headers') && !specials.includes('#data')
      ? area.top
      : body.bottom;
  return { left, right, top, bottom };
}

function indexOf({ columns }: Table, name: string): number {
  return columns.findIndex((column) => column.name.toLowerCase() === name.trim().toLowerCase());
}
