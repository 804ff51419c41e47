import { z } from 'zod';

/** A worksheet as Graph gives it. https://learn.microsoft.com/graph/api/resources/worksheet */
export interface GraphSheet {
  readonly id?: string | null;
  readonly name?: string | null;
  readonly position?: number | null;
  readonly visibility?: string | null;
}

/** The `$select` of a call that reads sheets. */
export const sheetProperties = 'id,name,position,visibility';

/** A sheet, as every activity gives one. */
export const sheetOutput = z
  .object({
    name: z.string().describe('Name.').meta({ column: 'Name' }),
    position: z.number().describe('Position among the sheets, from 0.').meta({ column: 'Position' }),
    visibility: z
      .enum(['visible', 'hidden', 'veryHidden'])
      .describe('Whether people see it; veryHidden: not even in the list of hidden ones.'),
  })
  .meta({ named: { name: 'Worksheet', text: 'A sheet of a workbook.' } });

/** A sheet of ours. */
export type Sheet = z.output<typeof sheetOutput>;

/** Turns Graph's sheet into ours. */
export function toSheet({ name, position, visibility }: GraphSheet): Sheet {
  const seen = visibility?.toLowerCase();
  return {
    name: name ?? '',
    position: position ?? 0,
    visibility: seen === 'hidden' ? 'hidden' : seen === 'veryhidden' ? 'veryHidden' : 'visible',
  };
}
