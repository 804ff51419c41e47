import { describe, expect, test } from 'vitest';
import { at, createTestCalendar } from '../../../../test/support/test-calendar.ts';

const space = '66f5a359-4659-4830-9070-00047ec6ac6e';
const color = `String {${space}} Name Color`;
const palette = `StringArray {${space}} Name Palette`;
const single = (value: string) => ({ singleValueExtendedProperties: [{ id: color, value }] });
const many = (...value: readonly string[]) => ({ multiValueExtendedProperties: [{ id: palette, value }] });
const expand = (collection: string, id: string): string => `$expand=${collection}($filter=${encodeURIComponent(`id eq '${id}'`)})`;
const both = `${expand('singleValueExtendedProperties', color)},multiValueExtendedProperties($filter=${encodeURIComponent(`id eq '${palette}'`)})`;
const green = `$filter=${encodeURIComponent(`singleValueExtendedProperties/any(ep: ep/id eq '${color}' and ep/value eq 'green')`)}`;

describe('extended properties of events', () => {
  test('are kept, expanded by their id, changed one by one, and shown by nothing else', async () => {
    const calendar = createTestCalendar();
    const made = await calendar.event('ada', { ...single('Green'), ...many('Red', 'Blue') });
    const path = `/events/${String(made['id'])}`;

    expect(Object.keys(made).filter((name) => name.includes('Extended'))).toEqual([]);
    expect((await calendar.me('ada', `${path}?${both}`)).body).toMatchObject({ ...single('Green'), ...many('Red', 'Blue') });
    await calendar.me('ada', path, { method: 'PATCH', body: single('Red') });
    expect((await calendar.me('ada', `${path}?${both}`)).body).toMatchObject({ ...single('Red'), ...many('Red', 'Blue') });
    const other = expand('singleValueExtendedProperties', color.replace('Color', 'Other'));
    expect((await calendar.me('ada', `${path}?${other}`)).body).not.toHaveProperty('singleValueExtendedProperties.0');
  });

  test('find events, in lists and views', async () => {
    const calendar = createTestCalendar();
    await calendar.event('ada', { subject: 'One', ...single('Green') });
    await calendar.event('ada', { subject: 'Two', ...single('Red') });
    await calendar.event('ada', { subject: 'Three' });

    for (const path of ['/events?', '/calendarView?startDateTime=2026-03-02&endDateTime=2026-03-03&']) {
      const { status, body } = await calendar.me('ada', `${path}${green}&$select=subject`);
      expect({ status, body }).toMatchObject({ status: 200, body: { value: [{ subject: 'One' }] } });
      expect(body['value']).toHaveLength(1);
    }
  });

  test('of an occurrence are those of its series until it has its own', async () => {
    const calendar = createTestCalendar();
    const range = { type: 'numbered', startDate: '2026-03-02', numberOfOccurrences: 2 };
    const recurrence = { pattern: { type: 'daily', interval: 1 }, range };
    const { id } = await calendar.event('ada', { recurrence, ...single('Green') });
    const { body } = await calendar.me('ada', `/events/${String(id)}/instances?startDateTime=2026-03-01&endDateTime=2026-03-08`);
    const [first, second] = (body['value'] as { id: string }[]).map((one) => one.id);
    await calendar.me('ada', `/events/${String(second)}`, { method: 'PATCH', body: single('Red') });

    for (const [one, value] of [
      [first, 'Green'],
      [second, 'Red'],
      [id, 'Green'],
    ] as const) {
      const answer = await calendar.me('ada', `/events/${String(one)}?${expand('singleValueExtendedProperties', color)}`);
      expect(answer.body).toMatchObject(single(value));
    }
  });

  test('stay with whose calendar it is', async () => {
    const calendar = createTestCalendar();
    const attendees = [{ emailAddress: { address: 'ben@contoso.example' }, type: 'required' }];
    await calendar.event('ada', { attendees, ...single('Green') });

    const { body } = await calendar.me('ben', `/events?${expand('singleValueExtendedProperties', color)}`);
    expect(body['value']).toHaveLength(1);
    expect(JSON.stringify(body)).not.toContain('Green');
  });

  test('are not for who may see no more than when', async () => {
    const calendar = createTestCalendar();
    const { id } = await calendar.event('ada', single('Green'));
    const basic = { as: 'ada Calendars.ReadBasic' };
    const { status, body } = await calendar.json(`/v1.0/me/events/${String(id)}?${expand('singleValueExtendedProperties', color)}`, basic);

    expect(status).toBe(200);
    expect(JSON.stringify(body)).not.toContain('Green');
    expect((await calendar.json(`/v1.0/me/events?${green}`, basic)).status).toBe(403);
  });

  test.each([
    [{ singleValueExtendedProperties: [{ id: 'Color', value: 'Green' }] }, 'ErrorInvalidProperty'],
    [{ singleValueExtendedProperties: [{ id: `Integer {${space}} Name Size`, value: 'x' }] }, 'ErrorInvalidExtendedPropertyValue'],
    [{ singleValueExtendedProperties: [{ id: color }] }, 'RequestBodyRead'],
  ])('%j is refused as for mail', async (body, code) => {
    const calendar = createTestCalendar();

    expect(await calendar.me('ada', '/events', { method: 'POST', body: { ...at('10:00', '11:00'), ...body } })).toMatchObject({
      status: 400,
      body: { error: { code } },
    });
  });
});

