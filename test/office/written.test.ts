import { readFile, rm } from 'node:fs/promises';
import { describe, expect, onTestFinished, test } from 'vitest';
import { excel, files } from '../../src/activities/index.ts';
import { embed } from '../../src/embedded.ts';
import { microsoft365Scope } from '../../src/index.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { office, shownByOffice, withoutOffice } from './office.ts';

const activities = [excel.createWorkbook, excel.writeRange, excel.writeCell, excel.createTable, excel.appendRange, files.download] as const;

describe.skipIf(office === undefined)(`a workbook written through the activities${withoutOffice}`, () => {
  test('opens in LibreOffice with the same values', async () => {
    const cloud = await embed({ now: new Date('2026-11-02T09:00:00Z') });
    onTestFinished(() => cloud[Symbol.asyncDispose]());
    await using m365 = await microsoft365Scope({ activities }, cloud.world());
    const workbook = 'Documents/Expenses.xlsx';
    const sheet = 'January';
    await m365.excel.createWorkbook({ name: 'Expenses.xlsx', folder: 'Documents', firstSheet: sheet });
    const table = [
      { Item: 'Paper, A4', Amount: 12.5, Paid: true, Due: '2026-12-01', At: '2026-12-01T09:30:00' },
      { Item: '00123', Amount: -3, Paid: false, Due: '2027-02-28', At: '2026-12-31T23:59:00' },
    ];
    await m365.excel.writeRange({ workbook, sheet, table });
    await m365.excel.createTable({ workbook, sheet, range: 'A1:E3', name: 'Expenses' });
    const added = { Item: 'Zoë said "no"', Amount: 80, Paid: true, Due: '2026-11-30', At: '2026-11-30T00:00:00' };
    await m365.excel.appendRange({ workbook, sheet, toTable: 'Expenses', table: [added], byHeaders: true });
    await m365.excel.writeCell({ workbook, sheet, cell: 'B6', formula: '=SUM(B2:B4)' });
    await m365.excel.writeCell({ workbook, sheet, cell: 'A6', value: '=no formula' });
    await m365.excel.writeCell({ workbook, sheet, cell: 'C6', formula: '=IF(C2,D2-D4,0)' });

    const folder = await temporaryFolder('written');
    onTestFinished(() => rm(folder, { recursive: true, force: true }));
    const { path } = await m365.files.download({ item: workbook, saveTo: folder });

    expect(await shownByOffice(await readFile(path))).toEqual([
      ['Item', 'Amount', 'Paid', 'Due', 'At'],
      ['Paper, A4', '12.5', 'TRUE', '2026-12-01', '2026-12-01 09:30:00'],
      ['00123', '-3', 'FALSE', '2027-02-28', '2026-12-31 23:59:00'],
      ['Zoë said "no"', '80', 'TRUE', '2026-11-30', '2026-11-30 00:00:00'],
      ['', '', '', '', ''],
      ['=no formula', '89.5', '1', '', ''],
    ]);
  });
});
