import { describe, expect, test } from 'vitest';
import { mailboxesForAddress } from '../outlook/mailboxes.ts';
import { permissionDifferences } from '../../../../test/support/permission-differences.ts';
import { publishedPermissions } from '../../../../test/support/published.ts';
import { at, createTestCalendar, everything } from '../../../../test/support/test-calendar.ts';
import { calendarPermissions } from './permissions.ts';
import { allCalendarRoutes } from './routes.ts';

const meeting = { subject: 'Meeting', body: { contentType: 'text', content: 'Secret' }, ...at('10:00', '11:00') };

describe('calendar permissions', () => {
  test.each<[as: string, status: number]>([
    ['ada Calendars.ReadBasic', 200],
    ['ada Calendars.Read', 200],
    ['ada Calendars.ReadWrite', 200],
    ['ada Calendars.Read.Shared', 200],
    ['ada Mail.Read', 403],
  ])('%s reads events: %d', async (as, status) => {
    const calendar = createTestCalendar();
    expect((await calendar.json('/v1.0/me/events', { as })).status).toBe(status);
    expect((await calendar.json('/v1.0/me/calendars', { as })).status).toBe(status);
  });

  test.each(['Calendars.ReadBasic', 'Calendars.Read', 'Calendars.Read.Shared'])('%s does not write', async (permission) => {
    const calendar = createTestCalendar();
    const refused = await calendar.json('/v1.0/me/events', { as: `ada ${permission}`, method: 'POST', body: meeting });
    expect(refused).toMatchObject({ status: 403, body: { error: { code: 'ErrorAccessDenied' } } });
  });

  test('ReadBasic shows when and what, but no body', async () => {
    const calendar = createTestCalendar();
    await calendar.event('ada', meeting);
    const { body } = await calendar.json('/v1.0/me/events', { as: 'ada Calendars.ReadBasic' });
    const [event = {}] = body['value'] as Record<string, unknown>[];
    expect(event['subject']).toBe('Meeting');
    expect(Object.keys(event)).not.toEqual(expect.arrayContaining(['body']));
    expect(JSON.stringify(event)).not.toContain('Secret');
    const filtered = await calendar.json("/v1.0/me/events?$filter=contains(bodyPreview,'S')", { as: 'ada Calendars.ReadBasic' });
    expect(filtered.status).toBe(403);
  });

  test('the calendar of a shared mailbox is open to those with full access and a .Shared permission only', async () => {
    const calendar = createTestCalendar();
    const [invoices] = mailboxesForAddress(calendar.tenant, 'invoices@contoso.example');
    const [ada] = mailboxesForAddress(calendar.tenant, 'ada@contoso.example');
    invoices?.rights.fullAccess.push(ada?.ownerId ?? '');
    const path = '/v1.0/users/invoices@contoso.example/events';
    const status = async (as: string, init = {}): Promise<number> => (await calendar.json(path, { as, ...init })).status;
    const post = { method: 'POST', body: meeting };

    expect(await status(`ada ${everything}`, post)).toBe(201);
    expect(await status('ada Calendars.Read.Shared')).toBe(200);
    expect(await status('ada Calendars.Read.Shared', post)).toBe(403);
    expect(await status('ada Calendars.ReadWrite')).toBe(403);
    expect(await status(`ben ${everything}`)).toBe(403);
    expect(await status('app Calendars.ReadBasic.All')).toBe(200);
  });
});

const { permissions: published, isThere, reason } = publishedPermissions();

const broader: Readonly<Record<string, readonly string[]>> = {
  'Calendars.ReadBasic': [
    'Calendars.ReadBasic.All',
    'Calendars.Read',
    'Calendars.ReadWrite',
    'Calendars.Read.Shared',
    'Calendars.ReadWrite.Shared',
  ],
  'Calendars.Read': ['Calendars.ReadWrite', 'Calendars.Read.Shared', 'Calendars.ReadWrite.Shared'],
  'Calendars.ReadWrite': ['Calendars.ReadWrite.Shared'],
};

/** Where the published file has the operation on another path, or not at all and the one beside it. */
const listedAs: Readonly<Record<string, string>> = {
  'GET /me/calendar': 'GET /me/calendars',
  'PATCH /me/calendar': 'DELETE /me/calendars/{id}',
  'DELETE /me/calendar': 'DELETE /me/calendars/{id}',
  // The pages of reading them name what opens attachments.
  'GET /me/calendar/calendarPermissions': 'GET /me/events/{id}/attachments',
  'GET /me/calendar/calendarPermissions/{calendarPermission-id}': 'GET /me/events/{id}/attachments',
  'POST /me/calendar/calendarPermissions': 'DELETE /users/{id}/calendar/calendarpermissions/{id}',
  'PATCH /me/calendar/calendarPermissions/{calendarPermission-id}': 'DELETE /users/{id}/calendar/calendarpermissions/{id}',
  'DELETE /me/calendar/calendarPermissions/{calendarPermission-id}': 'DELETE /users/{id}/calendar/calendarpermissions/{id}',
  'GET /me/events/$count': 'GET /me/events',
  'GET /me/calendarView': 'GET /users/{id}/calendarview',
  'GET /me/calendarView/delta': 'GET /me/calendarview/delta',
  'GET /me/events/{event-id}/attachments/{attachment-id}': 'GET /me/events/{id}/attachments',
  'GET /me/events/{event-id}/attachments/{attachment-id}/$value': 'GET /me/events/{id}/attachments',
  'DELETE /me/events/{event-id}/attachments/{attachment-id}': 'POST /me/events/{id}/attachments',
};

const operations = Object.keys(calendarPermissions);

/** The path is listed together with the one for messages; the mail permission is meant for that one. */
const meantForMail: Readonly<Record<string, readonly string[]>> = {
  'POST /me/events/{event-id}/attachments/createUploadSession': ['Mail.ReadWrite'],
};

test('every operation has a route', () => {
  expect(operations.filter((operation) => !allCalendarRoutes.some((route) => route.operation === operation))).toEqual([]);
});

describe.skipIf(!isThere)(`the published permissions${reason}`, () => {
  test.each(operations)('agree on %s', (operation) => {
    expect(permissionDifferences(operation, { published, table: calendarPermissions, broader, listedAs })).toEqual({
      notHere: meantForMail[operation] ?? [],
      onlyHere: [],
    });
  });
});
