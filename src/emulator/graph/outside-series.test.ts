import { expect, test } from 'vitest';
import { createEmulator } from '../emulator.ts';

const pat = 'pat@fabrikam.example';
const uid = 'weekly@fabrikam.example';

/** What differs from one event to the other. */
interface Said {
  readonly method?: string;
  readonly organizer?: string;
  readonly attendee?: string;
}

/** A mail about a meeting on Mondays at ten in Paris. @param events - The lines of each event besides those that all have. */
function mailWith(events: readonly (readonly string[])[], { method = 'REQUEST', organizer = pat, attendee }: Said = {}): string {
  const who = [`ORGANIZER;CN=Pat:mailto:${organizer}`, attendee ?? 'ATTENDEE;RSVP=TRUE:mailto:ada@contoso.example'];
  const calendar = [
    'BEGIN:VCALENDAR',
    `METHOD:${method}`,
    ...events.flatMap((lines) => ['BEGIN:VEVENT', `UID:${uid}`, ...who, ...lines, 'END:VEVENT']),
    'END:VCALENDAR',
  ];
  const head = [`From: Pat <${pat}>`, 'To: ada@contoso.example', 'Subject: Weekly', 'MIME-Version: 1.0'];
  const type = `Content-Type: text/calendar; method=${method}`;
  return [...head, 'Content-Type: multipart/mixed; boundary=b', '', '--b', type, '', ...calendar, '--b--', ''].join('\r\n');
}

const paris = (name: string, day: string, hour = '10'): string => `${name};TZID=Europe/Paris:${day}T${hour}0000`;
const series = [paris('DTSTART', '20260302'), 'DURATION:PT1H', 'SUMMARY:Weekly', 'RRULE:FREQ=WEEKLY;COUNT=4'];
/** The second Monday, at two on Tuesday. */
const moved = [paris('RECURRENCE-ID', '20260309'), paris('DTSTART', '20260310', '14'), 'DURATION:PT1H', 'SUMMARY:Moved'];

type Shown = Record<string, unknown>;

