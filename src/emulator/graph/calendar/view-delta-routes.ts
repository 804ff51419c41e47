import { deltaReply, readDelta } from '../odata/delta.ts';
import { type Resource, selectProperties } from '../odata/select.ts';
import { judgedQuery, withUnkept } from '../odata/whole-query.ts';
import { badRequest } from '../odata/bad-request.ts';
import { preferenceApplied, readPreferences, withApplied } from '../prefer.ts';
import type { Call, Reply, Route } from '../route.ts';
import { calendarRoute } from './calendar-route.ts';
import { eventResource, eventType } from './event-resource.ts';
import { eventView } from './event-view.ts';
import { openCalendar } from './opened-calendar.ts';
import { spanOf } from './span.ts';
import { viewChanges, type ViewState } from './view-delta.ts';

/** Page size when the client asks for none. Assumption: that of mail. */
const defaultPageSize = 10;

/** Changes of what takes place within a time. https://learn.microsoft.com/graph/api/event-delta */
export const viewDeltaRoutes: readonly Route[] = [...calendarRoute('GET /me/calendarView/delta', viewDelta)];

async function viewDelta(call: Call): Promise<Reply> {
  const { store, calendar } = openCalendar(call, 'read');
  const purpose = `calendarView:${calendar.id}`;
  const position = readDelta(call, { purpose });
  const span = spanOf({ url: new URL(`?${position.bakedQuery}`, call.url) });
  const { query, unkept } = await judgedQuery(position.query, eventType);
  // Source: "optional query parameters" of the page: there is no support for these.
  if (query.filter !== undefined || query.orderBy.length > 0 || query.search !== undefined || query.expand.length > 0)
    throw badRequest('The query options $expand, $filter, $orderby and $search are not supported for change tracking of events.');
  const view = await eventView(call);
  const known = (position.state as ViewState | undefined) ?? { after: 0, until: 0 };
  // A round that begins now is about all that was changed until now.
  const state: ViewState = known.until === 0 ? { ...known, until: store.changeNumber } : known;
  const changes = await viewChanges(store, calendar, span, state, view.immutableIds);
  const page = changes.slice(0, position.pageSize ?? defaultPageSize);
  const value = page.map((change): Resource =>
    'removedId' in change
      ? { id: change.removedId, '@removed': { reason: 'deleted' } }
      : {
          '@odata.type': '#microsoft.graph.event',
          ...withUnkept(selectProperties(eventResource(change.instance, view, query.select), query.select, ['id']), unkept),
        },
  );
  const last = page.at(-1);
  const applied = preferenceApplied({ 'odata.maxpagesize': readPreferences(call.headers).maxPageSize });
  return deltaReply(call, {
    purpose,
    position,
    context: 'Collection(event)',
    value,
    headers: withApplied(view.headers, applied),
    ...(changes.length > page.length && last
      ? { next: { ...state, told: last.place } satisfies ViewState }
      : { done: { after: state.until, until: 0 } satisfies ViewState }),
  });
}
