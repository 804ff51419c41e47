import { describe, expect, test } from 'vitest';
import { all, createTestMail, to, type TestMail } from '../../../../test/support/test-mail.ts';

const as = `ada ${all}`;
const path = '/v1.0/me/mailboxSettings';

async function away(mail: TestMail, setting: Record<string, unknown>): Promise<{ status: number; body: Record<string, unknown> }> {
  return mail.json(path, {
    as,
    method: 'PATCH',
    body: { automaticRepliesSetting: { internalReplyMessage: '<p>Back on Monday.</p>', ...setting } },
  });
}

describe('mailbox settings', () => {
  test('are shown whole, in part, and one by one', async () => {
    const mail = createTestMail();
    const whole = await mail.json(path, { as });
    const part = await mail.json(`${path}?$select=timeZone`, { as });

    expect(whole.body).toMatchObject({
      timeZone: 'GMT Standard Time',
      userPurpose: 'user',
      automaticRepliesSetting: { status: 'disabled' },
    });
    expect(Object.keys(part.body)).toEqual(['@odata.context', 'timeZone']);
    expect((await mail.json(`${path}/timeZone`, { as })).body.value).toBe('GMT Standard Time');
    expect((await mail.json(`${path}/automaticRepliesSetting`, { as })).body).toMatchObject({
      status: 'disabled',
      externalAudience: 'all',
    });
    expect((await mail.json(`${path}/mood`, { as })).status).toBe(400);
  });

  test('change in the parts that are named', async () => {
    const mail = createTestMail();
    await mail.json(path, {
      as,
      method: 'PATCH',
      body: { timeZone: 'Europe/Berlin', dateFormat: 'yyyy-MM-dd', workingHours: { startTime: '09:00:00' } },
    });

    expect((await mail.json(path, { as })).body).toMatchObject({
      timeZone: 'Europe/Berlin',
      dateFormat: 'yyyy-MM-dd',
      timeFormat: 'HH:mm',
      workingHours: {
        startTime: '09:00:00',
        endTime: '17:00:00.0000000',
      },
    });
  });

  test.each([
    [{ timeZone: 'Middle Earth' }, `The time zone 'Middle Earth' is not a Windows or IANA time zone name.`],
    [{ language: { locale: 'x' } }, `The property 'language/locale' must be a locale like de-DE.`],
    [{ automaticRepliesSetting: { status: 'maybe' } }, `The property 'status' must be one of: disabled, alwaysEnabled, scheduled.`],
    [{ userPurpose: 'room' }, `The property 'userPurpose' is read-only.`],
    [
      { colour: 'red' },
      `The property 'colour' does not exist on type 'microsoft.graph.mailboxSettings'. ` +
        'Make sure to only use property names that are defined by the type.',
    ],
    [
      { automaticRepliesSetting: { status: 'scheduled', scheduledStartDateTime: { dateTime: 'soon', timeZone: 'UTC' } } },
      `The property 'scheduledStartDateTime/dateTime' must be a date and time like 2026-03-20T18:00:00.`,
    ],
    [
      {
        automaticRepliesSetting: {
          status: 'scheduled',
          scheduledStartDateTime: { dateTime: '2026-03-03T00:00:00', timeZone: 'UTC' },
          scheduledEndDateTime: { dateTime: '2026-03-02T00:00:00', timeZone: 'UTC' },
        },
      },
      `'scheduledEndDateTime' must be later than 'scheduledStartDateTime'.`,
    ],
  ])('refuse %j and stay as they are', async (body, message) => {
    const mail = createTestMail();
    const before = await mail.json(path, { as });

    expect(await mail.json(path, { as, method: 'PATCH', body })).toMatchObject({ status: 400, body: { error: { message } } });
    expect(await mail.json(path, { as })).toEqual(before);
  });
});

