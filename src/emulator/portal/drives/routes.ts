import { bodyOf, contentOf, receiveContent, smallContent } from '../../graph/drives/content.ts';
import { settleContent } from '../../graph/drives/content-routes.ts';
import { checkName } from '../../graph/drives/names.ts';
import { sizesOf } from '../../graph/drives/sizes.ts';
import { pathOf } from '../../graph/drives/tree.ts';
import { GraphFailure } from '../../graph/route.ts';
import type { Drive, FileContent } from '../../tenant/drives.ts';
import { PortalRefusal, type Download, type Move, type PortalPage, type PortalRequest, type PortalRoute } from '../route.ts';
import { driveIn, folderAddress, itemIn } from './drive-in.ts';
import { driveListPage } from './drive-list-page.ts';
import { folderPage } from './folder-page.ts';

/** The largest file that the portal hands out: it is in memory as a whole. */
const largest = 250 * 1024 * 1024;

/** Drives to look at, and files that are put into them. */
export const driveRoutes: readonly PortalRoute[] = [
  { method: 'GET', path: '/drives', handle: ({ tenant }) => driveListPage(tenant) },
  {
    method: 'GET',
    path: '/drives/:drive',
    handle(request) {
      const drive = driveIn(request);
      const page = Number(request.query.get('page') ?? 1);
      return folderPage(request.tenant, drive, itemIn(drive, request.query.get('folder')), { page });
    },
  },
  { method: 'GET', path: '/drives/:drive/files/:item', handle: download },
  { method: 'POST', path: '/drives/:drive/files', takesFile: true, handle: put },
];

async function download(request: PortalRequest): Promise<Download> {
  const drive = driveIn(request);
  const { name, content } = itemIn(drive, request.parameters['item']);
  if (!content) throw new PortalRefusal(404, 'A folder cannot be saved.');
  if (content.size > largest) throw new PortalRefusal(413, `The file has ${content.size} bytes: fetch it through Graph.`);
  const body = bodyOf(request.tenant, content, 0, content.size - 1);
  return { file: { name, bytes: new Uint8Array(await new Response(body).arrayBuffer()) } };
}

/** Puts a file in a folder as its owner would; of a library, as nobody in person. */
async function put(request: PortalRequest): Promise<Move | PortalPage> {
  const { tenant, form, file, fileName = '' } = request;
  const drive = driveIn(request);
  const folder = itemIn(drive, form.get('folder'));
  const name = form.get('name')?.trim() || fileName;
  if (!file || folder.children === null) return folderPage(tenant, drive, folder, { problem: 'Choose a file.' });
  try {
    checkName(name, pathOf(drive, folder));
    const { remaining } = sizesOf(tenant, drive);
    if (file.byteLength > remaining) return folderPage(tenant, drive, folder, { problem: `The drive has room for ${remaining} bytes.` });
    const change = { by: { userId: drive.userId, clientId: '' }, at: tenant.clock.now().toISOString() };
    settleContent(
      tenant,
      { drive, parent: folder, name },
      { content: await contentFrom(request, drive, file), behavior: 'replace', change },
    );
  } catch (failure) {
    if (!(failure instanceof GraphFailure)) throw failure;
    return folderPage(tenant, drive, folder, { problem: failure.message });
  }
  return { to: folderAddress(drive, folder).replace('/_portal', ''), notice: 'filePut' };
}

async function contentFrom({ tenant }: PortalRequest, drive: Drive, file: Uint8Array): Promise<FileContent> {
  if (file.byteLength <= smallContent) return contentOf(drive, file);
  async function* once(): AsyncGenerator<Uint8Array, void, void> {
    yield file;
  }
  return receiveContent(tenant, drive, once(), file.byteLength);
}
