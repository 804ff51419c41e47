export type DayOfWeek = 'sunday' | 'monday' | 'tuesday' | 'wednesday' | 'thursday' | 'friday' | 'saturday';

/** When the occurrences of a series are. https://learn.microsoft.com/graph/api/resources/recurrencepattern */
export interface RecurrencePattern {
  readonly type: 'daily' | 'weekly' | 'absoluteMonthly' | 'relativeMonthly' | 'absoluteYearly' | 'relativeYearly';
  readonly interval: number;
  /** 0 where it says nothing. */
  readonly month: number;
  /** 0 where it says nothing. */
  readonly dayOfMonth: number;
  readonly daysOfWeek: readonly DayOfWeek[];
  readonly firstDayOfWeek: DayOfWeek;
  readonly index: 'first' | 'second' | 'third' | 'fourth' | 'last';
}

/** From when to when. https://learn.microsoft.com/graph/api/resources/recurrencerange */
export interface RecurrenceRange {
  readonly type: 'endDate' | 'noEnd' | 'numbered';
  /** `2026-03-02`. */
  readonly startDate: string;
  /** `0001-01-01` where there is none. */
  readonly endDate: string;
  /** The time zone of the dates, and of the clock by which the series goes. */
  readonly recurrenceTimeZone: string;
  /** 0 where it says nothing. */
  readonly numberOfOccurrences: number;
}

export interface Recurrence {
  readonly pattern: RecurrencePattern;
  readonly range: RecurrenceRange;
}
