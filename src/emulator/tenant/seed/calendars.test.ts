import { expect, test } from 'vitest';
import { createTestGraph } from '../../../../test/support/test-graph.ts';
import { allCalendarRoutes } from '../../graph/calendar/routes.ts';
import { createTenant } from '../create.ts';
import { encodePlain } from '../plain-data.ts';
import type { Tenant } from '../tenant.ts';
import { seedCalendars } from './calendars.ts';
import { seedMail } from './mail.ts';

function seeded(now = '2026-03-04T09:00:00Z'): Tenant {
  const tenant = createTenant({ now: new Date(now) });
  seedMail(tenant);
  seedCalendars(tenant);
  return tenant;
}

/** What a person's calendar shows from one day to another. */
async function shown(tenant: Tenant, alias: string, from: string, to: string): Promise<string[]> {
  const graph = createTestGraph({ routes: allCalendarRoutes }, tenant);
  const query = `startDateTime=${from}&endDateTime=${to}&$top=100&$select=subject,start,showAs`;
  const { body } = await graph.json(`/v1.0/me/calendarView?${query}`, { as: `${alias} Calendars.Read` });
  const events = body['value'] as { subject: string; showAs: string; start: { dateTime: string } }[];
  return events.map(({ subject, start, showAs }) => `${start.dateTime.slice(0, 16)} ${subject} (${showAs})`);
}

test('the week of the seed is the present one, by the clock of London', async () => {
  expect(await shown(seeded(), 'ada', '2026-03-02', '2026-03-07')).toEqual([
    '2026-03-02T10:00 Team meeting (busy)',
    '2026-03-03T13:00 Fabrikam: offer for next year (busy)',
    '2026-03-04T08:30 Dentist (oof)',
    '2026-03-05T11:00 Open invoices (busy)',
  ]);
  expect(await shown(seeded(), 'ben', '2026-03-02', '2026-03-14')).toEqual([
    '2026-03-02T10:00 Team meeting (busy)',
    '2026-03-03T13:00 Fabrikam: offer for next year (busy)',
    '2026-03-05T11:00 Open invoices (tentative)',
    '2026-03-10T14:00 Team meeting (busy)',
    '2026-03-11T00:00 Trade fair in Lyon (oof)',
  ]);
  const summer = await shown(seeded('2026-07-01T09:00:00Z'), 'chloe', '2026-06-29', '2026-06-30');
  expect(summer).toEqual(['2026-06-29T09:00 Team meeting (busy)']);
});

test('it repeats with the seed, and what the seed gave before stays what it was', () => {
  const tenant = seeded();
  expect(encodePlain(tenant.calendars)).toEqual(encodePlain(seeded().calendars));
  const without = createTenant({ now: new Date('2026-03-04T09:00:00Z') });
  seedMail(without);
  const messages = ({ mailboxes }: Tenant): string[] => [...mailboxes.values()].flatMap((mailbox) => [...mailbox.messages.keys()]);
  expect(messages(tenant)).toEqual(messages(without));
  expect(tenant.ids.guid()).toBe(without.ids.guid());
});

test('an empty tenant is left as it is', () => {
  const tenant = createTenant({ empty: true });
  seedCalendars(tenant);
  expect(tenant.calendars).toBeUndefined();
});
