import type { Tenant } from '../../tenant/tenant.ts';
import type { Book, OpenWorkbook, OpenWorkbooks, Place, WorkbookSession } from '../../tenant/workbook.ts';
import type { Call } from '../route.ts';
import { bytesOf, changeOfCall, openFile, writeFile, type WorkbookFile } from '../workbook-file.ts';
import { calculate, type Mirrors } from './calculation/calculate.ts';
import { invalidSession, unsupportedWorkbook } from './failures.ts';
import { noteChange } from './model/cells.ts';
import { newBook } from './model/new-book.ts';

/** How many workbooks stay in memory. */
const kept = 16;

/** How long a session lives without a request, in milliseconds: 5 minutes, 7 where changes are not kept. https://learn.microsoft.com/graph/api/resources/excel */
const idle = { persistent: 5 * 60_000, other: 7 * 60_000 };

/** Workbooks of a tenant, with what calculates them. */
interface Workshop extends OpenWorkbooks {
  readonly mirrors: Mirrors;
}

/** The open workbooks of a tenant. */
export function workbooksOf(tenant: Tenant): Workshop {
  const known = tenant.workbooks as Workshop | undefined;
  if (known) return known;
  const books = new Map<string, Promise<OpenWorkbook>>();
  let settling: Promise<void> = Promise.resolve();
  const settle = async (): Promise<void> => {
    for (const opening of books.values()) await save(tenant, await opening.catch(() => undefined));
  };
  const made: Workshop = {
    books,
    sessions: new Map(),
    mirrors: new WeakMap(),
    // One after the other: two at once would write one change twice.
    settle: () => (settling = settling.then(settle, settle)),
  };
  tenant.workbooks = made;
  return made;
}

/** Writes what was changed into the file: a new version. */
async function save(tenant: Tenant, open: OpenWorkbook | undefined): Promise<void> {
  if (!open?.changed || open.book.changes === open.saved || open.item.deletedDateTime !== undefined) return;
  const { book, changed } = open;
  await calculate(workbooksOf(tenant).mirrors, book, tenant.clock.now());
  const { writeBook } = await import('./xlsx/write-book.ts');
  open.saved = book.changes;
  open.content = await writeFile(tenant, open, writeBook(book), changed);
}

/** A workbook that a call works in. */
export interface Opened extends WorkbookFile {
  readonly book: Book;
  /** Notes that the call changed something. @param isCalculated - True: no cell has another content. */
  changed(isCalculated?: boolean): void;
  /** Notes that one cell has another content. */
  changedAt(place: Place): void;
  /** Brings the results of formulas up to date. */
  calculated(): Promise<void>;
}

/**
 * Opens the workbook of a call: that of its session, or the file itself.
 *
 * @param isChanged - True: the call changes it.
 * @throws GraphFailure 400 for what is no workbook, 403, 404, 423.
 */
export async function openWorkbook(call: Call, isChanged = false): Promise<Opened> {
  const session = sessionOf(call);
  // Who only tries something out changes nothing of the file's.
  const file = openFile(call, isChanged && session?.persistChanges !== false);
  const { tenant } = call;
  const { mirrors } = workbooksOf(tenant);
  const calculated = (book: Book) => calculate(mirrors, book, tenant.clock.now());
  if (session?.persistChanges === false) {
    const book = (session.book ??= await readFrom(tenant, file));
    return {
      ...file,
      book,
      changed: (isCalculated) => note(book, isCalculated),
      changedAt: (place) => noteChange(book, place),
      calculated: () => calculated(book),
    };
  }
  const open = await openBook(tenant, file);
  const changed = (isCalculated = false): void => {
    note(open.book, isCalculated);
    open.changed = changeOfCall(call);
  };
  const changedAt = (place: Place): void => {
    noteChange(open.book, place);
    open.changed = changeOfCall(call);
  };
  return { ...file, book: open.book, changed, changedAt, calculated: () => calculated(open.book) };
}

function note(book: Book, isCalculated = false): void {
  if (isCalculated) book.changes += 1;
  else noteChange(book);
}

async function openBook(tenant: Tenant, { drive, item }: WorkbookFile): Promise<OpenWorkbook> {
  const workshop = workbooksOf(tenant);
  const { books } = workshop;
  const known = await books.get(item.id)?.catch(() => undefined);
  if (known && known.content === item.content) {
    const opening = books.get(item.id);
    books.delete(item.id);
    if (opening) books.set(item.id, opening);
    return known;
  }
  const opening = read(tenant, { drive, item });
  books.set(item.id, opening);
  const open = await opening.catch((error: unknown) => {
    books.delete(item.id);
    throw error;
  });
  if (books.size > kept) {
    await workshop.settle();
    for (const id of [...books.keys()].slice(0, books.size - kept)) books.delete(id);
  }
  return open;
}

async function read(tenant: Tenant, { drive, item }: WorkbookFile): Promise<OpenWorkbook> {
  const { content } = item;
  if (!content) throw unsupportedWorkbook();
  const book = await bookIn(tenant, { drive, item });
  return { book, drive, item, content, saved: book.changes, changed: null };
}

/** The workbook in a file, calculated, for somebody who only looks at it. @throws GraphFailure 400 for what is no workbook. */
export async function bookToSee(tenant: Tenant, file: WorkbookFile): Promise<Book> {
  const { book } = await openBook(tenant, file);
  await calculate(workbooksOf(tenant).mirrors, book, tenant.clock.now());
  return book;
}

/** A copy of its own, with what others changed and is not yet in the file. */
async function readFrom(tenant: Tenant, file: WorkbookFile): Promise<Book> {
  await workbooksOf(tenant).settle();
  return bookIn(tenant, file);
}

async function bookIn(tenant: Tenant, { item }: WorkbookFile): Promise<Book> {
  const { content, name } = item;
  // https://learn.microsoft.com/graph/api/resources/excel: only the format of Office Open XML.
  if (!content || !/\.xls[xm]$/i.test(name)) throw unsupportedWorkbook();
  // Assumption: an empty file is a workbook that nobody has written in, as Excel on the web takes it.
  if (content.size === 0) return newBook();
  const { readBook } = await import('./xlsx/read-book.ts');
  const { NoWorkbook } = await import('./xlsx/package.ts');
  try {
    return readBook(await bytesOf(tenant, content));
  } catch (error) {
    if (error instanceof NoWorkbook) throw unsupportedWorkbook();
    throw error;
  }
}

/** The session that a call names. @throws GraphFailure 404 for one that is not of this workbook, or no more. */
export function sessionOf(call: Call): WorkbookSession | undefined {
  const id = call.headers.get('workbook-session-id');
  if (id === null) return undefined;
  const { sessions } = workbooksOf(call.tenant);
  const session = sessions.get(id.trim());
  const now = call.tenant.clock.now().getTime();
  if (!session || session.itemId !== openFile(call, false).item.id) throw invalidSession();
  if (now - session.lastUsed > (session.persistChanges ? idle.persistent : idle.other)) {
    sessions.delete(session.id);
    throw invalidSession();
  }
  session.lastUsed = now;
  return session;
}
