import { listReply } from '../odata/collection.ts';
import { entityReply } from '../odata/entity.ts';
import { memberOf, objectFrom } from '../json-input.ts';
import type { Resource } from '../odata/select.ts';
import type { Call, Reply } from '../route.ts';
import type { Book, Sheet } from '../../tenant/workbook.ts';
import { formulaWithSheet } from './calculation/shift.ts';
import { invalidArgument, itemAlreadyExists } from './failures.ts';
import { sheetPrefix } from './model/address.ts';
import { eachFormula, nameIn } from './model/formulas.ts';
import { newSheet, sheetNamed } from './model/new-book.ts';
import { sheetIdOf } from './model/sheet-id.ts';
import { addedStatus } from './added-status.ts';
import { openWorkbook } from './open-workbook.ts';
import { sheetOf } from './opened-range.ts';

export const sheetType = { name: 'workbookWorksheet' };

/** A worksheet as it goes out. */
export function sheetResource({ sheets }: Book, sheet: Sheet): Resource {
  return { id: sheet.id, name: sheet.name, position: sheets.indexOf(sheet), visibility: sheet.visibility };
}

function sheetReply(call: Call, book: Book, sheet: Sheet, status = 200): Promise<Reply> {
  return entityReply(call, sheet, {
    context: 'workbookWorksheet',
    isSingleton: true,
    type: sheetType,
    status,
    resource: (one) => sheetResource(book, one),
  });
}

/** https://learn.microsoft.com/graph/api/workbook-list-worksheets */
export async function listSheets(call: Call): Promise<Reply> {
  const { book } = await openWorkbook(call);
  return listReply(call, book.sheets, {
    context: 'workbookWorksheets',
    type: sheetType,
    defaultTop: Number.POSITIVE_INFINITY,
    paging: 'skip',
    resource: (sheet) => sheetResource(book, sheet),
  });
}

/** https://learn.microsoft.com/graph/api/worksheet-get */
export async function getSheet(call: Call): Promise<Reply> {
  const opened = await openWorkbook(call);
  return sheetReply(call, opened.book, sheetOf(call, opened));
}

/** https://learn.microsoft.com/graph/api/worksheetcollection-add: the new one is the last. */
export async function addSheet(call: Call): Promise<Reply> {
  const body = (await call.bytes()).length === 0 ? {} : objectFrom(await call.json(), 'The body');
  const opened = await openWorkbook(call, true);
  const { book } = opened;
  const given = memberOf(body, 'name');
  const name = given === undefined ? freeName(book) : checkName(book, given);
  const number = Math.max(0, ...book.sheets.map((sheet) => sheet.number)) + 1;
  const sheet = newSheet(sheetIdOf(number), number, name);
  book.sheets.push(sheet);
  opened.changed();
  return sheetReply(call, book, sheet, addedStatus(call));
}

function freeName(book: Book): string {
  for (let number = book.sheets.length + 1; ; number += 1) if (!sheetNamed(book, `Sheet${number}`)) return `Sheet${number}`;
}

/** The rules for names: https://support.microsoft.com/office/3f1f7148-ee83-404d-8ef0-9ff99fbad1f9 @throws GraphFailure 400, 409. */
function checkName(book: Book, name: unknown, self?: Sheet): string {
  const isPossible =
    typeof name === 'string' &&
    name.trim() !== '' &&
    name.length <= 31 &&
    !/[\\/?*:[\]]/.test(name) &&
    !/^'|'$/.test(name) &&
    !/^history$/i.test(name);
  if (!isPossible) throw invalidArgument();
  const taken = book.sheets.find((sheet) => sheet.name.toLowerCase() === name.toLowerCase());
  if (taken && taken !== self) throw itemAlreadyExists();
  return name;
}

/** https://learn.microsoft.com/graph/api/worksheet-update */
export async function updateSheet(call: Call): Promise<Reply> {
  const body = objectFrom(await call.json(), 'The body');
  const opened = await openWorkbook(call, true);
  const { book } = opened;
  const sheet = sheetOf(call, opened);
  const [name, position, visibility] = ['name', 'position', 'visibility'].map((one) => memberOf(body, one));
  const newName = name === undefined ? sheet.name : checkName(book, name, sheet);
  const newPosition = position === undefined ? book.sheets.indexOf(sheet) : position;
  if (typeof newPosition !== 'number' || !Number.isInteger(newPosition) || newPosition < 0 || newPosition >= book.sheets.length)
    throw invalidArgument();
  const seen = visibility === undefined ? sheet.visibility : visibilityFrom(visibility);
  if (seen !== 'Visible' && isLastVisible(book, sheet)) throw invalidArgument();
  if (newName !== sheet.name) rename(book, sheet, newName);
  sheet.visibility = seen;
  book.sheets.splice(book.sheets.indexOf(sheet), 1);
  book.sheets.splice(newPosition, 0, sheet);
  opened.changed();
  return sheetReply(call, book, sheet);
}

function visibilityFrom(value: unknown): Sheet['visibility'] {
  const found = (['Visible', 'Hidden', 'VeryHidden'] as const).find((one) => one.toLowerCase() === String(value).toLowerCase());
  if (!found) throw invalidArgument();
  return found;
}

function isLastVisible({ sheets }: Book, sheet: Sheet): boolean {
  return sheets.every((one) => one === sheet || one.visibility !== 'Visible');
}

/** Every formula follows the sheet under its new name. */
function rename(book: Book, sheet: Sheet, name: string): void {
  const isIts = (prefix: string): boolean => prefix !== '' && nameIn(prefix).toLowerCase() === sheet.name.toLowerCase();
  const after = (formula: string): string => formulaWithSheet(formula, isIts, `${sheetPrefix(name)}!`);
  eachFormula(book, after);
  sheet.name = name;
}

/** https://learn.microsoft.com/graph/api/worksheet-delete: what refers to it is an error then. */
export async function deleteSheet(call: Call): Promise<Reply> {
  const opened = await openWorkbook(call, true);
  const { book } = opened;
  const sheet = sheetOf(call, opened);
  // Assumption: code. A workbook shows one sheet at least.
  if (isLastVisible(book, sheet)) throw invalidArgument();
  const isIts = (prefix: string): boolean => prefix !== '' && nameIn(prefix).toLowerCase() === sheet.name.toLowerCase();
  book.sheets.splice(book.sheets.indexOf(sheet), 1);
  eachFormula(book, (formula) =>
    formulaWithSheet(formula, isIts, '#REF!').replaceAll(/#REF!\$?[A-Z]{0,3}\$?\d*(?::\$?[A-Z]{0,3}\$?\d*)?/g, '#REF!'),
  );
  for (let index = book.names.length - 1; index >= 0; index -= 1) if (book.names[index]?.sheetId === sheet.id) book.names.splice(index, 1);
  opened.changed();
  return { status: 200 };
}
