import { expect, test } from 'vitest';
import { at, createTestCalendar, type TestCalendar } from '../../../../test/support/test-calendar.ts';

type Json = Record<string, unknown>;

/** Reads a round to its end: what was told, by the subject, and the link for the next one. */
async function round(calendar: TestCalendar, path: string, size = 2): Promise<{ told: string[]; next: string }> {
  const told: string[] = [];
  for (let link = path; ;) {
    const { body } = await calendar.me('ada', link, { headers: { Prefer: `odata.maxpagesize=${size}` } });
    for (const one of body['value'] as Json[]) told.push('@removed' in one ? `gone ${String(one['id'])}` : nameOf(one));
    const [next, done] = [body['@odata.nextLink'], body['@odata.deltaLink']].map((url) => String(url).split('/v1.0/me')[1]);
    if (body['@odata.nextLink'] === undefined) return { told, next: done ?? '' };
    link = next ?? '';
  }
}

function nameOf(event: Json): string {
  return `${String(event['subject'])} ${(event['start'] as { dateTime: string }).dateTime.slice(5, 10)}`;
}

const week = '/calendarView/delta?startDateTime=2026-03-02&endDateTime=2026-03-09';

test('tells what is there, then what came, changed and is gone', async () => {
  const calendar = createTestCalendar();
  const one = await calendar.event('ada', { subject: 'One' });
  const two = await calendar.event('ada', { subject: 'Two' });
  await calendar.event('ada', { subject: 'Later', ...at('10:00', '11:00', 'UTC', '2026-03-10') });
  const recurrence = {
    pattern: { type: 'daily', interval: 1 },
    range: { type: 'numbered', startDate: '2026-03-02', numberOfOccurrences: 3 },
  };
  const series = await calendar.event('ada', { subject: 'Daily', recurrence });
  const first = await round(calendar, week);
  expect(first.told).toEqual(['One 03-02', 'Two 03-02', 'Daily 03-02', 'Daily 03-03', 'Daily 03-04']);
  const nothing = await round(calendar, first.next);
  expect(nothing.told).toEqual([]);

  await calendar.me('ada', `/events/${String(one['id'])}`, { method: 'PATCH', body: { subject: 'First' } });
  await calendar.me('ada', `/events/${String(two['id'])}`, { method: 'DELETE' });
  const third = await round(calendar, nothing.next);
  expect(third.told).toEqual(['First 03-02', `gone ${String(two['id'])}`]);

  const { body } = await calendar.me('ada', `/events/${String(series['id'])}/instances?startDateTime=2026-03-03&endDateTime=2026-03-05`);
  const [tuesday, wednesday] = body['value'] as Json[];
  await calendar.me('ada', `/events/${String(tuesday?.['id'])}`, { method: 'DELETE' });
  const fourth = await round(calendar, third.next);
  expect(fourth.told.toSorted()).toEqual(['Daily 03-02', 'Daily 03-04', `gone ${String(tuesday?.['id'])}`]);

  await calendar.me('ada', `/events/${String(one['id'])}`, { method: 'PATCH', body: at('10:00', '11:00', 'UTC', '2026-03-20') });
  await calendar.me('ada', `/events/${String(series['id'])}`, { method: 'DELETE' });
  const fifth = await round(calendar, fourth.next);
  expect(fifth.told).toContain(`gone ${String(one['id'])}`);
  expect(fifth.told).toContain(`gone ${String(wednesday?.['id'])}`);
});

test('a series with another pattern takes back the occurrences that it no longer has', async () => {
  const calendar = createTestCalendar();
  const daily = (interval: number): Json => ({
    recurrence: { pattern: { type: 'daily', interval }, range: { type: 'noEnd', startDate: '2026-03-02' } },
  });
  const series = await calendar.event('ada', { subject: 'Daily', ...daily(1) });
  const { told, next } = await round(calendar, week);
  expect(told).toHaveLength(7);
  await calendar.me('ada', `/events/${String(series['id'])}`, { method: 'PATCH', body: daily(3) });
  const after = await round(calendar, next, 3);
  expect(after.told.filter((one) => one.startsWith('Daily'))).toEqual(['Daily 03-02', 'Daily 03-05', 'Daily 03-08']);
  expect(after.told.filter((one) => one.startsWith('gone'))).toHaveLength(4);
});

test.each(['$filter=subject eq %27a%27', '$orderby=subject', '$expand=calendar'])('takes no %s', async (option) => {
  const { status } = await createTestCalendar().me('ada', `${week}&${option}`);
  expect([400, 501]).toContain(status);
});
