import { expect, test } from 'vitest';
import { at, createTestCalendar } from '../../../test/support/test-calendar.ts';
import { findUser } from '../tenant/tenant.ts';
import { isInMeeting } from './free-busy.ts';

test('somebody is in a meeting while the calendar says busy', async () => {
  const calendar = createTestCalendar();
  const ada = findUser(calendar.tenant, 'ada@contoso.example');
  if (!ada) throw new Error('Ada is not there.');
  expect(await isInMeeting(calendar.tenant, ada)).toBe(false);
  expect(calendar.tenant.calendars).toBeUndefined();

  const { id } = await calendar.event('ada', at('09:00', '09:30'));
  expect(await isInMeeting(calendar.tenant, ada)).toBe(true);
  await calendar.me('ada', `/events/${String(id)}`, { method: 'PATCH', body: { showAs: 'free' } });
  expect(await isInMeeting(calendar.tenant, ada)).toBe(false);
});
