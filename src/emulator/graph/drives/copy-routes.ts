import type { CopyOperation, Drive, DriveItem } from '../../tenant/drives.ts';
import type { Tenant } from '../../tenant/tenant.ts';
import { memberOf, objectFrom } from '../json-input.ts';
import type { Call, Reply } from '../route.ts';
import { checkReach, requireWrite } from './access.ts';
import { folderNamed } from './change-routes.ts';
import { invalidRequest, isRoot } from './failures.ts';
import { filesOrigin } from './files-origin.ts';
import { conflictBehavior } from './item-input.ts';
import { checkName } from './names.ts';
import { changeOf, openItem } from './opened.ts';
import { checkRoom } from './sizes.ts';
import { addItem, type Change, childrenOf, itemOf, lineageOf, pathOf, recycle, settleName, sizeOf } from './tree.ts';

/** How long a copy takes in the tenant's time, in milliseconds. Assumption: a moment, so that its monitor is of use. */
const duration = 200;

/** Copies a file or a folder with all that is in it, and says where to see how far it is. https://learn.microsoft.com/graph/api/driveitem-copy */
export async function copyItem(call: Call): Promise<Reply> {
  const { tenant } = call;
  const { drive, item } = openItem(call);
  if (item.parentId === null) throw isRoot();
  const body = (await call.bytes()).length === 0 ? {} : objectFrom(await call.json(), 'The body');
  const reference = memberOf(body, 'parentReference');
  const here = itemOf(drive, item.parentId);
  const target =
    reference === undefined
      ? { drive, folder: here }
      : folderNamed(call, drive, objectFrom(reference, "The property 'parentReference'"), here);
  checkReach(call, target.drive);
  requireWrite(call, target.drive, target.folder);
  if (lineageOf(target.drive, target.folder).includes(item))
    throw invalidRequest('An item cannot be copied into itself, or into what is in it.');
  const wanted = checkName(memberOf(body, 'name') ?? item.name, pathOf(target.drive, target.folder));
  const behavior = conflictBehavior(call, body, 'fail');
  checkRoom(tenant, target.drive, sizeOf(drive, item));
  // Assumption: a taken name is refused at once, as the page says may be.
  const { name, replaced } = settleName(target.drive, target.folder, wanted, behavior);
  if (replaced === item) throw invalidRequest('An item cannot be replaced by its own copy.');
  const change = changeOf(call);
  if (replaced) recycle(target.drive, replaced, change);
  const copy = copyInto(tenant, { from: drive, item, to: target.drive, parent: target.folder, name, change });
  const operation: CopyOperation = {
    id: tenant.ids.guid(),
    resourceId: copy.id,
    failure: null,
    endsAt: new Date(tenant.clock.now().getTime() + duration).toISOString(),
  };
  target.drive.copies.set(operation.id, operation);
  return { status: 202, headers: { Location: `${filesOrigin(call)}/_files/monitor/${operation.id}` } };
}

interface Copying {
  readonly from: Drive;
  readonly item: DriveItem;
  readonly to: Drive;
  readonly parent: DriveItem;
  readonly name: string;
  readonly change: Change;
}

/** Contents never change, so that a copy has the same one. Shares and older versions stay with the original. */
function copyInto(tenant: Tenant, { from, item, to, parent, name, change }: Copying): DriveItem {
  const children = childrenOf(from, item);
  const copy = addItem(to, { name, parent, content: item.content, ...change, guid: tenant.ids.guid() });
  copy.description = item.description;
  copy.fileCreated = item.fileCreated;
  copy.fileModified = item.fileModified;
  if (item.mimeType !== undefined) copy.mimeType = item.mimeType;
  if (item.label) copy.label = item.label;
  for (const child of children) copyInto(tenant, { from, item: child, to, parent: copy, name: child.name, change });
  return copy;
}
