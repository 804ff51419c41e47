import type { CalendarStore } from '../../tenant/calendar.ts';
import { checkIfMatch } from '../etags.ts';
import { countReply, listReply } from '../odata/collection.ts';
import { entityReply } from '../odata/entity.ts';
import type { Call, Reply, Route } from '../route.ts';
import { calendarRoute } from './calendar-route.ts';
import { changeEvent, createEvent } from './change-event.ts';
import { eventExpand, eventListOptions, eventsIn } from './event-list.ts';
import { eventEtag, eventResource, eventType } from './event-resource.ts';
import { eventView } from './event-view.ts';
import { type Instance, instanceOf } from './instance.ts';
import { announceMeeting, cancelMeeting, rememberMeeting } from './meeting-requests.ts';
import { calendarContext, openCalendar } from './opened-calendar.ts';
import { openEvent } from './opened-event.ts';

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
    const { event, isNew } = await createEvent(call, opened);
    if (isNew) await announceMeeting(call, instanceOf(event));
    return eventReply(call, opened.store, instanceOf(event), 201);
  }),
  ...calendarRoute('GET /me/events/{event-id}', async (call) => {
    const { store, instance } = await openEvent(call, 'read');
    return eventReply(call, store, instance);
  }),
  ...calendarRoute('PATCH /me/events/{event-id}', async (call) => {
    const { store, instance } = await openEvent(call, 'write');
    checkIfMatch(call, eventEtag(instance));
    const before = rememberMeeting(instance);
    const changed = await changeEvent(call, store, instance);
    await announceMeeting(call, changed, before);
    return eventReply(call, store, changed);
  }),
  ...calendarRoute('DELETE /me/events/{event-id}', async (call) => {
    const { store, instance } = await openEvent(call, 'write');
    checkIfMatch(call, eventEtag(instance));
    // Who deletes a meeting of somebody else just has it no longer. https://learn.microsoft.com/graph/api/event-delete
    await cancelMeeting(call, store, instance, '');
    return { status: 204 };
  }),
  // Assumption: who organises it calls the meeting off, as with DELETE. https://learn.microsoft.com/graph/api/event-permanentdelete
  ...calendarRoute('POST /me/events/{event-id}/permanentDelete', async (call) => {
    const { store, instance } = await openEvent(call, 'write');
    await cancelMeeting(call, store, instance, '');
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
