import { listReply } from '../odata/collection.ts';
import type { Route } from '../route.ts';
import { calendarRoute } from './calendar-route.ts';
import { eventListOptions } from './event-list.ts';
import { cannotBeCompleted } from './event-times.ts';
import { openCalendar } from './opened-calendar.ts';
import { openEvent } from './opened-event.ts';
import { clockOfSeries, isSeries, occurrencesIn } from './series.ts';
import { spanOf } from './span.ts';
import { viewOf } from './view.ts';

/** What takes place within a time. */
export const viewRoutes: readonly Route[] = [
  ...calendarRoute('GET /me/calendarView', async (call) => {
    const { store, calendar } = openCalendar(call, 'read');
    const instances = await viewOf(store, calendar, spanOf(call));
    return listReply(call, instances, await eventListOptions(call, store, 'calendarView'));
  }),
  ...calendarRoute('GET /me/events/{event-id}/instances', async (call) => {
    const { store, instance } = await openEvent(call, 'read');
    const { event, type } = instance;
    // Assumption: the words, and that single events and occurrences are refused.
    if (type !== 'seriesMaster' || !isSeries(event)) throw cannotBeCompleted('The event is not the master of a series.');
    const found = [...occurrencesIn(event, await clockOfSeries(event), spanOf(call))].sort((a, b) => a.start.at - b.start.at);
    const { id } = event;
    return listReply(call, found, await eventListOptions(call, store, `events('${encodeURIComponent(id)}')/instances`));
  }),
];
