import { describe, expect, test } from 'vitest';
import { testTerminal } from '../../../test/support/test-terminal.ts';
import { printTable, type Column } from './table.ts';

interface Row {
  readonly subject: string;
  readonly from: string;
}

const columns: Column<Row>[] = [
  { heading: 'Subject', cell: ({ subject }) => subject },
  { heading: 'From', cell: ({ from }) => from },
];
const hostile: Row = { subject: 'Pay\t\u001B[1m now\r\n!', from: '\u202Ecod.exe ' };

describe('a table', () => {
  test('for a program has whole cells between tabs, one row a line', async () => {
    const { io, stdout } = testTerminal();

    await printTable(io, [hostile, { subject: 'a'.repeat(100), from: '' }], columns);

    expect(stdout()).toBe(`${String.raw`Pay \u001B[1m now !`}\t${String.raw`\u202Ecod.exe`}\n${'a'.repeat(100)}\t\n`);
  });

  test('for a person has a bold heading and columns that line up', async () => {
    const { io, stdout } = testTerminal({ isTTY: true });

    await printTable(io, [hostile, { subject: 'Lunch', from: 'Ben' }], columns);

    const [head, first, second] = stdout().split('\n');
    expect(head).toBe('\u001B[1m Subject              From          \u001B[22m');
    expect(first).toBe(String.raw` Pay \u001B[1m now !  \u202Ecod.exe `);
    expect(second).toBe(' Lunch                Ben           ');
  });

  test.each([30, 50, 80])('fits %i columns: the widest column gives way', async (columnsOfTerminal) => {
    const { io, stdout } = testTerminal({ isTTY: true, columns: columnsOfTerminal, env: { NO_COLOR: '1' } });

    await printTable(io, [{ subject: 'x'.repeat(200), from: 'Ben' }], columns);

    const lines = stdout().trimEnd().split('\n');
    for (const line of lines) expect(line.length).toBeLessThanOrEqual(columnsOfTerminal);
    expect(lines[1]).toMatch(/^ x+… +Ben/);
    expect(lines[1]?.trimEnd().length).toBeGreaterThan(columnsOfTerminal - 6);
  });

  test('keeps columns readable where nothing can fit', async () => {
    const { io, stdout } = testTerminal({ isTTY: true, columns: 4, env: { NO_COLOR: '1' } });

    await printTable(io, [{ subject: 'x'.repeat(20), from: 'y'.repeat(20) }], columns);

    expect(stdout()).toContain(' xxxxx…  yyyyy… ');
  });
});
