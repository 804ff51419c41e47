import { excel, microsoft365Scope } from 'onbehalf';

// Adds an expense below what a workbook has, and finds it there with nothing lost.
await using m365 = await microsoft365Scope({ activities: [excel.readRange, excel.appendRange] });

const where = { workbook: 'Documents/Budget.xlsx', sheet: 'Budget' };
const before = await m365.excel.readRange(where);

// Each value goes below the header of its name, whatever the order of the columns.
await m365.excel.appendRange({ ...where, table: [{ Amount: 80, Item: 'Courier' }], byHeaders: true });
const after = await m365.excel.readRange(where);

/** What the sheet gained; `onbehalf run --json` prints it. */
export const added = after.rows.slice(before.rows.length);

const [row] = added;
if (added.length !== 1 || row?.['Item'] !== 'Courier' || row['Amount'] !== 80)
  throw new Error('The expense is not there as it was written.');
const kept = after.rows.slice(0, before.rows.length);
if (JSON.stringify(kept) !== JSON.stringify(before.rows)) throw new Error('A row that was there before has changed.');
