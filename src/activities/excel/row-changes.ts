import { OnbehalfError } from '../../core/errors.ts';
import type { ActivityContext } from '../../core/ports.ts';
import type { Cell, TypedCell } from './cell.ts';
import { pageOfChanges, type WorkbookChange } from './changes.ts';
import { rangeOfTable } from './locate.ts';
import type { Rectangle } from './range.ts';
import { readRows } from './read-cells.ts';
import { shortHash } from './short-hash.ts';
import { namesOf, recordOf } from './table.ts';
import { listInWorkbook, type Workbook } from './workbook.ts';

/** The last rows are known again by so many of them. */
const tailLength = 20;

/** A row that was added. */
export interface AddedRow {
  readonly sheet: string;
  readonly row: number;
  readonly values: Record<string, Cell>;
}

/** How many rows were there, and the hashes of the last of them. */
export interface Bottom {
  readonly count: number;
  readonly tail: readonly string[];
}

/** A table as it is now. */
interface TableNow {
  readonly sheet: string;
  /** The rows without header and totals; undefined where there are none. */
  readonly body: Rectangle;
  readonly header: Rectangle | undefined;
}

type World = Pick<ActivityContext, 'graph' | 'progress'>;

/** What happens at the bottom of a table. */
export function rowChanges(context: World, workbook: Workbook, table: string): WorkbookChange<Bottom, AddedRow> {
  const read = async function* ({ sheet, body }: TableNow, from: number): AsyncGenerator<readonly TypedCell[], void, void> {
    const cells = { ...body, top: body.top + from, rows: body.rows - from };
    if (cells.rows <= 0) return;
    for await (const { rows } of readRows(context, { workbook, sheet, cells, readAs: 'values' })) yield* rows;
  };
  return {
    name: ['rows', table.toLowerCase()],
    async begin() {
      const now = await tableNow(context, workbook, table);
      // Empty rows at the bottom are no rows yet: somebody will write into them.
      for (let from = Math.max(0, now.body.rows - tailLength); ; from = Math.max(0, from - tailLength)) {
        const bottom = bottomOf(from);
        for await (const row of read(now, from)) bottom.add(row);
        if (bottom.isFilled() || from === 0) return bottom.now();
      }
    },
    async *since(before) {
      const now = await tableNow(context, workbook, table);
      const last = await lastKnown(before, now.body.rows, (from) => read(now, from));
      const names = namesOf(await headerOf(context, workbook, now), now.body.columns, now.body.left);
      const from = Math.max(0, last + 1 - tailLength);
      const bottom = bottomOf(from);
      let found: AddedRow[] = [];
      let index = from - 1;
      for await (const row of read(now, from)) {
        index += 1;
        bottom.add(row);
        if (index <= last || isEmpty(row)) continue;
        const columns = names.map((name, column) => ({ name, type: row[column]?.type ?? ('empty' as const) }));
        found.push({ sheet: now.sheet, row: now.body.top + index + 1, values: recordOf(columns, row) });
        if (found.length < pageOfChanges) continue;
        yield { state: bottom.now(), found };
        found = [];
      }
      yield { state: bottom.now(), found };
    },
  };
}

/**
 * The place of the row that was the last one. Where the last rows are as they were, it is where it was; else it is where the last one stands again with most
 * of the rows above it, in their order, because rows were inserted, changed or deleted above. Where it does not (it was changed itself, the table was sorted or
 * written anew), rows count from where it was. Of several such places the first one counts: rather a row comes twice than never.
 *
 * @param rows - How many there are now.
 * @param read - Reads them, from one on.
 */
export async function lastKnown(
  { count, tail }: Bottom,
  rows: number,
  read: (from: number) => AsyncGenerator<readonly TypedCell[], void, void>,
): Promise<number> {
  const stays = count - 1;
  if (rows >= count && (await standsAsBefore({ count, tail }, read))) return stays;
  const last = tail.at(-1);
  const window: string[] = [];
  let [best, at, index] = [0, Math.min(stays, rows - 1), -1];
  for await (const row of read(0)) {
    index += 1;
    window.push(hashOf(row));
    if (window.length > 2 * tailLength) window.shift();
    if (window.at(-1) !== last) continue;
    const common = inCommon(tail, window);
    if (common > best && 2 * common >= tail.length) [best, at] = [common, index];
  }
  return at;
}

async function standsAsBefore(
  { count, tail }: Bottom,
  read: (from: number) => AsyncGenerator<readonly TypedCell[], void, void>,
): Promise<boolean> {
  let index = 0;
  for await (const row of read(count - tail.length)) {
    if (index >= tail.length) break;
    if (hashOf(row) !== tail[index]) return false;
    index += 1;
  }
  return index >= tail.length;
}

/** How many of one list are in another one in the same order. */
function inCommon(one: readonly string[], other: readonly string[]): number {
  let line = Array.from({ length: other.length + 1 }, () => 0);
  for (const hash of one) {
    const next = [0];
    for (const [place, value] of other.entries())
      next.push(value === hash ? (line[place] ?? 0) + 1 : Math.max(next[place] ?? 0, line[place + 1] ?? 0));
    line = next;
  }
  return line.at(-1) ?? 0;
}

/** Follows the last filled rows. @param from - The number of the first row that will be added. */
export function bottomOf(from: number): { add(row: readonly TypedCell[]): void; now(): Bottom; isFilled(): boolean } {
  let index = from;
  let [count, tail]: [number, string[]] = [from, []];
  let pending: string[] = [];
  return {
    add(row) {
      index += 1;
      pending.push(hashOf(row));
      if (isEmpty(row)) return;
      tail = [...tail, ...pending].slice(-tailLength);
      pending = [];
      count = index;
    },
    now: () => ({ count, tail }),
    isFilled: () => tail.length > 0,
  };
}

async function tableNow({ graph }: World, workbook: Workbook, table: string): Promise<TableNow> {
  const { sheet, cells } = await rangeOfTable(graph, workbook, table);
  for await (const one of listInWorkbook<GraphTable>(graph, workbook, '/tables')) {
    if (one.name?.toLowerCase() !== table.toLowerCase()) continue;
    const above = one.showHeaders === false ? 0 : 1;
    const below = one.showTotals === true ? 1 : 0;
    return {
      sheet,
      header: above === 1 ? { ...cells, rows: 1 } : undefined,
      body: { ...cells, top: cells.top + above, rows: cells.rows - above - below },
    };
  }
  throw new OnbehalfError('NOT_FOUND', `There is no table ${table} in the workbook any more.`, { remedy: 'Name a table of the workbook.' });
}

async function headerOf(context: World, workbook: Workbook, { sheet, header }: TableNow): Promise<readonly TypedCell[] | undefined> {
  if (!header) return undefined;
  for await (const { rows } of readRows(context, { workbook, sheet, cells: header, readAs: 'values' })) return rows[0];
  return undefined;
}

interface GraphTable {
  readonly name?: string | null;
  readonly showHeaders?: boolean | null;
  readonly showTotals?: boolean | null;
}

function isEmpty(row: readonly TypedCell[]): boolean {
  return row.every(({ type }) => type === 'empty');
}

function hashOf(row: readonly TypedCell[]): string {
  return shortHash(JSON.stringify(row.map(({ value }) => value)));
}
