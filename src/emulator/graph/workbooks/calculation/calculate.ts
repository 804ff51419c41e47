import type { Book, Cell, Place, Sheet } from '../../../tenant/workbook.ts';
import { cellAt, cellFor, removeCell } from '../model/cells.ts';
import { loadIronCalc } from './load-ironcalc.ts';
import { createMirror, type Mirror, resultOf, updateMirror } from './mirror.ts';
import { isVolatile, plainFormula } from './plain-formula.ts';

/** Mirrors of workbooks, kept with them. */
export type Mirrors = WeakMap<Book, Mirror>;

/** The serial number of a moment, in the calendar of the workbook. */
export function serialOf(moment: Date, is1904 = false): number {
  return moment.getTime() / 86_400_000 + 25_569 - (is1904 ? 1462 : 0);
}

/** Calculates every formula whose result may have changed. Without a formula the engine is not even loaded. */
export async function calculate(mirrors: Mirrors, book: Book, now: Date): Promise<void> {
  const formulas = formulasOf(book);
  if (formulas.length === 0) {
    book.stale = [];
    return;
  }
  const isDue = book.stale === 'all' || book.stale.length > 0;
  if (!isDue) return;
  const mirror = await freshMirror(mirrors, book, now);
  mirror.model.evaluate();
  for (const { place, cell } of formulas) take(mirror, place, cell);
}

/** The result of one formula that stands in no cell. */
export async function calculateAside(mirrors: Mirrors, book: Book, formula: string, now: Date): Promise<Cell['value']> {
  const mirror = await freshMirror(mirrors, book, now);
  const { model } = mirror;
  const sheet = book.sheets[0];
  if (!sheet) return null;
  model.newSheet();
  const index = book.sheets.length;
  model.setUserInput(index, 1, 1, plainFormula(formula, book, { sheet, row: 0, column: 0 }, mirror.now));
  model.updateRangeStyle({ sheet: index, row: 1, column: 1, width: 1, height: 1 }, 'num_fmt', '0.00000000000000E+00');
  model.evaluate();
  const result = resultOf(model, index, 0, 0);
  model.deleteSheet(index);
  return result;
}

async function freshMirror(mirrors: Mirrors, book: Book, now: Date): Promise<Mirror> {
  const engine = await loadIronCalc();
  const known = mirrors.get(book);
  const { stale } = book;
  book.stale = [];
  const serial = serialOf(now, book.is1904);
  // Where time has a part in it, all of it is another workbook.
  const isSame =
    known !== undefined &&
    stale !== 'all' &&
    (known.now === serial || !formulasOf(book).some(({ cell }) => isVolatile(cell.formula ?? '')));
  if (isSame) {
    for (const place of stale) updateMirror(known, place);
    return known;
  }
  known?.model.free();
  const mirror = createMirror(engine, book, serial);
  mirrors.set(book, mirror);
  return mirror;
}

function formulasOf({ sheets }: Book): { readonly place: Place; readonly cell: Cell }[] {
  const found: { place: Place; cell: Cell }[] = [];
  for (const sheet of sheets)
    for (const [row, cells] of sheet.rows)
      for (const [column, cell] of cells) if (cell.formula !== undefined) found.push({ place: { sheet, row, column }, cell });
  return found;
}

/** Takes a result over, and what it fills besides its own cell. */
function take({ model, book }: Mirror, { sheet, row, column }: Place, cell: Cell): void {
  const index = book.sheets.indexOf(sheet);
  cell.value = resultOf(model, index, row, column);
  const structure = model.getCellArrayStructure(index, row + 1, column + 1);
  const size = typeof structure === 'object' && 'DynamicAnchor' in structure ? structure.DynamicAnchor : undefined;
  const spill = size && size[0] * size[1] > 1 ? { columns: size[0], rows: size[1] } : undefined;
  if (cell.spill) clearSpill(sheet, row, column, cell.spill);
  delete cell.spill;
  if (!spill) return;
  cell.spill = spill;
  for (let r = row; r < row + spill.rows; r += 1)
    for (let c = column; c < column + spill.columns; c += 1) {
      if (r === row && c === column) continue;
      const other = cellFor(sheet, r, c);
      other.value = resultOf(model, index, r, c);
      other.isSpilled = true;
    }
}

function clearSpill(sheet: Sheet, row: number, column: number, { rows, columns }: NonNullable<Cell['spill']>): void {
  for (let r = row; r < row + rows; r += 1)
    for (let c = column; c < column + columns; c += 1) {
      const cell = cellAt(sheet, r, c);
      if (!cell?.isSpilled) continue;
      cell.value = null;
      delete cell.isSpilled;
      if (cell.formula === undefined && cell.style === 0) removeCell(sheet, r, c);
    }
}
