import { describe, expect, test } from 'vitest';
import { all, createTestMail, to, type TestMail } from '../../../../test/support/test-mail.ts';

const as = `ada ${all}`;
const expand = '$expand=microsoft.graph.itemAttachment/item';

const inner = {
  '@odata.type': '#microsoft.graph.message',
  subject: 'Inside',
  body: { contentType: 'html', content: '<p>Deep</p>' },
  from: to('ben')[0],
  toRecipients: to('ada'),
  receivedDateTime: '2026-02-01T08:00:00Z',
  attachments: [{ '@odata.type': '#microsoft.graph.fileAttachment', name: 'a.txt', contentBytes: 'aGk=' }],
};

async function attach(mail: TestMail, item: unknown): Promise<{ status: number; path: string; body: Record<string, unknown> }> {
  const draft = await mail.draft('ada', { subject: 'Outer' });
  const path = `/v1.0/me/messages/${String(draft['id'])}/attachments`;
  const attachment = { '@odata.type': '#microsoft.graph.itemAttachment', name: 'Inside', item };
  const { status, body } = await mail.json(path, { as, method: 'POST', body: attachment });
  return { status, path: `${path}/${String(body['id'])}`, body };
}

describe('a message that is attached', () => {
  test('is a whole message, with its own attachments, the same each time', async () => {
    const mail = createTestMail();
    const { path } = await attach(mail, inner);
    const [first, second] = [await mail.json(`${path}?${expand}`, { as }), await mail.json(`${path}?${expand}`, { as })];

    expect(first.body['item']).toMatchObject({
      '@odata.type': '#microsoft.graph.message',
      id: '',
      subject: 'Inside',
      body: { contentType: 'html', content: '<p>Deep</p>' },
      bodyPreview: 'Deep',
      from: { emailAddress: { address: 'ben@contoso.example' } },
      receivedDateTime: '2026-02-01T08:00:00Z',
      createdDateTime: '2026-03-02T09:00:00Z',
      hasAttachments: true,
      isDraft: false,
      importance: 'normal',
      internetMessageHeaders: [],
      attachments: [{ '@odata.type': '#microsoft.graph.fileAttachment', name: 'a.txt', contentBytes: 'aGk=' }],
    });
    expect(Object.keys(first.body['item'] as object)).not.toContain('@odata.etag');
    expect(second.body['item']).toEqual(first.body['item']);
  });

  test('is in the list too, and is no part of an answer that does not ask for it', async () => {
    const mail = createTestMail();
    const { path } = await attach(mail, inner);
    const list = path.slice(0, path.lastIndexOf('/'));

    expect((await mail.json(`${list}?${expand}`, { as })).body['value']).toMatchObject([{ item: { subject: 'Inside' } }]);
    expect((await mail.json(path, { as })).body).not.toHaveProperty('item');
  });

  test.each([
    ['($select=subject, from)', ['@odata.type', 'from', 'id', 'subject']],
    ['($select=isDraft)', ['@odata.type', 'id', 'isDraft']],
    ['($select=subject;$expand=microsoft.graph.message/attachments)', ['@odata.type', 'attachments', 'id', 'subject']],
    ['($expand=attachments;$select=id)', ['@odata.type', 'attachments', 'id']],
  ])('is shown in part: %s', async (select, names) => {
    const mail = createTestMail();
    const { path } = await attach(mail, inner);
    const { status, body } = await mail.json(`${path}?${expand}${select}`, { as });
    expect([status, Object.keys(body['item'] as object).toSorted()]).toEqual([200, names]);
    expect((await mail.json(`${path}?${expand}($top=1)`, { as })).status).toBe(400);
  });

  test('is whole where what is attached to it is expanded by name', async () => {
    const mail = createTestMail();
    const { path } = await attach(mail, inner);
    const [plain, named] = [
      await mail.json(`${path}?${expand}`, { as }),
      await mail.json(`${path}?${expand}($expand=microsoft.graph.message/attachments)`, { as }),
    ];

    expect(named.body['item']).toEqual(plain.body['item']);
    expect((await mail.json(`${path}?${expand}($expand=extensions)`, { as })).status).toBe(400);
  });

  test('is seen as the caller wants bodies', async () => {
    const mail = createTestMail();
    const { path } = await attach(mail, {
      '@odata.type': '#microsoft.graph.message',
      subject: 'Inside',
      body: { contentType: 'text', content: 'Deep' },
    });
    const { body } = await mail.json(`${path}?${expand}`, { as, headers: { Prefer: 'outlook.body-content-type="text"' } });
    expect(body['item']).toMatchObject({ body: { contentType: 'text', content: 'Deep' } });
  });

  test('is MIME with what is in it', async () => {
    const mail = createTestMail();
    const { path } = await attach(mail, inner);
    const text = await (await mail.call(`${path}/$value`, { as })).text();
    expect(text).toContain('Subject: Inside');
    expect(text).toContain('a.txt');
  });

  test.each([
    [{ '@odata.type': '#microsoft.graph.message', nothing: 1 }, 'nothing'],
    [{ subject: 5 }, 'subject'],
  ])('is refused where it is none: %j', async (item, named) => {
    const mail = createTestMail();
    const { status, body } = await attach(mail, item);
    expect(status).toBe(400);
    expect(JSON.stringify(body)).toContain(`'${named}'`);
    expect(
      (
        await mail.json('/v1.0/me/messages', {
          as,
          method: 'POST',
          body: { attachments: [{ '@odata.type': '#microsoft.graph.itemAttachment', name: 'm', item }] },
        })
      ).status,
    ).toBe(400);
  });
});

test('an appointment that is attached stays as it came', async () => {
  const mail = createTestMail();
  const item = { '@odata.type': '#microsoft.graph.event', subject: 'Lunch', showAs: 'busy' };
  const { path } = await attach(mail, item);

  expect((await mail.json(`${path}?${expand}`, { as })).body['item']).toEqual(item);
});
