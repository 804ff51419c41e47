import { booleanFrom, memberOf } from '../json-input.ts';
import { entityReply } from '../odata/entity.ts';
import type { Call, Reply } from '../route.ts';
import { accessDenied } from './failures.ts';
import { openWorkbook } from './open-workbook.ts';
import { sheetOf } from './opened-range.ts';
import { bodyOf } from './range-edit-routes.ts';

/** What stays allowed on a protected sheet, with its word in the file. https://learn.microsoft.com/graph/api/resources/worksheetprotectionoptions */
const options: Readonly<Record<string, string>> = {
  allowAutoFilter: 'autoFilter',
  allowDeleteColumns: 'deleteColumns',
  allowDeleteRows: 'deleteRows',
  allowFormatCells: 'formatCells',
  allowFormatColumns: 'formatColumns',
  allowFormatRows: 'formatRows',
  allowInsertColumns: 'insertColumns',
  allowInsertHyperlinks: 'insertHyperlinks',
  allowInsertRows: 'insertRows',
  allowPivotTables: 'pivotTables',
  allowSort: 'sort',
};

/** https://learn.microsoft.com/graph/api/worksheetprotection-get */
export async function getProtection(call: Call): Promise<Reply> {
  const opened = await openWorkbook(call);
  const { isProtected, extras } = sheetOf(call, opened);
  const xml = extras.get('sheetProtection') ?? '';
  return entityReply(call, opened, {
    context: 'workbookWorksheetProtection',
    isSingleton: true,
    type: { name: 'workbookWorksheetProtection' },
    alwaysSelected: [],
    resource: () => ({
      options: isProtected
        ? Object.fromEntries(Object.entries(options).map(([name, word]) => [name, new RegExp(`\\b${word}="(?:0|false)"`).test(xml)]))
        : null,
      protected: isProtected,
    }),
  });
}

/** https://learn.microsoft.com/graph/api/worksheetprotection-protect */
export async function protect(call: Call): Promise<Reply> {
  const body = await bodyOf(call);
  const opened = await openWorkbook(call, true);
  const sheet = sheetOf(call, opened);
  // https://learn.microsoft.com/graph/api/worksheetprotection-protect: it fails where the sheet is protected already. Assumption: the code.
  if (sheet.isProtected) throw accessDenied();
  const wanted = (memberOf(body, 'options') ?? {}) as Readonly<Record<string, unknown>>;
  const allowed = Object.entries(options).flatMap(([name, word]) =>
    booleanFrom(memberOf(wanted, name) ?? false, name) ? [` ${word}="0"`] : [],
  );
  sheet.isProtected = true;
  sheet.extras.set('sheetProtection', `<sheetProtection sheet="1" objects="1" scenarios="1"${allowed.join('')}/>`);
  opened.changed(true);
  return { status: 200 };
}

/** https://learn.microsoft.com/graph/api/worksheetprotection-unprotect */
export async function unprotect(call: Call): Promise<Reply> {
  const opened = await openWorkbook(call, true);
  const sheet = sheetOf(call, opened);
  sheet.isProtected = false;
  sheet.extras.delete('sheetProtection');
  opened.changed(true);
  return { status: 200 };
}
