import type { User } from '../tenant/directory.ts';
import type { Tenant } from '../tenant/tenant.ts';

/**
 * Whether the calendar of a person shows a meeting at this moment: the seam between calendars and presence. Without calendars nobody is in one.
 */
export async function isInMeeting(_tenant: Tenant, _user: User): Promise<boolean> {
  return false;
}
