import { harmlessLine } from '../../core/harmless.ts';

/** One column of a table: its heading and how a row shows in it. */
export interface Column<Row> {
  readonly heading: string;
  cell(row: Row): string;
}

/** Where a table goes. */
export interface TablePorts {
  readonly isTerminal: boolean;
  readonly width: number;
  readonly style: { bold(text: string): string };
  out(line: string): void;
}

/**
 * Prints rows as a table that fits the terminal: long cells are cut with an ellipsis, the last column gives way first.
 * Without a terminal the cells come whole, separated by tabs.
 */
export async function printTable<Row>(io: TablePorts, rows: readonly Row[], columns: readonly Column<Row>[]): Promise<void> {
  if (!io.isTerminal) {
    for (const row of rows) io.out(columns.map((column) => harmlessLine(column.cell(row))).join('\t'));
    return;
  }
  const { default: Table } = await import('cli-table3');
  const cells = rows.map((row) => columns.map((column) => harmlessLine(column.cell(row))));
  const table = new Table({
    head: columns.map(({ heading }) => heading),
    colWidths: widths(
      columns.map(({ heading }, index) => Math.max(heading.length, ...cells.map((row) => row[index]?.length ?? 0))),
      io.width,
    ),
    style: { head: [], border: [], compact: true },
    chars: plainBorders,
  });
  table.push(...cells);
  const [head = '', ...lines] = table.toString().split('\n');
  io.out([io.style.bold(head), ...lines].join('\n'));
}

/** Widths with one blank on each side; the widest column shrinks until all fit. */
function widths(wanted: readonly number[], total: number): number[] {
  const padded = wanted.map((width) => width + 2);
  while (padded.reduce((sum, width) => sum + width, 0) > total) {
    const widest = padded.indexOf(Math.max(...padded));
    if ((padded[widest] ?? 0) <= 8) break;
    padded[widest] = (padded[widest] ?? 0) - 1;
  }
  return padded;
}

const plainBorders = Object.fromEntries(
  [
    'top',
    'top-mid',
    'top-left',
    'top-right',
    'bottom',
    'bottom-mid',
    'bottom-left',
    'bottom-right',
    'left',
    'left-mid',
    'mid',
    'mid-mid',
    'right',
    'right-mid',
    'middle',
  ].map((name) => [name, '']),
);
