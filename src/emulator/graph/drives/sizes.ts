import type { Drive } from '../../tenant/drives.ts';
import { quotaLimitReached } from './failures.ts';

/** How full a drive is, in bytes. */
export interface DriveSizes {
  readonly used: number;
  /** In the recycle bin, of `used`. */
  readonly deleted: number;
  readonly total: number;
  readonly remaining: number;
}

/** Adds up what is in a drive: older versions and what is in the recycle bin count too. https://learn.microsoft.com/graph/api/resources/quota */
export function sizesOf({ items, quota }: Drive): DriveSizes {
  let used = 0;
  let deleted = 0;
  for (const { content, versions, deletedDateTime } of items.values()) {
    const size = (content?.size ?? 0) + versions.reduce((sum, version) => sum + version.content.size, 0);
    used += size;
    if (deletedDateTime !== undefined) deleted += size;
  }
  return { used, deleted, total: quota, remaining: Math.max(0, quota - used) };
}

/** Refuses what a drive has no room for. @throws GraphFailure 507. */
export function checkRoom(drive: Drive, size: number): void {
  if (size > sizesOf(drive).remaining) throw quotaLimitReached();
}
