import { expect, test } from 'vitest';
import { at, createTestCalendar } from '../../../../test/support/test-calendar.ts';

test('shows what goes on within a time, by its start', async () => {
  const calendar = createTestCalendar();
  for (const [subject, from, to] of [
    ['Lunch', '12:00', '13:00'],
    ['Call', '09:00', '09:30'],
    ['Mark', '10:00', '10:00'],
  ] as const)
    await calendar.event('ada', { subject, ...at(from, to) });

  expect(await calendar.days('ada', '2026-03-02', '2026-03-03')).toEqual([
    'Call 2026-03-02T09:00',
    'Mark 2026-03-02T10:00',
    'Lunch 2026-03-02T12:00',
  ]);
  expect(await calendar.days('ada', '2026-03-02T09:30:00Z', '2026-03-02T12:00:00Z')).toEqual(['Mark 2026-03-02T10:00']);
  expect(await calendar.days('ada', '2026-03-02T12:59:00', '2026-03-02T16:00:00')).toEqual(['Lunch 2026-03-02T12:00']);
  expect(await calendar.days('ada', '2026-03-02T04:29:00-05:00', '2026-03-02T04:30:00-05:00')).toEqual(['Call 2026-03-02T09:00']);
});

test('goes on from page to page with the same span', async () => {
  const calendar = createTestCalendar();
  for (let hour = 8; hour < 20; hour++)
    await calendar.event('ada', { subject: String(hour), ...at(`${hour}:00`.padStart(5, '0'), '20:00') });
  const first = await calendar.me('ada', '/calendar/calendarView?startDateTime=2026-03-02&endDateTime=2026-03-03');
  expect(first.body['value']).toHaveLength(10);
  const next = new URL(String(first.body['@odata.nextLink']));
  const { body } = await calendar.me('ada', `/calendar/calendarView${next.search}`);
  expect((body['value'] as { subject: string }[]).map(({ subject }) => subject)).toEqual(['18', '19']);
});

test.each<[query: string, code: string, message: RegExp]>([
  ['', 'ErrorInvalidParameter', /^This request requires a time window/],
  ['?startDateTime=2026-03-02', 'ErrorInvalidParameter', /^This request requires a time window/],
  ['?startDateTime=soon&endDateTime=2026-03-02', 'ErrorInvalidParameter', /'soon' of parameter 'startDateTime'/],
  ['?startDateTime=2026-03-03&endDateTime=2026-03-02', 'ErrorInvalidParameter', /must not be before/],
  ['?startDateTime=2026-03-03&endDateTime=2031-03-03', 'ErrorInvalidRequest', /Maximum number of days: 1825$/],
  ['?startDateTime=2026-03-03&endDateTime=2026-03-04&$top=1001', 'RequestBroker--ParseUri', /limit of '1000'/],
])('refuses "%s"', async (query, code, message) => {
  const answer = await createTestCalendar().me('ada', `/calendarView${query}`);
  expect(answer).toMatchObject({ status: 400, body: { error: { code, message: expect.stringMatching(message) } } });
});
