import type { Calendar, CalendarStore, EventContent } from '../../tenant/calendar.ts';
import type { CollectionOptions } from '../odata/collection.ts';
import type { Expand } from '../odata/expand.ts';
import { namedProperties } from '../odata/named-properties.ts';
import type { QueryOptions } from '../odata/query.ts';
import type { Call } from '../route.ts';
import { attachmentResource } from '../outlook/attachments.ts';
import { extendedExpand } from '../outlook/extended-expand.ts';
import { expandedKept, searchedKept } from '../outlook/extended-properties.ts';
import { calendarResource } from './calendar-resource.ts';
import { findCalendar } from './calendars.ts';
import { eventProperty, eventResource, eventType, isContent } from './event-resource.ts';
import { eventView, type EventView } from './event-view.ts';
import { type Instance, instanceOf } from './instance.ts';
import { accessDenied, calendarContext } from './opened-calendar.ts';
import { eventRules } from './query-rules.ts';
import { clockOfSeries, exceptionsOf, isSeries } from './series.ts';

/** The single events and the masters in a calendar. Assumption: the newest first. */
export function eventsIn(store: CalendarStore, calendar: Calendar): Instance[] {
  return [...store.events.values()]
    .filter(({ calendarId }) => calendarId === calendar.id)
    .map(instanceOf)
    .reverse();
}

/** How a list of events answers. @param collection - Behind the calendar in the context: `events`. */
export async function eventListOptions(call: Call, store: CalendarStore, collection = 'events'): Promise<CollectionOptions<Instance>> {
  const view = await eventView(call);
  return {
    context: calendarContext(call, collection),
    type: eventType,
    defaultTop: 10,
    paging: 'skip',
    resource: (instance, select) => eventResource(instance, view, select),
    read: (instance, property) =>
      property === 'singleValueExtendedProperties' ? searchedKept(extendedOf(instance, view)) : eventProperty(instance, property, view),
    expand: eventExpand(call, store, view),
    check: (query) => checkQuery(query, view),
    rules: () => eventRules,
    headers: view.headers,
  };
}

/** What `$expand` may name on an event. */
export function eventExpand(call: Call, store: CalendarStore, view: EventView): Expand<Instance> {
  return {
    attachments: ({ content, event }) => (view.seesContent && view.seesPrivate(event) ? content.attachments.map(attachmentResource) : []),
    exceptionOccurrences: async ({ event, type }) => {
      if (type !== 'seriesMaster' || !isSeries(event)) return [];
      return exceptionsOf(event, await clockOfSeries(event)).map((exception) => eventResource(exception, view));
    },
    calendar: ({ event }) => calendarResource(call, findCalendar(store, event.calendarId)),
    ...extendedExpand((instance, collection, filter) => expandedKept(extendedOf(instance, view), collection, filter)),
  };
}

/** Extended properties may say anything: who does not see the text does not see them either. */
function extendedOf({ content, event }: Instance, view: EventView): EventContent['extendedProperties'] {
  return view.seesContent && view.seesPrivate(event) ? content.extendedProperties : [];
}

function checkQuery(query: QueryOptions, view: EventView): void {
  // Assumption: a filter would tell what ReadBasic hides, so it is refused.
  if (view.seesContent || !namedProperties(query).some((path) => isContent(path.split('/')[0] ?? ''))) return;
  throw accessDenied();
}
