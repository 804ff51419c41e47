import { describe, expect, test } from 'vitest';
import { all, createTestMail, to } from '../../../../test/support/test-mail.ts';
import { mailboxesForAddress } from '../outlook/mailboxes.ts';

describe('$search', () => {
  const mail = (async () => {
    const graph = createTestMail();
    await graph.send('ben', {
      subject: 'Invoice 4711 is due',
      importance: 'high',
      toRecipients: to('ada'),
      ccRecipients: to('chloe'),
      body: { contentType: 'html', content: '<p>Please pay the <b>open amount</b> soon.</p>' },
      attachments: [
        {
          '@odata.type': '#microsoft.graph.fileAttachment',
          name: 'statement-march.pdf',
          contentBytes: Buffer.alloc(2000).toString('base64'),
        },
      ],
    });
    graph.tenant.clock.advance(3 * 24 * 60 * 60 * 1000);
    await graph.send('diego', {
      subject: 'Lunch',
      toRecipients: to('ada'),
      bccRecipients: to('elin'),
      body: { contentType: 'text', content: 'The invoices can wait.' },
    });
    return graph;
  })();

  test.each([
    ['"invoice"', ['Lunch', 'Invoice 4711 is due']],
    ['lunch', ['Lunch']],
    ['"subject:invoice"', ['Invoice 4711 is due']],
    ['"body:\\"open amount\\""', ['Invoice 4711 is due']],
    ['"amount open"', ['Invoice 4711 is due']],
    ['"from:okafor"', ['Invoice 4711 is due']],
    ['"from:ben@contoso.example"', ['Invoice 4711 is due']],
    ['"to:ada"', ['Lunch', 'Invoice 4711 is due']],
    ['"cc:chloe"', ['Invoice 4711 is due']],
    ['"participants:diego"', ['Lunch']],
    ['"attachment:statement"', ['Invoice 4711 is due']],
    ['"statement-march"', []],
    ['"chloe"', []],
    ['"okafor"', ['Invoice 4711 is due']],
    ['"amount"', ['Invoice 4711 is due']],
    ['"attachment:statement-march.pdf"', ['Invoice 4711 is due']],
    ['"bcc:chloe"', []],
    ['"recipients:chloe"', ['Invoice 4711 is due']],
    ['"recipients:ben"', []],
    ['"participants:ben"', ['Invoice 4711 is due']],
    ['"category:red"', []],
    ['"hasAttachments:true"', ['Invoice 4711 is due']],
    ['"hasAttachment=yes"', ['Invoice 4711 is due']],
    ['"hasAttachments:false"', ['Lunch']],
    ['"hasAttachments<>true"', ['Lunch']],
    ['"hasAttachments:no"', ['Lunch']],
    ['"hasAttachments:maybe"', []],
    ['"hasAttachments<>maybe"', []],
    ['"hasAttachments>true"', []],
    ['"isRead:false"', ['Lunch', 'Invoice 4711 is due']],
    ['"isRead:true"', []],
    ['"importance:high"', ['Invoice 4711 is due']],
    ['"importance:Medium"', ['Lunch']],
    ['"importance:normal"', ['Lunch']],
    ['"importance:low"', []],
    ['"importance:hi"', []],
    ['"kind:email"', ['Lunch', 'Invoice 4711 is due']],
    ['"kind:meetings"', []],
    ['"size:1..2000"', ['Lunch']],
    ['"size>2000"', ['Invoice 4711 is due']],
    ['"size:many"', []],
    ['"subject<>lunch"', ['Invoice 4711 is due']],
    ['"subject>lunch"', []],
    ['"from=ben@contoso.example"', ['Invoice 4711 is due']],
    ['"from=ben"', []],
    ['"received>=2026-03-04"', ['Lunch']],
    ['"received:2026-03-02"', ['Invoice 4711 is due']],
    ['"received:03/02/2026"', ['Invoice 4711 is due']],
    ['"received:today"', ['Lunch']],
    ['"received:\\"this month\\""', ['Lunch', 'Invoice 4711 is due']],
    ['"received<>2026-03-02"', ['Lunch']],
    ['"sent:today"', ['Lunch']],
    ['"from:diego from:ben"', ['Lunch', 'Invoice 4711 is due']],
    ['"sent:2026-03-01..2026-03-03"', ['Invoice 4711 is due']],
    ['"invoice NOT lunch"', ['Invoice 4711 is due']],
    ['"lunch OR (invoice AND due)"', ['Lunch', 'Invoice 4711 is due']],
    ['"colour:red"', []],
    ['"nothing"', []],
  ])('%s', async (search, subjects) => {
    const found = await (await mail).messagesOf('ada', 'inbox', `$search=${encodeURIComponent(search)}`);

    expect(found.map(({ subject }) => subject)).toEqual(subjects);
  });

  test.each([
    ['"bcc:elin"', 1],
    ['"recipients:elin"', 1],
    ['"participants:elin"', 1],
    ['"to:elin"', 0],
    ['"cc:elin"', 0],
  ])('%s, where the hidden copy is seen', async (search, count) => {
    expect(await (await mail).messagesOf('diego', 'sentitems', `$search=${encodeURIComponent(search)}`)).toHaveLength(count);
  });

  test('shows what was sent last first, whenever it came', async () => {
    const graph = createTestMail();
    const sentOn: Record<string, string> = { One: '2026-02-02', Two: '2026-02-03', Three: '2026-02-01' };
    for (const subject of Object.keys(sentOn)) {
      await graph.send('ben', { subject, toRecipients: to('ada') });
      graph.tenant.clock.advance(1000);
    }
    const [mailbox] = mailboxesForAddress(graph.tenant, 'ada@contoso.example');
    for (const message of mailbox?.messages.values() ?? []) message.sentDateTime = `${sentOn[message.subject]}T09:00:00.000Z`;
    const subjects = async (query: string): Promise<unknown[]> =>
      (await graph.messagesOf('ada', 'inbox', query)).map(({ subject }) => subject);

    expect(await subjects('$search="from:ben"')).toEqual(['Two', 'One', 'Three']);
    expect(await subjects('$search="from:ben"&$top=2&$select=subject')).toEqual(['Two', 'One']);
    expect(await subjects('$top=3')).toEqual(['Three', 'Two', 'One']);
  });

  test('a query that cannot be read is refused', async () => {
    const answer = await (await mail).json(`/v1.0/me/messages?$search=${encodeURIComponent('"(invoice"')}`, { as: `ada ${all}` });

    expect(answer.status).toBe(400);
  });
});
