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
interface Bottom {
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
 * The place of the row that was the last one: where the last rows are as they were, it is where it was; else where most of them are found again, because rows
 * were inserted or deleted above. Where they are not (the table was sorted, or written anew), rows count from where the last one was.
 */
async function lastKnown(
  { count, tail }: Bottom,
  rows: number,
  read: (from: number) => AsyncGenerator<readonly TypedCell[], void, void>,
): Promise<number> {
  const stays = count - 1;
  if (tail.length === 0) return stays;
  let [best, at] = [0, Math.min(stays, rows - 1)];
  const window: string[] = [];
  const start = count - tail.length;
  if (start >= 0 && rows >= count) {
    let matches = 0;
    let index = 0;
    for await (const row of read(start)) {
      if (index >= tail.length) break;
      if (hashOf(row) === tail[index]) matches += 1;
      index += 1;
    }
    if (matches === tail.length) return stays;
    [best, at] = [matches, stays];
  }
  let index = -1;
  for await (const row of read(0)) {
    index += 1;
    window.push(hashOf(row));
    if (window.length > tail.length) window.shift();
    const offset = tail.length - window.length;
    const matches = window.filter((hash, place) => hash === tail[place + offset]).length;
    if (matches > best) [best, at] = [matches, index];
  }
  return best * 2 >= tail.length ? at : Math.min(stays, rows - 1);
}

/** Follows the last filled rows. @param from - The number of the first row that will be added. */
function bottomOf(from: number): { add(row: readonly TypedCell[]): void; now(): Bottom; isFilled(): boolean } {
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
