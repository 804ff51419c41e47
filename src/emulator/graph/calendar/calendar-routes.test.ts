import { expect, test } from 'vitest';
import { at, createTestCalendar, idsIn } from '../../../../test/support/test-calendar.ts';

test('a mailbox has a calendar, and gets others', async () => {
  const calendar = createTestCalendar();
  const { body: home } = await calendar.me('ada', '/calendar');
  expect(home).toMatchObject({
    name: 'Calendar',
    color: 'auto',
    isDefaultCalendar: true,
    canEdit: true,
    canShare: true,
    isRemovable: false,
    owner: { name: 'Ada Martin', address: 'ada@contoso.example' },
  });
  const made = await calendar.me('ada', '/calendars', { method: 'POST', body: { name: 'Trips', color: 'lightGreen' } });
  expect(made).toMatchObject({ status: 201, body: { name: 'Trips', color: 'lightGreen', isDefaultCalendar: false, isRemovable: true } });
  const path = `/calendars/${String(made.body['id'])}`;
  expect(idsIn(await calendar.me('ada', '/calendars'))).toEqual([home['id'], made.body['id']]);

  const event = await calendar.me('ada', `${path}/events`, { method: 'POST', body: { subject: 'Rome', ...at('08:00', '20:00') } });
  expect(idsIn(await calendar.me('ada', `${path}/events`))).toEqual([event.body['id']]);
  expect(idsIn(await calendar.me('ada', '/events'))).toEqual([]);
  expect((await calendar.me('ada', `/events/${String(event.body['id'])}?$expand=calendar($select=name)`)).body['calendar']).toEqual({
    id: made.body['id'],
    name: 'Trips',
  });
  expect((await calendar.me('ada', `/calendar/events/${String(event.body['id'])}`)).status).toBe(404);

  expect((await calendar.me('ada', path, { method: 'PATCH', body: { name: 'Journeys' } })).body['name']).toBe('Journeys');
  expect((await calendar.me('ada', path, { method: 'DELETE' })).status).toBe(204);
  expect((await calendar.me('ada', `/events/${String(event.body['id'])}`)).status).toBe(404);
  expect((await calendar.me('ada', path)).status).toBe(404);
});

test('what no calendar can be is refused', async () => {
  const calendar = createTestCalendar();
  const status = async (path: string, method: string, body?: unknown): Promise<number> =>
    (await calendar.me('ada', path, { method, ...(body !== undefined && { body }) })).status;

  expect(await status('/calendars', 'POST', {})).toBe(400);
  expect(await status('/calendars', 'POST', { name: ' ' })).toBe(400);
  expect(await status('/calendars', 'POST', { name: 'calendar' })).toBe(409);
  expect(await status('/calendars', 'POST', { name: 'Trips', color: 'mauve' })).toBe(400);
  expect(await status('/calendar', 'DELETE')).toBe(400);
});
