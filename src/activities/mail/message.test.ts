import { describe, expect, test } from 'vitest';
import { messageOutput, toMessage } from './message.ts';

describe("Graph's message as ours", () => {
  test('keeps what is there, with times in UTC', () => {
    const ben = { emailAddress: { name: 'Ben Okafor', address: 'ben@contoso.example' } };
    const attachment = { id: 'A1', name: 'a.pdf', contentType: 'application/pdf', size: 10, isInline: false };
    const message = toMessage(
      {
        id: 'M1',
        subject: 'Invoice 17',
        body: { contentType: 'HTML', content: '<p>Hi</p>' },
        bodyPreview: 'Hi',
        from: ben,
        sender: { emailAddress: { address: 'chloe@contoso.example' } },
        toRecipients: [ben],
        importance: 'High',
        flag: { flagStatus: 'flagged' },
        isRead: true,
        receivedDateTime: '2026-11-20T10:00:00Z',
        sentDateTime: '2026-11-20T11:00:00.1234567+01:00',
        parentFolderId: 'F1',
        attachments: [attachment],
      },
      'invoices@contoso.example',
    );

    expect(message).toMatchObject({
      id: 'M1',
      bodyType: 'html',
      body: '<p>Hi</p>',
      preview: 'Hi',
      from: ben.emailAddress,
      sender: { name: '', address: 'chloe@contoso.example' },
      to: [ben.emailAddress],
      importance: 'high',
      flag: 'flagged',
      isRead: true,
      receivedAt: '2026-11-20T10:00:00Z',
      sentAt: '2026-11-20T10:00:00.123Z',
      folderId: 'F1',
      attachments: [attachment],
      mailbox: 'invoices@contoso.example',
    });
    expect(messageOutput.parse(message)).toEqual(message);
  });

  test('has an empty value for whatever Graph left out or sent as null', () => {
    const bare = { id: 'M1', subject: null, from: null, body: null, toRecipients: null, receivedDateTime: null };
    const message = toMessage(bare, undefined);

    expect(messageOutput.parse(message)).toEqual({
      id: 'M1',
      subject: '',
      body: '',
      bodyType: 'text',
      preview: '',
      from: null,
      sender: null,
      to: [],
      cc: [],
      bcc: [],
      replyTo: [],
      importance: 'normal',
      flag: 'notFlagged',
      isRead: false,
      isDraft: false,
      receivedAt: null,
      sentAt: null,
      modifiedAt: null,
      webLink: '',
      categories: [],
      internetMessageId: '',
      conversationId: '',
      folderId: '',
      hasAttachments: false,
      mailbox: null,
    });
  });
});
