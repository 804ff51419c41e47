import type { Drive } from '../../tenant/drives.ts';
import type { Tenant } from '../../tenant/tenant.ts';
import { quotaLimitReached } from './failures.ts';

/** How much a drive holds where nobody said otherwise, in bytes: a tebibyte, as in https://learn.microsoft.com/graph/api/drive-get */
const usualQuota = 1024 ** 4;

/** How full a drive is, in bytes. */
export interface DriveSizes {
  readonly used: number;
  /** In the recycle bin, of `used`. */
  readonly deleted: number;
  readonly total: number;
  readonly remaining: number;
}

/** Adds up what is in a drive: older versions and what is in the recycle bin count too. https://learn.microsoft.com/graph/api/resources/quota */
export function sizesOf({ driveQuota: quota = usualQuota }: Tenant, { items }: Drive): DriveSizes {
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
export function checkRoom(tenant: Tenant, drive: Drive, size: number): void {
  if (size > sizesOf(tenant, drive).remaining) throw quotaLimitReached();
}
