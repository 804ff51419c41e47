import { isOnbehalfError, OnbehalfError } from '../../core/errors.ts';
import { inputError } from '../../core/input.ts';
import { nearest } from '../../core/nearest.ts';
import type { Graph } from '../../core/ports.ts';
import {
  isFolderId,
  nameIn,
  pathBelow,
  rarelyWellKnownName,
  readPath,
  root,
  wellKnownName,
  type FolderPath,
  type PathPart,
} from './folder-path.ts';

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

/** Where to look for a folder, and what to do when it is not there. */
export interface FolderSearch {
  readonly mailbox: string | undefined;
  /** Make what is missing of the path; the activity must declare `makeFolder`. */
  readonly createIfMissing?: boolean;
}

/** A folder that was found. */
export interface FoundFolder {
  /** Its id, or its well-known name. */
  readonly id: string;
  /** The path that finds exactly it; empty for the top of the mailbox. */
  readonly path: string;
}

/**
 * The folder that a person means. Letter case does not matter where no two folders differ in it alone; a well-known name costs no call, each
 * further part of a path one. A default folder is found by its English name and by the name that the mailbox shows, in any language.
 * Where no folder is found part by part, one whose own name holds the separators is.
 *
 * @param path - `Inbox/Invoices`, `Archive`, `Posteingang\Rechnungen`, `Inbox/Orders 2025%2F26`, `/Inbox` (the one that the mailbox shows
 * under that name), or an id.
 * @throws OnbehalfError NOT_FOUND naming the folders that are there; INPUT_INVALID for a path with an empty part.
 */
export async function findFolder(graph: Graph, path: string, search: FolderSearch): Promise<FoundFolder> {
  const read = readPath(path);
  if (!read) {
    const problem =
      'must be a path without empty parts, such as Inbox/Invoices; ' +
      `it is "${path}". In the name of a folder, %2F stands for / and %5C for \\.`;
    throw inputError('The folder', [{ field: 'folder', problem }]);
  }
  const look = createLook(graph, search.mailbox);
  const best = await furthest(look, read);
  const rest = read.parts.slice(best.used);
  if (rest.length === 0) return best;
  const [first = { written: '', separator: '' }] = rest;
  if (!search.createIfMissing) throw missing(nameIn(first.written), best.path, await look(best.id));
  return create(graph, best, rest, search.mailbox);
}

/** How far a path was followed. */
interface Reached extends FoundFolder {
  /** Parts of the path that led here. */
  readonly used: number;
}

type Look = (folder: string) => Promise<readonly GraphFolder[]>;

/** Reads the folders below one, each folder once. Hidden ones count: they have a path too. */
function createLook(graph: Graph, mailbox: string | undefined): Look {
  const known = new Map<string, Promise<GraphFolder[]>>();
  return (folder) => {
    const children = known.get(folder) ?? childrenOf(graph, folder, mailbox);
    known.set(folder, children);
    return children;
  };
}

async function childrenOf(graph: Graph, parent: string, mailbox: string | undefined): Promise<GraphFolder[]> {
  const children: GraphFolder[] = [];
  const query = { $top: 250, $select: 'id,displayName,isHidden', includeHiddenFolders: true };
  for await (const child of graph.list<GraphFolder>(findingFolders.operation, { params: { folder: parent }, query, mailbox })) {
    children.push(child);
  }
  return children;
}

/** The whole way where there is one, else the longest; of two that are as long, the one with fewer separators inside of names. */
async function furthest(look: Look, path: FolderPath): Promise<Reached> {
  const top: Reached = { id: root, path: path.isFromTop ? '/' : '', used: 0 };
  let best = top;
  for await (const reached of ways(look, path, top)) {
    if (reached.used > best.used) best = reached;
    if (best.used === path.parts.length) return best;
  }
  return best;
}

