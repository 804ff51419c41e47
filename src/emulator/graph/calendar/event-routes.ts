import type { CalendarStore } from '../../tenant/calendar.ts';
import { checkIfMatch } from '../etags.ts';
import { countReply, listReply } from '../odata/collection.ts';
import { entityReply } from '../odata/entity.ts';
import type { Call, Reply, Route } from '../route.ts';
import { calendarRoute } from './calendar-route.ts';
import { changedOccurrence, changeEvent, createEvent } from './change-event.ts';
import { eventExpand, eventListOptions, eventsIn } from './event-list.ts';
import { eventEtag, eventResource, eventType } from './event-resource.ts';
import { eventView } from './event-view.ts';
import { removeEvent } from './events.ts';
import { type Instance, instanceOf } from './instance.ts';
import { calendarContext, openCalendar } from './opened-calendar.ts';
import { openEvent } from './opened-event.ts';
import { isSeries } from './series.ts';

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
  ...calendarRoute('POST /me/events', async (call) => {
    const opened = openCalendar(call, 'write');
    return eventReply(call, opened.store, instanceOf(await createEvent(call, opened)), 201);
  }),
  ...calendarRoute('GET /me/events/{event-id}', async (call) => {
    const { store, instance } = await openEvent(call, 'read');
    return eventReply(call, store, instance);
  }),
  ...calendarRoute('PATCH /me/events/{event-id}', async (call) => {
    const { store, instance } = await openEvent(call, 'write');
    checkIfMatch(call, eventEtag(instance));
    return eventReply(call, store, await changeEvent(call, store, instance));
  }),
  ...calendarRoute('DELETE /me/events/{event-id}', async (call) => {
    const { store, instance } = await openEvent(call, 'write');
    checkIfMatch(call, eventEtag(instance));
    discard(store, instance, call.tenant.clock.now());
    return { status: 204 };
  }),
];

/** Answers with one event as the caller sees it. */
export async function eventReply(call: Call, store: CalendarStore, instance: Instance, status = 200): Promise<Reply> {
  const view = await eventView(call);
  return entityReply(call, instance, {
    context: calendarContext(call, 'events'),
    type: eventType,
    status,
    etag: eventEtag(instance),
    resource: (item, select) => eventResource(item, view, select),
    expand: eventExpand(call, store, view),
    headers: view.headers,
  });
}

/** Takes an event away, or one occurrence out of its series. */
function discard(store: CalendarStore, { event, original }: Instance, now: Date): void {
  if (original !== undefined && isSeries(event)) changedOccurrence(store, event, original.date, null, now);
  else removeEvent(store, event);
}
