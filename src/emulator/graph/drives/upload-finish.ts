import type { Drive, DriveItem, FileUpload } from '../../tenant/drives.ts';
import type { Tenant } from '../../tenant/tenant.ts';
import { contextOf } from '../odata/context.ts';
import { GraphFailure } from '../route.ts';
import { contentInFile } from './content.ts';
import { settleContent } from './content-routes.ts';
import { checkTags } from './item-input.ts';
import { itemResource } from './item-resource.ts';
import { childOf, itemOf, settleName } from './tree.ts';

interface Finishing {
  readonly drive: Drive;
  readonly upload: FileUpload;
}

/** Makes the item of an upload of which all is there. Where that fails, the session stays. */
export async function finishUpload(tenant: Tenant, running: Finishing, request: Request): Promise<Response> {
  const { item, isNew } = await commitUpload(tenant, running);
  const view = { tenant, url: new URL(request.url), version: 'v1.0' };
  const context = contextOf(view, `drives('${running.drive.id}')/items/$entity`);
  return Response.json({ '@odata.context': context, ...itemResource(view, running.drive, item) }, { status: isNew ? 201 : 200 });
}

/**
 * The same, perhaps under another name or with another wish for a taken one.
 *
 * @throws GraphFailure 404 where the folder is gone; 409, 412.
 */
export async function commitUpload(
  tenant: Tenant,
  { drive, upload }: Finishing,
  wish: Partial<Pick<FileUpload, 'name' | 'behavior' | 'parentId' | 'ifMatch'>> = {},
): Promise<{ readonly item: DriveItem; readonly isNew: boolean }> {
  const { name, behavior, parentId, ifMatch } = { ...upload, ...wish };
  const parent = itemOf(drive, parentId);
  const existing = childOf(drive, parent, name);
  if (existing) checkTags(ifMatch, existing);
  if (existing && behavior === 'fail') throw taken();
  settleName(drive, parent, name, behavior);
  if (existing?.children && behavior === 'replace') throw taken();
  // It is another one's from now on: a second last request must not make a second item.
  drive.uploads.delete(upload.id);
  const at = tenant.clock.now().toISOString();
  const content = await contentInFile(tenant, drive, upload.file, upload.received);
  const { item, isNew } = settleContent(tenant, { drive, parent, name }, { content, behavior, change: { by: upload.by, at } });
  if (upload.description !== '') item.description = upload.description;
  if (upload.fileCreated !== null) item.fileCreated = upload.fileCreated;
  if (upload.fileModified !== null) item.fileModified = upload.fileModified;
  return { item, isNew };
}

/** The words are those of the page, which also shows how to go on. */
function taken(): GraphFailure {
  return new GraphFailure(409, 'nameAlreadyExists', 'Another file exists with the same name as the uploaded session.');
}
