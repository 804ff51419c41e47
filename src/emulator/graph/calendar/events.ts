import type { Calendar, CalendarEvent, CalendarStore, EventContent } from '../../tenant/calendar.ts';
import type { User } from '../../tenant/directory.ts';
import type { EmailAddress } from '../../tenant/mailbox.ts';
import type { Tenant } from '../../tenant/tenant.ts';
import { messageIdAt, newImmutableId } from '../outlook/exchange-ids.ts';
import { addressOf } from '../outlook/recipients.ts';
import { noTime } from './event-input.ts';

/** What makes an event; what is missing is as Outlook has it in a new one. */
export interface NewEvent extends Partial<EventContent> {
  readonly start: EventContent['start'];
  readonly end: EventContent['end'];
  readonly recurrence?: CalendarEvent['recurrence'];
  readonly transactionId?: string | null;
  /** Whose meeting it is. Default: the owner's. */
  readonly organizer?: EmailAddress;
  readonly isOrganizer?: boolean;
  readonly iCalUId?: string;
  readonly occurrenceOn?: string;
}

/** Puts an event into a calendar. */
export function addEvent(
  tenant: Tenant,
  store: CalendarStore,
  calendar: Calendar,
  owner: User,
  content: NewEvent,
  ids = tenant.ids,
): CalendarEvent {
  const now = tenant.clock.now();
  const immutableId = newImmutableId(owner.id, ids);
  const changeNumber = ++store.changeNumber;
  const event: CalendarEvent = {
    subject: '',
    body: { contentType: 'html', content: '' },
    isAllDay: false,
    locations: [],
    attendees: [],
    categories: [],
    importance: 'normal',
    sensitivity: 'normal',
    showAs: 'busy',
    isReminderOn: true,
    reminderMinutesBeforeStart: 15,
    responseRequested: true,
    responseStatus: { response: 'organizer', time: noTime },
    allowNewTimeProposals: true,
    hideAttendees: false,
    isCancelled: false,
    onlineMeeting: undefined,
    attachments: [],
    organizer: addressOf(owner),
    isOrganizer: true,
    recurrence: null,
    transactionId: null,
    iCalUId: content.iCalUId ?? newICalUId(now, ids),
    ...content,
    id: messageIdAt(immutableId, changeNumber),
    immutableId,
    calendarId: calendar.id,
    changes: new Map(),
    createdDateTime: now.toISOString(),
    lastModifiedDateTime: now.toISOString(),
    changeNumber,
  };
  store.events.set(event.id, event);
  return event;
}

/** The event of an id, an immutable one too. */
export function eventById(store: CalendarStore, id: string): CalendarEvent | undefined {
  const found = store.events.get(id);
  if (found) return found;
  for (const event of store.events.values()) if (event.immutableId === id) return event;
  return undefined;
}

/** Takes an event away. Assumption: what is deleted is not found in Deleted Items, which shows messages here. */
export function removeEvent(store: CalendarStore, event: CalendarEvent): void {
  store.events.delete(event.id);
  rememberRemoved(store, event);
}

/** Remembers what was in a calendar, so that change tracking can tell that it is gone. */
export function rememberRemoved(store: CalendarStore, event: CalendarEvent): void {
  const { id, immutableId, calendarId } = event;
  const was = { ...event, changes: new Map(event.changes) };
  store.removed.push({ id, immutableId, calendarId, was, changeNumber: ++store.changeNumber });
}

/** Records that an event was changed just now. */
export function touchEvent(store: CalendarStore, event: { changeNumber: number; lastModifiedDateTime: string }, now: Date): void {
  event.changeNumber = ++store.changeNumber;
  event.lastModifiedDateTime = now.toISOString();
}

/** The id that an event has in every calendar: a global object id. https://learn.microsoft.com/openspecs/exchange_server_protocols/ms-oxocal/1d3aac05-a7b9-45cc-a213-47f0a0a2c5c1 */
function newICalUId(now: Date, ids: Tenant['ids']): string {
  const time = Buffer.alloc(8);
  // 100 ns since 1601, the lower half first.
  time.writeBigUInt64LE((BigInt(now.getTime()) + 11_644_473_600_000n) * 10_000n);
  const head = '040000008200E00074C5B7101A82E00800000000';
  const data = Buffer.from(ids.bytes(16)).toString('hex').toUpperCase();
  return `${head}${time.toString('hex').toUpperCase()}000000000000000010000000${data}`;
}
