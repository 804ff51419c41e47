import { addSheet } from './add-sheet.ts';
import { appendRange } from './append-range.ts';
import { cellColor } from './cell-color.ts';
import { clearRange } from './clear-range.ts';
import { copyRange } from './copy-range.ts';
import { copySheet } from './copy-sheet.ts';
import { createTable } from './create-table.ts';
import { createWorkbook } from './create-workbook.ts';
import { deleteColumn } from './delete-column.ts';
import { deleteRange } from './delete-range.ts';
import { deleteRows } from './delete-rows.ts';
import { deleteSheet } from './delete-sheet.ts';
import { exportCsv } from './export-csv.ts';
import { forEachRow } from './for-each-row.ts';
import { forEachSheet } from './for-each-sheet.ts';
import { importCsv } from './import-csv.ts';
import { insertColumn } from './insert-column.ts';
import { insertRows } from './insert-rows.ts';
import { namedRanges } from './named-ranges.ts';
import { readCell } from './read-cell.ts';
import { readColumn } from './read-column.ts';
import { readRange } from './read-range.ts';
import { readRow } from './read-row.ts';
import { renameSheet } from './rename-sheet.ts';
import { setRangeColor } from './set-range-color.ts';
import { sheets } from './sheets.ts';
import { tableRange } from './table-range.ts';
import { tables } from './tables.ts';
import { vlookup } from './vlookup.ts';
import { waitForCell } from './wait-for-cell.ts';
import { waitForRow } from './wait-for-row.ts';
import { waitForSheet } from './wait-for-sheet.ts';
import { writeCell } from './write-cell.ts';
import { writeColumn } from './write-column.ts';
import { writeRange } from './write-range.ts';
import { writeRow } from './write-row.ts';

export {
  addSheet,
  appendRange,
  cellColor,
  clearRange,
  copyRange,
  copySheet,
  createTable,
  createWorkbook,
  deleteColumn,
  deleteRange,
  deleteRows,
  deleteSheet,
  exportCsv,
  forEachRow,
  forEachSheet,
  importCsv,
  insertColumn,
  insertRows,
  namedRanges,
  readCell,
  readColumn,
  readRange,
  readRow,
  renameSheet,
  setRangeColor,
  sheets,
  tableRange,
  tables,
  vlookup,
  waitForCell,
  waitForRow,
  waitForSheet,
  writeCell,
  writeColumn,
  writeRange,
  writeRow,
};
export type { Table } from './table.ts';
export type { Sheet } from './sheet.ts';

/** Every activity on workbooks: the classic ones first. */
export const excelActivities = Object.freeze([
  createWorkbook,
  addSheet,
  sheets,
  copySheet,
  renameSheet,
  deleteSheet,
  readCell,
  readRow,
  readColumn,
  readRange,
  writeCell,
  writeRange,
  appendRange,
  clearRange,
  deleteRange,
  copyRange,
  insertColumn,
  insertRows,
  deleteColumn,
  deleteRows,
  createTable,
  tableRange,
  vlookup,
  cellColor,
  setRangeColor,
  writeRow,
  writeColumn,
  forEachRow,
  forEachSheet,
  tables,
  namedRanges,
  importCsv,
  exportCsv,
  waitForRow,
  waitForCell,
  waitForSheet,
] as const);
