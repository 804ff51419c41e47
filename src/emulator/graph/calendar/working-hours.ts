import type { User } from '../../tenant/directory.ts';
import type { DayOfWeek } from '../../tenant/recurrence.ts';
import type { Tenant } from '../../tenant/tenant.ts';
import { mailboxOf } from '../outlook/mailboxes.ts';
import { findTimeZone } from '../outlook/zoned-time.ts';
import { daysOfWeek } from './recurrence.ts';
import type { Span } from './span.ts';

const millisecondsOfDay = 24 * 60 * 60 * 1000;

/** The `workingHours` of mailbox settings. https://learn.microsoft.com/graph/api/resources/workinghours */
export interface WorkingHours {
  readonly daysOfWeek: readonly DayOfWeek[];
  readonly startTime: string;
  readonly endTime: string;
  readonly timeZone: { readonly name: string };
}

/** When somebody works. */
export function workingHoursOf(tenant: Tenant, user: User): WorkingHours {
  return mailboxOf(tenant, user).settings['workingHours'] as WorkingHours;
}

/**
 * Tells whether a span lies within one working day. A zone that is described by itself, without a name of its own, counts as UTC.
 *
 * @param more - Days that count although nobody works on them.
 */
export async function isWorkingTime(hours: WorkingHours, more: readonly DayOfWeek[] = []): Promise<(span: Span) => boolean> {
  const zone = await findTimeZone(hours.timeZone.name);
  const days = [...hours.daysOfWeek, ...more];
  const [begins, ends] = [hours.startTime, hours.endTime].map((time) => Date.parse(`1970-01-01T${time.slice(0, 8)}Z`));
  return ({ from, to }) => {
    const [start, end] = [from, to].map((moment) => zone?.clockAt(moment) ?? moment);
    const midnight = Math.floor((start ?? from) / millisecondsOfDay) * millisecondsOfDay;
    const day = daysOfWeek[new Date(midnight).getUTCDay()] ?? 'sunday';
    return days.includes(day) && (start ?? from) - midnight >= (begins ?? 0) && (end ?? to) - midnight <= (ends ?? 0);
  };
}
