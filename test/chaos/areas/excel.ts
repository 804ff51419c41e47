import { absent, type Area, type Change, type PrepareArea } from '../area.ts';

const workbook = 'Chaos.xlsx';

/** A workbook: cells that are written, lines that are added, a mark that moves down, and sheets. */
export const prepareExcel: PrepareArea = async (world): Promise<Area> => {
  await world.run('excel.createWorkbook', { name: workbook, firstSheet: 'Cells' });
  for (const name of ['Log', 'Shift']) await world.run('excel.addSheet', { workbook, name });
  await world.run('excel.writeCell', { workbook, sheet: 'Shift', cell: 'A1', value: 'mark' });
  await world.run('excel.writeCell', { workbook, sheet: 'Log', cell: 'A1', value: 'lines' });
  const cells = Array.from({ length: 30 }, (_, number) => `A${number + 1}`);
  const isCell = (thing: string): boolean => thing.startsWith('A');

  return {
    name: 'excel',
    things: new Map([...cells.map((cell) => [cell, ''] as const), ['mark', '1']]),
    reads: [
      { activity: 'excel.readRange', input: { workbook: 'Documents/Budget.xlsx', sheet: 'Budget' } },
      { activity: 'excel.tables', input: { workbook: 'Documents/Budget.xlsx' } },
    ],
    next(pool, random) {
      const written = pool.take(3, isCell).map(([cell]): Change => {
        const value = Math.floor(random() * 1000);
        return {
          activity: 'excel.writeCell',
          input: { workbook, sheet: 'Cells', cell, value },
          things: [cell],
          after: () => String(value),
        };
      });
      const shifted = pool
        .take(random() < 0.5 ? 1 : 0, (thing) => thing === 'mark')
        .map((): Change => {
          const count = 1 + Math.floor(random() * 3);
          return {
            activity: 'excel.insertRows',
            input: { workbook, sheet: 'Shift', row: 1, count },
            things: ['mark'],
            after: (state) => String(Number(state) + count),
          };
        });
      const [sheet = '', ...lines] = pool.fresh(3);
      const added: Change = {
        activity: 'excel.addSheet',
        input: { workbook, name: sheet },
        things: [sheet],
        after: () => 'sheet',
      };
      const appended: Change = {
        activity: 'excel.appendRange',
        input: { workbook, sheet: 'Log', table: lines.map((line) => [line]), headers: false },
        things: lines,
        after: () => 'line',
      };
      const gone = pool
        .take(1, (_, state) => state === 'sheet')
        .map(([thing]): Change => ({
          activity: 'excel.deleteSheet',
          input: { workbook, sheet: thing },
          things: [thing],
          after: () => absent,
        }));
      return [...written, ...shifted, added, appended, ...gone];
    },
    async found() {
      const { accessToken } = await world.cloud.token({ user: world.cloud.account, permissions: ['Files.ReadWrite'] });
      const read = async (path: string): Promise<Record<string, unknown>> => {
        const url = `https://graph.microsoft.com/v1.0/me/drive/root:/${workbook}:/workbook/worksheets${path}`;
        const answer = await world.cloud.emulator.fetch(new Request(url, { headers: { authorization: `Bearer ${accessToken}` } }));
        return (await answer.json()) as Record<string, unknown>;
      };
      const column = async (sheet: string, rows: number): Promise<string[]> => {
        const { values } = await read(`/${sheet}/range(address='A1:A${rows}')?$select=values`);
        return (values as unknown[][]).map(([value]) => String(value));
      };
      const { value } = (await read('?$select=name')) as { value: { name: string }[] };
      const log = (await column('Log', 5000)).filter((text) => text.startsWith('excel '));
      const mark = (await column('Shift', 5000)).flatMap((text, row) => (text === 'mark' ? [['mark', String(row + 1)] as const] : []));
      const inCells = await column('Cells', cells.length);
      return [
        ...cells.map((cell, place) => [cell, inCells[place] ?? ''] as const),
        ...log.map((line) => [line, 'line'] as const),
        ...mark,
        ...value.map(({ name }) => [name, 'sheet'] as const).filter(([name]) => name.startsWith('excel ')),
      ];
    },
  };
};
