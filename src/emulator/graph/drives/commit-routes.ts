import { memberOf, objectFrom, textFrom } from '../json-input.ts';
import type { Call, Reply } from '../route.ts';
import { invalidRequest, itemNotFound, notBuilt } from './failures.ts';
import { conflictBehavior } from './item-input.ts';
import { checkName } from './names.ts';
import { openToChange } from './opened.ts';
import { itemReply } from './read-routes.ts';
import { pathOf } from './tree.ts';
import { commitUpload } from './upload-finish.ts';
import { findUpload } from './upload-target.ts';

/**
 * Makes the item of an upload that could not be made under its name: `PUT` on the folder, with another name or another wish.
 * https://learn.microsoft.com/graph/api/driveitem-createuploadsession#handle-upload-errors
 */
export async function commitSession(call: Call): Promise<Reply> {
  const { drive, item: parent } = openToChange(call);
  const body = objectFrom(await call.json(), 'The body');
  const source = memberOf(body, '@microsoft.graph.sourceUrl');
  if (source === undefined) throw notBuilt('items that are made by PUT, but for those of an upload session');
  if (parent.children === null) throw invalidRequest('The item is a file, and can have no children.');
  const running = findUpload(call.tenant, textFrom(source, '@microsoft.graph.sourceUrl').split('/').pop() ?? '');
  if (!running || running.drive !== drive) throw itemNotFound();
  // Assumption: code and words.
  if (running.upload.received !== running.upload.size) throw invalidRequest('The upload session is not whole.');
  const name = checkName(memberOf(body, 'name') ?? running.upload.name, pathOf(drive, parent));
  const wish = { name, parentId: parent.id, behavior: conflictBehavior(call, body, 'fail'), ifMatch: call.headers.get('If-Match') };
  const { item, isNew } = await commitUpload(call.tenant, running, wish);
  return itemReply(call, drive, item, isNew ? 201 : 200);
}
