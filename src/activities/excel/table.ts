import { z } from 'zod';
import { inputError } from '../../core/input.ts';
import { cell, columnTypes, type Cell, nothing, type ReadAs, toCell, typeOfColumn, type TypedCell } from './cell.ts';
import { lettersOf } from './range.ts';
import { checkCells } from './to-graph.ts';

/** A column of a table. */
export const column = z.object({
  name: z.string().describe('Its name: the text of its header, or its letters where there is none.'),
  type: z.enum(columnTypes).describe('What its cells hold: values of one kind, several kinds (mixed), or nothing (empty).'),
});

/** A column of a table. */
export type Column = z.output<typeof column>;

/** A row by the names of its columns. Not a record: that judges each name as well, which takes twice as long in all. */
export const namedRow = z.object({}).catchall(cell);

/** A table that an activity gives. */
export const tableOutput = z
  .object({
    sheet: z.string().describe('Name of the sheet that it is on.'),
    address: z.string().describe('Address of what was read, headers included: A1:D20; empty where nothing is there.'),
    columns: z.array(column).describe('The columns from left to right.'),
    rows: z
      .array(namedRow)
      .describe('The rows, each by the names of the columns. Dates and times are texts in ISO 8601, empty cells null.'),
  })
  .meta({ named: { name: 'ExcelTable', text: 'Cells of a sheet as a table with typed columns.' } });

/** A table of ours. */
export type Table = z.output<typeof tableOutput>;

const tableLike = z.looseObject({
  columns: z.array(z.looseObject({ name: z.string(), type: z.enum(columnTypes).optional() })),
  rows: z.array(z.record(z.string(), cell)),
});

/** A table that an input gives. */
export const tableInput = z
  .union([z.array(z.array(cell)), z.array(z.record(z.string(), cell)), tableLike], {
    error:
      'must be rows as lists ([["Ada", 1]]), rows by column names ([{"Name": "Ada", "Amount": 1}]), or a table that another activity gave.',
  })
  .meta({
    named: { name: 'ExcelTableInput', text: 'Rows as lists, rows by the names of their columns, or a table that another activity gave.' },
  });

/** A table, as an input gives it. */
export type TableInput = z.output<typeof tableInput>;

/** Rows to write. */
export interface PlainTable {
  /** Names of the columns; undefined where the rows are lists, which name none. */
  readonly names: readonly string[] | undefined;
  /** What each column is known to hold. */
  readonly types: readonly (Column['type'] | undefined)[];
  readonly rows: readonly (readonly Cell[])[];
}

/**
 * Takes a table apart into rows of one length. What a row has under a name that no column has is never left out: without a list of columns, they are the names
 * of all rows in the order in which they come.
 *
 * @param field - The input field that has it.
 * @throws OnbehalfError INPUT_INVALID for a row with a name that the listed columns do not have, and for a value that no cell holds.
 */
export function plainTable(field: string, table: TableInput): PlainTable {
  const plain = isLists(table) ? ofLists(table) : Array.isArray(table) ? ofRecords(table) : ofTable(field, table);
  checkCells(field, plain.rows);
  return plain;
}

/** True for rows as lists; no rows at all are none that name columns. */
function isLists(table: TableInput): table is Cell[][] {
  return Array.isArray(table) && table.every((row) => Array.isArray(row));
}

function ofLists(lists: readonly (readonly Cell[])[]): PlainTable {
  const width = Math.max(0, ...lists.map(({ length }) => length));
  return { names: undefined, types: [], rows: lists.map((row) => [...row, ...Array.from({ length: width - row.length }, () => null)]) };
}

type Records = readonly Readonly<Record<string, Cell>>[];

function ofRecords(rows: Records): PlainTable {
  const names = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  return { names, types: [], rows: rows.map((row) => names.map((name) => valueIn(row, name))) };
}

function ofTable(field: string, { columns, rows }: z.output<typeof tableLike>): PlainTable {
  const names = columns.map(({ name }) => name);
  for (const [index, row] of rows.entries()) {
    const odd = Object.keys(row).find((name) => !names.includes(name));
    if (odd === undefined) continue;
    const problem = `has no column of its own: the columns are ${names.join(', ')}.`;
    throw inputError('The table', [{ field: `${field}.rows.${index}.${odd}`, problem }]);
  }
  return { names, types: columns.map(({ type }) => type), rows: rows.map((row) => names.map((name) => valueIn(row, name))) };
}

function valueIn(row: Readonly<Record<string, Cell>>, name: string): Cell {
  return Object.hasOwn(row, name) ? (row[name] ?? null) : null;
}

/** Cells as Graph gives them: two lists of rows of one shape. */
export interface RawCells {
  readonly values: readonly (readonly unknown[])[];
  /** Number formats; undefined where values do not go by them. */
  readonly formats: readonly (readonly unknown[])[] | undefined;
}

/** Turns raw cells into ours, row by row. */
export function typedRows({ values, formats }: RawCells, readAs: ReadAs): TypedCell[][] {
  return values.map((row, index) => row.map((raw, column) => toCell(raw, readAs === 'values' ? formats?.[index]?.[column] : undefined)));
}

/**
 * Makes columns and rows of typed cells. Rows below the last one that holds something are left out.
 *
 * @param left - The first column, from 0, by which columns without a header are named.
 */
export function tableOf(cells: readonly (readonly TypedCell[])[], headers: boolean, left: number): Pick<Table, 'columns' | 'rows'> {
  const last = cells.findLastIndex((row) => row.some(({ type }) => type !== 'empty'));
  const filled = cells.slice(0, last + 1);
  const body = headers ? filled.slice(1) : filled;
  const names = namesOf(headers ? filled[0] : undefined, filled[0]?.length ?? 0, left);
  const kinds = names.map(() => new Set<TypedCell['type']>());
  for (const row of body) row.forEach(({ type }, index) => kinds[index]?.add(type));
  const columns = names.map((name, index) => ({ name, type: typeOfColumn(kinds[index] ?? []) }));
  return { columns, rows: body.map((row) => recordOf(columns, row)) };
}

/** The names of columns: each header, made unique; letters where there is none. */
export function namesOf(header: readonly TypedCell[] | undefined, count: number, left: number): string[] {
  const names: string[] = [];
  const wanted = Array.from({ length: count }, (_, index) => {
    const value = header?.[index]?.value ?? null;
    return value === null || String(value).trim() === '' ? lettersOf(left + index) : String(value).trim();
  });
  for (const name of wanted) {
    let free = name;
    // A later column may be called so by its own header.
    for (let count = 2; names.includes(free) || (free !== name && wanted.includes(free)); count += 1) free = `${name} (${count})`;
    names.push(free);
  }
  return names;
}

/** A row by the names of its columns. In a column of days and times, a day is one with a time. */
export function recordOf(columns: readonly Column[], row: readonly TypedCell[]): Record<string, Cell> {
  const record: Record<string, Cell> = {};
  columns.forEach(({ name, type }, index) => {
    const { value, type: own } = row[index] ?? nothing;
    const shown = type === 'dateTime' && own === 'date' ? `${String(value)}T00:00:00` : value;
    // Rows that get their values one after the other share one shape; a header of this name is a column as any other.
    if (name === '__proto__') Object.defineProperty(record, name, { value: shown, enumerable: true, writable: true, configurable: true });
    else record[name] = shown;
  });
  return record;
}
