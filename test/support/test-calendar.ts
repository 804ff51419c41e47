import { allCalendarRoutes } from '../../src/emulator/graph/calendar/routes.ts';
import { mailRoutes } from '../../src/emulator/graph/mail/routes.ts';
import { createTestGraph, type TestGraph, type TestRequest } from './test-graph.ts';

/** A Graph for tests of calendars: the seeded people with empty calendars and mailboxes. */
export interface TestCalendar extends TestGraph {
  /** Calls on `/v1.0/me` with every permission and reads the answer. @param path - `/events`. */
  me(alias: string, path: string, init?: Omit<TestRequest, 'as'>): Promise<{ status: number; body: Record<string, unknown> }>;
  /** Makes an event from so many hours of 2026-03-02 on, in UTC, and answers with it. */
  event(alias: string, event?: Readonly<Record<string, unknown>>): Promise<Record<string, unknown>>;
  /** What a person's default calendar shows between two days, by the subject and the start in UTC. */
  days(alias: string, from: string, to: string): Promise<string[]>;
}

/** Everything that delegated calendar and mail permissions can give. */
export const everything =
  'Calendars.ReadWrite Calendars.ReadWrite.Shared Mail.ReadWrite Mail.Send Mail.ReadWrite.Shared Mail.Send.Shared MailboxSettings.ReadWrite';

/** Creates it; the clock stands still at 2026-03-02T09:00:00Z, a Monday. */
export function createTestCalendar(): TestCalendar {
  const graph = createTestGraph({ routes: [...allCalendarRoutes, ...mailRoutes] });
  const me: TestCalendar['me'] = (alias, path, init = {}) => graph.json(`/v1.0/me${path}`, { ...init, as: `${alias} ${everything}` });
  return {
    ...graph,
    me,
    async event(alias, event = {}) {
      const { status, body } = await me(alias, '/events', {
        method: 'POST',
        body: { subject: 'Meeting', ...at('10:00', '11:00'), ...event },
      });
      if (status !== 201) throw new Error(`The event was not made: ${status} ${JSON.stringify(body)}`);
      return body;
    },
    async days(alias, from, to) {
      const { body } = await me(alias, `/calendarView?startDateTime=${from}&endDateTime=${to}&$top=1000&$select=subject,start`);
      return (body['value'] as { subject: string; start: { dateTime: string } }[]).map(
        ({ subject, start }) => `${subject} ${start.dateTime.slice(0, 16)}`,
      );
    },
  };
}

/** Start and end of an event. @param timeZone - Default UTC. @param day - Default the day of the tests. */
export function at(
  from: string,
  to: string,
  timeZone = 'UTC',
  day = '2026-03-02',
): Record<'start' | 'end', { dateTime: string; timeZone: string }> {
  return { start: { dateTime: `${day}T${from}:00`, timeZone }, end: { dateTime: `${day}T${to}:00`, timeZone } };
}

/** The ids of a list that came as an answer. */
export function idsIn({ body }: { readonly body: Record<string, unknown> }): string[] {
  return (body['value'] as { id: string }[]).map(({ id }) => id);
}
