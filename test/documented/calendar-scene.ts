import type { DocumentedExample } from './rows.ts';

type Json = Readonly<Record<string, unknown>>;

/** What makes a scene. */
export interface SceneTools {
  /** Makes something as Ada. @param as - Somebody else, by the alias. */
  post(path: string, body: unknown, as?: string): Promise<Record<string, unknown>>;
  /** The id of the first one in a list. @param as - Of somebody else than Ada, by the alias. */
  first(path: string, as?: string): Promise<string>;
  /** Makes a thing at most once. */
  once(what: string, make: () => Promise<string>): Promise<string>;
}

/** What of calendars has to be there for an example. */
export interface CalendarMakers {
  readonly parameters: Readonly<Record<string, (value: string) => Promise<string>>>;
  /** True where the message of the example is one about a meeting. */
  readonly isAboutMeeting: boolean;
  /** Such a message in Ada's inbox. */
  meetingMail(): Promise<string>;
  /** Puts something into the calendar that is listed. */
  fill(): Promise<void>;
  /** A query with times in the place of their names. */
  withTimes(query: string): string;
}

const everybody = ['ada', 'ben', 'chloe'].map((alias) => ({
  emailAddress: { address: `${alias}@contoso.example`, name: alias },
  type: 'required',
}));

const changeOfClocks = { time: '02:00:00', dayOfWeek: 'sunday', year: 0 };

/** Working hours in a zone that says itself when its clocks change. */
export const hoursInOwnZone: Json = {
  timeZone: {
    '@odata.type': '#microsoft.graph.customTimeZone',
    name: 'Customized Time Zone',
    bias: 480,
    standardOffset: { ...changeOfClocks, dayOccurrence: 1, month: 11 },
    daylightOffset: { ...changeOfClocks, dayOccurrence: 2, month: 3, daylightBias: -60 },
  },
};

/** A meeting with all that the pages show. */
function meeting(date: string): Json {
  return {
    subject: 'All hands',
    body: { contentType: 'html', content: '<p>See you there</p>' },
    start: { dateTime: `${date}T20:00:00`, timeZone: 'Pacific Standard Time' },
    end: { dateTime: `${date}T21:00:00`, timeZone: 'Pacific Standard Time' },
    location: { displayName: 'Room 1', locationType: 'default', address: { city: 'Redmond' }, coordinates: { latitude: 1, longitude: 2 } },
    attendees: everybody,
    isOnlineMeeting: true,
    transactionId: `all-hands-${date}`,
  };
}

/** The property of many values that a page expands. */
function extendedIn(query: Readonly<Record<string, string>>): Json {
  const [, id] = /multiValueExtendedProperties\(\$filter=id eq '([^']+)'\)/.exec(decodeURIComponent(query['$expand'] ?? '')) ?? [];
  return id === undefined ? {} : { multiValueExtendedProperties: [{ id, value: ['Food', 'Hiking'] }] };
}

/** Makes what the examples of calendars need. */
export function createCalendarMakers({ area, id, request }: DocumentedExample, { post, first, once }: SceneTools): CalendarMakers {
  const { method, path, query } = request;
  const isAnswer = /\/(?:accept|tentativelyAccept|decline)$/i.test(path);
  const date = (Object.entries(query).find(([name]) => name.toLowerCase() === 'startdatetime')?.[1] ?? '').slice(0, 10);
  const day = /^\d{4}-/.test(date) ? date : '2026-03-04';
  const isCustom = /^\/me\/calendar(?:Groups|s)\//i.test(path) && method !== 'GET';
  const calendar = (): Promise<string> =>
    once('calendar', async () =>
      isCustom ? String((await post('/me/calendars', { name: 'Trips' }))['id']) : await first('/me/calendars'),
    );
  const event = (): Promise<string> =>
    once('event', async () => {
      if (isAnswer) {
        await post('/me/events', meeting(day), 'ben');
        return await first('/me/events');
      }
      const recurrence = { pattern: { type: 'daily', interval: 1 }, range: { type: 'noEnd', startDate: day } };
      const series = /\/instances$/i.test(path) ? { recurrence } : {};
      const { id } = await post('/me/events', { ...meeting(day), ...series, ...extendedIn(query) });
      if (method === 'GET') await propose();
      return String(id);
    });
  /** Ben cannot come, and says when he could. */
  const propose = async (): Promise<void> => {
    const [start, end] = ['12:00', '13:00'].map((time) => ({ dateTime: `${day}T${time}:00`, timeZone: 'UTC' }));
    await post(`/me/events/${await first('/me/events', 'ben')}/tentativelyAccept`, { proposedNewTime: { start, end } }, 'ben');
  };
  const permission = (): Promise<string> =>
    once('calendarPermission', async () => {
      const emailAddress = { address: 'ben@contoso.example', name: 'Ben Okafor' };
      return String((await post('/me/calendar/calendarPermissions', { emailAddress, role: 'read' }))['id']);
    });
  return {
    parameters: {
      'calendar-id': calendar,
      'event-id': event,
      'calendarGroup-id': () =>
        once('calendarGroup', async () =>
          method === 'GET' ? await first('/me/calendarGroups') : String((await post('/me/calendarGroups', { name: 'Projects' }))['id']),
        ),
      'calendarPermission-id': permission,
    },
    isAboutMeeting: area === 'calendar' || id.includes('/eventmessage-'),
    meetingMail: () =>
      once('meetingMail', async () => {
        await post('/me/events', meeting(day), 'ben');
        return await first('/me/mailFolders/inbox/messages');
      }),
    async fill() {
      if (method === 'GET' && /calendarPermissions$/i.test(path)) await permission();
      if (method === 'GET' && /\/(?:events|calendarView|calendarView\/delta)$/i.test(path))
        for (const one of [day, '2026-03-05']) await post('/me/events', meeting(one));
    },
    withTimes: (text) => text.replaceAll('{start_datetime}', '2026-03-01').replaceAll('{end_datetime}', '2026-03-08'),
  };
}
