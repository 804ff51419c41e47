import { isOnbehalfError, OnbehalfError } from '../../core/errors.ts';
import type { ActivityContext } from '../../core/ports.ts';
import { type BlockLimits, blockLimits, blocksOf } from './blocks.ts';
import { inBlocks } from './in-blocks.ts';
import { addressOf, type Rectangle } from './range.ts';
import type { SentCell } from './to-graph.ts';
import { callWorkbook, workbookCalls, type Workbook } from './workbook.ts';

const below = "/worksheets/{sheet}/range(address='{range}')";

/** The calls that an activity declares to write cells. */
export const writingCalls = workbookCalls('PATCH', below);

/** Which cells to write, and what. */
export interface Writing {
  readonly workbook: Workbook;
  readonly sheet: string;
  /** The first cell. */
  readonly top: number;
  readonly left: number;
  /** All of one length. */
  readonly rows: readonly (readonly SentCell[])[];
  /** How formulas are written: as on the sheet, or relative to their cells. Default `values`. */
  readonly property?: 'values' | 'formulasR1C1';
  /** Default: what `blockLimits` says. */
  readonly limits?: BlockLimits;
}

type World = Pick<ActivityContext, 'graph' | 'progress'>;

/** The cells that a writing fills; undefined where there is nothing to write. */
export function cellsOf({ top, left, rows }: Pick<Writing, 'top' | 'left' | 'rows'>): Rectangle | undefined {
  const columns = rows[0]?.length ?? 0;
  return rows.length === 0 || columns === 0 ? undefined : { top, left, rows: rows.length, columns };
}

/**
 * Writes cells in blocks that fit into a request, from the top down.
 *
 * @returns the cells that were written; undefined where there was nothing to write.
 * @throws OnbehalfError of the block that failed, with the number of rows that were written before it in its details, as `rowsWritten`.
 */
export async function writeCells(world: World, writing: Writing): Promise<Rectangle | undefined> {
  const { rows, sheet, top, left, limits = blockLimits } = writing;
  const cells = cellsOf(writing);
  if (!cells) return undefined;
  const sizes = rows.map((row) => row.map(sizeOf));
  const total = cells.rows * cells.columns;
  let done = 0;
  try {
    for (const planned of blocksOf(cells, limits, (row, column) => sizes[row]?.[column] ?? 0)) {
      for await (const [block] of inBlocks(planned, (block) => writeBlock(world, writing, block, top, left))) {
        done += block.rows * block.columns;
        if (total > limits.cells) world.progress({ label: `Writing ${sheet}`, done, total, unit: 'items' });
      }
    }
  } catch (error) {
    throw partly(error, Math.floor(done / cells.columns), cells.rows);
  }
  return cells;
}

async function writeBlock(
  { graph }: World,
  { workbook, sheet, rows, property = 'values' }: Writing,
  block: Rectangle,
  top: number,
  left: number,
): Promise<void> {
  const part = rows
    .slice(block.top - top, block.top - top + block.rows)
    .map((row) => row.slice(block.left - left, block.left - left + block.columns));
  const hasFormats = part.some((row) => row.some(({ format }) => format !== undefined));
  const body = {
    [property]: part.map((row) => row.map(({ value }) => value)),
    // Null leaves the format of a cell as it is. https://learn.microsoft.com/graph/api/resources/excel#null-input
    ...(hasFormats && { numberFormat: part.map((row) => row.map(({ format }) => format ?? null)) }),
  };
  // Otherwise all that was written would come back.
  const request = { params: { sheet, range: addressOf(block) }, body, query: { $select: 'address' } };
  await callWorkbook(graph, workbook, 'PATCH', below, request);
}

/** Bytes of a cell in a request, with the comma behind it, and its format. */
export function sizeOf({ value, format }: SentCell): number {
  return Buffer.byteLength(JSON.stringify(value)) + 1 + (format === undefined ? 5 : Buffer.byteLength(JSON.stringify(format)) + 1);
}

/** An error that says how many rows had been written before it, also in its details, as `rowsWritten`. */
export function partly(error: unknown, written: number, wanted: number): unknown {
  if (!isOnbehalfError(error)) return error;
  const { code, message, details, fields, remedy } = error;
  const said = written === 0 ? 'Nothing was written before.' : `Of ${wanted} rows the first ${written} had been written.`;
  return new OnbehalfError(code, `${message} ${said}`, { details: { ...details, rowsWritten: written }, fields, remedy, cause: error });
}
