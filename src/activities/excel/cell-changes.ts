import { inputError } from '../../core/input.ts';
import type { ActivityContext } from '../../core/ports.ts';
import type { Cell, TypedCell } from './cell.ts';
import { pageOfChanges, type WorkbookChange } from './changes.ts';
import { locate, type Location, type LocationInput } from './locate.ts';
import { addressOf } from './range.ts';
import { readRows } from './read-cells.ts';
import { hashLength, shortHash } from './short-hash.ts';
import type { Workbook } from './workbook.ts';

/** So many cells are compared: what they hold is kept in short from one look to the next. */
const mostCells = 20_000;

/** A cell that was changed. */
export interface ChangedCell {
  readonly sheet: string;
  readonly address: string;
  readonly value: Cell;
}

/** The rows that hold something, by their numbers from 0: the column that the first hash is of, and the hashes of the cells one behind the other. */
type Rows = Readonly<Record<string, readonly [left: number, hashes: string]>>;

const emptyHash = '-'.repeat(hashLength);

/** What happens to the cells that an input means. @throws OnbehalfError INPUT_INVALID for too many of them. */
export function cellChanges(
  context: Pick<ActivityContext, 'graph' | 'progress'>,
  workbook: Workbook,
  input: LocationInput,
): WorkbookChange<Rows, ChangedCell> {
  const place = async (): Promise<Location> => {
    const found = await locate(context.graph, workbook, input);
    const count = (found.cells?.rows ?? 0) * (found.cells?.columns ?? 0);
    if (count <= mostCells) return found;
    const problem = `must mean at most ${mostCells} cells; ${addressOf(found.cells ?? { top: 0, left: 0, rows: 1, columns: 1 })} has ${count}.`;
    throw inputError('excel.waitForCell', [{ field: input.namedRange === undefined ? 'range' : 'namedRange', problem }]);
  };
  async function* rowsNow(): AsyncGenerator<{ sheet: string; row: number; left: number; cells: readonly TypedCell[] }, void, void> {
    const { sheet, cells } = await place();
    if (!cells) return;
    for await (const { top, rows } of readRows(context, { workbook, sheet, cells, readAs: 'values' }))
      for (const [offset, row] of rows.entries()) yield { sheet, row: top + offset, left: cells.left, cells: row };
  }
  return {
    name: ['cells', input.namedRange === undefined ? input.sheet : '', input.range ?? '', input.namedRange ?? ''],
    async begin() {
      const rows: Record<string, readonly [number, string]> = {};
      for await (const { row, left, cells } of rowsNow()) keep(rows, row, left, cells);
      return rows;
    },
    async *since(before) {
      const rows: Record<string, readonly [number, string]> = { ...before };
      const seen = new Set<string>();
      let sheetName = input.sheet;
      let found: ChangedCell[] = [];
      for await (const { sheet, row, left, cells } of rowsNow()) {
        sheetName = sheet;
        seen.add(String(row));
        found.push(...changedIn({ sheet, row, left, cells }, before[row]));
        keep(rows, row, left, cells);
        if (found.length < pageOfChanges) continue;
        yield { state: { ...rows }, found };
        found = [];
      }
      // What lies outside of what is filled now was emptied.
      for (const [row, kept] of Object.entries(before)) {
        if (seen.has(row)) continue;
        found.push(...changedIn({ sheet: sheetName, row: Number(row), left: kept[0], cells: [] }, kept));
        delete rows[row];
      }
      yield { state: rows, found };
    },
  };
}

function keep(rows: Record<string, readonly [number, string]>, row: number, left: number, cells: readonly TypedCell[]): void {
  if (cells.every(({ type }) => type === 'empty')) delete rows[row];
  else rows[row] = [left, cells.map(hashOf).join('')];
}

function hashOf({ value, type }: TypedCell): string {
  return type === 'empty' ? emptyHash : shortHash(JSON.stringify(value));
}

function changedIn(
  { sheet, row, left, cells }: { sheet: string; row: number; left: number; cells: readonly TypedCell[] },
  [leftBefore, hashes]: readonly [number, string] = [left, ''],
): ChangedCell[] {
  const first = Math.min(left, leftBefore);
  const end = Math.max(left + cells.length, leftBefore + hashes.length / hashLength);
  return Array.from({ length: end - first }, (_, offset) => first + offset).flatMap((column) => {
    const now = cells[column - left];
    const at = (column - leftBefore) * hashLength;
    const hash = (at < 0 ? '' : hashes.slice(at, at + hashLength)) || emptyHash;
    if ((now ? hashOf(now) : emptyHash) === hash) return [];
    return [{ sheet, address: addressOf({ top: row, left: column, rows: 1, columns: 1 }), value: now?.value ?? null }];
  });
}
