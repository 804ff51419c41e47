import { driveById } from '../../graph/drives/state.ts';
import { rootOf } from '../../graph/drives/tree.ts';
import type { Drive, DriveItem } from '../../tenant/drives.ts';
import { PortalRefusal, type PortalRequest } from '../route.ts';

/** The drive that an address names. @throws PortalRefusal 404. */
export function driveIn({ tenant, parameters }: PortalRequest): Drive {
  const drive = driveById(tenant, parameters['drive'] ?? '');
  if (!drive) throw new PortalRefusal(404, 'There is no such drive. It may have been removed by a reset.');
  return drive;
}

/** An item of a drive; the root where none is named. @throws PortalRefusal 404. */
export function itemIn(drive: Drive, id: string | null | undefined): DriveItem {
  const item = id === null || id === undefined ? rootOf(drive) : drive.items.get(id);
  if (!item || item.deletedDateTime !== undefined) throw new PortalRefusal(404, 'The drive has no such file or folder any more.');
  return item;
}

/** Address of a folder below the portal. */
export function folderAddress(drive: Drive, folder?: DriveItem): string {
  const options = folder === undefined || folder.parentId === null ? '' : `?folder=${encodeURIComponent(folder.id)}`;
  return `/_portal/drives/${encodeURIComponent(drive.id)}${options}`;
}
