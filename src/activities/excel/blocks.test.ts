import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { blocksOf, halvesOf, type BlockLimits } from './blocks.ts';
import type { Rectangle } from './range.ts';

const rectangles = fc.record({
  top: fc.nat(1000),
  left: fc.nat(100),
  rows: fc.integer({ min: 1, max: 40 }),
  columns: fc.integer({ min: 1, max: 12 }),
});
const limits: fc.Arbitrary<BlockLimits> = fc.record({ cells: fc.integer({ min: 1, max: 60 }), bytes: fc.integer({ min: 12, max: 200 }) });

function cellsOf({ top, left, rows, columns }: Rectangle): string[] {
  return Array.from({ length: rows * columns }, (_, index) => `${top + Math.floor(index / columns)} ${left + (index % columns)}`);
}

describe('blocks of a rectangle', () => {
  test('hold every cell exactly once, and nothing else', () => {
    fc.assert(
      fc.property(rectangles, limits, fc.array(fc.nat(9), { minLength: 1 }), (rectangle, limits, sizes) => {
        const sizeOf = (row: number, column: number) => sizes[(row * 31 + column) % sizes.length] ?? 0;
        const cells = [...blocksOf(rectangle, limits, sizeOf)].flatMap(cellsOf);
        expect(cells.toSorted()).toEqual(cellsOf(rectangle).toSorted());
      }),
    );
  });

  test('are each under both limits, and come from the top down', () => {
    fc.assert(
      fc.property(rectangles, limits, fc.array(fc.nat(9), { minLength: 1 }), (rectangle, limits, sizes) => {
        const sizeOf = (row: number, column: number) => sizes[(row * 31 + column) % sizes.length] ?? 0;
        const blocks = [...blocksOf(rectangle, limits, sizeOf)];
        for (const { top, left, rows, columns } of blocks) {
          let bytes = 0;
          for (let row = 0; row < rows; row += 1) {
            bytes += 2;
            for (let column = 0; column < columns; column += 1) bytes += sizeOf(top - rectangle.top + row, left - rectangle.left + column);
          }
          expect(rows * columns).toBeLessThanOrEqual(limits.cells);
          expect(bytes).toBeLessThanOrEqual(limits.bytes);
        }
        expect(blocks.map(({ top, left }) => top * 1000 + left)).toEqual(
          blocks.map(({ top, left }) => top * 1000 + left).toSorted((a, b) => a - b),
        );
      }),
    );
  });

  test('are no more than are needed where every cell is the same', () => {
    fc.assert(
      fc.property(rectangles, fc.integer({ min: 12, max: 60 }), (rectangle, cells) => {
        const rows = Math.floor(cells / rectangle.columns);
        expect([...blocksOf(rectangle, { cells, bytes: Number.POSITIVE_INFINITY })]).toHaveLength(Math.ceil(rectangle.rows / rows));
      }),
    );
  });

  test('halved again and again come down to single cells, and lose none', () => {
    const all = (block: Rectangle): Rectangle[] => halvesOf(block)?.flatMap(all) ?? [block];
    fc.assert(
      fc.property(rectangles, (rectangle) => {
        const cells = all(rectangle);
        expect(cells.every(({ rows, columns }) => rows === 1 && columns === 1)).toBe(true);
        expect(cells.flatMap(cellsOf).toSorted()).toEqual(cellsOf(rectangle).toSorted());
      }),
    );
  });
});
