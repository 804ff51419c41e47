import { inputError } from '../../core/input.ts';
import type { ZoneClock } from '../zone-clock.ts';
import { changedAttendees, type AttendeeChanges } from './attendees.ts';
import { toGraphContent, type Content } from './content.ts';
import type { GraphEvent } from './event.ts';
import { toGraphSeries, type recurrence } from './recurrence/recurrence-field.ts';
import type { z } from 'zod';
import { dateOf, instantOf, toGraphDays, toGraphSpan } from './times.ts';

/** Changes of an event, as an activity was given them. */
export type Changes = Content &
  AttendeeChanges & {
    readonly start?: string | undefined;
    readonly end?: string | undefined;
    readonly isAllDay?: boolean | undefined;
    readonly recurrence?: z.output<typeof recurrence> | null | undefined;
  };

/**
 * Changes of an event in Graph's spelling; what was not given is not there.
 *
 * @param present - The event before them, where the changes depend on it.
 * @throws OnbehalfError INPUT_INVALID for times that do not exist or do not fit, and for a recurrence that Exchange cannot keep.
 */
export function changesOf(given: Changes, present: GraphEvent | undefined, clock: ZoneClock): Record<string, unknown> {
  const { requiredAttendees, optionalAttendees, resourceAttendees, recurrence: repeats } = given;
  const attendees = { requiredAttendees, optionalAttendees, resourceAttendees };
  const changesAttendees = Object.values(attendees).some((one) => one !== undefined);
  return {
    ...toGraphContent(given, present),
    ...timesOf(given, clock),
    ...(changesAttendees && { attendees: changedAttendees(present?.attendees ?? [], attendees) }),
    ...(repeats === null && { recurrence: null }),
    ...(repeats && { recurrence: toGraphSeries(repeats, { local: startOf(given, present, clock), clock }) }),
  };
}

function timesOf({ start, end, isAllDay }: Changes, clock: ZoneClock): Record<string, unknown> {
  if (isAllDay) {
    if (start === undefined) throw inputError('The days', [{ field: 'start', problem: 'is required with isAllDay.' }]);
    return { ...toGraphDays({ start, end }, clock), isAllDay };
  }
  const both = start !== undefined && end !== undefined;
  if (isAllDay === false && !both)
    throw inputError('The time', [{ field: 'end', problem: 'is required with start where isAllDay is taken away.' }]);
  return {
    ...(isAllDay !== undefined && { isAllDay }),
    ...(both
      ? toGraphSpan({ start, end }, clock)
      : {
          ...(start !== undefined && { start: clock.toGraph(clock.instantOf(start, 'start')) }),
          ...(end !== undefined && { end: clock.toGraph(clock.instantOf(end, 'end')) }),
        }),
  };
}

/** When the series begins: as it is given, or as it is. */
function startOf({ start, isAllDay = false }: Changes, present: GraphEvent | undefined, clock: ZoneClock): string {
  if (start !== undefined) return isAllDay ? toGraphDays({ start }, clock).start.dateTime : clock.show(clock.instantOf(start, 'start'));
  return present?.isAllDay ? `${dateOf(present.start)}T00:00:00` : clock.show(instantOf(present?.start));
}
