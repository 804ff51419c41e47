import { z } from 'zod';
import { workbookCalls } from './workbook.ts';

/** What follows a workbook in the address of the fill of cells. */
export const fillBelow = "/worksheets/{sheet}/range(address='{range}')/format/fill";

/** The calls that an activity declares to read the fill of cells. */
export const readingFills = workbookCalls('GET', fillBelow);

/** The calls that an activity declares to set it, and to take it away. */
export const settingFills = [...workbookCalls('PATCH', fillBelow), ...workbookCalls('POST', `${fillBelow}/clear`)] as const;

/** A color of cells, as `setRangeColor` takes it. */
export const color = z.string().regex(/^#[\dA-F]{6}$/i, 'must be a colour in hexadecimal, such as #FFA500.');
