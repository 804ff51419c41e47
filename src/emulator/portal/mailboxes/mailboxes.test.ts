import { describe, expect, test } from 'vitest';
import { createTestPortal, portalOrigin, type TestPortal } from '../../../../test/support/test-portal.ts';
import { mailboxOf } from '../../graph/outlook/mailboxes.ts';
import type { Mailbox, Message } from '../../tenant/mailbox.ts';
import { findUser } from '../../tenant/tenant.ts';

/** The mailbox of somebody, and its address in the portal. */
function mailboxIn({ emulator: { tenant } }: TestPortal, alias: string): { mailbox: Mailbox; path: string } {
  const user = findUser(tenant, `${alias}@contoso.example`);
  if (!user) throw new Error(`There is no ${alias}.`);
  return { mailbox: mailboxOf(tenant, user), path: `/mailboxes/${user.id}` };
}

function folderNamed(mailbox: Mailbox, name: string): string {
  return [...mailbox.folders.values()].find(({ displayName }) => displayName === name)?.id ?? '';
}

function change(message: Message | undefined, to: Partial<Message>): Message {
  if (!message) throw new Error('The seed has no such message.');
  return Object.assign(message, to);
}

function withAttachment(mailbox: Mailbox): Message | undefined {
  const inbox = folderNamed(mailbox, 'Inbox');
  return [...mailbox.messages.values()].find(({ attachments, parentFolderId }) => attachments.length > 0 && parentFolderId === inbox);
}

describe('mailboxes', () => {
  test('are all there, shared ones too, with the way to each and to its calendar', async () => {
    const portal = await createTestPortal();
    const { text, html } = await portal.open('/mailboxes');

    expect(text).toContain('ada@contoso.example Person');
    expect(text).toContain('invoices@contoso.example Shared');
    expect(html).toContain(`href="/_portal${mailboxIn(portal, 'ada').path}"`);
    expect(html).toContain('href="/_portal/calendars/');
  });

  test('show their folders below each other with counts, and the newest messages of one first', async () => {
    const portal = await createTestPortal();
    const { mailbox, path } = mailboxIn(portal, 'ada');
    const inbox = await portal.open(path);
    const dates = [...inbox.text.matchAll(/2026-\d\d-\d\d \d\d:\d\d/g)].map(([date]) => date);
    const apollo = await portal.open(`${path}?folder=${encodeURIComponent(folderNamed(mailbox, 'Apollo'))}`);

    expect(inbox.text).toMatch(/Inbox 41, 15 unread Projects 0 Apollo 3/);
    expect(dates.length).toBeGreaterThan(30);
    expect(dates).toEqual(dates.toSorted().toReversed());
    expect(apollo.text).toContain('RE: Apollo: kick-off notes');
  });

  test('show a long folder in parts', async () => {
    const portal = await createTestPortal();
    const { mailbox, path } = mailboxIn(portal, 'ada');
    const inbox = folderNamed(mailbox, 'Inbox');
    const model = change([...mailbox.messages.values()][0], {});
    for (let index = 0; index < 120; index += 1) {
      const id = `long-${index}`;
      mailbox.messages.set(id, { ...model, id, immutableId: id, parentFolderId: inbox, subject: `Number ${index}.` });
    }
    const pages = await Promise.all(['', '?page=2', '?page=4', '?page=99', '?page=x'].map((options) => portal.open(`${path}${options}`)));

    expect(pages.map(({ text }) => /Page \d+ of \d+/.exec(text)?.[0])).toEqual([
      'Page 1 of 4',
      'Page 2 of 4',
      'Page 4 of 4',
      'Page 4 of 4',
      'Page 1 of 4',
    ]);
  });

  test.each([
    '/mailboxes/nobody',
    '/mailboxes/{ada}?folder=none',
    '/mailboxes/{ada}/messages/none',
    '/mailboxes/{ada}/messages/none/source',
  ])('what there is not is told: %s', async (path) => {
    const portal = await createTestPortal();

    expect(await portal.open(path.replace('/mailboxes/{ada}', mailboxIn(portal, 'ada').path))).toMatchObject({ status: 404 });
  });
});

