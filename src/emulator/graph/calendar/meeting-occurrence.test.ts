import { describe, expect, test } from 'vitest';
import { at, createTestCalendar, type TestCalendar } from '../../../../test/support/test-calendar.ts';
import { to } from '../../../../test/support/test-mail.ts';

type Json = Record<string, unknown>;

const invited = (...aliases: readonly string[]): Json[] => to(...aliases).map((one) => ({ ...one, type: 'required' }));

async function inbox(calendar: TestCalendar, alias: string): Promise<Json[]> {
  return (await calendar.me(alias, `/mailFolders/inbox/messages`)).body['value'] as Json[];
}

async function eventsOf(calendar: TestCalendar, alias: string): Promise<Json[]> {
  return (await calendar.me(alias, '/events')).body['value'] as Json[];
}

describe('a meeting of which one occurrence is asked for alone', () => {
  const recurrence = {
    pattern: { type: 'daily', interval: 1 },
    range: { type: 'numbered', startDate: '2026-03-02', numberOfOccurrences: 3 },
  };
  const week = 'startDateTime=2026-03-02&endDateTime=2026-03-09&$orderby=start/dateTime';
  const view = async (calendar: TestCalendar, alias: string): Promise<Json[]> =>
    (await calendar.me(alias, `/calendarView?${week}`)).body['value'] as Json[];

  /** Ada meets Ben every day, and Chloe on the second one. */
  async function start() {
    const calendar = createTestCalendar();
    await calendar.event('ada', { subject: 'Daily', attendees: invited('ben'), recurrence });
    const [, second] = await view(calendar, 'ada');
    const path = `/events/${String(second?.['id'])}`;
    const change = async (body: Json) => expect((await calendar.me('ada', path, { method: 'PATCH', body })).status).toBe(200);
    await change({ attendees: invited('ben', 'chloe') });
    const [alone] = await eventsOf(calendar, 'chloe');
    return { calendar, path, change, alone: `/events/${String(alone?.['id'])}` };
  }

  test('it stands alone in that calendar, and the others have the series', async () => {
    const { calendar, change } = await start();
    expect(await view(calendar, 'ben')).toHaveLength(3);
    expect(await eventsOf(calendar, 'chloe')).toMatchObject([
      { type: 'singleInstance', subject: 'Daily', start: { dateTime: '2026-03-03T10:00:00.0000000' }, recurrence: null },
    ]);
    expect(await inbox(calendar, 'chloe')).toMatchObject([{ meetingMessageType: 'meetingRequest', type: 'occurrence', recurrence: null }]);

    await change(at('15:00', '16:00', 'UTC', '2026-03-03'));
    expect(await view(calendar, 'chloe')).toMatchObject([{ start: { dateTime: '2026-03-03T15:00:00.0000000' } }]);
  });

  test('it is answered there, and for that day', async () => {
    const { calendar, path, alone } = await start();
    expect((await calendar.me('chloe', `${alone}/accept`, { method: 'POST', body: {} })).status).toBe(202);
    const { body } = await calendar.me('ada', path);
    expect(body['attendees']).toMatchObject([{ status: { response: 'none' } }, { status: { response: 'accepted' } }]);
    expect(await inbox(calendar, 'ada')).toMatchObject([{ meetingMessageType: 'meetingAccepted', type: 'occurrence' }]);

    await calendar.me('chloe', `${alone}/decline`, { method: 'POST', body: {} });
    expect(await eventsOf(calendar, 'chloe')).toEqual([]);
    expect((await calendar.me('ada', path)).body['attendees']).toMatchObject([{}, { status: { response: 'declined' } }]);
  });

  test.each([
    ['of the occurrence', 'Canceled: Daily', (path: string) => ({ path: `${path}/cancel`, method: 'POST', body: {} })],
    ['for who is no longer asked', 'Canceled: Daily', (path: string) => ({ path, method: 'PATCH', body: { attendees: invited('ben') } })],
  ])('a cancellation %s reaches it', async (_, subject, request) => {
    const { calendar, path } = await start();
    const { path: where, ...init } = request(path);
    expect((await calendar.me('ada', where, init)).status).toBeLessThan(300);
    expect(await eventsOf(calendar, 'chloe')).toMatchObject([{ subject, isCancelled: true }]);
  });

  test('it is forwarded alone, and gives way to the series', async () => {
    const { calendar, path, alone } = await start();
    const body = { ToRecipients: to('diego') };
    expect((await calendar.me('chloe', `${alone}/forward`, { method: 'POST', body })).status).toBe(202);
    expect(await eventsOf(calendar, 'diego')).toMatchObject([
      { type: 'singleInstance', start: { dateTime: '2026-03-03T10:00:00.0000000' } },
    ]);
    expect((await calendar.me('ada', path)).body['attendees']).toHaveLength(3);

    const [master] = await eventsOf(calendar, 'ada');
    await calendar.me('ada', `/events/${String(master?.['id'])}`, { method: 'PATCH', body: { attendees: invited('ben', 'chloe') } });
    expect(await view(calendar, 'chloe')).toHaveLength(3);
    expect(await view(calendar, 'diego')).toHaveLength(1);
  });
});
