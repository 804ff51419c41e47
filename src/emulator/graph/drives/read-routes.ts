import type { Drive, DriveItem, Site } from '../../tenant/drives.ts';
import { notModified } from '../etags.ts';
import { listReply } from '../odata/collection.ts';
import { entityReply } from '../odata/entity.ts';
import type { Call, Reply } from '../route.ts';
import { checkReach, libraryOf, openDrive, rightOn } from './access.ts';
import { driveResource, driveType } from './drive-resource.ts';
import { invalidRequest, itemNotFound } from './failures.ts';
import { etagOf, itemExpand, itemResource, itemType } from './item-resource.ts';
import { nameKey } from './names.ts';
import { openItem } from './opened.ts';
import { childrenRules } from './query-rules.ts';
import { openSite } from './sites.ts';
import { driveOfPerson, drivesOf, siteOfGroup } from './state.ts';
import { childrenOf } from './tree.ts';

/** How many items are on a page where nobody says: https://learn.microsoft.com/graph/api/driveitem-list-children */
const usualPage = 200;

/** https://learn.microsoft.com/graph/api/drive-get */
export function getDrive(call: Call): Promise<Reply> {
  return entityReply(call, openDrive(call), {
    context: 'drives',
    type: driveType,
    resource: (drive) => driveResource(call.tenant, drive),
    alwaysSelected: [],
  });
}

/** https://learn.microsoft.com/graph/api/drive-list */
export function listDrives(call: Call): Promise<Reply> {
  return listReply(call, drivesNamed(call), {
    context: 'drives',
    type: driveType,
    defaultTop: usualPage,
    paging: 'skiptoken',
    resource: (drive) => driveResource(call.tenant, drive),
    alwaysSelected: [],
  });
}

function drivesNamed(call: Call): Drive[] {
  const { params, tenant } = call;
  if (params['site-id'] !== undefined) return librariesOf(call, openSite(call));
  const groupId = params['group-id'];
  if (groupId === undefined) return [driveOfPerson(tenant, call.owner)];
  const group = tenant.groups.get(groupId.toLowerCase());
  const site = group && siteOfGroup(tenant, group);
  if (!site) throw itemNotFound();
  checkReach(call, libraryOf(call, site));
  return librariesOf(call, site);
}

function librariesOf({ tenant }: Call, { driveIds }: Site): Drive[] {
  return driveIds.flatMap((id) => drivesOf(tenant).drives.get(id) ?? []);
}

/** https://learn.microsoft.com/graph/api/driveitem-get */
export function getItem(call: Call): Promise<Reply> | Reply {
  const { drive, item } = openItem(call);
  return notModified(call, etagOf(item)) ?? itemReply(call, drive, item);
}

/** An item as the answer. @param status - 201 for what was just made. */
export function itemReply(call: Call, drive: Drive, item: DriveItem, status = 200): Promise<Reply> {
  return entityReply(call, item, {
    context: `drives('${drive.id}')/items`,
    type: itemType,
    resource: (one, select) => itemResource(call, drive, one, select),
    expand: itemExpand(call, drive),
    alwaysSelected: [],
    status,
  });
}

/** https://learn.microsoft.com/graph/api/driveitem-list-children */
export function listChildren(call: Call): Promise<Reply> {
  const { drive, item } = openItem(call);
  // Assumption: code and words; a file has no list.
  if (item.content) throw invalidRequest('The item is a file, and has no children.');
  return itemsReply(call, drive, childrenOf(drive, item), `drives('${drive.id}')/items('${item.id}')/children`);
}

/** A page of items of one folder, those among them that the caller may read. @param areOpen - True: that was judged already. */
export function itemsReply(call: Call, drive: Drive, items: readonly DriveItem[], context: string, areOpen = false): Promise<Reply> {
  return listReply(
    call,
    items.filter((item) => areOpen || rightOn(call, drive, item) !== 'none'),
    {
      context,
      type: itemType,
      defaultTop: usualPage,
      paging: 'skiptoken',
      // People's recordings have tokens that name the last item: `Paged=TRUE&p_SortBehavior=1&p_FileLeafRef=folder_a&p_ID=7003`, in base64.
      keyOf: ({ name }) => nameKey(name),
      resource: (item, select) => itemResource(call, drive, item, select),
      expand: itemExpand(call, drive),
      rules: () => childrenRules,
      alwaysSelected: [],
    },
  );
}
