import type { Attendee, EventContent } from '../calendar.ts';
import type { RecurrencePattern } from '../recurrence.ts';

/** An event of the seed. Days are counted from the Monday of the present week; times are those of London. */
export interface SeededEvent {
  readonly subject: string;
  readonly text: string;
  /** Alias of the organiser. */
  readonly by: string;
  readonly day: number;
  /** `10:00`; both missing: whole days. */
  readonly from?: string;
  readonly to?: string;
  /** Of whole days, how many. Default 1. */
  readonly days?: number;
  readonly place?: string;
  readonly isOnline?: boolean;
  readonly showAs?: EventContent['showAs'];
  readonly sensitivity?: EventContent['sensitivity'];
  readonly category?: string;
  /** Aliases, and what they answered. */
  readonly with?: Readonly<Record<string, Attendee['status']['response']>>;
  readonly optional?: readonly string[];
  readonly pattern?: Partial<RecurrencePattern> & Pick<RecurrencePattern, 'type'>;
  /** Of a series, occurrences by their day: elsewhere, or (null) not at all. */
  readonly changed?: readonly {
    readonly day: number;
    readonly to: { readonly day: number; readonly from: string; readonly to: string } | null;
  }[];
}

/** A working week at Contoso, a little of the ones before and of the next. */
export const seededEvents: readonly SeededEvent[] = [
  {
    subject: 'Team meeting',
    text: 'Everybody says in two minutes what is going on.',
    by: 'chloe',
    day: -56,
    from: '10:00',
    to: '10:30',
    place: 'Meeting room 1/120',
    with: { ada: 'accepted', ben: 'accepted', diego: 'accepted', elin: 'tentativelyAccepted' },
    pattern: { type: 'weekly', daysOfWeek: ['monday'] },
    changed: [
      { day: -14, to: null },
      { day: 7, to: { day: 8, from: '14:00', to: '14:30' } },
    ],
  },
  {
    subject: 'Fabrikam: offer for next year',
    text: 'Please bring the figures of this year. The customer comes at one.',
    by: 'ben',
    day: 1,
    from: '13:00',
    to: '14:30',
    place: 'Meeting room 2/210',
    category: 'Green category',
    with: { ada: 'accepted', chloe: 'none' },
    optional: ['chloe'],
  },
  {
    subject: 'Release planning',
    text: 'What goes into the next release, and what has to wait.',
    by: 'diego',
    day: 2,
    from: '09:30',
    to: '11:00',
    isOnline: true,
    with: { elin: 'accepted', ben: 'declined' },
  },
  {
    subject: 'Dentist',
    text: 'Remember the insurance card.',
    by: 'ada',
    day: 2,
    from: '08:30',
    to: '09:15',
    place: 'High Street 12',
    sensitivity: 'private',
    showAs: 'oof',
  },
  {
    subject: 'Open invoices',
    text: 'Which ones do we remind, and who calls.',
    by: 'ada',
    day: 3,
    from: '11:00',
    to: '11:30',
    isOnline: true,
    with: { ben: 'none', chloe: 'accepted' },
  },
  {
    subject: 'Maintenance of the file server',
    text: 'Files cannot be reached during that time.',
    by: 'elin',
    day: 3,
    from: '18:00',
    to: '20:00',
  },
  { subject: 'Fire drill', text: 'It may get loud.', by: 'chloe', day: 4, showAs: 'free', category: 'Red category' },
  { subject: 'Trade fair in Lyon', text: 'Stand C 14.', by: 'ben', day: 9, days: 2, place: 'Lyon', showAs: 'oof' },
  {
    subject: 'Month-end closing',
    text: 'Post what came in, send the list to Chloe.',
    by: 'ada',
    day: -56,
    from: '15:00',
    to: '17:00',
    category: 'Blue category',
    pattern: { type: 'absoluteMonthly', dayOfMonth: 31 },
  },
  {
    subject: 'Lunch',
    text: '',
    by: 'diego',
    day: 4,
    from: '12:00',
    to: '13:00',
    place: 'Canteen',
    showAs: 'free',
    with: { elin: 'accepted' },
  },
];
