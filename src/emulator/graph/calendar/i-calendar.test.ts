import { expect, test } from 'vitest';
import { meetingNotice } from './i-calendar.ts';

/** A calendar with an event of these lines beside those that every one has. */
function calendar(event: readonly string[], method = 'REQUEST'): string {
  const usual = ['UID:1@fabrikam.example', 'ORGANIZER;CN="Pat; of Fabrikam":mailto:pat@fabrikam.example'];
  return ['BEGIN:VCALENDAR', `METHOD:${method}`, 'BEGIN:VEVENT', ...usual, ...event, 'END:VEVENT', 'END:VCALENDAR', ''].join('\r\n');
}

test('who asks whom to what is read', async () => {
  const text = calendar([
    'SUMMARY:Offer\\, part two\\; and ',
    ' last',
    'DESCRIPTION:One\\nTwo \\\\ three',
    'LOCATION:Room 1',
    'DTSTART:20260303T100000Z',
    'DTEND:20260303T113000Z',
    'ATTENDEE;CN=Ada;RSVP=TRUE;ROLE=REQ-PARTICIPANT:mailto:ada@contoso.example',
    'attendee;role=OPT-PARTICIPANT;partstat=TENTATIVE:MAILTO:ben@contoso.example',
    'BEGIN:VALARM',
    'DESCRIPTION:Reminder',
    'TRIGGER:-PT15M',
    'END:VALARM',
  ]);

  expect(await meetingNotice(text)).toEqual({
    method: 'REQUEST',
    uid: '1@fabrikam.example',
    subject: 'Offer, part two; and last',
    text: 'One\nTwo \\ three',
    place: 'Room 1',
    start: { dateTime: '2026-03-03T10:00:00', timeZone: 'UTC', at: Date.UTC(2026, 2, 3, 10) },
    end: { dateTime: '2026-03-03T11:30:00', timeZone: 'UTC', at: Date.UTC(2026, 2, 3, 11, 30) },
    isAllDay: false,
    organizer: { name: 'Pat; of Fabrikam', address: 'pat@fabrikam.example' },
    occurrence: undefined,
    recurrence: null,
    deleted: [],
    exceptions: [],
    invitees: [
      { name: 'Ada', address: 'ada@contoso.example', isOptional: false, answer: 'NEEDS-ACTION', asksForAnswer: true },
      { name: 'ben@contoso.example', address: 'ben@contoso.example', isOptional: true, answer: 'TENTATIVE', asksForAnswer: false },
    ],
  });
});

test.each([
  ['a moment', ['DTSTART:20260303T100000Z', 'DTEND:20260303T110000Z'], '2026-03-03T10:00Z', '2026-03-03T11:00Z', false],
  [
    'a clock',
    ['DTSTART;TZID=Europe/Paris:20260303T100000', 'DTEND;TZID=Europe/Paris:20260303T110000'],
    '2026-03-03T09:00Z',
    '2026-03-03T10:00Z',
    false,
  ],
  [
    'a clock of Windows',
    ['DTSTART;TZID="Tokyo Standard Time":20260303T100000', 'DURATION:PT90M'],
    '2026-03-03T01:00Z',
    '2026-03-03T02:30Z',
    false,
  ],
  ['a clock of no zone', ['DTSTART:20260303T100000', 'DURATION:P1DT1H'], '2026-03-03T10:00Z', '2026-03-04T11:00Z', false],
  ['a day', ['DTSTART;VALUE=DATE:20260303'], '2026-03-03T00:00Z', '2026-03-04T00:00Z', true],
  ['two days', ['DTSTART;VALUE=DATE:20260303', 'DTEND;VALUE=DATE:20260305'], '2026-03-03T00:00Z', '2026-03-05T00:00Z', true],
  ['no length', ['DTSTART:20260303T100000Z'], '2026-03-03T10:00Z', '2026-03-03T10:00Z', false],
] as const)('%s is a time', async (_, lines, start, end, isAllDay) => {
  const notice = await meetingNotice(calendar(lines));

  expect([notice?.start.at, notice?.end.at, notice?.isAllDay]).toEqual([Date.parse(start), Date.parse(end), isAllDay]);
});

const once = ['DTSTART:20260303T100000Z'];
/** Ends an event and begins another one of the same meeting. */
const another = ['END:VEVENT', 'BEGIN:VEVENT', 'UID:1@fabrikam.example', 'ORGANIZER:mailto:pat@fabrikam.example'];

