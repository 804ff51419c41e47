import type { Calendar, CalendarStore, RemovedEvent } from '../../tenant/calendar.ts';
import { idOf, type Instance } from './instance.ts';
import { occurrenceId } from './occurrence-id.ts';
import { clockOfSeries, isSeries, occurrencesIn } from './series.ts';
import { isWithin, type Span } from './span.ts';
import { viewOf } from './view.ts';

/** Where a client stands in the changes of a view; it travels in the token. */
export interface ViewState {
  /** The last change number of the round before; 0 in the first one. */
  readonly after: number;
  /** The last change number when this round began. */
  readonly until: number;
  /** The last thing that was told in this round. */
  readonly told?: string;
}

/** What came, changed or is gone, with the place that it has among the others. */
export type ViewChange = { readonly place: string } & ({ readonly instance: Instance } | { readonly removedId: string });

/**
 * What is to be told of a view in this round, the changes in the order in which they were made. What changes meanwhile comes in the next round.
 * Source: https://learn.microsoft.com/graph/delta-query-events
 */
export async function viewChanges(
  store: CalendarStore,
  calendar: Calendar,
  span: Span,
  { after, until, told = '' }: ViewState,
  immutableIds: boolean,
): Promise<ViewChange[]> {
  const changes = new Map<string, ViewChange>();
  const isNew = (changeNumber: number): boolean => changeNumber > after && changeNumber <= until;
  if (after > 0) {
    for (const [id, changeNumber] of await goneIds(store, calendar, span, immutableIds))
      if (isNew(changeNumber)) changes.set(id, { place: placeOf(changeNumber, id), removedId: id });
  }
  for (const instance of await viewOf(store, calendar, span)) {
    const id = idOf(instance, immutableIds);
    const { changeNumber } = instance.event;
    if (isNew(changeNumber)) changes.set(id, { place: placeOf(changeNumber, id), instance });
    else changes.delete(id);
  }
  return [...changes.values()].filter(({ place }) => place > told).sort((a, b) => (a.place < b.place ? -1 : 1));
}

/** Events and occurrences that may have been told and are no longer in the view, with the number of the change that took them out. */
async function goneIds(store: CalendarStore, calendar: Calendar, span: Span, immutableIds: boolean): Promise<Map<string, number>> {
  const gone = new Map<string, number>();
  for (const removed of store.removed) {
    if (removed.calendarId !== calendar.id) continue;
    for (const id of await idsOf(removed, span, immutableIds)) gone.set(id, removed.changeNumber);
  }
  for (const event of store.events.values()) {
    if (event.calendarId !== calendar.id) continue;
    const id = immutableIds ? event.immutableId : event.id;
    if (!isSeries(event) && !isWithin(event.start.at, event.end.at, span)) gone.set(id, event.changeNumber);
    for (const { date, changeNumber } of event.changes.values()) gone.set(occurrenceId(id, date), changeNumber);
  }
  return gone;
}

async function idsOf({ id, immutableId, was }: RemovedEvent, span: Span, immutableIds: boolean): Promise<string[]> {
  if (!isSeries(was)) return [immutableIds ? immutableId : id];
  // The master itself is in no view.
  return [...occurrencesIn(was, await clockOfSeries(was), span)].map((instance) => idOf(instance, immutableIds));
}

/** Numbers that compare as texts. */
function placeOf(changeNumber: number, id: string): string {
  return `${String(changeNumber).padStart(12, '0')} ${id}`;
}
