import { z } from 'zod';
import { defineActivity } from '../../core/activity.ts';
import { isOnbehalfError } from '../../core/errors.ts';
import type { Graph } from '../../core/ports.ts';
import { mailbox } from '../fields.ts';
import { folder, waysToNameAFolder } from './fields.ts';
import { isFolderId, partOf, pathBelow, root, wellKnownName } from './folder-path.ts';
import { findFolder, findingFolders, type GraphFolder } from './folders.ts';

const folderOutput = z.object({
  id: z.string().describe('Id of the folder; mail activities take it as `folder`.'),
  name: z.string().describe('Its name, as Outlook shows it.'),
  path: z
    .string()
    .describe(
      'Path that finds exactly this folder as `folder` of any mail activity: names separated by /; %2F and %5C stand for / and \\ in a name.',
    ),
  parentId: z.string().describe('Id of the folder above.'),
  unreadCount: z.number().describe('Unread messages in it.'),
  messageCount: z.number().describe('Messages in it.'),
  subfolderCount: z.number().describe('Folders directly in it.'),
  isHidden: z.boolean().describe('True for a folder that Outlook does not show.'),
  mailbox: z.string().nullable().describe('Address of the mailbox that it is in; null for your own.'),
});

/** The activity `mail.folders`. */
export const folders = defineActivity({
  name: 'mail.folders',
  title: 'Get Email Folders List',
  summary: 'Lists the folders of a mailbox.',
  effect: 'reads',
  calls: [findingFolders, { operation: 'GET /me/mailFolders/{folder}', unless: 'folder', basic: true }],
  input: z.object({
    folder: folder.optional().describe(`Folder to begin in: ${waysToNameAFolder}. Left out: the top of the mailbox.`),
    includeSubfolders: z.boolean().default(true).describe('Also list what is in those folders, to any depth.'),
    includeHidden: z.boolean().default(false).describe('Also list folders that Outlook does not show.'),
    mailbox,
  }),
  output: folderOutput,
  examples: [
    { title: 'All folders', input: {} },
    { title: 'The folders directly in the inbox', input: { folder: 'Inbox', includeSubfolders: false } },
    { title: 'The folders of a shared mailbox', input: { mailbox: 'invoices@contoso.example' } },
  ],

  async *run({ graph }, { folder, includeSubfolders, includeHidden, mailbox }) {
    const extent = { includeSubfolders, includeHidden, mailbox };
    if (folder !== undefined) {
      const { id, path } = await findFolder(graph, folder, { mailbox });
      yield* below(graph, id, (name) => pathBelow(path, name), extent);
      return;
    }
    yield* below(graph, root, (name, id) => topPath(graph, name, id, mailbox), extent);
  },
});

interface Extent {
  readonly includeSubfolders: boolean;
  readonly includeHidden: boolean;
  readonly mailbox: string | undefined;
}

type PathOf = (name: string, id: string) => string | Promise<string>;

async function* below(
  graph: Graph,
  parent: string,
  pathOf: PathOf,
  extent: Extent,
): AsyncGenerator<z.output<typeof folderOutput>, void, void> {
  const { mailbox, includeHidden, includeSubfolders } = extent;
  const query = {
    $top: 100,
    $select: 'id,displayName,parentFolderId,childFolderCount,unreadItemCount,totalItemCount,isHidden',
    ...(includeHidden && { includeHiddenFolders: true }),
  };
  for await (const child of graph.list<GraphFolder>(findingFolders.operation, { params: { folder: parent }, query, mailbox })) {
    const name = child.displayName ?? '';
    const path = name === '' ? child.id : await pathOf(name, child.id);
    yield {
      id: child.id,
      name,
      path,
      parentId: child.parentFolderId ?? '',
      unreadCount: child.unreadItemCount ?? 0,
      messageCount: child.totalItemCount ?? 0,
      subfolderCount: child.childFolderCount ?? 0,
      isHidden: child.isHidden ?? false,
      mailbox: mailbox ?? null,
    };
    // Assumption: the count may leave hidden folders out.
    if (includeSubfolders && (includeHidden || child.childFolderCount !== 0))
      yield* below(graph, child.id, (below) => pathBelow(path, below), extent);
  }
}

/** A folder of one's own may be called "Inbox" where the mailbox speaks another language; then a separator in front tells it apart. */
async function topPath(graph: Graph, name: string, id: string, mailbox: string | undefined): Promise<string> {
  const wellKnown = wellKnownName(name);
  const isReadOtherwise = wellKnown === undefined ? isFolderId(name) : (await idOfWellKnown(graph, wellKnown, mailbox)) !== id;
  return isReadOtherwise ? `/${partOf(name)}` : partOf(name);
}

/** The id of a default folder; undefined in a mailbox that has no such folder. */
async function idOfWellKnown(graph: Graph, name: string, mailbox: string | undefined): Promise<string | undefined> {
  try {
    const request = { params: { folder: name }, query: { $select: 'id' }, mailbox };
    return (await graph.call<GraphFolder | undefined>('GET /me/mailFolders/{folder}', request))?.id;
  } catch (error) {
    if (isOnbehalfError(error) && error.code === 'NOT_FOUND') return undefined;
    throw error;
  }
}