test('a series is read with what it does not have and what is other in it, whatever stands around it', async () => {
  const text = calendar([
    'DTSTART;TZID=Europe/Paris:20260302T100000',
    'DURATION:PT1H',
    'SUMMARY:Weekly',
    'RRULE:FREQ=WEEKLY;COUNT=5',
    'EXDATE;TZID=Europe/Paris:20260309T100000,20260316T100000',
    'EXDATE:20260323T090000Z',
    ...another,
    'RECURRENCE-ID;TZID=Europe/Paris:20260330T100000',
    'DTSTART;TZID=Europe/Paris:20260331T140000',
    'SUMMARY:Once on Tuesday',
    'END:VEVENT',
    'BEGIN:VTIMEZONE',
    'TZID:Europe/Paris',
    'BEGIN:STANDARD',
    'DTSTART:19701025T030000',
    'RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU',
    'END:STANDARD',
    'END:VTIMEZONE',
    'BEGIN:VTODO',
  ]);

  expect(await meetingNotice(text)).toMatchObject({
    subject: 'Weekly',
    occurrence: undefined,
    recurrence: {
      pattern: { type: 'weekly', daysOfWeek: ['monday'] },
      range: { type: 'numbered', numberOfOccurrences: 5, startDate: '2026-03-02', recurrenceTimeZone: 'Europe/Paris' },
    },
    deleted: ['2026-03-09T09:00Z', '2026-03-16T09:00Z', '2026-03-23T09:00Z'].map((time) => ({ at: Date.parse(time) })),
    exceptions: [
      {
        subject: 'Once on Tuesday',
        occurrence: { dateTime: '2026-03-30T10:00:00', at: Date.parse('2026-03-30T08:00Z') },
        start: { at: Date.parse('2026-03-31T12:00Z') },
      },
    ],
  });
});

test('an occurrence alone says where its series has it', async () => {
  const notice = await meetingNotice(calendar([...once, 'RECURRENCE-ID:20260302T100000Z']));

  expect(notice).toMatchObject({
    recurrence: null,
    occurrence: { dateTime: '2026-03-02T10:00:00' },
    start: { dateTime: '2026-03-03T10:00:00' },
  });
});

test.each([
  ['no calendar', 'Hello'],
  ['empty', ''],
  ['a series of single dates', calendar([...once, 'RDATE:20260304T100000Z'])],
  ['a series of no pattern of Exchange', calendar([...once, 'RRULE:FREQ=HOURLY'])],
  ['without a day that is none', calendar([...once, 'RRULE:FREQ=DAILY', 'EXDATE:tomorrow'])],
  ['an occurrence with a rule', calendar([...once, 'RECURRENCE-ID:20260303T100000Z', 'RRULE:FREQ=DAILY'])],
  ['an occurrence of no day', calendar([...once, 'RECURRENCE-ID:tomorrow'])],
  ['an occurrence and all later ones', calendar([...once, 'RECURRENCE-ID;RANGE=THISANDFUTURE:20260303T100000Z'])],
  [
    'several occurrences alone',
    calendar([...once, 'RECURRENCE-ID:20260303T100000Z', ...another, ...once, 'RECURRENCE-ID:20260304T100000Z']),
  ],
  ['a series and another meeting', calendar([...once, 'RRULE:FREQ=DAILY', ...another.with(2, 'UID:2'), ...once, 'RECURRENCE-ID:20260304'])],
  ['a series twice', calendar([...once, 'RRULE:FREQ=DAILY', ...another, ...once, 'RRULE:FREQ=WEEKLY'])],
  ['without a time', calendar([])],
  ['of no day', calendar(['DTSTART:tomorrow'])],
  ['by the clock of nowhere', calendar(['DTSTART;TZID=Nowhere:20260303T100000'])],
  ['published', calendar(once, 'PUBLISH')],
  ['two events', calendar([...once, ...another, ...once])],
])('what is %s is not understood', async (_, text) => {
  expect(await meetingNotice(text)).toBeUndefined();
});

test('a line with however many values that is none is left out', async () => {
  const lines = [';a=,"', ';a=,b,"', ';a=","', '"', ';a'].map((piece) => `X${piece.repeat(200)}`);

  expect(await meetingNotice(calendar(['DTSTART:20260303T100000Z', 'SUMMARY:Lunch', ...lines]))).toMatchObject({ subject: 'Lunch' });
});