describe('a message', () => {
  test('shows who, when, its text, its headers and its files', async () => {
    const portal = await createTestPortal();
    const { mailbox, path } = mailboxIn(portal, 'ada');
    const message = change(withAttachment(mailbox), { internetMessageHeaders: [{ name: 'X-Order', value: '7' }], categories: ['Audit'] });
    const { text } = await portal.open(`${path}/messages/${encodeURIComponent(message.immutableId)}`);

    for (const part of [
      message.subject,
      message.from?.address,
      message.receivedDateTime,
      'Audit',
      'X-Order: 7',
      message.attachments[0]?.name,
    ])
      expect(text).toContain(part);
  });

  test('stays where it was found when it moves', async () => {
    const portal = await createTestPortal();
    const { mailbox, path } = mailboxIn(portal, 'ada');
    const message = change([...mailbox.messages.values()][0], { parentFolderId: folderNamed(mailbox, 'Archive') });

    expect((await portal.open(`${path}/messages/${encodeURIComponent(message.immutableId)}`)).text).toContain('Archive');
  });

  test('runs nothing and fetches nothing, however it is written, and shows what hides', async () => {
    const portal = await createTestPortal();
    const { mailbox, path } = mailboxIn(portal, 'ada');
    const hostile = '<img src=https://evil.example/x onerror=alert(1)><script>alert(2)</script>\u202etxt.exe\u0007';
    const message = change(withAttachment(mailbox), {
      subject: hostile,
      from: { name: hostile, address: 'javascript:alert(3)' },
      categories: [hostile],
      internetMessageHeaders: [{ name: hostile, value: hostile }],
      body: { contentType: 'html', content: hostile },
    });
    const [file] = message.attachments;
    if (file) file.name = hostile;
    for (const where of [path, `${path}/messages/${encodeURIComponent(message.immutableId)}`]) {
      const { html, headers } = await portal.open(where);
      expect(html).not.toMatch(/<script|<img|href="javascript/i);
      expect(html).not.toMatch(/[^\P{Cc}\n\r\t]|\u202e/u);
      expect(html).toContain('‹202E›txt.exe‹0007›');
      expect(headers.get('content-security-policy')).toMatch(/^default-src 'none'; img-src data:;/);
    }
  });

  test('is shortened where it is very long', async () => {
    const portal = await createTestPortal();
    const { mailbox, path } = mailboxIn(portal, 'ada');
    const message = change([...mailbox.messages.values()][0], {
      subject: 'x'.repeat(1_000_000),
      body: { contentType: 'text', content: 'y'.repeat(3_000_000) },
    });
    for (const where of [path, `${path}/messages/${encodeURIComponent(message.immutableId)}`]) {
      const { html } = await portal.open(where);
      expect(html.length).toBeLessThan(300_000);
      expect(html).toContain('more characters');
    }
  });

  test.each(['/source', '/attachments/'])('is saved, never shown: %s', async (rest) => {
    const portal = await createTestPortal();
    const { mailbox, path } = mailboxIn(portal, 'ada');
    const message = withAttachment(mailbox);
    const [file] = message?.attachments ?? [];
    if (file) file.name = 'ü"\r\n.html';
    const tail = rest === '/source' ? rest : `${rest}${encodeURIComponent(file?.id ?? '')}`;
    const { headers, html, status } = await portal.open(`${path}/messages/${encodeURIComponent(message?.immutableId ?? '')}${tail}`);

    expect([status, headers.get('content-type'), headers.get('x-content-type-options')]).toEqual([
      200,
      'application/octet-stream',
      'nosniff',
    ]);
    expect(headers.get('content-disposition')).toMatch(/^attachment; filename\*=UTF-8''[\w.%]+$/);
    expect(headers.get('content-security-policy')).toContain('sandbox');
    expect(html.length).toBeGreaterThan(100);
  });
});

describe('a message from outside', () => {
  const fields = { to: 'ada@contoso.example', from: 'kim@fabrikam.example', fromName: 'Kim', subject: 'Order 7', text: 'Hello' };

  test('is delivered as it was written', async () => {
    const portal = await createTestPortal();
    const { text } = await portal.post('/mailboxes/deliver', fields);

    expect(text).toContain('The message is delivered.');
    expect(text).toContain('Order 7 Kim kim@fabrikam.example');
  });

  test.each([
    ['to nobody', { to: 'nobody@contoso.example' }, 'nobody in this organisation has the address nobody@contoso.example'],
    ['from nowhere', { from: '' }, 'Enter the address of the sender.'],
  ])('%s is refused, and what was written stays', async (_, wrong, problem) => {
    const portal = await createTestPortal();
    const { status, text, html } = await portal.post('/mailboxes/deliver', { ...fields, ...wrong });

    expect(status).toBe(400);
    expect(text).toContain(problem);
    expect(html).toContain('value="Order 7"');
  });

  const eml = 'From: Kim <kim@fabrikam.example>\r\nTo: x@y.example\r\nSubject: =?utf-8?q?Gr=C3=BC=C3=9Fe?=\r\n\r\nHi';

  /** Posts a file as a browser does. */
  async function postFile(
    portal: TestPortal,
    content: string | Uint8Array<ArrayBuffer>,
    headers: Record<string, string> = { Origin: portalOrigin },
  ) {
    const body = new FormData();
    body.append('file-to', 'ada@contoso.example');
    body.append('file', new Blob([content]), 'mail.eml');
    return portal.emulator.fetch(new Request(`${portalOrigin}/_portal/mailboxes/deliver`, { method: 'POST', body, headers }));
  }

  test('comes as a file, too', async () => {
    const portal = await createTestPortal();
    const response = await postFile(portal, eml);
    const { text } = await portal.open(response.headers.get('location')?.replace('/_portal', '') ?? '');

    expect(response.status).toBe(303);
    expect(text).toContain('Grüße Kim kim@fabrikam.example');
  });

  test.each<[string, string | Uint8Array<ArrayBuffer>, Record<string, string> | undefined, number]>([
    ['without a sender', 'Subject: x\r\n\r\nHi', undefined, 400],
    ['with bytes that are no text', new Uint8Array([0xff, 0xfe, 0xff]), undefined, 400],
    ['larger than anybody receives', 'x'.repeat(40_000_000), undefined, 413],
    ['from another page', eml, { Origin: 'http://evil.example' }, 403],
    ['from nowhere', eml, {}, 403],
  ])('%s is refused', async (_, content, headers, status) => {
    const portal = await createTestPortal();
    const before = mailboxIn(portal, 'ada').mailbox.messages.size;

    expect((await postFile(portal, content, headers)).status).toBe(status);
    expect(mailboxIn(portal, 'ada').mailbox.messages.size).toBe(before);
  });
});
