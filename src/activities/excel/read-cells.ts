import type { ActivityContext } from '../../core/ports.ts';
import { type BlockLimits, blockLimits, blocksOf } from './blocks.ts';
import type { ReadAs, TypedCell } from './cell.ts';
import { inBlocks } from './in-blocks.ts';
import { otherCells } from './odd-answer.ts';
import { addressOf, onSheet, type Rectangle } from './range.ts';
import { typedRows } from './table.ts';
import type { GraphRange } from './used-range.ts';
import { callWorkbook, workbookCalls, type Workbook } from './workbook.ts';

const below = "/worksheets/{sheet}/range(address='{range}')";

/** The calls that an activity declares to read cells. */
export const rangeCalls = workbookCalls('GET', below);

/** The properties of a range that hold what is read, by what that is. */
const properties = { values: 'values,numberFormat', formulas: 'formulas', text: 'text' } as const;

/** Which cells to read. */
export interface Reading {
  readonly workbook: Workbook;
  readonly sheet: string;
  readonly cells: Rectangle;
  readonly readAs: ReadAs;
  /** Default: what `blockLimits` says. */
  readonly limits?: BlockLimits;
}

type World = Pick<ActivityContext, 'graph' | 'progress'>;

/** Some rows that were read. */
export interface ReadRows {
  /** The first of them on the sheet, from 0. */
  readonly top: number;
  readonly rows: TypedCell[][];
}

/**
 * Reads cells row by row, in blocks that fit into an answer; the next block is asked for when its first row is wanted.
 *
 * @throws OnbehalfError UNAVAILABLE for an answer that has not exactly the cells that were asked for.
 */
export async function* readRows(world: World, reading: Reading): AsyncGenerator<ReadRows, void, void> {
  const { cells, sheet, limits = blockLimits } = reading;
  const total = cells.rows * cells.columns;
  let done = 0;
  /** A row that came in several blocks, as far as it came. */
  let begun: TypedCell[] = [];
  for (const planned of blocksOf(cells, limits)) {
    for await (const [block, rows] of inBlocks(planned, (block) => readBlock(world, reading, block))) {
      done += block.rows * block.columns;
      if (total > limits.cells) world.progress({ label: `Reading ${sheet}`, done, total, unit: 'items' });
      if (block.columns === cells.columns) yield { top: block.top, rows };
      else {
        begun = [...begun, ...(rows[0] ?? [])];
        if (begun.length < cells.columns) continue;
        yield { top: block.top, rows: [begun] };
        begun = [];
      }
    }
  }
}

/** Reads all cells at once. */
export async function readAll(world: World, reading: Reading): Promise<TypedCell[][]> {
  const all: TypedCell[][] = [];
  for await (const { rows } of readRows(world, reading)) for (const row of rows) all.push(row);
  return all;
}

async function readBlock({ graph }: World, { workbook, sheet, readAs }: Reading, block: Rectangle): Promise<TypedCell[][]> {
  const range = addressOf(block);
  const query = { $select: properties[readAs] };
  const answer = await callWorkbook<GraphRange>(graph, workbook, 'GET', below, { params: { sheet, range }, query });
  const values = gridOf(answer[readAs], block);
  const formats = readAs === 'values' ? gridOf(answer.numberFormat, block) : undefined;
  if (!values || (readAs === 'values' && !formats)) throw otherCells(onSheet(sheet, range), answer[readAs]);
  return typedRows({ values, formats }, readAs);
}

/** A grid of the shape of a block; undefined for anything else. */
export function gridOf(grid: unknown, { rows, columns }: Rectangle): unknown[][] | undefined {
  if (!Array.isArray(grid) || grid.length !== rows) return undefined;
  return grid.every((row) => Array.isArray(row) && row.length === columns) ? (grid as unknown[][]) : undefined;
}
