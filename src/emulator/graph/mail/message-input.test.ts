import { describe, expect, test } from 'vitest';
import { all, createTestMail, to } from '../../../../test/support/test-mail.ts';
import { createTenant } from '../../tenant/create.ts';
import { messageFrom } from './message-input.ts';

const as = `ada ${all}`;
const tenant = createTenant({ now: new Date('2026-03-02T09:00:00Z') });
const origin = { ownerId: 'o', ids: tenant.ids, now: tenant.clock.now() };
const read = (value: unknown) => messageFrom(value, tenant, origin);
const headers = (...names: string[]) => ({ internetMessageHeaders: names.map((name) => ({ name, value: '1' })) });

describe('what a body says of a message', () => {
  test.each<[given: object, read: object]>([
    [{}, {}],
    [{ SUBJECT: 'a' }, { subject: 'a' }],
    [{ body: { content: 'a' } }, { body: { contentType: 'text', content: 'a' } }],
    [{ body: { contentType: 'HTML' } }, { body: { contentType: 'html', content: '' } }],
    [{ importance: 'HIGH' }, { importance: 'high' }],
    [{ inferenceClassification: 'Other' }, { inferenceClassification: 'other' }],
    [{ categories: ['A'] }, { categories: ['A'] }],
    [{ isRead: 'true' }, { isRead: true }],
    [{ isReadReceiptRequested: true }, { isReadReceiptRequested: true }],
    [{ isDeliveryReceiptRequested: null }, { isDeliveryReceiptRequested: null }],
    [{ isDeliveryReceiptRequested: false }, { isDeliveryReceiptRequested: false }],
    [{ flag: {} }, { flag: { flagStatus: 'notFlagged' } }],
    [
      { flag: { FlagStatus: 'Complete', '@odata.type': 'x', completedDateTime: { dateTime: '2026-01-01', timeZone: 'UTC' } } },
      { flag: { flagStatus: 'complete', completedDateTime: { dateTime: '2026-01-01', timeZone: 'UTC' } } },
    ],
    [headers('x-a', 'X-b', 'x-c', 'x-d', 'x-e!'), headers('x-a', 'X-b', 'x-c', 'x-d', 'x-e!')],
    [{ internetMessageHeaders: [{ name: 'x-a' }] }, { internetMessageHeaders: [{ name: 'x-a', value: '' }] }],
    [{ internetMessageHeaders: [{ name: 'x-a', value: 'a\r\nB: c' }] }, { internetMessageHeaders: [{ name: 'x-a', value: 'a B: c' }] }],
    [{ '@odata.etag': 'x', 'subject@odata.type': 'y' }, {}],
  ])('%j is %j', (given, made) => {
    expect(read(given)).toEqual(made);
  });

  test.each<[given: object, code: string, message: string]>([
    [{ subject: 1 }, 'RequestBodyRead', "The property 'subject' must be a string."],
    [{ body: 'a' }, 'RequestBodyRead', "The property 'body' must be a JSON object."],
    [{ body: { contentType: 'rtf' } }, 'RequestBodyRead', "The property 'body/contentType' must be one of: text, html."],
    [{ body: { content: 1 } }, 'RequestBodyRead', "The property 'body/content' must be a string."],
    [{ importance: 'urgent' }, 'RequestBodyRead', "The property 'importance' must be one of: low, normal, high."],
    [{ inferenceClassification: 'x' }, 'RequestBodyRead', "The property 'inferenceClassification' must be one of: focused, other."],
    [{ categories: 'A' }, 'RequestBodyRead', "The property 'categories' must be a JSON array."],
    [{ categories: [1] }, 'RequestBodyRead', "The property 'categories' must be a string."],
    [{ flag: { flagStatus: 'x' } }, 'RequestBodyRead', "The property 'flag/flagStatus' must be one of: notFlagged, complete, flagged."],
    [{ isReadReceiptRequested: null }, 'RequestBodyRead', "The property 'isReadReceiptRequested' must be true or false."],
    [headers('a'), 'InvalidInternetMessageHeader', "The internet message header name 'a' should start with 'x-' or 'X-'."],
    [headers('x-'), 'InvalidInternetMessageHeader', "The internet message header name 'x-' should start with 'x-' or 'X-'."],
    [headers('x-a:'), 'InvalidInternetMessageHeader', "The internet message header name 'x-a:' should start with 'x-' or 'X-'."],
    [headers('x-a b'), 'InvalidInternetMessageHeader', "The internet message header name 'x-a b' should start with 'x-' or 'X-'."],
    [
      headers('x-a', 'x-b', 'x-c', 'x-d', 'x-e', 'x-f'),
      'InvalidInternetMessageHeaderCollection',
      'Maximum number of headers in one message should be less than or equal to 5.',
    ],
    [{ attachments: {} }, 'RequestBodyRead', "The property 'attachments' must be a JSON array."],
  ])('%j is refused', (given, code, message) => {
    expect(() => read(given)).toThrow(expect.objectContaining({ status: 400, code, message }));
  });

  test.each(
    (
      'id createdDateTime lastModifiedDateTime changeKey receivedDateTime sentDateTime hasAttachments bodyPreview uniqueBody parentFolderId ' +
      'conversationId conversationIndex isDraft webLink'
    ).split(' '),
  )('%s is shown, and may come back', (name) => {
    expect(read({ [name]: 'anything', [name.toUpperCase()]: 1, subject: 'a' })).toEqual({ subject: 'a' });
  });

  test('what Graph has and nobody keeps is not dropped', () => {
    expect(() => read({ extensions: [{}] })).toThrow(
      expect.objectContaining({ status: 501, message: 'The emulator does not keep the property extensions of message.' }),
    );
  });
});

test('a draft as Graph shows it may come back: nothing changes, and another one is made of it', async () => {
  const mail = createTestMail();
  const { id } = await mail.draft('ada', {
    subject: 'Whole',
    body: { contentType: 'html', content: '<html><body>a</body></html>' },
    toRecipients: to('ben'),
    ccRecipients: to('chloe'),
    bccRecipients: to('diego'),
    replyTo: to('elin'),
    importance: 'high',
    categories: ['A'],
    flag: { flagStatus: 'flagged' },
    ...headers('x-a'),
  });
  const path = `/v1.0/me/messages/${String(id)}`;
  const shown = (await mail.json(path, { as })).body;
  const changed = await mail.json(path, { as, method: 'PATCH', body: shown });
  const { body: copy, status } = await mail.json('/v1.0/me/messages', { as, method: 'POST', body: shown });
  const ofPlace = [
    '@odata.etag',
    'id',
    'changeKey',
    'lastModifiedDateTime',
    'webLink',
    'conversationId',
    'conversationIndex',
    'internetMessageId',
    'parentFolderId',
  ];
  const content = (message: Record<string, unknown>) =>
    Object.fromEntries(Object.entries(message).filter(([name]) => !ofPlace.includes(name) && name in changed.body));

  expect([changed.status, status]).toEqual([200, 201]);
  expect(content(changed.body)).toEqual(content(shown));
  expect(content(copy)).toEqual(content(shown));
  expect(copy['id']).not.toBe(id);
});
