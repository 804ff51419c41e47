import type { User } from '../tenant/directory.ts';
import type { Tenant } from '../tenant/tenant.ts';
import { statusWithin, timesOf } from './calendar/free-busy.ts';

/**
 * Whether the calendar of a person shows a meeting at this moment: the seam between calendars and presence. Without calendars nobody is in one.
 */
export async function isInMeeting(tenant: Tenant, user: User): Promise<boolean> {
  // Who never had anything in a calendar gets none by being asked for.
  if (!tenant.calendars?.has(user.id)) return false;
  const from = tenant.clock.now().getTime();
  const span = { from, to: from + 1 };
  return statusWithin(await timesOf(tenant, user, span), span) === 'busy';
}
