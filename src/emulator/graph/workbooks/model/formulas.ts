import type { Book, Sheet } from '../../../tenant/workbook.ts';

/** Changes every formula of a workbook, those of names too. @param change - Is told the sheet of the formula; null for that of a name. */
export function eachFormula(book: Book, change: (formula: string, sheet: Sheet | null) => string): void {
  for (const sheet of book.sheets)
    for (const cells of sheet.rows.values())
      for (const cell of cells.values()) if (cell.formula !== undefined) cell.formula = change(cell.formula, sheet);
  for (const name of book.names) name.formula = change(name.formula, null);
}

/** The name of a sheet as it stands before `!`. */
export function nameIn(prefix: string): string {
  const name = prefix.replace(/!$/, '');
  return name.startsWith("'") ? name.slice(1, -1).replaceAll("''", "'") : name;
}