async function* ways(look: Look, { isFromTop, parts }: FolderPath, top: Reached): AsyncGenerator<Reached, void, void> {
  const [first] = parts;
  if (!first) return;
  const id = isFolderId(first.written) ? first.written : wellKnownName(first.written);
  const named: Reached | undefined = id === undefined ? undefined : { id, path: first.written, used: 1 };
  if (named && !isFromTop) {
    yield* below(look, named, parts);
    if (parts.length > 1) yield* below(look, top, parts, 2);
    return;
  }
  yield* below(look, top, parts);
  const rare = named?.id ?? rarelyWellKnownName(first.written);
  if (rare !== undefined) yield* below(look, { id: rare, path: first.written, used: 1 }, parts);
}

/** Every way down from a folder, and the folder itself. @param least - Parts that the next name takes at least. */
async function* below(look: Look, from: Reached, parts: readonly PathPart[], least = 1): AsyncGenerator<Reached, void, void> {
  yield from;
  if (from.used === parts.length) return;
  const children = await look(from.id);
  for (let taken = least; from.used + taken <= parts.length; taken += 1) {
    for (const child of childrenNamed(children, parts.slice(from.used, from.used + taken))) {
      yield* below(look, { id: child.id, path: pathBelow(from.path, nameOf(child)), used: from.used + taken }, parts);
    }
  }
}

/** The children whose name is these parts: as they are meant before as they are written, in the very letters before in any case. */
function childrenNamed(children: readonly GraphFolder[], parts: readonly PathPart[]): ReadonlySet<GraphFolder> {
  const joined = (read: (text: string) => string): string =>
    parts.map(({ written, separator }, index) => (index === 0 ? '' : separator) + read(written)).join('');
  return new Set(
    [joined(nameIn), joined((written) => written)].flatMap((name) => [
      ...children.filter((child) => nameOf(child) === name),
      ...children.filter((child) => isSameName(nameOf(child), name)),
    ]),
  );
}

async function create(graph: Graph, from: Reached, rest: readonly PathPart[], mailbox: string | undefined): Promise<FoundFolder> {
  let { id, path } = from;
  const names = rest.map(({ written }) => nameIn(written));
  const blank = names.find((name) => name !== name.trim());
  if (blank !== undefined) {
    throw inputError('The folder', [{ field: 'folder', problem: `cannot be created: the part "${blank}" begins or ends with a space.` }]);
  }
  for (const name of names) {
    id = await createOne(graph, id, name, mailbox);
    path = pathBelow(path, name);
  }
  return { id, path };
}

async function createOne(graph: Graph, parent: string, name: string, mailbox: string | undefined): Promise<string> {
  try {
    const made = await graph.call<GraphFolder>(makeFolder, { params: { folder: parent }, body: { displayName: name }, mailbox });
    return made.id;
  } catch (error) {
    // Somebody else, often another call of ours at the same moment, made it first.
    if (!isOnbehalfError(error) || error.code !== 'CONFLICT') throw error;
    const made = (await childrenOf(graph, parent, mailbox)).find((child) => isSameName(nameOf(child), name));
    if (!made) throw error;
    return made.id;
  }
}

function missing(name: string, path: string, children: readonly GraphFolder[]): OnbehalfError {
  const where = path === '' || path === '/' ? 'at the top of the mailbox' : `in ${path}`;
  const names = children.filter(({ isHidden }) => isHidden !== true).map(nameOf);
  const close = nearest(name, names);
  const listed = [...(close === undefined ? [] : [close]), ...names.filter((known) => known !== close)].filter((known) => known !== '');
  const more = listed.length > 20 ? `, and ${listed.length - 20} more` : '';
  const there = listed.length === 0 ? 'There are no folders there.' : `There are: ${listed.slice(0, 20).join(', ')}${more}.`;
  return new OnbehalfError('NOT_FOUND', `There is no folder "${name}" ${where}. ${there}`, {
    details: { folder: pathBelow(path, name), existing: listed },
    remedy: `${close === undefined ? 'Give one of the folders named above.' : `Did you mean "${close}"?`} Otherwise make the folder first.`,
  });
}

function nameOf({ displayName }: GraphFolder): string {
  return displayName ?? '';
}

function isSameName(a: string, b: string): boolean {
  return a.normalize('NFC').toLowerCase() === b.normalize('NFC').toLowerCase();
}
