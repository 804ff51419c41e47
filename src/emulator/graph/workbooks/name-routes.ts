import { booleanFrom, memberOf, objectFrom } from '../json-input.ts';
import { listReply } from '../odata/collection.ts';
import { entityReply } from '../odata/entity.ts';
import type { Resource } from '../odata/select.ts';
import type { Call, Reply } from '../route.ts';
import { type Book, CellError, type DefinedName } from '../../tenant/workbook.ts';
import { calculateAside } from './calculation/calculate.ts';
import { isWellFormed } from './calculation/well-formed.ts';
import { invalidArgument, itemAlreadyExists, itemNotFound } from './failures.ts';
import { parseAddress } from './model/address.ts';
import { type Opened, openWorkbook, workbooksOf } from './open-workbook.ts';
import { sheetOf } from './opened-range.ts';

const type = { name: 'workbookNamedItem' };

/** A name as it goes out. https://learn.microsoft.com/graph/api/resources/nameditem */
async function nameResource(call: Call, book: Book, { name, sheetId, formula, comment, visible }: DefinedName): Promise<Resource> {
  const isRange = parseAddress(formula) !== undefined;
  const result = isRange ? null : await calculateAside(workbooksOf(call.tenant).mirrors, book, `=${formula}`, call.tenant.clock.now());
  return {
    '@odata.type': '#microsoft.graph.workbookNamedItem',
    comment,
    name,
    scope: sheetId === null ? 'Workbook' : 'Worksheet',
    // https://learn.microsoft.com/graph/api/nameditem-addformulalocal: what a formula gives is a text.
    type: isRange ? 'Range' : result instanceof CellError ? 'Error' : 'String',
    value: isRange ? formula : result instanceof CellError ? result.code : String(result ?? ''),
    visible,
  };
}

function nameReply(call: Call, { book }: Opened, name: DefinedName): Promise<Reply> {
  return entityReply(call, name, {
    context: 'workbookNamedItem',
    isSingleton: true,
    type,
    alwaysSelected: [],
    resource: (one) => nameResource(call, book, one),
  });
}

function scopeOf(call: Call, opened: Opened): string | null {
  return call.params['worksheet-id'] === undefined ? null : sheetOf(call, opened).id;
}

/** The name that a call is about. @throws GraphFailure 404. */
function nameOf(call: Call, opened: Opened): DefinedName {
  const scope = scopeOf(call, opened);
  const wanted = (call.params['name-id'] ?? '').toLowerCase();
  const found = opened.book.names.find(({ name, sheetId }) => name.toLowerCase() === wanted && sheetId === scope);
  if (!found) throw itemNotFound();
  return found;
}

/** https://learn.microsoft.com/graph/api/nameditem-list, worksheet-list-names: what Excel keeps for itself is none. */
export async function listNames(call: Call): Promise<Reply> {
  const opened = await openWorkbook(call);
  const scope = scopeOf(call, opened);
  await opened.calculated();
  const names = opened.book.names.filter(({ name, sheetId }) => sheetId === scope && !name.startsWith('_xlnm.'));
  return listReply(call, names, {
    context: 'workbookNamedItems',
    type,
    defaultTop: Number.POSITIVE_INFINITY,
    paging: 'skip',
    alwaysSelected: [],
    resource: (name) => nameResource(call, opened.book, name),
  });
}

/** https://learn.microsoft.com/graph/api/nameditem-get */
export async function getName(call: Call): Promise<Reply> {
  const opened = await openWorkbook(call);
  return nameReply(call, opened, nameOf(call, opened));
}

/** https://learn.microsoft.com/graph/api/nameditem-add, nameditem-addformulalocal */
export async function addName(call: Call, given: 'reference' | 'formula'): Promise<Reply> {
  const body = objectFrom(await call.json(), 'The body');
  const opened = await openWorkbook(call, true);
  const { book } = opened;
  const sheetId = scopeOf(call, opened);
  const [name, value, comment = ''] = ['name', given, 'comment'].map((one) => memberOf(body, one));
  if (!isName(name) || typeof comment !== 'string') throw invalidArgument();
  const isTaken = book.names.some((one) => one.sheetId === sheetId && one.name.toLowerCase() === name.toLowerCase());
  const isTable = book.sheets.some(({ tables }) => tables.some((table) => table.name.toLowerCase() === name.toLowerCase()));
  if (isTaken || isTable) throw itemAlreadyExists();
  const made: DefinedName = { name, sheetId, formula: formulaFrom(value, book), comment, visible: true };
  book.names.push(made);
  opened.changed();
  await opened.calculated();
  return nameReply(call, opened, made);
}

/** https://support.microsoft.com/office/fc2935f9-115d-4bef-a370-3aa8bb4c91f1: names. */
function isName(value: unknown): value is string {
  return (
    typeof value === 'string' &&
    value.length <= 255 &&
    /^[\p{L}_\\][\p{L}\p{N}_.\\?]*$/u.test(value) &&
    !parseAddress(value) &&
    !/^[rc]$/i.test(value)
  );
}

/** What a name stands for, without `=`. A place names its sheet. @throws GraphFailure 400. */
function formulaFrom(value: unknown, { sheets }: Book): string {
  if (typeof value === 'number') return String(value);
  if (typeof value !== 'string' || value === '') throw invalidArgument();
  if (!value.startsWith('=')) return `"${value.replaceAll('"', '""')}"`;
  if (!isWellFormed(value)) throw invalidArgument();
  const formula = value.slice(1);
  const address = parseAddress(formula);
  if (address && !sheets.some(({ name }) => name.toLowerCase() === address.sheet?.toLowerCase())) throw invalidArgument();
  return formula;
}

/** https://learn.microsoft.com/graph/api/nameditem-update */
export async function updateName(call: Call): Promise<Reply> {
  const body = objectFrom(await call.json(), 'The body');
  const opened = await openWorkbook(call, true);
  const name = nameOf(call, opened);
  const [comment, visible] = ['comment', 'visible'].map((one) => memberOf(body, one));
  if (comment !== undefined && typeof comment !== 'string') throw invalidArgument();
  if (visible !== undefined) name.visible = booleanFrom(visible, 'visible');
  if (typeof comment === 'string') name.comment = comment;
  opened.changed(true);
  return nameReply(call, opened, name);
}

/** Takes a name away; the published permissions have the operation. */
export async function deleteName(call: Call): Promise<Reply> {
  const opened = await openWorkbook(call, true);
  const { names } = opened.book;
  names.splice(names.indexOf(nameOf(call, opened)), 1);
  opened.changed();
  return { status: 204 };
}
