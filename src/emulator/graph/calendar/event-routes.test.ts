import { describe, expect, test } from 'vitest';
import { at, createTestCalendar, everything, idsIn } from '../../../../test/support/test-calendar.ts';

describe('events', () => {
  test('are made, read, changed and deleted, below the calendar too', async () => {
    const calendar = createTestCalendar();
    const { body: made, status } = await calendar.me('ada', '/events', {
      method: 'POST',
      body: { subject: 'Review', ...at('14:00', '15:30', 'Pacific Standard Time'), location: { displayName: 'Room 1' } },
    });
    expect({ status, made }).toMatchObject({
      status: 201,
      made: {
        subject: 'Review',
        start: { dateTime: '2026-03-02T22:00:00.0000000', timeZone: 'UTC' },
        end: { dateTime: '2026-03-02T23:30:00.0000000', timeZone: 'UTC' },
        originalStartTimeZone: 'Pacific Standard Time',
        type: 'singleInstance',
        isOrganizer: true,
        organizer: { emailAddress: { address: 'ada@contoso.example', name: 'Ada Martin' } },
        responseStatus: { response: 'organizer', time: '0001-01-01T00:00:00Z' },
        showAs: 'busy',
        reminderMinutesBeforeStart: 15,
        location: { displayName: 'Room 1', locationType: 'default', uniqueId: 'Room 1', uniqueIdType: 'private' },
        locations: [{ displayName: 'Room 1' }],
      },
    });
    const id = String(made['id']);
    const { body: home } = await calendar.me('ada', '/calendar');
    for (const path of ['/events', '/calendar/events', `/calendars/${String(home['id'])}/events`]) {
      expect(idsIn(await calendar.me('ada', path))).toEqual([id]);
      expect((await calendar.me('ada', `${path}/${id}`)).body['iCalUId']).toBe(made['iCalUId']);
    }
    const changed = await calendar.me('ada', `/events/${id}`, { method: 'PATCH', body: { subject: 'Later', showAs: 'tentative' } });
    expect(changed).toMatchObject({ status: 200, body: { subject: 'Later', showAs: 'tentative', start: made['start'] } });
    expect(changed.body['changeKey']).not.toBe(made['changeKey']);
    expect((await calendar.me('ada', `/events/${id}`, { method: 'DELETE' })).status).toBe(204);
    expect(await calendar.me('ada', `/events/${id}`)).toMatchObject({ status: 404, body: { error: { code: 'ErrorItemNotFound' } } });
  });

  test('are shown by the clock that is asked for', async () => {
    const calendar = createTestCalendar();
    const { id } = await calendar.event('ada', at('10:00', '11:00', 'Europe/Paris'));
    const headers = { Prefer: 'outlook.timezone="Tokyo Standard Time", outlook.body-content-type="text"' };
    const response = await calendar.call(`/v1.0/me/events/${String(id)}`, { as: `ada ${everything}`, headers });
    expect(response.headers.get('Preference-Applied')).toBe('outlook.timezone="Tokyo Standard Time", outlook.body-content-type="text"');
    expect(await response.json()).toMatchObject({
      start: { dateTime: '2026-03-02T18:00:00.0000000', timeZone: 'Tokyo Standard Time' },
      body: { contentType: 'text' },
    });
  });

  test('of whole days are from midnight to midnight by every clock', async () => {
    const calendar = createTestCalendar();
    const day = {
      isAllDay: true,
      start: { dateTime: '2026-03-05T00:00:00', timeZone: 'Tokyo Standard Time' },
      end: { dateTime: '2026-03-06', timeZone: 'Tokyo Standard Time' },
    };
    const { id } = await calendar.event('ada', day);
    for (const zone of ['UTC', 'Pacific Standard Time']) {
      const { body } = await calendar.me('ada', `/events/${String(id)}`, { headers: { Prefer: `outlook.timezone="${zone}"` } });
      expect(body).toMatchObject({ isAllDay: true, start: { dateTime: '2026-03-05T00:00:00.0000000', timeZone: zone } });
    }
    // It is the day in Tokyo, which begins at 15:00 in UTC.
    expect(await calendar.days('ada', '2026-03-04T14:00:00Z', '2026-03-04T15:00:00Z')).toEqual([]);
    expect(await calendar.days('ada', '2026-03-04T14:00:00Z', '2026-03-04T15:00:01Z')).toHaveLength(1);
  });

  test('that cannot be are refused in the words of the service', async () => {
    const calendar = createTestCalendar();
    const allDay = { isAllDay: true };
    const midnight = { dateTime: '2026-03-05T00:00:00', timeZone: 'UTC' };
    const refused: readonly [body: Record<string, unknown>, code: string, message: RegExp][] = [
      [{ ...at('11:00', '10:00') }, 'ErrorPropertyValidationFailure', /^At least one property failed validation\.$/],
      [{ ...at('10:00', '11:00', 'Greenwich Mean Time') }, 'TimeZoneNotSupportedException', /is not supported: 'Greenwich Mean Time'\.$/],
      [
        { ...at('10:00', '11:00'), ...allDay },
        'ErrorInvalidRequest',
        /The Event\.Start property for an all-day event needs to be set to midnight\.$/,
      ],
      [{ start: midnight, end: midnight, ...allDay }, 'ErrorInvalidRequest', /must be at least 24 hours\.$/],
      [{ subject: 'Sometime' }, 'RequestBodyRead', /'start' and 'end' are required/],
      [{ ...at('10:00', '25:00') }, 'RequestBodyRead', /end\/dateTime/],
      [{ ...at('10:00', '11:00'), showAs: 'away' }, 'RequestBodyRead', /showAs/],
      [{ ...at('10:00', '11:00'), colour: 'red' }, 'RequestBodyRead', /'colour' does not exist/],
    ];
    for (const [body, code, message] of refused) {
      const answer = await calendar.me('ada', '/events', { method: 'POST', body });
      expect(answer).toMatchObject({ status: 400, body: { error: { code, message: expect.stringMatching(message) } } });
    }
    expect(idsIn(await calendar.me('ada', '/events'))).toEqual([]);
  });

  test('are made once for a transaction', async () => {
    const calendar = createTestCalendar();
    const [first, again, other] = [
      await calendar.event('ada', { transactionId: 't1' }),
      await calendar.event('ada', { transactionId: 't1', subject: 'Again' }),
      await calendar.event('ada', { transactionId: 't2' }),
    ];
    expect(again).toEqual(first);
    expect(other['id']).not.toBe(first['id']);
  });

  test('can be met online by an address that stays', async () => {
    const calendar = createTestCalendar();
    const { id, onlineMeeting } = await calendar.event('ada', { isOnlineMeeting: true, onlineMeetingProvider: 'teamsForBusiness' });
    expect(onlineMeeting).toMatchObject({
      joinUrl: expect.stringMatching(/^https:\/\/teams\.microsoft\.com\/l\/meetup-join\/19%3Ameeting_/),
    });
    const { body } = await calendar.me('ada', `/events/${String(id)}`, {
      method: 'PATCH',
      body: { isOnlineMeeting: true, subject: 'Online' },
    });
    expect(body['onlineMeeting']).toEqual(onlineMeeting);
  });

  test('are joined by a part of their text, and are online no more without it', async () => {
    const calendar = createTestCalendar();
    const text = { contentType: 'text', content: 'Bring <all>\nnumbers' };
    const made = await calendar.event('ada', { isOnlineMeeting: true, body: text });
    const { content } = made['body'] as { content: string };
    expect(content).toMatch(/<body>\r\nBring &lt;all&gt;<br>\r\nnumbers\r\n<div[^>]*><span[^>]*>_{80}<\/span>/);
    expect(content).toContain('href="https://teams.microsoft.com/l/meetup-join/');
    const change = async (body: object) => (await calendar.me('ada', `/events/${String(made['id'])}`, { method: 'PATCH', body })).body;

    const kept = await change({ body: { contentType: 'html', content: `<p>More</p>${content}` } });
    expect(kept['onlineMeeting']).toEqual(made['onlineMeeting']);
    expect(await change({ body: { contentType: 'html', content: '<p>Less</p>' } })).toMatchObject({
      isOnlineMeeting: false,
      onlineMeeting: null,
    });
    const again = await change({ isOnlineMeeting: true });
    expect(again['onlineMeeting']).toMatchObject({ joinUrl: expect.stringContaining('meetup-join') });
    expect((again['body'] as { content: string }).content).toMatch(/<p>Less<\/p>\r\n<div/);
  });

  test('are filtered and sorted by the moments that they are', async () => {
    const calendar = createTestCalendar();
    await calendar.event('ada', { subject: 'Late', ...at('16:00', '17:00') });
    await calendar.event('ada', { subject: 'Early', ...at('10:00', '11:00', 'Europe/Paris') });
    const subjects = async (query: string): Promise<unknown[]> => {
      const { body } = await calendar.me('ada', `/events?${query}`);
      return (body['value'] as { subject: string }[]).map(({ subject }) => subject);
    };
    expect(await subjects('$orderby=start/dateTime')).toEqual(['Early', 'Late']);
    expect(await subjects("$filter=start/dateTime ge '2026-03-02T09:00:00Z' and end/dateTime le '2026-03-02T10:00:00'")).toEqual(['Early']);
    expect(await subjects("$filter=start/dateTime eq '2026-03-02T16:00'")).toEqual(['Late']);
    expect(await subjects("$filter=startsWith(subject,'La')")).toEqual(['Late']);
  });

  test('keep to the state that a client knows', async () => {
    const calendar = createTestCalendar();
    const made = await calendar.event('ada');
    const path = `/events/${String(made['id'])}`;
    await calendar.me('ada', path, { method: 'PATCH', body: { subject: 'Changed' } });
    const headers = { 'If-Match': String(made['@odata.etag']) };
    expect((await calendar.me('ada', path, { method: 'PATCH', body: { subject: 'Lost' }, headers })).status).toBe(412);
    expect((await calendar.me('ada', path, { method: 'DELETE', headers })).status).toBe(412);
  });

  test.each(['/events', '/calendar/events'])('are gone for good with permanentDelete below %s, once', async (path) => {
    const calendar = createTestCalendar();
    const { id } = await calendar.event('ada');
    const kept = await calendar.event('ada', { subject: 'Kept' });
    const { body: changes } = await calendar.me('ada', '/calendarView/delta?startDateTime=2026-03-01&endDateTime=2026-03-08');
    const erase = () => calendar.me('ada', `${path}/${String(id)}/permanentDelete`, { method: 'POST' });

    expect(await erase()).toEqual({ status: 204, body: {} });
    expect(idsIn(await calendar.me('ada', '/events'))).toEqual([kept['id']]);
    expect((await calendar.me('ada', `/events/${String(id)}`)).status).toBe(404);
    expect((await erase()).status).toBe(404);
    const { body: later } = await calendar.me('ada', String(changes['@odata.deltaLink']).replace(/^.*?\/me/, ''));
    expect(later['value']).toMatchObject([{ id, '@removed': { reason: 'deleted' } }]);
  });

  test('of a series are deleted for good one by one', async () => {
    const calendar = createTestCalendar();
    const range = { type: 'numbered', startDate: '2026-03-02', numberOfOccurrences: 3 };
    const { id } = await calendar.event('ada', { recurrence: { pattern: { type: 'daily', interval: 1 }, range } });
    const instances = `/events/${String(id)}/instances?startDateTime=2026-03-01&endDateTime=2026-03-08`;
    const [, second] = idsIn(await calendar.me('ada', instances));

    expect((await calendar.me('ada', `/events/${String(second)}/permanentDelete`, { method: 'POST' })).status).toBe(204);
    expect(await calendar.days('ada', '2026-03-01', '2026-03-08')).toEqual(['Meeting 2026-03-02T10:00', 'Meeting 2026-03-04T10:00']);
  });

  test('are deleted for good by nobody who may only read them', async () => {
    const calendar = createTestCalendar();
    const { id } = await calendar.event('ada');
    const path = `/v1.0/me/events/${String(id)}/permanentDelete`;

    expect((await calendar.call(path, { as: 'ada Calendars.Read', method: 'POST' })).status).toBe(403);
    expect(idsIn(await calendar.me('ada', '/events'))).toEqual([id]);
  });

  test('keep their immutable id', async () => {
    const calendar = createTestCalendar();
    const { id } = await calendar.event('ada');
    const headers = { Prefer: 'IdType="ImmutableId"' };
    const { body } = await calendar.me('ada', `/events/${String(id)}`, { headers });
    expect(body['id']).not.toBe(id);
    expect((await calendar.me('ada', `/events/${String(body['id'])}`)).body['id']).toBe(id);
  });
});
