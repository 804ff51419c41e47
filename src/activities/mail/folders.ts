import { isOnbehalfError, OnbehalfError } from '../../core/errors.ts';
import { inputError } from '../../core/input.ts';
import { nearest } from '../../core/nearest.ts';
import type { Graph } from '../../core/ports.ts';

/** A folder as Graph gives it. */
export interface GraphFolder {
  readonly id: string;
  readonly displayName?: string | null;
  readonly parentFolderId?: string | null;
  readonly childFolderCount?: number | null;
  readonly unreadItemCount?: number | null;
  readonly totalItemCount?: number | null;
  readonly isHidden?: boolean | null;
}

/** The call that an activity declares to find folders by path. */
export const findingFolders = { operation: 'GET /me/mailFolders/{folder}/childFolders', basic: true } as const;

/** The operation that makes folders. */
export const makeFolder = 'POST /me/mailFolders/{folder}/childFolders';

/** The folder above all that people see; its children are the top-level folders in any language. */
export const root = 'msgfolderroot';

// Names that stand for an id (https://learn.microsoft.com/graph/api/resources/mailfolder), spaces left out: "Sent Items" is sentitems.
const wellKnown = new Set([
  'inbox',
  'drafts',
  'sentitems',
  'deleteditems',
  'archive',
  'junkemail',
  'outbox',
  'conversationhistory',
  'syncissues',
  'localfailures',
  'serverfailures',
  'searchfolders',
  'recoverableitemsdeletions',
  root,
]);

// Well-known names that people also give to folders of their own: those come first.
const ambiguous = new Set(['clutter', 'conflicts', 'scheduled']);

// Ids are long base64 for URLs; no name that a person types looks like that.
const idShape = /^[\w=-]{60,}$/;

/** Where to look for a folder, and what to do when it is not there. */
export interface FolderSearch {
  readonly mailbox: string | undefined;
  /** Make what is missing of the path; the activity must declare `makeFolder`. */
  readonly createIfMissing?: boolean;
}

/**
 * The id, or the well-known name, of the folder that a person means. Letter case does not matter; a well-known name costs no call, each
 * further part of a path one. A default folder is found by its English name and by the name that the mailbox shows, in any language.
 *
 * @param path - `Inbox/Invoices`, `Archive`, `Posteingang\Rechnungen`, or an id.
 * @throws OnbehalfError NOT_FOUND naming the folders that are there; INPUT_INVALID for a path with an empty part.
 */
export async function findFolder(graph: Graph, path: string, search: FolderSearch): Promise<string> {
  if (idShape.test(path)) return path;
  const [first = '', ...rest] = partsOf(path);
  const name = first.toLowerCase().replaceAll(' ', '');
  if (wellKnown.has(name)) return descend(graph, name, rest, first, search);
  return descend(graph, root, [first, ...rest], '', search);
}

function partsOf(path: string): string[] {
  const parts = path.replace(/^[\\/]|[\\/]$/g, '').split(/[\\/]/);
  if (parts.every((part) => part !== '')) return parts;
  throw inputError('The folder', [
    { field: 'folder', problem: `must be a path without empty parts, such as Inbox/Invoices; it is "${path}".` },
  ]);
}

async function descend(graph: Graph, start: string, names: readonly string[], where: string, search: FolderSearch): Promise<string> {
  let current = start;
  let path = where;
  for (const name of names) {
    const children = await childrenOf(graph, current, search.mailbox);
    const found = children.find((child) => isSameName(child.displayName ?? '', name));
    if (found) current = found.id;
    else if (current === root && ambiguous.has(name.toLowerCase())) current = name.toLowerCase();
    else if (search.createIfMissing) current = await create(graph, current, name, search.mailbox);
    else throw missing(name, path, children);
    path = path === '' ? name : `${path}/${name}`;
  }
  return current;
}

async function childrenOf(graph: Graph, parent: string, mailbox: string | undefined): Promise<GraphFolder[]> {
  const children: GraphFolder[] = [];
  const request = { params: { folder: parent }, query: { $top: 250, $select: 'id,displayName' }, mailbox };
  for await (const child of graph.list<GraphFolder>(findingFolders.operation, request)) children.push(child);
  return children;
}

async function create(graph: Graph, parent: string, name: string, mailbox: string | undefined): Promise<string> {
  if (name !== name.trim()) {
    throw inputError('The folder', [{ field: 'folder', problem: `cannot be created: the part "${name}" begins or ends with a space.` }]);
  }
  try {
    const made = await graph.call<GraphFolder>(makeFolder, { params: { folder: parent }, body: { displayName: name }, mailbox });
    return made.id;
  } catch (error) {
    // Somebody else, often another call of ours at the same moment, made it first.
    if (!isOnbehalfError(error) || error.code !== 'CONFLICT') throw error;
    const made = (await childrenOf(graph, parent, mailbox)).find((child) => isSameName(child.displayName ?? '', name));
    if (!made) throw error;
    return made.id;
  }
}

function missing(name: string, path: string, children: readonly GraphFolder[]): OnbehalfError {
  const where = path === '' ? 'at the top of the mailbox' : `in ${path}`;
  const names = children.map((child) => child.displayName ?? '').filter((known) => known !== '');
  const close = nearest(name, names);
  const listed = [...(close === undefined ? [] : [close]), ...names.filter((known) => known !== close)];
  const more = listed.length > 20 ? `, and ${listed.length - 20} more` : '';
  const there = listed.length === 0 ? 'There are no folders there.' : `There are: ${listed.slice(0, 20).join(', ')}${more}.`;
  return new OnbehalfError('NOT_FOUND', `There is no folder "${name}" ${where}. ${there}`, {
    details: { folder: path === '' ? name : `${path}/${name}`, existing: listed },
    remedy: `${close === undefined ? 'Give one of the folders named above.' : `Did you mean "${close}"?`} Otherwise make the folder first.`,
  });
}

function isSameName(a: string, b: string): boolean {
  return a.normalize('NFC').toLowerCase() === b.normalize('NFC').toLowerCase();
}
