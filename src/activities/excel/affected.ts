import { z } from 'zod';

/** What an activity that changes cells as they are gives. */
export const affectedOutput = z
  .object({
    sheet: z.string().describe('Name of the sheet.'),
    address: z.string().describe('Address of the cells: A1:D20; empty where there was nothing to do.'),
  })
  .meta({ named: { name: 'CellRange', text: 'Some cells of a sheet.' } });
