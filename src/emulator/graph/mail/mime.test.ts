import { describe, expect, test } from 'vitest';
import { createTenant } from '../../tenant/create.ts';
import { findUser } from '../../tenant/tenant.ts';
import { fileAttachment } from '../outlook/attachments.ts';
import { draftOf } from './drafts.ts';
import { mimeBytesFrom, readMime } from './mime-reader.ts';
import { writeMime } from './mime-writer.ts';
import { replyThread } from './threading.ts';

const nothingInside = (): never => {
  throw new Error('Nothing is attached that is an item.');
};

function setUp(): Parameters<typeof draftOf>[0] {
  return createTenant({ now: new Date('2026-03-02T09:00:00Z') });
}

describe('MIME', () => {
  test('read back is what was written', async () => {
    const tenant = setUp();
    const ada = findUser(tenant, 'ada@contoso.example');
    if (!ada) throw new Error('Ada is missing.');
    const origin = { ownerId: ada.id, ids: tenant.ids, now: tenant.clock.now() };
    const parent = draftOf(tenant, ada, { subject: 'Äpfel' });
    const message = draftOf(
      tenant,
      ada,
      {
        subject: 'RE: Äpfel',
        body: { contentType: 'html', content: '<p>Größe: <img src="cid:logo"></p>' },
        toRecipients: [{ name: 'Zoë, the first', address: 'zoe@other.example' }],
        bccRecipients: [{ name: 'hidden@other.example', address: 'hidden@other.example' }],
        importance: 'high',
        internetMessageHeaders: [{ name: 'X-Ticket', value: '42' }],
        attachments: [
          fileAttachment({ name: 'größe.csv', contentType: 'text/csv', content: new Uint8Array([1, 2, 255]) }, origin),
          fileAttachment(
            { name: 'logo.png', contentType: 'image/png', content: new Uint8Array([9]), isInline: true, contentId: 'logo' },
            origin,
          ),
        ],
      },
      replyThread(parent, tenant.clock.now()),
    );
    const { content, thread } = await readMime(await writeMime(message, nothingInside), tenant, origin);

    expect(content).toMatchObject({
      subject: 'RE: Äpfel',
      toRecipients: message.toRecipients,
      bccRecipients: message.bccRecipients,
      importance: 'high',
      internetMessageId: message.internetMessageId,
      from: { name: 'Ada Martin', address: 'ada@contoso.example' },
    });
    expect(content.body?.content.trim()).toBe(message.body.content);
    expect(content.internetMessageHeaders).toContainEqual({ name: 'X-Ticket', value: '42' });
    expect(content.attachments).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ name: 'größe.csv', contentType: 'text/csv', isInline: false, content: new Uint8Array([1, 2, 255]) }),
        expect.objectContaining({ name: 'logo.png', contentId: 'logo', isInline: true }),
      ]),
    );
    expect(thread).toEqual({
      conversationIndex: message.conversationIndex,
      inReplyTo: parent.internetMessageId,
      references: [parent.internetMessageId],
    });
  });

  test.each(['', 'abc', '%%%%', 'aGk=='])('%j is not base64', (text) => {
    expect(() => mimeBytesFrom(new Uint8Array(Buffer.from(text)))).toThrow('Invalid base64 string for MIME content.');
  });
});
