import { expect, test } from 'vitest';
import { createEmulator, type Emulator } from '../emulator.ts';

const pat = 'pat@fabrikam.example';

interface Notice {
  readonly method?: string;
  readonly uid?: string;
  readonly start?: string;
  readonly organizer?: string;
  readonly attendee?: string;
  readonly more?: readonly string[];
}

/** A mail with a calendar in it, as other programs send it. */
function mailWith({
  method = 'REQUEST',
  uid = '1@fabrikam.example',
  start = '20260303T100000Z',
  organizer = pat,
  attendee = 'ATTENDEE;RSVP=TRUE:mailto:ada@contoso.example',
  more = [],
}: Notice): string {
  const event = ['BEGIN:VEVENT', `UID:${uid}`, 'SUMMARY:Offer', 'LOCATION:Room 1', `DTSTART:${start}`, 'DURATION:PT1H', ...more];
  const calendar = [
    'BEGIN:VCALENDAR',
    `METHOD:${method}`,
    ...event,
    `ORGANIZER;CN=Pat:mailto:${organizer}`,
    attendee,
    'END:VEVENT',
    'END:VCALENDAR',
  ];
  const head = [`From: Pat <${pat}>`, 'To: ada@contoso.example', 'Subject: Offer', 'MIME-Version: 1.0'];
  const parts = [
    '--b',
    'Content-Type: text/plain',
    '',
    'Please come',
    '--b',
    `Content-Type: text/calendar; method=${method}`,
    '',
    ...calendar,
  ];
  return [...head, 'Content-Type: multipart/alternative; boundary=b', '', ...parts, '--b--', ''].join('\r\n');
}

async function start() {
  const emulator = await createEmulator({ now: new Date('2026-03-02T09:00:00Z'), empty: false });
  const permissions = ['Mail.Read', 'Calendars.ReadWrite'];
  const { accessToken } = await emulator.token({ user: 'ada@contoso.example', permissions });
  const graph = async (path: string, method = 'GET', body?: unknown): Promise<{ status: number; body: Record<string, unknown> }> => {
    const headers = { Authorization: `Bearer ${accessToken}`, 'Content-Type': 'application/json' };
    const request = new Request(`https://graph.microsoft.com/v1.0/me${path}`, {
      method,
      headers,
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    const response = await emulator.fetch(request);
    const text = await response.text();
    return { status: response.status, body: text === '' ? {} : (JSON.parse(text) as Record<string, unknown>) };
  };
  const newest = async () =>
    (
      (await graph('/mailFolders/inbox/messages?$top=1&$expand=microsoft.graph.eventMessage/event')).body['value'] as Record<
        string,
        unknown
      >[]
    )[0];
  const events = async (uid = '1@fabrikam.example') =>
    (await graph(`/events?$filter=iCalUId eq '${uid}'`)).body['value'] as Record<string, unknown>[];
  return { emulator, graph, newest, events };
}

async function arrive(emulator: Emulator, notice: Notice): Promise<number> {
  const request = new Request('http://localhost:4000/_emulator/messages', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ to: ['ada@contoso.example'], mime: mailWith(notice) }),
  });
  return (await emulator.fetch(request)).status;
}

test('an invitation from outside is an event message, and an event that is not answered yet', async () => {
  const { emulator, newest, events } = await start();
  expect(await arrive(emulator, {})).toBe(201);

  expect(await newest()).toMatchObject({
    '@odata.type': '#microsoft.graph.eventMessageRequest',
    subject: 'Offer',
    meetingMessageType: 'meetingRequest',
    meetingRequestType: 'newMeetingRequest',
    responseRequested: true,
    hasAttachments: false,
    startDateTime: { dateTime: '2026-03-03T10:00:00.0000000', timeZone: 'UTC' },
    location: { displayName: 'Room 1' },
    event: { subject: 'Offer', iCalUId: '1@fabrikam.example' },
  });
  expect(await events()).toMatchObject([
    {
      isOrganizer: false,
      organizer: { emailAddress: { name: 'Pat', address: pat } },
      responseStatus: { response: 'notResponded' },
      showAs: 'tentative',
      start: { dateTime: '2026-03-03T10:00:00.0000000' },
      end: { dateTime: '2026-03-03T11:00:00.0000000' },
      attendees: [{ emailAddress: { address: 'ada@contoso.example' }, type: 'required' }],
    },
  ]);
});

