import { describe, expect, test } from 'vitest';
import { at, createTestCalendar, everything, idsIn, type TestCalendar } from '../../../../test/support/test-calendar.ts';

type Json = Record<string, unknown>;

const ofAda = '/v1.0/users/ada@contoso.example';

async function share(calendar: TestCalendar, role: string, address = 'ben@contoso.example'): Promise<Json> {
  const body = { emailAddress: { address }, role };
  const answer = await calendar.me('ada', '/calendar/calendarPermissions', { method: 'POST', body });
  expect(answer.status).toBe(201);
  return answer.body;
}

describe('a calendar of somebody else', () => {
  const ben = (calendar: TestCalendar, path: string, init: Json = {}): Promise<{ status: number; body: Json }> =>
    calendar.json(`${ofAda}${path}`, { as: `ben ${everything}`, ...init });

  test.each<[role: string, reads: number, writes: number]>([
    ['freeBusyRead', 403, 403],
    ['limitedRead', 403, 403],
    ['read', 200, 403],
    ['write', 200, 201],
    ['delegateWithPrivateEventAccess', 200, 201],
  ])('shared to %s: read %d, written %d', async (role, reads, writes) => {
    const calendar = createTestCalendar();
    await share(calendar, role);
    expect((await ben(calendar, '/events')).status).toBe(reads);
    expect((await ben(calendar, '/calendarView?startDateTime=2026-03-02&endDateTime=2026-03-03')).status).toBe(reads);
    expect((await ben(calendar, '/events', { method: 'POST', body: { subject: 'By Ben', ...at('10:00', '11:00') } })).status).toBe(writes);
    expect((await ben(calendar, '/calendars', { method: 'POST', body: { name: 'Mine' } })).status).toBe(403);
    expect((await ben(calendar, '/calendar/calendarPermissions')).status).toBe(403);
    expect((await calendar.json(`${ofAda}/events`, { as: 'ben Calendars.ReadWrite' })).status).toBe(403);
  });

  test('shows of a private event that it is there, and to a delegate with the right all', async () => {
    const calendar = createTestCalendar();
    await calendar.event('ada', { subject: 'Dentist', sensitivity: 'private', location: { displayName: 'High Street' } });
    const permission = await share(calendar, 'write');
    const seen = async (): Promise<Json[]> => (await ben(calendar, '/events')).body['value'] as Json[];
    expect(await seen()).toMatchObject([{ subject: 'Private Appointment', locations: [], sensitivity: 'private' }]);
    expect((await ben(calendar, "/events?$filter=subject eq 'Dentist'")).body['value']).toEqual([]);
    const role = 'delegateWithPrivateEventAccess';
    await calendar.me('ada', `/calendar/calendarPermissions/${String(permission['id'])}`, { method: 'PATCH', body: { role } });
    expect(await seen()).toMatchObject([{ subject: 'Dentist', locations: [{ displayName: 'High Street' }] }]);
    expect((await ben(calendar, '/calendar')).body).toMatchObject({ canEdit: true, canViewPrivateItems: true, canShare: false });
  });

  test('is shared with one person once, and no longer', async () => {
    const calendar = createTestCalendar();
    const permission = await share(calendar, 'read');
    expect(permission).toMatchObject({ emailAddress: { name: 'Ben Okafor' }, isInsideOrganization: true, isRemovable: true, role: 'read' });
    const path = '/calendar/calendarPermissions';
    const again = { emailAddress: { address: 'BEN@contoso.example' }, role: 'write' };
    expect((await calendar.me('ada', path, { method: 'POST', body: again })).status).toBe(409);
    const outside = { emailAddress: { address: 'someone@partner.example' }, role: 'write' };
    expect((await calendar.me('ada', path, { method: 'POST', body: outside })).status).toBe(400);
    const [all, one] = idsIn(await calendar.me('ada', path));
    expect((await calendar.me('ada', `${path}/${String(all)}`)).body).toMatchObject({
      emailAddress: { name: 'My Organization' },
      role: 'freeBusyRead',
    });
    expect((await calendar.me('ada', `${path}/${String(all)}`, { method: 'DELETE' })).status).toBe(400);
    expect((await calendar.me('ada', `${path}/${String(one)}`, { method: 'DELETE' })).status).toBe(204);
    expect((await ben(calendar, '/events')).status).toBe(403);
    await calendar.me('ada', `${path}/${String(all)}`, { method: 'PATCH', body: { role: 'read' } });
    expect((await ben(calendar, '/events')).status).toBe(200);
  });
});

test('calendars are in groups, of which the first one stays', async () => {
  const calendar = createTestCalendar();
  const { body: group } = await calendar.me('ada', '/calendarGroups', { method: 'POST', body: { name: 'Projects' } });
  const [first, second] = idsIn(await calendar.me('ada', '/calendarGroups'));
  expect(second).toBe(group['id']);
  const { body: made } = await calendar.me('ada', `/calendarGroups/${String(second)}/calendars`, {
    method: 'POST',
    body: { name: 'Apollo' },
  });
  expect(idsIn(await calendar.me('ada', `/calendarGroups/${String(second)}/calendars`))).toEqual([made['id']]);
  expect(idsIn(await calendar.me('ada', `/calendarGroups/${String(first)}/calendars`))).toHaveLength(1);
  const path = `/calendarGroups/${String(second)}/calendars/${String(made['id'])}`;
  expect(
    (await calendar.me('ada', `${path}/events`, { method: 'POST', body: { subject: 'Kick-off', ...at('10:00', '11:00') } })).status,
  ).toBe(201);

  const status = async (id: unknown, method: string, body?: unknown): Promise<number> =>
    (await calendar.me('ada', `/calendarGroups/${String(id)}`, { method, ...(body !== undefined && { body }) })).status;
  expect(await status(second, 'PATCH', { name: 'my calendars' })).toBe(409);
  expect(await status(second, 'PATCH', { name: 'Ventures' })).toBe(200);
  expect(await status(second, 'DELETE')).toBe(400);
  await calendar.me('ada', path, { method: 'DELETE' });
  expect(await status(second, 'DELETE')).toBe(204);
  expect(await status(first, 'DELETE')).toBe(400);
});
