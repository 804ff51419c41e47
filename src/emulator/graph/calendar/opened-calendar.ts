import type { Calendar, CalendarRole, CalendarStore } from '../../tenant/calendar.ts';
import { type Call, GraphFailure } from '../route.ts';
import { mailboxOf } from '../outlook/mailboxes.ts';
import { calendarStoreOf, defaultCalendar, findCalendar } from './calendars.ts';

/** What a caller wants of a calendar. */
export type Wish = 'read' | 'write';

const readers: readonly CalendarRole[] = ['read', 'write', 'delegateWithoutPrivateEventAccess', 'delegateWithPrivateEventAccess'];
const writers: readonly CalendarRole[] = ['write', 'delegateWithoutPrivateEventAccess', 'delegateWithPrivateEventAccess'];

/** A calendar that a call may use, and the calendars it is one of. */
export interface Opened {
  readonly store: CalendarStore;
  readonly calendar: Calendar;
}

/**
 * The calendar that a call is about: the one in its path, else the default one.
 *
 * @throws GraphFailure 404; 403 `ErrorAccessDenied` for a calendar of somebody else without the right in Exchange.
 */
export function openCalendar(call: Call, wish: Wish): Opened {
  const store = calendarStoreOf(call.tenant, call.owner);
  const id = call.params['calendar-id'];
  const calendar = id === undefined ? defaultCalendar(store) : findCalendar(store, id);
  demand(call, calendar, wish);
  return { store, calendar };
}

/** Refuses what the caller may not do with a calendar. @throws GraphFailure 403. */
export function demand(call: Call, calendar: Calendar, wish: Wish): void {
  if (!may(call, calendar, wish)) throw accessDenied();
}

/** Assumption: 403 for a calendar that exists; Graph is also seen to answer 404 here. */
export function accessDenied(): GraphFailure {
  return new GraphFailure(403, 'ErrorAccessDenied', 'Access is denied. Check credentials and try again.');
}

/** True where the caller may do so with a calendar. An application may all; a person with the own ones, and with the right in Exchange. */
export function may(call: Call, calendar: Calendar, wish: Wish): boolean {
  if (isAtHome(call)) return true;
  return (wish === 'read' ? readers : writers).includes(roleIn(call, calendar));
}

/** True for an application, the owner, and those with full access to the mailbox. */
export function isAtHome({ tenant, access, owner }: Call): boolean {
  return !access.user || access.user.id === owner.id || mailboxOf(tenant, owner).rights.fullAccess.includes(access.user.id);
}

/** What the caller may do with a calendar of somebody else. */
export function roleIn({ access }: Call, { permissions }: Calendar): CalendarRole {
  const address = access.user?.mail.toLowerCase();
  const own = permissions.find(({ emailAddress }) => emailAddress.address?.toLowerCase() === address);
  return (own ?? permissions.find(({ emailAddress }) => emailAddress.address === undefined))?.role ?? 'none';
}

/** The calendar that the path of a call names; undefined where it names none: `/me/events/...`. */
export function namedCalendar({ params, url }: Call, store: CalendarStore): string | undefined {
  return params['calendar-id'] ?? (isThroughDefault(url) ? defaultCalendar(store).id : undefined);
}

/**
 * The calendar of a call as contexts name it: `users('...')/calendars('...')`, and `users('...')` where none is named.
 *
 * @param collection - What is behind it: `events`.
 */
export function calendarContext({ owner, params, url }: Call, collection: string): string {
  const id = params['calendar-id'];
  const named = id === undefined ? (isThroughDefault(url) ? 'calendar/' : '') : `calendars('${encodeURIComponent(id)}')/`;
  return `users('${owner.id}')/${named}${collection}`;
}

function isThroughDefault({ pathname }: URL): boolean {
  return /\/calendar\//i.test(`${pathname}/`);
}
