import type { Drive, DriveItem } from '../../tenant/drives.ts';
import type { Resource } from '../odata/select.ts';
import type { Call } from '../route.ts';
import { isFor } from './access.ts';
import { itemResource } from './item-resource.ts';
import { drivesOf, makeAll } from './state.ts';

/** An item, and the drive that it is in. */
export interface Placed {
  readonly drive: Drive;
  readonly item: DriveItem;
}

/** What others shared with the caller, each as it was shared. */
export function sharedWithCaller(call: Call): Placed[] {
  makeAll(call.tenant);
  return [...drivesOf(call.tenant).drives.values()].flatMap((drive) =>
    drive.userId === call.access.user?.id
      ? []
      : [...drive.items.values()]
          .filter(({ deletedDateTime, shares }) => deletedDateTime === undefined && shares.some((share) => isFor(call, share)))
          .map((item) => ({ drive, item })),
  );
}

/** An item of another drive, as it is among the own ones (`remoteItem`). https://learn.microsoft.com/graph/api/resources/remoteitem */
export function remoteResource(call: Call, { drive, item }: Placed): Resource {
  const {
    '@microsoft.graph.downloadUrl': _,
    eTag: _eTag,
    cTag: _cTag,
    description: _description,
    ...whole
  } = itemResource(call, drive, item);
  const { id, name, createdBy, createdDateTime, lastModifiedBy, lastModifiedDateTime, size, webUrl, fileSystemInfo, file, folder } = whole;
  const own = { id, name, createdBy, createdDateTime, lastModifiedBy, lastModifiedDateTime, size, webUrl };
  return { ...own, ...(file === undefined ? { folder } : { file }), fileSystemInfo, remoteItem: whole };
}
