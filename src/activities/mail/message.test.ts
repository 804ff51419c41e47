import { describe, expect, test } from 'vitest';
import { messageOutput, toMessage } from './message.ts';

describe("Graph's message as ours", () => {
  test('keeps what is there, with times in UTC', () => {
    const message = toMessage(
      {
        id: 'M1', subject: 'Invoice 17', body: { contentType: 'HTML', content: '<p>Hi</p>' }, bodyPreview: 'Hi',
        from: { emailAddress: { name: 'Ben Okafor', address: 'ben@contoso.example' } }, sender: { emailAddress: { address: 'ben@contoso.example' } },
        toRecipients: [{ emailAddress: { name: 'Ada', address: 'ada@contoso.example' } }], importance: 'High', flag: { flagStatus: 'flagged' }, isRead: true,
        receivedDateTime: '2026-11-20T10:00:00Z', sentDateTime: '2026-11-20T11:00:00.1234567+01:00', categories: ['Finance'], conversationId: 'C1',
        parentFolderId: 'F1', hasAttachments: true, attachments: [{ id: 'A1', name: 'a.pdf', contentType: 'application/pdf', size: 10, isInline: false }],
      },
      'invoices@contoso.example',
    );

    expect(message).toMatchObject({
      id: 'M1', bodyType: 'html', body: '<p>Hi</p>', preview: 'Hi', from: { name: 'Ben Okafor', address: 'ben@contoso.example' },
      sender: { name: '', address: 'ben@contoso.example' }, to: [{ name: 'Ada', address: 'ada@contoso.example' }], importance: 'high', flag: 'flagged',
      isRead: true, receivedAt: '2026-11-20T10:00:00Z', sentAt: '2026-11-20T10:00:00.123Z', folderId: 'F1', mailbox: 'invoices@contoso.example',
      attachments: [{ id: 'A1', name: 'a.pdf', contentType: 'application/pdf', size: 10, isInline: false }],
    });
    expect(messageOutput.parse(message)).toEqual(message);
  });

  test('has an empty value for whatever Graph left out or sent as null', () => {
    const message = toMessage({ id: 'M1', subject: null, from: null, body: null, toRecipients: null, receivedDateTime: null }, undefined);

    expect(messageOutput.parse(message)).toEqual({
      id: 'M1', subject: '', body: '', bodyType: 'text', preview: '', from: null, sender: null, to: [], cc: [], bcc: [], replyTo: [], importance: 'normal',
      flag: 'notFlagged', isRead: false, isDraft: false, receivedAt: null, sentAt: null, modifiedAt: null, webLink: '', categories: [],
      internetMessageId: '', conversationId: '', folderId: '', hasAttachments: false, mailbox: null,
    });
  });
});
