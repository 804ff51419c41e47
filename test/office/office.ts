import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';
import { parse } from 'csv-parse/sync';
import { onTestFinished } from 'vitest';
import { temporaryFolder } from '../support/temporary-folder.ts';

/** The program of LibreOffice; undefined where it is not installed. */
export const office = (process.env['PATH'] ?? '')
  .split(delimiter)
  .map((folder) => join(folder, 'soffice'))
  .find(existsSync);

/** What to add to the title of a suite that needs it. */
export const withoutOffice = office === undefined ? ' (left out: LibreOffice is not here; apt-get install libreoffice-calc)' : '';

/** What LibreOffice shows in the first sheet of a workbook, row by row, as CSV has it. */
export async function shownByOffice(workbook: Uint8Array): Promise<string[][]> {
  const folder = await temporaryFolder('office');
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  await writeFile(join(folder, 'book.xlsx'), workbook);
  // Comma, quotes, UTF-8; formatted as shown, whatever the language of the machine.
  const filter = 'csv:Text - txt - csv (StarCalc):44,34,76,1,,1033,false,true,false';
  const profile = `-env:UserInstallation=file://${join(folder, 'profile')}`;
  await promisify(execFile)(office ?? '', [profile, '--headless', '--convert-to', filter, '--outdir', folder, join(folder, 'book.xlsx')]);
  return parse(await readFile(join(folder, 'book.csv')), { relax_column_count: true }) as string[][];
}
