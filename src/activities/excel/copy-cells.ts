import type { ActivityContext } from '../../core/ports.ts';
import { blocksOf } from './blocks.ts';
import { inBlocks } from './in-blocks.ts';
import { otherCells } from './odd-answer.ts';
import { addressOf, onSheet, type Rectangle } from './range.ts';
import { gridOf } from './read-cells.ts';
import type { SentCell } from './to-graph.ts';
import type { GraphRange } from './used-range.ts';
import { callWorkbook, type Workbook } from './workbook.ts';

/** What to take over. */
export type Taken = 'values' | 'formulas';

/** Which cells to copy. */
export interface CopySource {
  readonly workbook: Workbook;
  readonly sheet: string;
  readonly cells: Rectangle;
  readonly what: Taken;
}

/**
 * Reads cells so that they can be written elsewhere as they are: with their number formats, formulas relative to their cells, and texts as texts, whatever they
 * look like. The activity declares `rangeCalls`.
 */
export async function readCopy({ graph }: Pick<ActivityContext, 'graph'>, source: CopySource): Promise<SentCell[][]> {
  const { workbook, sheet, cells, what } = source;
  const query = { $select: what === 'formulas' ? 'values,formulasR1C1,numberFormat' : 'values,numberFormat' };
  const copy: SentCell[][] = Array.from({ length: cells.rows }, () => []);
  const read = async (block: Rectangle) => {
    const range = addressOf(block);
    const answer = await callWorkbook<GraphRange>(graph, workbook, 'GET', "/worksheets/{sheet}/range(address='{range}')", {
      params: { sheet, range },
      query,
    });
    const values = gridOf(answer.values, block);
    const formats = gridOf(answer.numberFormat, block);
    const formulas = what === 'formulas' ? gridOf(answer.formulasR1C1, block) : values;
    if (!values || !formats || !formulas) throw otherCells(onSheet(sheet, range), answer.values);
    return values.map((row, index) => row.map((value, column) => sentFor(value, formulas[index]?.[column], formats[index]?.[column])));
  };
  for (const planned of blocksOf(cells)) {
    for await (const [block, rows] of inBlocks(planned, read)) {
      for (const [index, row] of rows.entries()) copy[block.top - cells.top + index]?.push(...row);
    }
  }
  return copy;
}

function sentFor(value: unknown, formula: unknown, format: unknown): SentCell {
  const shown = typeof format === 'string' ? { format } : {};
  // A text that begins with = is one where it is also what the cell shows.
  if (typeof formula === 'string' && formula.startsWith('=') && formula !== value) return { value: formula, ...shown };
  if (typeof value === 'number' || typeof value === 'boolean') return { value, ...shown };
  const text = value === null || value === undefined ? '' : String(value);
  return { value: text === '' ? '' : `'${text}`, ...shown };
}