async function start() {
  const emulator = await createEmulator({ now: new Date('2026-03-01T09:00:00Z') });
  const { accessToken } = await emulator.token({ user: 'ada@contoso.example', permissions: ['Mail.Read', 'Calendars.ReadWrite'] });
  const call = async (path: string, method = 'GET', body?: unknown): Promise<Shown> => {
    const headers = { Authorization: `Bearer ${accessToken}`, 'Content-Type': 'application/json' };
    const content = body === undefined ? {} : { body: JSON.stringify(body) };
    const response = await emulator.fetch(new Request(`https://graph.microsoft.com/v1.0/me${path}`, { method, headers, ...content }));
    const text = await response.text();
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text}`);
    return text === '' ? {} : (JSON.parse(text) as Shown);
  };
  const valueOf = async (path: string): Promise<Shown[]> => (await call(path))['value'] as Shown[];
  return {
    emulator,
    call,
    newest: async () => (await valueOf('/mailFolders/inbox/messages?$top=1&$expand=microsoft.graph.eventMessage/event'))[0],
    events: (id = uid) => valueOf(`/events?$filter=iCalUId eq '${id}'`),
    /** When it is in March, and what it says there. */
    march: async (id = uid) => {
      const view = await valueOf('/calendarView?startDateTime=2026-03-01T00:00:00Z&endDateTime=2026-04-01T00:00:00Z&$top=100');
      const own = view.filter(({ iCalUId }) => iCalUId === id);
      return own
        .map(
          ({ start: begins, subject, type }) =>
            `${(begins as { dateTime: string }).dateTime.slice(5, 16)} ${String(type)} ${String(subject)}`,
        )
        .toSorted();
    },
    async arrive(mime: string): Promise<void> {
      const body = JSON.stringify({ to: ['ada@contoso.example'], mime });
      const headers = { 'Content-Type': 'application/json' };
      const response = await emulator.fetch(new Request('http://localhost:4000/_emulator/messages', { method: 'POST', headers, body }));
      if (response.status !== 201) throw new Error(await response.text());
    },
  };
}

const plain = [
  '03-02T09:00 occurrence Weekly',
  '03-09T09:00 occurrence Weekly',
  '03-16T09:00 occurrence Weekly',
  '03-23T09:00 occurrence Weekly',
];

test('a series from outside is a series in my calendar, by its own clock', async () => {
  const { arrive, newest, events, march } = await start();
  await arrive(mailWith([[...series, paris('EXDATE', '20260316')], moved]));

  expect(await newest()).toMatchObject({
    meetingMessageType: 'meetingRequest',
    meetingRequestType: 'newMeetingRequest',
    type: 'seriesMaster',
    recurrence: { pattern: { type: 'weekly' }, range: { numberOfOccurrences: 4 } },
    event: { type: 'seriesMaster', subject: 'Weekly' },
  });
  expect(await events()).toMatchObject([
    {
      type: 'seriesMaster',
      isOrganizer: false,
      responseStatus: { response: 'notResponded' },
      recurrence: { pattern: { type: 'weekly', daysOfWeek: ['monday'] }, range: { recurrenceTimeZone: 'Europe/Paris' } },
    },
  ]);
  expect(await march()).toEqual(['03-02T09:00 occurrence Weekly', '03-10T13:00 exception Moved', '03-23T09:00 occurrence Weekly']);
});

test('one occurrence of it is moved, called off and asked for again', async () => {
  const { emulator, arrive, newest, events, march, call } = await start();
  await arrive(mailWith([series]));
  const [event] = await events();
  await call(`/events/${String(event?.['id'])}/accept`, 'POST', {});
  expect(emulator.tenant.outbound?.at(-1)).toMatchObject({ to: { address: pat }, subject: 'Accepted: Weekly' });

  await arrive(mailWith([moved]));
  expect(await newest()).toMatchObject({
    meetingRequestType: 'fullUpdate',
    type: 'occurrence',
    event: { type: 'exception', subject: 'Moved' },
  });
  expect(await newest()).toMatchObject({ event: { responseStatus: { response: 'notResponded' } } });
  expect(await events()).toMatchObject([{ responseStatus: { response: 'accepted' } }]);
  expect(await march()).toEqual([plain[0], '03-10T13:00 exception Moved', plain[2], plain[3]]);

  await arrive(mailWith([moved], { method: 'CANCEL' }));
  expect(await march()).toContain('03-10T13:00 exception Canceled: Moved');
  expect(await newest()).toMatchObject({ meetingMessageType: 'meetingCancelled', event: { isCancelled: true } });

  const { id } = ((await newest())?.['event'] ?? {}) as Shown;
  await call(`/events/${String(id)}`, 'DELETE');
  expect(await march()).toEqual([plain[0], plain[2], plain[3]]);
  await arrive(mailWith([[...moved.slice(0, -1), 'SUMMARY:Again']]));
  expect(await march()).toContain('03-10T13:00 exception Again');

  await arrive(mailWith([[paris('RECURRENCE-ID', '20260311'), ...moved.slice(1)]]));
  expect(await march()).toEqual([plain[0], '03-10T13:00 exception Again', plain[2], plain[3]]);
});

test('a series that is told again keeps what was other in it, unless it moves', async () => {
  const { arrive, newest, events, march } = await start();
  await arrive(mailWith([series]));
  await arrive(mailWith([moved]));
  await arrive(mailWith([[...series, 'DESCRIPTION:Bring numbers']]));
  expect(await newest()).toMatchObject({ meetingRequestType: 'informationalUpdate' });
  expect(await march()).toContain('03-10T13:00 exception Moved');

  await arrive(mailWith([[...series.slice(0, -1), 'RRULE:FREQ=WEEKLY;COUNT=2']]));
  expect(await newest()).toMatchObject({ meetingRequestType: 'fullUpdate' });
  expect(await march()).toEqual(plain.slice(0, 2));
  expect(await events()).toHaveLength(1);

  await arrive(mailWith([series], { method: 'CANCEL' }));
  expect(await march()).toEqual(['03-02T09:00 occurrence Canceled: Weekly', '03-09T09:00 occurrence Canceled: Weekly']);
});

test('occurrences to which I am invited without their series stand alone, until the series comes', async () => {
  const { arrive, newest, events, march } = await start();
  await arrive(mailWith([moved]));
  await arrive(mailWith([[paris('RECURRENCE-ID', '20260323'), paris('DTSTART', '20260323'), 'SUMMARY:Third']]));
  expect(await newest()).toMatchObject({ type: 'occurrence', event: { type: 'singleInstance', subject: 'Third', seriesMasterId: null } });
  expect(await march()).toEqual(['03-10T13:00 singleInstance Moved', '03-23T09:00 singleInstance Third']);

  await arrive(mailWith([[...moved, 'DESCRIPTION:Bring numbers']]));
  expect(await newest()).toMatchObject({ meetingRequestType: 'informationalUpdate', event: { bodyPreview: 'Bring numbers' } });
  await arrive(mailWith([moved], { method: 'CANCEL' }));
  expect(await march()).toEqual(['03-10T13:00 singleInstance Canceled: Moved', '03-23T09:00 singleInstance Third']);
  await arrive(mailWith([[...series, 'SUMMARY:Never']], { organizer: 'eve@fabrikam.example' }));
  expect(await events()).toHaveLength(2);

  await arrive(mailWith([series]));
  expect(await march()).toEqual(plain);
  expect(await events()).toHaveLength(1);
});

test('an answer to one occurrence is one there, and nowhere else', async () => {
  const { arrive, call, newest } = await start();
  const [begin, end] = ['10:00', '11:00'].map((time) => ({ dateTime: `2026-03-02T${time}:00`, timeZone: 'Europe/Paris' }));
  const recurrence = {
    pattern: { type: 'weekly', interval: 1, daysOfWeek: ['monday'] },
    range: { type: 'numbered', startDate: '2026-03-02', numberOfOccurrences: 4 },
  };
  const attendees = [{ emailAddress: { address: pat, name: 'Pat' }, type: 'required' }];
  const made = await call('/events', 'POST', { subject: 'Mine', start: begin, end, recurrence, attendees });
  const reply = { method: 'REPLY', organizer: 'ada@contoso.example', attendee: `ATTENDEE;PARTSTAT=DECLINED:mailto:${pat}` };
  await arrive(mailWith([moved], reply).replace(uid, String(made['iCalUId'])));

  expect(await newest()).toMatchObject({ meetingMessageType: 'meetingDeclined', type: 'occurrence' });
  const span = 'startDateTime=2026-03-01T00:00:00Z&endDateTime=2026-04-01T00:00:00Z&$select=attendees,start';
  const { value } = await call(`/events/${String(made['id'])}/instances?${span}`);
  const answered = (value as { attendees: { status: { response: string } }[] }[]).map((one) => one.attendees[0]?.status.response);
  expect(answered).toEqual(['none', 'declined', 'none', 'none']);
});
