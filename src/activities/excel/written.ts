import { z } from 'zod';

/** What an activity that writes cells gives. */
export const writtenOutput = z
  .object({
    sheet: z.string().describe('Name of the sheet.'),
    address: z.string().describe('Address of the cells that were written: A1:D20; empty where there was nothing to write.'),
    rows: z.number().describe('How many rows were written, a row of headers included.'),
  })
  .meta({ named: { name: 'WrittenCells', text: 'Cells that were written.' } });
