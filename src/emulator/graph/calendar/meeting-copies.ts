import type { Attendee, CalendarEvent, CalendarStore, EventContent, OccurrenceChange } from '../../tenant/calendar.ts';
import type { User } from '../../tenant/directory.ts';
import type { Tenant } from '../../tenant/tenant.ts';
import { mailboxesForAddress } from '../outlook/mailboxes.ts';
import { withoutAnswers } from './attendees.ts';
import { calendarStoreOf, defaultCalendar } from './calendars.ts';
import { noTime } from './event-input.ts';
import { addEvent, removeEvent, touchEvent } from './events.ts';
import { occurrencesAlone, sameMeeting } from './find-meeting.ts';
import type { Instance } from './instance.ts';

/** What everybody's calendar says of a meeting. The rest (categories, reminder, how it shows) is each one's own. */
const shared = [
  'subject',
  'body',
  'start',
  'end',
  'isAllDay',
  'locations',
  'importance',
  'sensitivity',
  'responseRequested',
  'allowNewTimeProposals',
  'hideAttendees',
  'onlineMeeting',
] as const satisfies readonly (keyof EventContent)[];

/** Of an invitation that nobody answered yet. */
export const unanswered = { showAs: 'tentative', responseStatus: { response: 'notResponded', time: noTime } } as const;

/** The people of this organisation who are invited, each with the calendars of its mailbox. */
export function inviteesOf(
  tenant: Tenant,
  attendees: readonly Attendee[],
  except: User,
): { readonly user: User; readonly store: CalendarStore }[] {
  const ids = new Set(attendees.flatMap(({ address }) => mailboxesForAddress(tenant, address).map(({ ownerId }) => ownerId)));
  ids.delete(except.id);
  return [...ids].flatMap((id) => {
    const user = tenant.users.get(id);
    return user ? [{ user, store: calendarStoreOf(tenant, user) }] : [];
  });
}

/**
 * Puts a meeting into the calendars of those who are invited, tentatively, or brings what they have up to date. Who is invited to an occurrence and not to its
 * series has it alone.
 *
 * @param isMoved - They have to answer anew.
 */
export function placeCopies(tenant: Tenant, instance: Instance, organizer: User, attendees: readonly Attendee[], isMoved: boolean): void {
  const { event, original } = instance;
  const ofSeries = new Set(inviteesOf(tenant, event.attendees, organizer).map(({ user }) => user.id));
  for (const { user, store } of inviteesOf(tenant, attendees, organizer)) {
    const known = sameMeeting(store, event.iCalUId);
    if (!known && original !== undefined && !ofSeries.has(user.id)) placeAlone(tenant, user, store, instance, isMoved);
    else placeWhole(tenant, user, store, event, known, isMoved);
  }
}

function placeWhole(
  tenant: Tenant,
  user: User,
  store: CalendarStore,
  event: CalendarEvent,
  known: CalendarEvent | undefined,
  isMoved: boolean,
): void {
  const content = copied(event);
  if (!known) {
    // The series has them from now on.
    for (const alone of occurrencesAlone(store, event.iCalUId)) removeEvent(store, alone);
    const added = { ...content, ...unanswered, recurrence: event.recurrence, organizer: { ...event.organizer }, isOrganizer: false };
    const copy = addEvent(tenant, store, defaultCalendar(store), user, { ...added, iCalUId: event.iCalUId });
    takeOver(copy, event);
    return;
  }
  Object.assign(known, content, isMoved && unanswered, { recurrence: event.recurrence });
  takeOver(known, event);
  touchEvent(store, known, tenant.clock.now());
}

function placeAlone(tenant: Tenant, user: User, store: CalendarStore, instance: Instance, isMoved: boolean): void {
  const { event, start, end, original } = instance;
  const content = { ...copied(instance.content), start, end };
  const occurrenceOn = original?.date ?? '';
  const known = occurrencesAlone(store, event.iCalUId).find((one) => one.occurrenceOn === occurrenceOn);
  if (known) return touchEvent(store, Object.assign(known, content, isMoved && unanswered), tenant.clock.now());
  const added = { ...content, ...unanswered, organizer: { ...event.organizer }, isOrganizer: false, iCalUId: event.iCalUId };
  addEvent(tenant, store, defaultCalendar(store), user, { ...added, occurrenceOn });
}

function copied(content: EventContent): Pick<EventContent, (typeof shared)[number] | 'start' | 'end' | 'attendees' | 'attachments'> {
  return {
    ...sharedOf(content),
    attendees: withoutAnswers(content.attendees),
    attachments: content.attachments.map((attachment) => ({ ...attachment })),
  };
}

function sharedOf<Content extends Partial<EventContent>>(content: Content): Pick<Content, Extract<keyof Content, (typeof shared)[number]>> {
  return Object.fromEntries(Object.entries(content).filter(([name]) => shared.includes(name as never))) as never;
}

/** The changed and deleted occurrences of the organiser's; of a copy, what was its own in them stays: an occurrence that was declined is not there. */
function takeOver(copy: CalendarEvent, { changes, attendees }: CalendarEvent): void {
  for (const [date, change] of changes) {
    const own = copy.changes.get(date);
    if (own?.content === null) continue;
    const content = change.content && { ...own?.content, ...changeFor(change.content, attendees) };
    if (content === null || Object.keys(content).length > 0) copy.changes.set(date, { ...change, content } satisfies OccurrenceChange);
  }
}

/** What was changed of an occurrence for those who are invited: that somebody answered is no change to them. */
function changeFor(content: Partial<EventContent>, usual: readonly Attendee[]): Partial<EventContent> {
  const isSame = content.attendees?.map(({ address }) => address).join() === usual.map(({ address }) => address).join();
  return { ...sharedOf(content), ...(content.attendees && !isSame && { attendees: withoutAnswers(content.attendees) }) };
}