test('it is answered to whoever asked, moved, and called off', async () => {
  const { emulator, graph, newest, events } = await start();
  await arrive(emulator, {});
  const [event] = await events();
  expect((await graph(`/events/${String(event?.['id'])}/accept`, 'POST', {})).status).toBe(202);
  expect(emulator.tenant.outbound?.at(-1)).toMatchObject({ to: { address: pat }, subject: 'Accepted: Offer' });
  expect(await events()).toMatchObject([{ responseStatus: { response: 'accepted' }, showAs: 'busy' }]);

  await arrive(emulator, { more: ['SEQUENCE:1', 'DESCRIPTION:Bring numbers'] });
  expect(await newest()).toMatchObject({ meetingRequestType: 'informationalUpdate' });
  expect(await events()).toMatchObject([{ responseStatus: { response: 'accepted' }, bodyPreview: 'Bring numbers' }]);

  await arrive(emulator, { start: '20260304T100000Z' });
  expect(await newest()).toMatchObject({ meetingRequestType: 'fullUpdate', isOutOfDate: false });
  expect(await events()).toMatchObject([
    { responseStatus: { response: 'notResponded' }, start: { dateTime: '2026-03-04T10:00:00.0000000' } },
  ]);

  await arrive(emulator, { method: 'CANCEL', start: '20260304T100000Z' });
  expect(await newest()).toMatchObject({ '@odata.type': '#microsoft.graph.eventMessage', meetingMessageType: 'meetingCancelled' });
  expect(await events()).toMatchObject([{ isCancelled: true, subject: 'Canceled: Offer', showAs: 'free' }]);
});

test('an answer from outside is one at the meeting of whoever asked', async () => {
  const { emulator, graph, newest } = await start();
  const [begin, end] = ['10:00', '11:00'].map((time) => ({ dateTime: `2026-03-03T${time}:00`, timeZone: 'UTC' }));
  const attendees = [{ emailAddress: { address: pat, name: 'Pat' }, type: 'required' }];
  const { body: made } = await graph('/events', 'POST', { subject: 'Offer', start: begin, end, attendees });
  const uid = String(made['iCalUId']);
  const attendee = `ATTENDEE;PARTSTAT=DECLINED:mailto:${pat}`;
  await arrive(emulator, { method: 'REPLY', uid, organizer: 'ada@contoso.example', attendee });

  expect(await newest()).toMatchObject({
    '@odata.type': '#microsoft.graph.eventMessageResponse',
    meetingMessageType: 'meetingDeclined',
    responseType: 'declined',
  });
  expect((await graph(`/events/${String(made['id'])}`)).body).toMatchObject({ attendees: [{ status: { response: 'declined' } }] });
});

test("nobody changes or calls off somebody else's meeting", async () => {
  const { emulator, graph, events } = await start();
  const [begin, end] = ['10:00', '11:00'].map((time) => ({ dateTime: `2026-03-03T${time}:00`, timeZone: 'UTC' }));
  const { body: own } = await graph('/events', 'POST', { subject: 'Mine', start: begin, end });
  await arrive(emulator, {});
  const before = [await events(), await events(String(own['iCalUId']))];
  for (const method of ['REQUEST', 'CANCEL']) {
    await arrive(emulator, { method, uid: String(own['iCalUId']), start: '20260305T100000Z' });
    await arrive(emulator, { method, organizer: 'eve@fabrikam.example', start: '20260305T100000Z' });
  }

  expect([await events(), await events(String(own['iCalUId']))]).toEqual(before);
});

test('what is not understood stays mail with a file', async () => {
  const { emulator, newest, events } = await start();
  await arrive(emulator, { more: ['RRULE:FREQ=HOURLY'] });

  expect(await newest()).toMatchObject({ subject: 'Offer', hasAttachments: true });
  expect(await newest()).not.toHaveProperty('meetingMessageType');
  expect(await events()).toEqual([]);
});
