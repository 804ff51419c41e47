import { describe, expect, test } from 'vitest';
import { at, createTestCalendar, type TestCalendar } from '../../../../test/support/test-calendar.ts';

const weekly = (range: Record<string, unknown> = { type: 'noEnd' }): Record<string, unknown> => ({
  recurrence: { pattern: { type: 'weekly', interval: 1, daysOfWeek: ['monday'] }, range: { startDate: '2026-03-02', ...range } },
});

/** Ids and starts of the occurrences between two days. */
async function instances(calendar: TestCalendar, id: unknown, from: string, to: string): Promise<Record<string, unknown>[]> {
  const { body } = await calendar.me('ada', `/events/${String(id)}/instances?startDateTime=${from}&endDateTime=${to}&$top=1000`);
  return body['value'] as Record<string, unknown>[];
}

describe('a series', () => {
  test('is one event in the list, and its occurrences in the view', async () => {
    const calendar = createTestCalendar();
    const master = await calendar.event('ada', { subject: 'Team', ...weekly({ type: 'numbered', numberOfOccurrences: 3 }) });
    expect(master).toMatchObject({
      type: 'seriesMaster',
      recurrence: {
        pattern: { type: 'weekly', interval: 1, month: 0, dayOfMonth: 0, daysOfWeek: ['monday'], firstDayOfWeek: 'sunday', index: 'first' },
        range: { type: 'numbered', startDate: '2026-03-02', endDate: '0001-01-01', recurrenceTimeZone: 'UTC', numberOfOccurrences: 3 },
      },
    });
    expect((await calendar.me('ada', '/events')).body['value']).toHaveLength(1);
    expect(await calendar.days('ada', '2026-03-03', '2027-01-01')).toEqual(['Team 2026-03-09T10:00', 'Team 2026-03-16T10:00']);
    const [second] = await instances(calendar, master['id'], '2026-03-03', '2026-03-10');
    expect(second).toMatchObject({
      type: 'occurrence',
      seriesMasterId: master['id'],
      iCalUId: master['iCalUId'],
      originalStart: '2026-03-09T10:00:00Z',
      recurrence: null,
    });
    expect(await calendar.me('ada', `/events/${String(second?.['id'])}`)).toMatchObject({
      status: 200,
      body: { id: second?.['id'], start: second?.['start'] },
    });
  });

  test('keeps its time of day when clocks change', async () => {
    const calendar = createTestCalendar();
    await calendar.event('ada', { subject: 'UK', ...at('10:00', '11:00', 'GMT Standard Time'), ...weekly() });
    await calendar.event('ada', { subject: 'US', ...at('10:00', '11:00', 'America/New_York'), ...weekly() });
    // The United States change on 8 March, the United Kingdom on 29 March.
    expect(await calendar.days('ada', '2026-03-02', '2026-03-31')).toEqual([
      'UK 2026-03-02T10:00',
      'US 2026-03-02T15:00',
      'UK 2026-03-09T10:00',
      'US 2026-03-09T14:00',
      'UK 2026-03-16T10:00',
      'US 2026-03-16T14:00',
      'UK 2026-03-23T10:00',
      'US 2026-03-23T14:00',
      'UK 2026-03-30T09:00',
      'US 2026-03-30T14:00',
    ]);
  });

  test('has occurrences that are changed, moved and deleted', async () => {
    const calendar = createTestCalendar();
    const master = await calendar.event('ada', { subject: 'Team', ...weekly({ type: 'endDate', endDate: '2026-03-30' }) });
    const [, second, third, fourth] = await instances(calendar, master['id'], '2026-03-01', '2026-04-01');
    const patch = (one: unknown, body: unknown): Promise<{ status: number; body: Record<string, unknown> }> =>
      calendar.me('ada', `/events/${String(one)}`, { method: 'PATCH', body });

    const moved = await patch(second?.['id'], { subject: 'Team, moved', ...at('15:00', '16:00', 'UTC', '2026-03-10') });
    expect(moved).toMatchObject({
      status: 200,
      body: {
        id: second?.['id'],
        type: 'exception',
        originalStart: '2026-03-09T10:00:00Z',
        start: { dateTime: '2026-03-10T15:00:00.0000000' },
      },
    });
    expect((await calendar.me('ada', `/events/${String(third?.['id'])}`, { method: 'DELETE' })).status).toBe(204);
    expect((await calendar.me('ada', `/events/${String(third?.['id'])}`)).status).toBe(404);
    expect(await calendar.days('ada', '2026-03-01', '2026-04-01')).toEqual([
      'Team 2026-03-02T10:00',
      'Team, moved 2026-03-10T15:00',
      'Team 2026-03-23T10:00',
      'Team 2026-03-30T10:00',
    ]);
    // Where it was is nothing, where it is it is found.
    expect(await calendar.days('ada', '2026-03-09', '2026-03-10')).toEqual([]);
    expect(await calendar.days('ada', '2026-03-10', '2026-03-11')).toEqual(['Team, moved 2026-03-10T15:00']);

    await patch(master['id'], { subject: 'The team', categories: ['Blue category'] });
    expect((await calendar.days('ada', '2026-03-01', '2026-03-16')).map((line) => line.split(' 2026')[0])).toEqual([
      'The team',
      'Team, moved',
    ]);
    const { body } = await calendar.me(
      'ada',
      `/events/${String(master['id'])}?$select=cancelledOccurrences&$expand=exceptionOccurrences($select=subject)`,
    );
    expect(body).toMatchObject({
      cancelledOccurrences: [`OID.${String(master['id'])}.2026-03-16`],
      exceptionOccurrences: [{ id: second?.['id'], subject: 'Team, moved' }],
    });

    expect(await patch(fourth?.['id'], at('10:00', '11:00', 'UTC', '2026-03-30'))).toMatchObject({
      status: 400,
      body: { error: { code: 'ErrorOccurrenceCrossingBoundary' } },
    });
    // Another pattern is another series.
    await patch(master['id'], at('12:00', '13:00'));
    expect(await calendar.days('ada', '2026-03-01', '2026-03-11')).toEqual(['The team 2026-03-02T12:00', 'The team 2026-03-09T12:00']);
  });

  test('of whole days is on its days by every clock', async () => {
    const calendar = createTestCalendar();
    const midnight = (day: string): unknown => ({ dateTime: `${day}T00:00:00`, timeZone: 'Asia/Tokyo' });
    const master = await calendar.event('ada', { isAllDay: true, start: midnight('2026-03-02'), end: midnight('2026-03-03'), ...weekly() });
    const [first, second] = await instances(calendar, master['id'], '2026-03-01', '2026-03-09');
    expect([first, second]).toMatchObject([
      { start: { dateTime: '2026-03-02T00:00:00.0000000' } },
      { start: { dateTime: '2026-03-09T00:00:00.0000000' } },
    ]);
  });

  test('begins with its first occurrence', async () => {
    const calendar = createTestCalendar();
    const tuesdays = {
      recurrence: { pattern: { type: 'weekly', interval: 1, daysOfWeek: ['tuesday'] }, range: { type: 'noEnd', startDate: '2026-03-02' } },
    };
    expect(await calendar.event('ada', tuesdays)).toMatchObject({ start: { dateTime: '2026-03-03T10:00:00.0000000' } });
  });

  test.each<[what: string, recurrence: Record<string, unknown>, code: string]>([
    [
      'no day of the week',
      { pattern: { type: 'weekly', interval: 1 }, range: { type: 'noEnd', startDate: '2026-03-02' } },
      'RequestBodyRead',
    ],
    [
      'no day of the month',
      { pattern: { type: 'absoluteMonthly', interval: 1 }, range: { type: 'noEnd', startDate: '2026-03-02' } },
      'RequestBodyRead',
    ],
    ['no interval', { pattern: { type: 'daily' }, range: { type: 'noEnd', startDate: '2026-03-02' } }, 'RequestBodyRead'],
    [
      'another start',
      { pattern: { type: 'daily', interval: 1 }, range: { type: 'noEnd', startDate: '2026-03-03' } },
      'ErrorPropertyValidationFailure',
    ],
    [
      'an end before it',
      { pattern: { type: 'daily', interval: 1 }, range: { type: 'endDate', startDate: '2026-03-02', endDate: '2026-03-01' } },
      'RequestBodyRead',
    ],
    [
      'no occurrence',
      {
        pattern: { type: 'weekly', interval: 1, daysOfWeek: ['friday'] },
        range: { type: 'endDate', startDate: '2026-03-02', endDate: '2026-03-03' },
      },
      'ErrorRecurrenceHasNoOccurrence',
    ],
  ])('with %s is refused', async (_, recurrence, code) => {
    const calendar = createTestCalendar();
    const answer = await calendar.me('ada', '/events', { method: 'POST', body: { subject: 'Never', ...at('10:00', '11:00'), recurrence } });
    expect(answer).toMatchObject({ status: 400, body: { error: { code } } });
  });

  test('whose occurrences overlap is refused', async () => {
    const body = {
      start: { dateTime: '2026-03-02T10:00:00', timeZone: 'UTC' },
      end: { dateTime: '2026-03-03T10:30:00', timeZone: 'UTC' },
      recurrence: { pattern: { type: 'daily', interval: 1 }, range: { type: 'noEnd', startDate: '2026-03-02' } },
    };
    const answer = await createTestCalendar().me('ada', '/events', { method: 'POST', body });
    expect(answer).toMatchObject({ status: 400, body: { error: { code: 'ErrorOccurrenceTimeSpanTooBig' } } });
  });
});
