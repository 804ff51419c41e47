import { describe, expect, test } from 'vitest';
import { at, createTestCalendar, everything, type TestCalendar } from '../../../../test/support/test-calendar.ts';
import { to } from '../../../../test/support/test-mail.ts';

type Json = Record<string, unknown>;

const invited = (...aliases: readonly string[]): Json[] => to(...aliases).map((one) => ({ ...one, type: 'required' }));

async function inbox(calendar: TestCalendar, alias: string, folder = 'inbox'): Promise<Json[]> {
  return (await calendar.me(alias, `/mailFolders/${folder}/messages`)).body['value'] as Json[];
}

async function eventsOf(calendar: TestCalendar, alias: string): Promise<Json[]> {
  return (await calendar.me(alias, '/events')).body['value'] as Json[];
}

async function answersOf(calendar: TestCalendar, id: unknown): Promise<Record<string, string>> {
  const { body } = await calendar.me('ada', `/events/${String(id)}`);
  const attendees = body['attendees'] as { emailAddress: { name: string }; status: { response: string } }[];
  return Object.fromEntries(attendees.map(({ emailAddress, status }) => [emailAddress.name, status.response]));
}

describe('a meeting', () => {
  test('arrives as mail, and tentatively in the calendars of those who are invited', async () => {
    const calendar = createTestCalendar();
    const attendees = [
      ...invited('ben'),
      { ...to('chloe')[0], type: 'optional' },
      ...invited('ada'),
      ...invited('someone@partner.example'),
    ];
    const meeting = await calendar.event('ada', {
      subject: 'Review',
      body: { contentType: 'html', content: 'See the figures' },
      attendees,
    });

    const [request] = await inbox(calendar, 'ben');
    expect(request).toMatchObject({
      '@odata.type': '#microsoft.graph.eventMessageRequest',
      subject: 'Review',
      meetingMessageType: 'meetingRequest',
      meetingRequestType: 'newMeetingRequest',
      startDateTime: { dateTime: '2026-03-02T10:00:00.0000000', timeZone: 'UTC' },
      from: { emailAddress: { address: 'ada@contoso.example' } },
      ccRecipients: to('chloe').map(({ emailAddress }) => ({ emailAddress: { ...emailAddress, name: 'Chloe Nguyen' } })),
    });
    const [copy] = await eventsOf(calendar, 'ben');
    expect(copy).toMatchObject({
      subject: 'Review',
      iCalUId: meeting['iCalUId'],
      isOrganizer: false,
      organizer: { emailAddress: { address: 'ada@contoso.example' } },
      showAs: 'tentative',
      responseStatus: { response: 'notResponded' },
    });
    expect(copy?.['id']).not.toBe(meeting['id']);
    expect(await inbox(calendar, 'ada')).toEqual([]);
    expect(await inbox(calendar, 'ada', 'sentitems')).toHaveLength(1);
    expect(calendar.tenant.outbound).toMatchObject([{ to: { address: 'someone@partner.example' }, subject: 'Review' }]);

    const path = `/messages/${String(request?.['id'])}`;
    expect((await calendar.me('ben', `${path}?$expand=microsoft.graph.eventMessage/event`)).body['event']).toMatchObject({
      id: copy?.['id'],
    });
    expect((await calendar.me('ben', `${path}?$select=subject&$expand=microsoft.graph.eventMessage/event`)).body).toMatchObject({
      subject: 'Review',
      event: { id: copy?.['id'] },
    });
    const { body } = await calendar.me('ben', `${path}?$select=microsoft.graph.eventMessage/meetingMessageType`);
    expect(body['meetingMessageType']).toBe('meetingRequest');
  });

  test('is accepted, taken for tentative and declined, which its organiser sees', async () => {
    const calendar = createTestCalendar();
    const meeting = await calendar.event('ada', { subject: 'Review', attendees: invited('ben', 'chloe', 'diego') });
    const answer = async (alias: string, action: string, body: Json = {}): Promise<number> => {
      const [copy] = await eventsOf(calendar, alias);
      return (await calendar.me(alias, `/events/${String(copy?.['id'])}/${action}`, { method: 'POST', body })).status;
    };
    expect(await answer('ben', 'accept', { comment: 'Gladly' })).toBe(202);
    expect(await answer('chloe', 'decline', { sendResponse: true, proposedNewTime: at('12:00', '13:00', 'GMT Standard Time') })).toBe(202);
    expect(await answer('diego', 'tentativelyAccept', { sendResponse: false })).toBe(202);

    expect(await answersOf(calendar, meeting['id'])).toEqual({
      'Ben Okafor': 'accepted',
      'Chloe Nguyen': 'declined',
      'Diego Ruiz': 'none',
    });
    const { body } = await calendar.me('ada', `/events/${String(meeting['id'])}`);
    expect((body['attendees'] as Json[])[1]?.['proposedNewTime']).toMatchObject({
      start: { dateTime: '2026-03-02T12:00:00.0000000', timeZone: 'UTC' },
    });
    expect((await inbox(calendar, 'ada')).map(({ subject }) => subject).toSorted()).toEqual([
      'Accepted: Review',
      'New Time Proposed: Review',
    ]);
    expect((await inbox(calendar, 'ada')).find(({ subject }) => subject === 'Accepted: Review')).toMatchObject({
      '@odata.type': '#microsoft.graph.eventMessageResponse',
      meetingMessageType: 'meetingAccepted',
      responseType: 'accepted',
      bodyPreview: 'Gladly',
    });
    expect(await eventsOf(calendar, 'ben')).toMatchObject([{ showAs: 'busy', responseStatus: { response: 'accepted' } }]);
    expect(await eventsOf(calendar, 'chloe')).toEqual([]);
    expect(await eventsOf(calendar, 'diego')).toMatchObject([{ showAs: 'tentative', responseStatus: { response: 'tentativelyAccepted' } }]);
  });

  test('is not answered where nobody asked', async () => {
    const calendar = createTestCalendar();
    const own = await calendar.event('ada', { attendees: invited('ben'), responseRequested: false, allowNewTimeProposals: false });
    const [copy] = await eventsOf(calendar, 'ben');
    const post = (alias: string, id: unknown, action: string, body: Json = {}): Promise<{ status: number; body: Json }> =>
      calendar.me(alias, `/events/${String(id)}/${action}`, { method: 'POST', body });
    const refusals: readonly [answer: { status: number; body: Json }, code: string, message: RegExp][] = [
      [await post('ada', own['id'], 'accept'), 'ErrorInvalidRequest', /you're the meeting organizer\.$/],
      [await post('ben', copy?.['id'], 'accept'), 'ErrorInvalidRequest', /hasn't requested a response\.$/],
      [await post('ben', copy?.['id'], 'cancel'), 'ErrorInvalidRequest', /need to be an organizer to cancel a meeting\.$/],
      [await post('ben', copy?.['id'], 'decline', { sendResponse: false, comment: 'No' }), 'ErrorInvalidParameter', /'Comment'/],
      [
        await post('ben', copy?.['id'], 'decline', { sendResponse: false, proposedNewTime: at('12:00', '13:00') }),
        'ErrorInvalidParameter',
        /'ProposedNewTime'/,
      ],
    ];
    for (const [answer, code, message] of refusals)
      expect(answer).toMatchObject({ status: 400, body: { error: { code, message: expect.stringMatching(message) } } });
    expect((await post('ben', copy?.['id'], 'accept', { sendResponse: false })).status).toBe(202);
  });

  test('that moves is asked for anew; what is only the organiser’s own is not', async () => {
    const calendar = createTestCalendar();
    const meeting = await calendar.event('ada', { subject: 'Review', attendees: invited('ben', 'chloe') });
    const [copy] = await eventsOf(calendar, 'ben');
    await calendar.me('ben', `/events/${String(copy?.['id'])}/accept`, { method: 'POST', body: {} });
    const patch = (body: Json): Promise<unknown> => calendar.me('ada', `/events/${String(meeting['id'])}`, { method: 'PATCH', body });

    await patch({ categories: ['Blue category'], showAs: 'oof' });
    expect(await inbox(calendar, 'ben')).toHaveLength(1);
    await patch(at('15:00', '16:00'));
    const requests = await inbox(calendar, 'ben');
    expect(requests.find(({ meetingRequestType }) => meetingRequestType === 'fullUpdate')).toMatchObject({
      isOutOfDate: false,
      previousStartDateTime: { dateTime: '2026-03-02T10:00:00.0000000' },
    });
    expect(requests.find(({ meetingRequestType }) => meetingRequestType === 'newMeetingRequest')).toMatchObject({ isOutOfDate: true });
    expect(await eventsOf(calendar, 'ben')).toMatchObject([
      {
        id: copy?.['id'],
        start: { dateTime: '2026-03-02T15:00:00.0000000' },
        responseStatus: { response: 'notResponded' },
        categories: [],
      },
    ]);
    expect(await answersOf(calendar, meeting['id'])).toEqual({ 'Ben Okafor': 'none', 'Chloe Nguyen': 'none' });

    await patch({ attendees: invited('ben', 'diego') });
    expect([(await inbox(calendar, 'ben')).length, (await inbox(calendar, 'diego')).length]).toEqual([2, 1]);
    expect((await inbox(calendar, 'chloe')).map(({ subject }) => subject)).toContain('Canceled: Review');
    expect(await eventsOf(calendar, 'chloe')).toMatchObject([{ isCancelled: true, subject: 'Canceled: Review', showAs: 'free' }]);
  });

  test.each([
    ['POST', '/cancel', { comment: 'Not needed' }, 202],
    ['DELETE', '', undefined, 204],
    ['POST', '/permanentDelete', undefined, 204],
  ])('%s%s by its organiser is told to everybody', async (method, action, body, status) => {
    const calendar = createTestCalendar();
    const meeting = await calendar.event('ada', { subject: 'Review', attendees: invited('ben') });
    expect((await calendar.me('ada', `/events/${String(meeting['id'])}${action}`, { method, ...(body && { body }) })).status).toBe(status);
    expect(await eventsOf(calendar, 'ada')).toEqual([]);
    expect(await eventsOf(calendar, 'ben')).toMatchObject([{ isCancelled: true }]);
    const cancellation = (await inbox(calendar, 'ben')).find(({ meetingMessageType }) => meetingMessageType === 'meetingCancelled');
    expect(cancellation).toMatchObject({ subject: 'Canceled: Review', '@odata.type': '#microsoft.graph.eventMessage' });
  });

  test('that recurs is asked for once, and answered, moved and cancelled by the occurrence', async () => {
    const calendar = createTestCalendar();
    const recurrence = {
      pattern: { type: 'daily', interval: 1 },
      range: { type: 'numbered', startDate: '2026-03-02', numberOfOccurrences: 3 },
    };
    const meeting = await calendar.event('ada', { subject: 'Daily', attendees: invited('ben'), recurrence });
    const week = 'startDateTime=2026-03-02&endDateTime=2026-03-09';
    const instances = async (alias: string): Promise<Json[]> => (await calendar.me(alias, `/calendarView?${week}`)).body['value'] as Json[];
    expect(await inbox(calendar, 'ben')).toHaveLength(1);
    expect(await instances('ben')).toHaveLength(3);

    const [first] = await instances('ben');
    await calendar.me('ben', `/events/${String(first?.['id'])}/decline`, { method: 'POST', body: {} });
    expect(await instances('ben')).toHaveLength(2);
    const [asked, second, third] = await instances('ada');
    expect(asked).toMatchObject({ type: 'exception', attendees: [{ status: { response: 'declined' } }] });
    expect(second).toMatchObject({ type: 'occurrence', attendees: [{ status: { response: 'none' } }] });

    const moved = at('15:00', '16:00', 'UTC', '2026-03-03');
    await calendar.me('ada', `/events/${String(second?.['id'])}`, { method: 'PATCH', body: moved });
    await calendar.me('ada', `/events/${String(third?.['id'])}/cancel`, { method: 'POST', body: {} });
    expect(
      (await instances('ben')).map(({ subject, start }) => `${String(subject)} ${(start as { dateTime: string }).dateTime.slice(0, 16)}`),
    ).toEqual(['Daily 2026-03-03T15:00', 'Canceled: Daily 2026-03-04T10:00']);
    expect(await instances('ada')).toHaveLength(2);
    expect(meeting['type']).toBe('seriesMaster');
  });

  test('is forwarded to people who are then on the list', async () => {
    const calendar = createTestCalendar();
    const meeting = await calendar.event('ada', { subject: 'Review', attendees: invited('ben') });
    const [copy] = await eventsOf(calendar, 'ben');
    const body = { ToRecipients: to('diego'), Comment: 'You should come' };
    expect((await calendar.me('ben', `/events/${String(copy?.['id'])}/forward`, { method: 'POST', body })).status).toBe(202);
    expect(await inbox(calendar, 'diego')).toMatchObject([{ subject: 'FW: Review', meetingMessageType: 'meetingRequest' }]);
    expect(await eventsOf(calendar, 'diego')).toMatchObject([{ subject: 'Review', organizer: { emailAddress: { name: 'Ada Martin' } } }]);
    expect(await answersOf(calendar, meeting['id'])).toEqual({ 'Ben Okafor': 'none', 'Diego Ruiz': 'none' });
  });

  test('reminds, later, and no more', async () => {
    const calendar = createTestCalendar();
    const { id } = await calendar.event('ada');
    const path = `/events/${String(id)}`;
    const newReminderTime = { dateTime: '2026-03-02T09:55:00', timeZone: 'UTC' };
    expect((await calendar.me('ada', `${path}/snoozeReminder`, { method: 'POST', body: { newReminderTime } })).status).toBe(200);
    expect((await calendar.me('ada', path)).body).toMatchObject({ isReminderOn: true, reminderMinutesBeforeStart: 5 });
    expect((await calendar.call(`/v1.0/me${path}/dismissReminder`, { as: `ada ${everything}`, method: 'POST' })).status).toBe(200);
    expect((await calendar.me('ada', path)).body).toMatchObject({ isReminderOn: false });
  });
});
