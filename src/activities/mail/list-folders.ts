import { z } from 'zod';
import { defineActivity } from '../../core/activity.ts';
import type { Graph } from '../../core/ports.ts';
import { folder, mailbox, waysToNameAFolder } from './fields.ts';
import { findFolder, findingFolders, root, type GraphFolder } from './folders.ts';

const folderOutput = z.object({
  id: z.string().describe('Id of the folder; mail activities take it as `folder`.'),
  name: z.string().describe('Its name, as Outlook shows it.'),
  path: z.string().describe('Names from where the list begins down to it, separated by /.'),
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
  calls: [findingFolders],
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
    const start = folder === undefined ? root : await findFolder(graph, folder, { mailbox });
    yield* below(graph, start, '', { includeSubfolders, includeHidden, mailbox });
  },
});

interface Extent {
  readonly includeSubfolders: boolean;
  readonly includeHidden: boolean;
  readonly mailbox: string | undefined;
}

async function* below(
  graph: Graph,
  parent: string,
  path: string,
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
    const own = path === '' ? name : `${path}/${name}`;
    yield {
      id: child.id,
      name,
      path: own,
      parentId: child.parentFolderId ?? '',
      unreadCount: child.unreadItemCount ?? 0,
      messageCount: child.totalItemCount ?? 0,
      subfolderCount: child.childFolderCount ?? 0,
      isHidden: child.isHidden ?? false,
      mailbox: mailbox ?? null,
    };
    if (includeSubfolders && child.childFolderCount !== 0) yield* below(graph, child.id, own, extent);
  }
}
