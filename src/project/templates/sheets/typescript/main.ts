import { excel, microsoft365Scope } from 'onbehalf';

// Makes a workbook, appends rows below its headings, reads them again, and adds up a column.
await using m365 = await microsoft365Scope({
  activities: [excel.createWorkbook, excel.writeRange, excel.appendRange, excel.readRange],
});

const workbook = await m365.excel.createWorkbook({ name: 'Totals.xlsx', onConflict: 'replace' });
await m365.excel.writeRange({ workbook, table: [{ Customer: 'Litware', Amount: 120.5 }] });
const more = [
  { Customer: 'Adatum', Amount: 80 },
  { Customer: 'Litware', Amount: 99.5 },
];
await m365.excel.appendRange({ workbook, table: more, byHeaders: true });
const { rows } = await m365.excel.readRange({ workbook });

/** What the run gives: `onbehalf run main.ts --json` prints it. */
export const total = rows.reduce((sum, row) => sum + Number(row['Amount']), 0);
