import { expect, test } from 'vitest';
import { all, createTestMail, type TestMail } from '../../../../test/support/test-mail.ts';

const as = `ada ${all}`;
const at = (dateTime: string) => ({ dateTime, timeZone: 'UTC' });

async function tipsFor(mail: TestMail, options: string, ...addresses: readonly string[]): Promise<unknown> {
  const body = { EmailAddresses: addresses, MailTipsOptions: options };
  return (await mail.json('/v1.0/me/getMailTips', { as, method: 'POST', body })).body['value'];
}

async function away(mail: TestMail, setting: object): Promise<void> {
  const automaticRepliesSetting = { internalReplyMessage: '<p>Away</p>', externalReplyMessage: 'x', ...setting };
  await mail.json('/v1.0/me/mailboxSettings', { as: `ben ${all}`, method: 'PATCH', body: { automaticRepliesSetting } });
}

test('who is away for a time says until when, and in which language', async () => {
  const mail = createTestMail();
  const [scheduledStartDateTime, scheduledEndDateTime] = [at('2026-03-01T09:00:00'), at('2026-03-04T09:00:00')];
  await away(mail, { status: 'scheduled', scheduledStartDateTime, scheduledEndDateTime });

  expect(await tipsFor(mail, 'automaticReplies, mailboxFullStatus', 'ben@contoso.example', 'chloe@contoso.example')).toEqual([
    {
      emailAddress: { name: 'Ben Okafor', address: 'ben@contoso.example' },
      automaticReplies: {
        message: '<html>\n<body>\n<p>Away</p>\n</body>\n</html>\n',
        messageLanguage: { locale: 'en-GB', displayName: 'English (United Kingdom)' },
        scheduledStartTime: scheduledStartDateTime,
        scheduledEndTime: scheduledEndDateTime,
      },
      mailboxFull: false,
    },
    { emailAddress: { name: 'Chloe Nguyen', address: 'chloe@contoso.example' }, automaticReplies: { message: '' }, mailboxFull: false },
  ]);
});

test('who is away always says no time', async () => {
  const mail = createTestMail();
  await away(mail, { status: 'alwaysEnabled' });
  const [tips] = (await tipsFor(mail, 'automaticReplies', 'ben@contoso.example')) as { automaticReplies: object }[];
  expect(Object.keys(tips?.automaticReplies ?? {})).toEqual(['message', 'messageLanguage']);
});

test.each([
  ['customMailTip', { customMailTip: '' }],
  ['externalMemberCount', { externalMemberCount: 0 }],
  ['totalMemberCount', { totalMemberCount: 1 }],
  ['maxMessageSize', { maxMessageSize: 37_748_736 }],
  ['recipientScope', { recipientScope: 'internal' }],
  ['deliveryRestriction', { deliveryRestricted: false }],
  ['moderationStatus', { isModerated: false }],
  ['', {}],
])('%s and nothing else', async (option, tips) => {
  const [{ emailAddress: _, ...found } = { emailAddress: {} }] = (await tipsFor(createTestMail(), option, 'ben@contoso.example')) as {
    emailAddress: object;
  }[];
  expect(found).toEqual(tips);
});
