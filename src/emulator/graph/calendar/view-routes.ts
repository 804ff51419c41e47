import { listReply } from '../odata/collection.ts';
import type { Route } from '../route.ts';
import { calendarRoute } from './calendar-route.ts';
import { eventListOptions } from './event-list.ts';
import { openCalendar } from './opened-calendar.ts';
import { spanOf, viewOf } from './view.ts';

/** What takes place within a time. */
export const viewRoutes: readonly Route[] = [
  ...calendarRoute('GET /me/calendarView', async (call) => {
    const { store, calendar } = openCalendar(call, 'read');
    const instances = viewOf(store, calendar, spanOf(call));
    return listReply(call, instances, await eventListOptions(call, store, 'calendarView'));
  }),
];
