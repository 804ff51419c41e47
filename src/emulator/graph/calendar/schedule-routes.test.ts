import { describe, expect, test } from 'vitest';
import { at, createTestCalendar, type TestCalendar } from '../../../../test/support/test-calendar.ts';
import { to } from '../../../../test/support/test-mail.ts';

type Json = Record<string, unknown>;

describe('getSchedule', () => {
  const ask = async (calendar: TestCalendar, schedules: readonly string[], more: Json = {}): Promise<{ status: number; body: Json }> => {
    const [startTime, endTime] = [at('09:00', '13:00').start, at('09:00', '13:00').end];
    return calendar.me('ada', '/calendar/getSchedule', {
      method: 'POST',
      body: { schedules, startTime, endTime, availabilityViewInterval: 60, ...more },
    });
  };

  test('shows in digits and items when people are free, and no more than they allow', async () => {
    const calendar = createTestCalendar();
    await calendar.event('ben', { subject: 'Call', ...at('09:30', '10:30') });
    await calendar.event('ben', { subject: 'Maybe', showAs: 'tentative', ...at('10:00', '11:00') });
    await calendar.event('ben', { subject: 'Trip', showAs: 'oof', ...at('12:00', '15:00') });
    await calendar.event('ada', { subject: 'Own', sensitivity: 'private', ...at('11:00', '12:00') });
    const { status, body } = await ask(calendar, ['ben@contoso.example', 'ada@contoso.example', 'nobody@contoso.example']);
    expect({ status, body }).toMatchObject({
      status: 200,
      body: {
        value: [
          { scheduleId: 'ben@contoso.example', availabilityView: '2203', workingHours: { startTime: '08:00:00.0000000' } },
          { scheduleId: 'ada@contoso.example', availabilityView: '0020', scheduleItems: [{ subject: 'Own', isPrivate: true }] },
          { scheduleId: 'nobody@contoso.example', availabilityView: '', error: { responseCode: 'ErrorMailRecipientNotFound' } },
        ],
      },
    });
    const [ben] = body['value'] as { scheduleItems: Json[] }[];
    expect(ben?.scheduleItems.map(({ status: one, subject }) => [one, subject])).toEqual([
      ['busy', undefined],
      ['tentative', undefined],
      ['oof', undefined],
    ]);
  });

  test.each<[what: string, body: Json]>([
    ['nobody', { schedules: [] }],
    ['no time', { startTime: at('13:00', '13:00').start }],
    ['a short interval', { availabilityViewInterval: 4 }],
    ['an interval longer than the time', { availabilityViewInterval: 300 }],
    ['too long a time', { endTime: { dateTime: '2026-05-30T09:00:00', timeZone: 'UTC' } }],
  ])('refuses %s', async (_, body) => {
    expect((await ask(createTestCalendar(), ['ben@contoso.example'], body)).status).toBe(400);
  });

  test('is for applications too', async () => {
    const calendar = createTestCalendar();
    const body = { schedules: ['ben@contoso.example'], startTime: at('09:00', '13:00').start, endTime: at('09:00', '13:00').end };
    const path = '/v1.0/users/ada@contoso.example/calendar/getSchedule';
    expect((await calendar.json(path, { as: 'app Calendars.ReadBasic.All', method: 'POST', body })).status).toBe(200);
  });
});

describe('findMeetingTimes', () => {
  const find = async (calendar: TestCalendar, body: Json): Promise<Json> =>
    (await calendar.me('ada', '/findMeetingTimes', { method: 'POST', body })).body;
  const within = (from: string, until: string, more: Json = {}): Json => ({ timeConstraint: { timeslots: [at(from, until)], ...more } });
  const starts = (answer: Json): string[] =>
    (answer['meetingTimeSuggestions'] as { confidence: number; meetingTimeSlot: { start: { dateTime: string } } }[]).map(
      ({ confidence, meetingTimeSlot }) => `${meetingTimeSlot.start.dateTime.slice(11, 16)} ${confidence}`,
    );

  test('finds where everybody is free, in the hours in which the organiser works', async () => {
    const calendar = createTestCalendar();
    await calendar.event('ada', { ...at('14:00', '15:00') });
    await calendar.event('ben', { ...at('15:00', '16:00') });
    const wish = { attendees: to('ben'), meetingDuration: 'PT1H', minimumAttendeePercentage: 100, returnSuggestionReasons: true };
    const answer = await find(calendar, { ...wish, ...within('13:30', '20:00') });
    expect(starts(answer)).toEqual(['16:00 100']);
    expect(answer).toMatchObject({
      emptySuggestionsReason: '',
      meetingTimeSuggestions: [
        {
          order: 1,
          organizerAvailability: 'free',
          suggestionReason: 'Suggested because it is one of the nearest times when all attendees are available.',
          attendeeAvailability: [{ availability: 'free', attendee: { emailAddress: { address: 'ben@contoso.example' } } }],
        },
      ],
    });
    expect(starts(await find(calendar, { ...wish, ...within('18:00', '19:30', { activityDomain: 'unrestricted' }) }))).toEqual([
      '18:00 100',
      '18:30 100',
    ]);
  });

  test('says how likely people come, and why nothing was found', async () => {
    const calendar = createTestCalendar();
    await calendar.event('ben', { ...at('09:00', '17:00') });
    const wish = { attendees: to('ben', 'chloe'), ...within('10:00', '11:00') };
    expect(starts(await find(calendar, wish))).toEqual(['10:00 50', '10:30 50']);
    expect(await find(calendar, { ...wish, minimumAttendeePercentage: 51 })).toMatchObject({
      emptySuggestionsReason: 'AttendeesUnavailable',
    });
    expect(await find(calendar, { ...wish, attendees: to('someone@partner.example') })).toMatchObject({
      emptySuggestionsReason: 'AttendeesUnavailableOrUnknown',
    });
    await calendar.event('ada', { ...at('09:00', '17:00') });
    expect(await find(calendar, wish)).toMatchObject({ emptySuggestionsReason: 'OrganizerUnavailable' });
    expect(starts(await find(calendar, { ...wish, isOrganizerOptional: true, maxCandidates: 1 }))).toEqual(['10:00 50']);
  });

  test('needs a .Shared permission', async () => {
    const calendar = createTestCalendar();
    const status = async (as: string): Promise<number> =>
      (await calendar.json('/v1.0/me/findMeetingTimes', { as, method: 'POST', body: {} })).status;
    expect(await status('ada Calendars.ReadWrite')).toBe(403);
    expect(await status('ada Calendars.Read.Shared')).toBe(200);
  });
});