describe('automatic replies', () => {
  test('go out once to each sender', async () => {
    const mail = createTestMail();
    await away(mail, { status: 'alwaysEnabled' });
    await mail.send('ben', { subject: 'Question', toRecipients: to('ada') });
    await mail.send('ben', { subject: 'Another', toRecipients: to('ada') });
    await mail.send('chloe', { subject: 'Question', toRecipients: to('ada') });
    const [reply, ...others] = await mail.messagesOf('ben', 'inbox', '$select=subject,body,from,internetMessageHeaders');

    expect(others).toEqual([]);
    expect(reply).toMatchObject({
      subject: 'Automatic reply: Question',
      body: { contentType: 'html', content: '<html>\n<body>\n<p>Back on Monday.</p>\n</body>\n</html>\n' },
      from: {
        emailAddress: { address: 'ada@contoso.example' },
      },
    });
    expect(reply?.internetMessageHeaders).toContainEqual({ name: 'Auto-Submitted', value: 'auto-generated' });
    expect(await mail.messagesOf('chloe', 'inbox')).toHaveLength(1);
    expect(await mail.messagesOf('ada', 'inbox')).toHaveLength(3);
  });

  test('do not answer each other', async () => {
    const mail = createTestMail();
    await away(mail, { status: 'alwaysEnabled' });
    await mail.json(path, {
      as: `ben ${all}`,
      method: 'PATCH',
      body: { automaticRepliesSetting: { status: 'alwaysEnabled', internalReplyMessage: 'Me too' } },
    });
    await mail.send('ben', { subject: 'Hi', toRecipients: to('ada') });

    expect(await mail.messagesOf('ben', 'inbox')).toHaveLength(1);
    expect(await mail.messagesOf('ada', 'inbox')).toHaveLength(1);
  });

  test('hold for the scheduled time, in the zone that it names', async () => {
    const mail = createTestMail();
    await away(mail, {
      status: 'scheduled',
      scheduledStartDateTime: { dateTime: '2026-03-02T11:00:00.0000000', timeZone: 'W. Europe Standard Time' },
      scheduledEndDateTime: { dateTime: '2026-03-02T12:00:00.0000000', timeZone: 'Europe/Berlin' },
    });
    const replies: number[] = [];
    for (const sender of ['ben', 'chloe', 'diego']) {
      await mail.send(sender, { subject: 'Hi', toRecipients: to('ada') });
      replies.push((await mail.messagesOf(sender, 'inbox')).length);
      mail.tenant.clock.advance(90 * 60 * 1000);
    }

    expect(replies).toEqual([0, 1, 0]);
  });

  test('begin anew when they are switched on again', async () => {
    const mail = createTestMail();
    for (const status of ['alwaysEnabled', 'disabled', 'alwaysEnabled']) {
      await away(mail, { status });
      await mail.send('ben', { subject: status, toRecipients: to('ada') });
    }

    expect(await mail.messagesOf('ben', 'inbox')).toHaveLength(2);
  });

  test.each([
    ['', ''],
    ['One\nTwo <b>', '<html>\n<body>\nOne\nTwo <b>\n</body>\n</html>\n'],
    ['<HTML lang="en"><body>x</body></HTML>', '<HTML lang="en"><body>x</body></HTML>'],
    ['<html>x</html>', '<html>x</html>'],
    ['<htmlx>', '<html>\n<body>\n<htmlx>\n</body>\n</html>\n'],
  ])('are HTML, whole: %j', async (text, expected) => {
    const mail = createTestMail();
    const automaticRepliesSetting = { internalReplyMessage: text, externalReplyMessage: text };
    const { body } = await mail.json('/v1.0/me/mailboxSettings', { as, method: 'PATCH', body: { automaticRepliesSetting } });
    expect(body.automaticRepliesSetting).toMatchObject({ internalReplyMessage: expected, externalReplyMessage: expected });
    const again = await mail.json('/v1.0/me/mailboxSettings', {
      as,
      method: 'PATCH',
      body: { automaticRepliesSetting: body.automaticRepliesSetting },
    });
    expect(again.body.automaticRepliesSetting).toEqual(body.automaticRepliesSetting);
  });

  test('are told by mail tips', async () => {
    const mail = createTestMail();
    await away(mail, { status: 'alwaysEnabled' });
    const body = {
      EmailAddresses: ['ada@contoso.example', 'nobody@contoso.example'],
      MailTipsOptions: 'automaticReplies, mailboxFullStatus',
    };

    expect((await mail.json('/v1.0/me/getMailTips', { as: 'ben Mail.Read', method: 'POST', body })).body.value).toMatchObject([
      {
        emailAddress: { name: 'Ada Martin' },
        automaticReplies: { message: expect.stringContaining('\n<p>Back on Monday.</p>\n') },
        mailboxFull: false,
      },
      { error: { code: 'RecipientNotFound' } },
    ]);
  });
});

