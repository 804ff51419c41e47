import { OnbehalfError } from '../../src/core/errors.ts';
import type { GraphRequest } from '../../src/core/ports.ts';
import { addressOf, onSheet, readAddress, type Rectangle } from '../../src/activities/excel/range.ts';
import type { Answers } from './recording-graph.ts';

/** A cell as a sheet holds it. */
interface Held {
  readonly value: unknown;
  readonly format: string;
}

/** One sheet behind the Graph port, as far as reading, writing and emptying cells go. */
export interface TestSheet {
  readonly answers: Answers;
  /** Cells of each request that was carried out. */
  readonly blocks: Rectangle[];
  /** What is in the cells that hold something, by address. */
  contents(): Record<string, unknown>;
  /** Puts values somewhere. */
  put(top: number, left: number, rows: readonly (readonly unknown[])[]): void;
}

/** How a sheet behaves. */
export interface SheetBehavior {
  /** Refuses more cells at once. */
  readonly mostCells?: number;
  /** Fails the writing of this number, from 1 on, and all after it. */
  readonly failsFrom?: number;
}

const root = '/me/drive/items/{item}/workbook/worksheets/{sheet}';
const range = `${root}/range(address='{range}')`;
const empty: Held = { value: '', format: 'General' };

/** Makes an empty sheet. */
export function testSheet({ mostCells = Number.POSITIVE_INFINITY, failsFrom = Number.POSITIVE_INFINITY }: SheetBehavior = {}): TestSheet {
  const cells = new Map<string, Held>();
  const blocks: Rectangle[] = [];
  let writings = 0;
  const keyOf = (row: number, column: number) => addressOf({ top: row, left: column, rows: 1, columns: 1 });
  const at = (row: number, column: number) => cells.get(keyOf(row, column)) ?? empty;

  function put(top: number, left: number, rows: readonly (readonly unknown[])[], formats?: readonly (readonly unknown[])[]): void {
    for (const [index, row] of rows.entries()) {
      for (const [offset, raw] of row.entries()) {
        const before = at(top + index, left + offset);
        // A sheet reads a text as typing; the apostrophe says that it is one.
        const value = typeof raw === 'string' && raw.startsWith("'") ? raw.slice(1) : raw;
        const format = formats?.[index]?.[offset] ?? before.format;
        cells.set(keyOf(top + index, left + offset), { value: value === null ? before.value : value, format: String(format) });
      }
    }
  }

  function addressIn({ params }: GraphRequest): Rectangle {
    const block = readAddress(params?.['range'] ?? '');
    if (!block) throw new TypeError(`no address: ${params?.['range']}`);
    return block;
  }

  function blockOf(request: GraphRequest): Rectangle {
    const block = addressIn(request);
    if (block.rows * block.columns > mostCells) throw new OnbehalfError('TOO_LARGE', 'Too many cells.', { details: { status: 413 } });
    blocks.push(block);
    return block;
  }

  const gridOf = ({ top, left, rows, columns }: Rectangle, pick: (held: Held) => unknown) =>
    Array.from({ length: rows }, (_, row) => Array.from({ length: columns }, (_, column) => pick(at(top + row, left + column))));

  function used(): Rectangle {
    const all = [...cells].filter(([, { value }]) => value !== '').flatMap(([key]) => readAddress(key) ?? []);
    const top = Math.min(...all.map((cell) => cell.top), all.length === 0 ? 0 : Number.POSITIVE_INFINITY);
    const left = Math.min(...all.map((cell) => cell.left), all.length === 0 ? 0 : Number.POSITIVE_INFINITY);
    const rows = Math.max(0, ...all.map((cell) => cell.top)) - top + 1;
    return { top, left, rows, columns: Math.max(0, ...all.map((cell) => cell.left)) - left + 1 };
  }

  const answers: Answers = {
    [`GET ${root}/usedRange(valuesOnly={valuesOnly})`]: () => {
      const cells = used();
      return { address: onSheet('Sheet1', addressOf(cells)), formulas: [[at(cells.top, cells.left).value]] };
    },
    [`GET ${range}`]: (request: GraphRequest) => {
      const block = blockOf(request);
      const values = gridOf(block, ({ value }) => value);
      return { values, formulas: values, formulasR1C1: values, numberFormat: gridOf(block, ({ format }) => format) };
    },
    [`PATCH ${range}`]: (request: GraphRequest) => {
      const block = blockOf(request);
      if ((writings += 1) >= failsFrom) throw new OnbehalfError('CONFLICT', 'Somebody else is changing it.', { details: { status: 423 } });
      const body = request.body as Record<string, unknown[][]>;
      const written = body['values'] ?? body['formulasR1C1'] ?? [];
      if (written.length !== block.rows || written.some((row) => row.length !== block.columns)) throw new TypeError('another shape');
      put(block.top, block.left, written, body['numberFormat']);
      return { address: onSheet('Sheet1', addressOf(block)) };
    },
    [`POST ${range}/clear`]: (request: GraphRequest) => {
      const block = addressIn(request);
      for (let row = 0; row < block.rows; row += 1)
        for (let column = 0; column < block.columns; column += 1) cells.delete(keyOf(block.top + row, block.left + column));
      return undefined;
    },
  };
  return {
    answers,
    blocks,
    put,
    contents: () => Object.fromEntries([...cells].filter(([, { value }]) => value !== '').map(([key, { value }]) => [key, value])),
  };
}