describe('extended properties of calendars', () => {
  test('are kept, expanded by their id, changed one by one, and shown by nothing else', async () => {
    const calendar = createTestCalendar();
    const { status, body: made } = await calendar.me('ada', '/calendars', {
      method: 'POST',
      body: { name: 'Trips', ...single('Green'), ...many('Red', 'Blue') },
    });
    const path = `/calendars/${String(made['id'])}`;

    expect(status).toBe(201);
    expect(Object.keys(made).filter((name) => name.includes('Extended'))).toEqual([]);
    expect((await calendar.me('ada', `${path}?${both}`)).body).toMatchObject({ ...single('Green'), ...many('Red', 'Blue') });
    expect(await calendar.me('ada', path, { method: 'PATCH', body: single('Red') })).toMatchObject({
      status: 200,
      body: { name: 'Trips' },
    });
    expect((await calendar.me('ada', `${path}?${both}`)).body).toMatchObject({ ...single('Red'), ...many('Red', 'Blue') });
    const other = expand('singleValueExtendedProperties', color.replace('Color', 'Other'));
    expect((await calendar.me('ada', `${path}?${other}`)).body).not.toHaveProperty('singleValueExtendedProperties.0');
  });

  test('find calendars, also in their group, beside other conditions', async () => {
    const calendar = createTestCalendar();
    const { body } = await calendar.me('ada', '/calendarGroups');
    const group = `/calendarGroups/${String((body['value'] as { id: string }[])[0]?.id)}`;
    for (const [name, color_] of [
      ['One', 'Green'],
      ['Two', 'Green'],
      ['Three', 'Red'],
    ] as const)
      expect((await calendar.me('ada', `${group}/calendars`, { method: 'POST', body: { name, ...single(color_) } })).status).toBe(201);

    for (const path of ['/calendars', `${group}/calendars`]) {
      const found = await calendar.me('ada', `${path}?${green}&$select=name&$orderby=name`);
      expect(found).toMatchObject({ status: 200, body: { value: [{ name: 'One' }, { name: 'Two' }] } });
      const one = await calendar.me('ada', `${path}?${green} and name eq 'Two'&${both}`);
      expect(one.body).toMatchObject({ value: [{ name: 'Two', ...single('Green') }] });
    }
  });

  test('are not for who may see no more than when', async () => {
    const calendar = createTestCalendar();
    const { body: made } = await calendar.me('ada', '/calendars', { method: 'POST', body: { name: 'Trips', ...single('Green') } });
    for (const query of [`/${String(made['id'])}?${both}`, `?${green}&${both}`]) {
      const { status, body } = await calendar.json(`/v1.0/me/calendars${query}`, { as: 'ada Calendars.ReadBasic' });
      expect([status, JSON.stringify(body).includes('Green')]).toEqual([200, false]);
    }
  });

  test('are refused as those of events, and nothing is made', async () => {
    const calendar = createTestCalendar();
    const body = { name: 'Trips', singleValueExtendedProperties: [{ id: 'Color', value: 'Green' }] };

    expect(await calendar.me('ada', '/calendars', { method: 'POST', body })).toMatchObject({
      status: 400,
      body: { error: { code: 'ErrorInvalidProperty' } },
    });
    expect((await calendar.me('ada', '/calendars')).body['value']).toHaveLength(1);
  });
});
