import { largestPage } from '../odata/page-rules.ts';
import type { QueryRule } from '../odata/query-rule.ts';

/** What Exchange refuses of a list of events. */
export const eventRules: readonly QueryRule[] = [
  largestPage(
    {
      name: 'events-top',
      collections: 'events, calendarView, instances',
      // Assumption: the largest page is that of messages, by a report that a page of 1000 events is taken. A larger one would change it.
      isAssumption: true,
    },
    1000,
  ),
];

/** What Exchange refuses of a list of calendars. */
export const calendarRules: readonly QueryRule[] = [
  // Assumption: as of events.
  largestPage({ name: 'calendars-top', collections: 'calendars, calendarGroups, calendarPermissions', isAssumption: true }, 1000),
];
