import type { CalendarEvent } from '../../tenant/calendar.ts';
import { checkIfMatch } from '../etags.ts';
import { countReply, listReply } from '../odata/collection.ts';
import { entityReply } from '../odata/entity.ts';
import type { Call, Reply, Route } from '../route.ts';
import { badBody } from '../json-input.ts';
import { calendarRoute } from './calendar-route.ts';
import { eventFrom } from './event-input.ts';
import { eventExpand, eventListOptions, eventsIn } from './event-list.ts';
import { eventEtag, eventResource, eventType } from './event-resource.ts';
import { checkTimes } from './event-times.ts';
import { eventView } from './event-view.ts';
import { addEvent, removeEvent, touchEvent } from './events.ts';
import { instanceOf } from './instance.ts';
import { calendarContext, openCalendar } from './opened-calendar.ts';
import { openEvent, type OpenedEvent } from './opened-event.ts';
import { onlineMeetingFor } from './online-meeting.ts';

/** Reading, making, changing and deleting events. */
export const eventRoutes: readonly Route[] = [
  ...calendarRoute('GET /me/events', async (call) => {
    const { store, calendar } = openCalendar(call, 'read');
    return listReply(call, eventsIn(store, calendar), await eventListOptions(call, store));
  }),
  ...calendarRoute('GET /me/events/$count', async (call) => {
    const { store, calendar } = openCalendar(call, 'read');
    return countReply(call, eventsIn(store, calendar), await eventListOptions(call, store));
  }),
  ...calendarRoute('POST /me/events', create),
  ...calendarRoute('GET /me/events/{event-id}', async (call) => eventReply(call, await openEvent(call, 'read'))),
  ...calendarRoute('PATCH /me/events/{event-id}', change),
  ...calendarRoute('DELETE /me/events/{event-id}', async (call) => {
    const { store, event, instance } = await openEvent(call, 'write');
    checkIfMatch(call, eventEtag(instance));
    removeEvent(store, event);
    return { status: 204 };
  }),
];

/** Answers with one event as the caller sees it. */
export async function eventReply(call: Call, { store, instance }: Pick<OpenedEvent, 'store' | 'instance'>, status = 200): Promise<Reply> {
  const view = await eventView(call);
  return entityReply(call, instance, {
    context: calendarContext(call, 'events'),
    type: eventType,
    status,
    etag: eventEtag(instance),
    resource: (item, select) => eventResource(item, view, select),
    expand: eventExpand(call, store),
    headers: view.headers,
  });
}

async function create(call: Call): Promise<Reply> {
  const { store, calendar } = openCalendar(call, 'write');
  const { start, end, isAllDay = false, isOnlineMeeting = false, ...input } = await eventFrom(await call.json(), call.tenant);
  const known = [...store.events.values()].find((event) => isRepeated(event, calendar.id, input.transactionId));
  if (known) return eventReply(call, { store, instance: instanceOf(known) }, 201);
  // Assumption: the service does not guess when an event is.
  if (!start || !end) throw badBody(`The properties 'start' and 'end' are required.`);
  checkTimes({ start, end, isAllDay });
  const onlineMeeting = isOnlineMeeting ? onlineMeetingFor(call) : undefined;
  const event = addEvent(call.tenant, store, calendar, call.owner, { ...input, start, end, isAllDay, onlineMeeting });
  return eventReply(call, { store, instance: instanceOf(event) }, 201);
}

/** A client that asks again with the same transaction gets what it made. https://learn.microsoft.com/graph/api/resources/event, `transactionId` */
function isRepeated(event: CalendarEvent, calendarId: string, transactionId: string | null | undefined): boolean {
  return typeof transactionId === 'string' && event.transactionId === transactionId && event.calendarId === calendarId;
}

async function change(call: Call): Promise<Reply> {
  const { store, event, instance } = await openEvent(call, 'write');
  checkIfMatch(call, eventEtag(instance));
  const { isOnlineMeeting, transactionId: _once, ...input } = await eventFrom(await call.json(), call.tenant);
  checkTimes({ ...event, ...input });
  Object.assign(event, input);
  // A meeting that was made stays: https://learn.microsoft.com/graph/api/resources/event, `isOnlineMeeting`
  if (isOnlineMeeting === true) event.onlineMeeting ??= onlineMeetingFor(call);
  touchEvent(store, event, call.tenant.clock.now());
  return eventReply(call, { store, instance: instanceOf(event) });
}
