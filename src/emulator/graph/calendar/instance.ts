import type { CalendarEvent, EventContent } from '../../tenant/calendar.ts';
import type { EventTime } from '../../tenant/event-time.ts';
import { occurrenceId } from './occurrence-id.ts';

/** An event as it takes place, or the master of a series. */
export interface Instance {
  /** The single event, or the master. */
  readonly event: CalendarEvent;
  /** What holds here: of an exception, what was changed in the place of what the series says. Its times are `start` and `end`. */
  readonly content: EventContent;
  readonly type: 'singleInstance' | 'seriesMaster' | 'occurrence' | 'exception';
  readonly start: EventTime;
  readonly end: EventTime;
  /** Of an occurrence: where the series has it. */
  readonly original?: { readonly date: string; readonly at: number };
}

/** A single event, or a master as such. */
export function instanceOf(event: CalendarEvent): Instance {
  const type = event.recurrence === null ? 'singleInstance' : 'seriesMaster';
  return { event, content: event, type, start: event.start, end: event.end };
}

/** The id under which a caller knows it. */
export function idOf({ event, original }: Instance, immutableIds: boolean): string {
  const id = immutableIds ? event.immutableId : event.id;
  return original === undefined ? id : occurrenceId(id, original.date);
}
