import { describe, expect, test } from 'vitest';
import { all, createTestMail, to } from '../../../../test/support/test-mail.ts';

describe('$search', () => {
  const mail = (async () => {
    const graph = createTestMail();
    await graph.send('ben', {
      subject: 'Invoice 4711 is due',
      importance: 'high',
      toRecipients: to('ada'),
      ccRecipients: to('chloe'),
      body: { contentType: 'html', content: '<p>Please pay the <b>open amount</b> soon.</p>' },
      attachments: [{ '@odata.type': '#microsoft.graph.fileAttachment', name: 'statement-march.pdf', contentBytes: 'AA==' }],
    });
    graph.tenant.clock.advance(3 * 24 * 60 * 60 * 1000);
    await graph.send('diego', {
      subject: 'Lunch',
      toRecipients: to('ada'),
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
    ['"statement-march"', ['Invoice 4711 is due']],
    ['"hasAttachments:true"', ['Invoice 4711 is due']],
    ['"hasAttachments:false"', ['Lunch']],
    ['"importance:high"', ['Invoice 4711 is due']],
    ['"received>=2026-03-04"', ['Lunch']],
    ['"received:2026-03-02"', ['Invoice 4711 is due']],
    ['"sent:2026-03-01..2026-03-03"', ['Invoice 4711 is due']],
    ['"invoice NOT lunch"', ['Invoice 4711 is due']],
    ['"lunch OR (invoice AND due)"', ['Lunch', 'Invoice 4711 is due']],
    ['"colour:red"', []],
    ['"nothing"', []],
  ])('%s', async (search, subjects) => {
    const found = await (await mail).messagesOf('ada', 'inbox', `$search=${encodeURIComponent(search)}`);

    expect(found.map(({ subject }) => subject)).toEqual(subjects);
  });

  test('a query that cannot be read is refused', async () => {
    const answer = await (await mail).json(`/v1.0/me/messages?$search=${encodeURIComponent('"(invoice"')}`, { as: `ada ${all}` });

    expect(answer.status).toBe(400);
  });
});
