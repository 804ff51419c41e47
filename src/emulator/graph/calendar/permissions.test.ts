import { describe, expect, test } from 'vitest';
import { mailboxesForAddress } from '../outlook/mailboxes.ts';
import { at, createTestCalendar, everything } from '../../../../test/support/test-calendar.ts';

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
