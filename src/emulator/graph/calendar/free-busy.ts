import type { EventContent } from '../../tenant/calendar.ts';
import type { User } from '../../tenant/directory.ts';
import type { Tenant } from '../../tenant/tenant.ts';
import { calendarStoreOf, defaultCalendar } from './calendars.ts';
import type { Instance } from './instance.ts';
import type { Span } from './span.ts';
import { viewOf } from './view.ts';

export type BusyStatus = EventContent['showAs'];

/** From the least to the most that keeps somebody away. */
const order: readonly BusyStatus[] = ['free', 'workingElsewhere', 'unknown', 'tentative', 'busy', 'oof'];

/** What is in the default calendar of a person within a span. */
export function timesOf(tenant: Tenant, user: User, span: Span): Promise<Instance[]> {
  const store = calendarStoreOf(tenant, user);
  return viewOf(store, defaultCalendar(store), span);
}

/** How busy somebody is within a span: what keeps away the most counts. @param instances - Of `timesOf`, for a span around this one. */
export function statusWithin(instances: readonly Instance[], { from, to }: Span): BusyStatus {
  let status: BusyStatus = 'free';
  for (const { start, end, content } of instances) {
    if (start.at >= to || end.at <= from) continue;
    if (order.indexOf(content.showAs) > order.indexOf(status)) status = content.showAs;
  }
  return status;
}
