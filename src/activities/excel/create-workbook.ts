import { z } from 'zod';
import { defineActivity } from '../../core/activity.ts';
import type { ByteSource } from '../../core/ports.ts';
import { onConflict } from '../files/conflict.ts';
import { findDrive } from '../files/find-drive.ts';
import { findingItems, idIn } from '../files/find-item.ts';
import { folderReference } from '../files/item-reference.ts';
import { itemOutput, toItem } from '../files/item.ts';
import { newName } from '../files/new-name.ts';
import { drive, isElsewhere, itemCalls, mailbox } from '../files/place.ts';
import { sendFile } from '../files/send-file.ts';
import { emptyWorkbook, workbookType } from './empty-workbook.ts';
import { sheetName } from './sheet-names.ts';

/** The activity `excel.createWorkbook`. */
export const createWorkbook = defineActivity({
  name: 'excel.createWorkbook',
  title: 'Create Workbook',
  summary: 'Makes a workbook with one empty sheet.',
  effect: 'changes',
  calls: [...findingItems, ...itemCalls('PUT', ':/{+path}:/content')],
  input: z.object({
    name: newName.describe('Name of the workbook; .xlsx is put behind it where it has no such end.'),
    folder: folderReference('The folder to make it in: a path, an id or an item. Left out: the top of the drive.'),
    firstSheet: sheetName.default('Sheet1').describe('Name of its sheet.'),
    onConflict: onConflict.default('fail'),
    drive,
    mailbox,
  }),
  output: itemOutput,
  examples: [
    { title: 'In a folder', input: { name: 'Expenses 2027', folder: 'Documents', firstSheet: 'January' } },
    {
      title: 'In the library of a site',
      input: {
        name: 'Expenses.xlsx',
        folder: 'General',
        onConflict: 'rename',
        drive: 'https://contoso.sharepoint.com/sites/accounts-payable',
      },
    },
  ],

  async run(context, { name, folder, firstSheet, onConflict, ...where }) {
    const place = await findDrive(context.graph, where);
    const parent = folder === undefined ? 'root' : await idIn(context.graph, place, 'folder', folder);
    const wanted = /\.xlsx$/i.test(name) ? name : `${name}.xlsx`;
    const content = sourceOf(wanted, emptyWorkbook(firstSheet));
    return toItem(await sendFile(context, { place, parent, name: wanted, onConflict }, content), isElsewhere(place));
  },
});

function sourceOf(name: string, bytes: Uint8Array): ByteSource {
  return { name, size: bytes.length, contentType: workbookType, slice: async (start, end) => bytes.subarray(start, end) };
}