describe('categories', () => {
  test('are listed, made, recoloured and deleted', async () => {
    const mail = createTestMail();
    const categories = '/v1.0/me/outlook/masterCategories';
    const made = await mail.json(categories, { as, method: 'POST', body: { displayName: 'Paid', color: 'preset5' } });
    const one = `${categories}/${String(made.body.id)}`;

    expect(made).toMatchObject({ status: 201, body: { displayName: 'Paid', color: 'preset5' } });
    expect((await mail.json(categories, { as })).body.value).toHaveLength(7);
    expect((await mail.json(one, { as, method: 'PATCH', body: { color: 'preset9' } })).body.color).toBe('preset9');
    expect((await mail.json(one, { as, method: 'PATCH', body: { displayName: 'Other' } })).status).toBe(400);
    expect((await mail.json(categories, { as, method: 'POST', body: { displayName: 'PAID' } })).status).toBe(409);
    expect((await mail.call(one, { as, method: 'DELETE' })).status).toBe(204);
    expect((await mail.call(one, { as })).status).toBe(404);
  });
});

describe('ids', () => {
  test('are translated between the kind that moves and the kind that stays', async () => {
    const mail = createTestMail();
    const draft = await mail.draft('ada', { subject: 'x' });
    const translate = (inputIds: unknown[], sourceIdType: string, targetIdType: string): Promise<{ body: Record<string, unknown> }> =>
      mail.json('/v1.0/me/translateExchangeIds', { as: 'ada User.Read', method: 'POST', body: { inputIds, sourceIdType, targetIdType } });
    const there = (await translate([draft.id], 'restId', 'restImmutableEntryId')).body.value as { targetId: string }[];
    const back = (await translate([there[0]?.targetId], 'restImmutableEntryId', 'restId')).body.value;

    expect(back).toMatchObject([{ targetId: draft.id }]);
    expect(there[0]?.targetId).not.toBe(draft.id);
    expect((await translate(['AAMk'], 'restId', 'restImmutableEntryId')).body.value).toMatchObject([
      { errorDetails: { code: 'ErrorItemNotFound' } },
    ]);
  });
});

describe('time zones and languages that are offered', () => {
  const zones = '/v1.0/me/outlook/supportedTimeZones';
  const namesIn = (body: Record<string, unknown>) => (body.value as { alias: string; displayName: string }[]).map(({ alias }) => alias);

  test.each([
    [zones, 'UTC', 'Europe/Berlin'],
    [`${zones}(TimeZoneStandard=microsoft.graph.timeZoneStandard'Windows')`, 'Tokyo Standard Time', 'Europe/Berlin'],
    [`${zones}(timezonestandard=microsoft.graph.timeZoneStandard'iana')`, 'Europe/Berlin', 'Tokyo Standard Time'],
    [`${zones}(TimeZoneStandard='Iana')`, 'Asia/Tokyo', 'Tokyo Standard Time'],
  ])('%s', async (path, one, other) => {
    const { status, body } = await createTestMail().json(path, { as: 'ada User.Read' });
    expect([status, body['@odata.context']]).toEqual([200, expect.stringContaining('Collection(microsoft.graph.timeZoneInformation)')]);
    expect(namesIn(body)).toContain(one);
    expect(namesIn(body)).not.toContain(other);
  });

  test('a standard that there is not is refused', async () => {
    expect((await createTestMail().json(`${zones}(TimeZoneStandard='Sun')`, { as: 'ada User.Read' })).status).toBe(400);
    expect((await createTestMail().json(`${zones}(Standard='Iana')`, { as: 'ada User.Read' })).status).toBe(400);
  });

  test.each<[string, string, number]>([
    ['ada User.Read', 'me', 200],
    ['ada User.ReadBasic.All', 'me', 200],
    ['ada Mail.Read', 'me', 403],
    ['ada User.Read', 'users/ben@contoso.example', 403],
    ['ada User.ReadBasic.All', 'users/ben@contoso.example', 200],
    ['app User.Read.All', 'users/ben@contoso.example', 200],
    ['app User.ReadBasic.All', 'users/ben@contoso.example', 200],
    ['app User.Read', 'users/ben@contoso.example', 403],
    ['app MailboxSettings.Read', 'users/ben@contoso.example', 403],
  ])('%s on %s: %i', async (as_, whose, status) => {
    const mail = createTestMail();
    for (const what of ['supportedLanguages', 'supportedTimeZones', "supportedTimeZones(TimeZoneStandard='Iana')"]) {
      expect((await mail.json(`/v1.0/${whose}/outlook/${what}`, { as: as_ })).status).toBe(status);
    }
  });
});
