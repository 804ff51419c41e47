import type { Model } from '@ironcalc/wasm';
import { type Book, type Cell, CellError, type CellValue, type Place, type Sheet } from '../../../tenant/workbook.ts';
import { cellAt } from '../model/cells.ts';
import type { IronCalc } from './load-ironcalc.ts';
import { plainFormula } from './plain-formula.ts';

/** The engine's copy of a workbook: contents only, no looks. */
export interface Mirror {
  readonly model: Model;
  readonly book: Book;
  /** Serial number of the moment that `NOW()` is. */
  readonly now: number;
}

/** 15 digits: what a spreadsheet keeps of a number. */
const exactFormat = '0.00000000000000E+00';

/** Makes the copy. Nothing is calculated yet. */
export function createMirror({ Model: Engine }: IronCalc, book: Book, now: number): Mirror {
  const model = new Engine('book', 'en', 'UTC', 'en');
  model.pauseEvaluation();
  for (const index of book.sheets.keys()) {
    if (index > 0) model.newSheet();
    // Out of the way first: a new sheet may have the name that a later one is to get.
    model.renameSheet(index, `sheet ${index} of ${book.sheets.length}`);
  }
  for (const [index, { name }] of book.sheets.entries()) model.renameSheet(index, name);
  const mirror = { model, book, now };
  for (const { name, sheetId, formula } of book.names) {
    const scope = sheetId === null ? null : book.sheets.findIndex(({ id }) => id === sheetId);
    try {
      model.newDefinedName(name, scope, formula);
    } catch {
      // A name that the engine does not take is unknown to formulas: #NAME?
    }
  }
  for (const [index, sheet] of book.sheets.entries())
    for (const [row, cells] of sheet.rows) for (const [column, cell] of cells) put(mirror, sheet, index, row, column, cell);
  for (const [index, sheet] of book.sheets.entries()) for (const run of formulaRuns(sheet)) setExact(model, index, run);
  return mirror;
}

/** Brings one cell of the copy up to date. */
export function updateMirror(mirror: Mirror, { sheet, row, column }: Place): void {
  const index = mirror.book.sheets.indexOf(sheet);
  const cell = cellAt(sheet, row, column);
  if (!cell || cell.isSpilled || (cell.value === null && cell.formula === undefined)) {
    mirror.model.setUserInput(index, row + 1, column + 1, '');
    return;
  }
  put(mirror, sheet, index, row, column, cell);
  if (cell.formula !== undefined) setExact(mirror.model, index, { column, top: row, bottom: row });
}

function put(mirror: Mirror, sheet: Sheet, index: number, row: number, column: number, cell: Cell): void {
  if (cell.isSpilled) return;
  const input =
    cell.formula === undefined ? inputOf(cell.value) : plainFormula(cell.formula, mirror.book, { sheet, row, column }, mirror.now);
  if (input !== '') mirror.model.setUserInput(index, row + 1, column + 1, input);
}

/** What one types to get a value. */
function inputOf(value: CellValue): string {
  if (value === null) return '';
  if (value instanceof CellError) return value.code;
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE';
  return typeof value === 'number' ? String(value) : `'${value}`;
}

interface Run {
  readonly column: number;
  readonly top: number;
  readonly bottom: number;
}

/** Formulas that stand one below the other. */
function formulaRuns({ rows }: Sheet): Run[] {
  const byColumn = new Map<number, number[]>();
  for (const [row, cells] of rows)
    for (const [column, { formula }] of cells) if (formula !== undefined) byColumn.set(column, [...(byColumn.get(column) ?? []), row]);
  return [...byColumn].flatMap(([column, numbers]) => {
    const runs: { column: number; top: number; bottom: number }[] = [];
    for (const row of numbers.toSorted((one, other) => one - other)) {
      const last = runs.at(-1);
      if (last && last.bottom === row - 1) last.bottom = row;
      else runs.push({ column, top: row, bottom: row });
    }
    return runs;
  });
}

function setExact(model: Model, sheet: number, { column, top, bottom }: Run): void {
  model.updateRangeStyle({ sheet, row: top + 1, column: column + 1, width: 1, height: bottom - top + 1 }, 'num_fmt', exactFormat);
}

/** Kinds of values, by the numbers of the engine. */
const kinds = { number: 1, text: 2, boolean: 4, error: 16 } as const;

/** What the engine calculated for a cell. */
export function resultOf(model: Model, sheet: number, row: number, column: number): CellValue {
  const shown = model.getFormattedCellValue(sheet, row + 1, column + 1);
  const kind = model.getCellType(sheet, row + 1, column + 1);
  if (kind === kinds.text) return shown;
  if (kind === kinds.boolean) return shown === 'TRUE';
  if (kind === kinds.error) return errorOf(shown);
  const number = Number(shown.replaceAll(',', ''));
  return Number.isNaN(number) ? shown : number;
}

/** Errors of the engine that a workbook does not know. */
function errorOf(code: string): CellValue {
  // Assumption: a workbook that goes in a circle shows 0, as Excel does without iterations.
  if (code === '#CIRC!') return 0;
  if (code === '#N/IMPL!' || code === '#NIMPL!') return new CellError('#NAME?');
  return new CellError(code === '#ERROR!' ? '#VALUE!' : code);
}
