import type { Rectangle } from './range.ts';

/** How large one request or answer about cells may be. */
export interface BlockLimits {
  readonly cells: number;
  /** Of JSON, in bytes. */
  readonly bytes: number;
}

/**
 * Microsoft names no number: a range may be "too large for a single API call", by its cells and by what is in them.
 * https://learn.microsoft.com/graph/api/resources/excel#large-range
 * Assumption: 4 MB, the limit of a request that Graph's documentation names elsewhere, less what stands around the cells, and as many cells as are read in
 * that when each takes some forty bytes. Where the service takes less, a block is halved until it fits.
 */
export const blockLimits: BlockLimits = { cells: 100_000, bytes: 3_900_000 };

/** How many bytes a cell takes. @param row - From the top of the rectangle, from 0, as is `column` from its left. */
export type SizeOf = (row: number, column: number) => number;

/**
 * Cuts a rectangle into blocks, from the top down: whole rows together, as many as fit; a row that is too large alone is cut into runs of columns. Each cell is
 * in exactly one block, and none is empty.
 *
 * @param sizeOf - Left out: what each cell takes does not matter.
 */
export function* blocksOf(
  rectangle: Rectangle,
  limits: BlockLimits = blockLimits,
  sizeOf: SizeOf = () => 0,
): Generator<Rectangle, void, void> {
  let first = 0;
  let bytes = 0;
  for (let row = 0; row < rectangle.rows; row += 1) {
    const size = sizeOfRow(row, rectangle.columns, sizeOf);
    const isFull = bytes + size > limits.bytes || (row - first + 1) * rectangle.columns > limits.cells;
    if (isFull && row > first) {
      yield part(rectangle, first, row - first);
      first = row;
      bytes = 0;
    }
    if (size > limits.bytes || rectangle.columns > limits.cells) {
      yield* runsOf(rectangle, row, limits, sizeOf);
      first = row + 1;
    } else bytes += size;
  }
  if (first < rectangle.rows) yield part(rectangle, first, rectangle.rows - first);
}

/** The two halves of a block; undefined for a single cell. */
export function halvesOf(block: Rectangle): readonly [Rectangle, Rectangle] | undefined {
  const { top, left, rows, columns } = block;
  if (rows > 1) {
    const half = Math.ceil(rows / 2);
    return [
      { ...block, rows: half },
      { ...block, top: top + half, rows: rows - half },
    ];
  }
  if (columns === 1) return undefined;
  const half = Math.ceil(columns / 2);
  return [
    { ...block, columns: half },
    { ...block, left: left + half, columns: columns - half },
  ];
}

function sizeOfRow(row: number, columns: number, sizeOf: SizeOf): number {
  let size = 2;
  for (let column = 0; column < columns; column += 1) size += sizeOf(row, column);
  return size;
}

function part({ top, left, columns }: Rectangle, row: number, rows: number): Rectangle {
  return { top: top + row, left, rows, columns };
}

function* runsOf({ top, left, columns }: Rectangle, row: number, limits: BlockLimits, sizeOf: SizeOf): Generator<Rectangle, void, void> {
  let first = 0;
  let bytes = 2;
  const run = (end: number): Rectangle => ({ top: top + row, left: left + first, rows: 1, columns: end - first });
  for (let column = 0; column < columns; column += 1) {
    const size = sizeOf(row, column);
    if (column > first && (bytes + size > limits.bytes || column - first >= limits.cells)) {
      yield run(column);
      first = column;
      bytes = 2;
    }
    bytes += size;
  }
  yield run(columns);
}
