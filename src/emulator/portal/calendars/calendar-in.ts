import { calendarStoreOf, defaultCalendar } from '../../graph/calendar/calendars.ts';
import { findTimeZone, timeZoneOf, type TimeZone } from '../../graph/outlook/zoned-time.ts';
import { mailboxOf } from '../../graph/outlook/mailboxes.ts';
import type { Calendar, CalendarStore } from '../../tenant/calendar.ts';
import type { User } from '../../tenant/directory.ts';
import { PortalRefusal, type PortalRequest } from '../route.ts';

/** A calendar, whose it is, and by which clock that person lives. */
export interface OwnedCalendar {
  readonly owner: User;
  readonly store: CalendarStore;
  readonly calendar: Calendar;
  readonly zone: TimeZone;
}

/** The calendar that an address names: the default one where its options name none. @throws PortalRefusal 404. */
export async function calendarIn({ tenant, parameters, query }: PortalRequest): Promise<OwnedCalendar> {
  const owner = tenant.users.get(parameters['id'] ?? '');
  if (!owner) throw new PortalRefusal(404, 'There is no such calendar. It may have been removed by a reset.');
  const store = calendarStoreOf(tenant, owner);
  const id = query.get('calendar');
  const calendar = id === null ? defaultCalendar(store) : store.calendars.get(id);
  if (!calendar) throw new PortalRefusal(404, `${owner.displayName} has no such calendar.`);
  const { timeZone } = mailboxOf(tenant, owner).settings as { readonly timeZone?: string };
  const zone = (timeZone === undefined ? undefined : await findTimeZone(timeZone)) ?? timeZoneOf('UTC', 'UTC');
  return { owner, store, calendar, zone };
}

/** Address below the portal. */
export function weekAddress({ owner, calendar }: Pick<OwnedCalendar, 'owner' | 'calendar'>, week?: string): string {
  const options = new URLSearchParams({ ...(calendar.isDefault ? {} : { calendar: calendar.id }), ...(week !== undefined && { week }) });
  return `/_portal/calendars/${owner.id}${options.size === 0 ? '' : `?${options.toString()}`}`;
}

/** Address below the portal. @param id - Of the event or occurrence. */
export function eventAddress({ owner, calendar }: Pick<OwnedCalendar, 'owner' | 'calendar'>, id: string, rest = ''): string {
  return `/_portal/calendars/${owner.id}/events/${encodeURIComponent(id)}${rest}${calendar.isDefault ? '' : `?calendar=${encodeURIComponent(calendar.id)}`}`;
}
