import { describe, expect, test } from 'vitest';
import { all, createTestMail, to } from '../../../../test/support/test-mail.ts';

const as = `ada ${all}`;
const messages = '/v1.0/me/messages';

describe('$search of messages', () => {
  test.each([
    ['$filter=isRead eq false', 'SearchWithFilter', '$filter'],
    ['$orderby=subject', 'SearchWithOrderBy', '$orderBy'],
    ['$filter=isRead eq false&$orderby=receivedDateTime', 'SearchWithFilter', '$filter'],
    ['$skip=1', 'SearchWithSkip', '$skip'],
  ])('refuses %s, which is taken without it', async (query, code, option) => {
    const mail = createTestMail();
    mail.tenant.liftedRules = ['messages-search-filter', 'messages-search-orderby', 'messages-inefficient'];
    const { status, body } = await mail.json(`${messages}?$search="x"&${query}`, { as });

    const message = `The query parameter '${option}' is not supported with '$search'.`;
    expect([status, body['error']]).toEqual([400, expect.objectContaining({ code, message })]);
    expect((await mail.json(`${messages}?${query.split('&')[0]}`, { as })).status).toBe(200);
  });

  test('takes $skip where the rule, which is an assumption, is lifted', async () => {
    const mail = createTestMail();
    mail.tenant.liftedRules = ['messages-search-skip'];
    expect((await mail.json(`${messages}?$search="x"&$skip=1`, { as })).status).toBe(200);
  });

  test('finds longer words, and where that assumption is lifted only with a star or a property', async () => {
    const mail = createTestMail();
    await mail.send('ben', { subject: 'The invoices', toRecipients: to('ada') });
    const searches = ['invoice', '"invoice*"', '"subject:invoice"', '"invoices"', '"\\"the invoice\\""'];
    const counts = async (): Promise<number[]> => {
      const found: number[] = [];
      for (const search of searches) {
        const { body } = await mail.json(`${messages}?$search=${encodeURIComponent(search)}`, { as });
        found.push((body['value'] as unknown[]).length);
      }
      return found;
    };

    expect(await counts()).toEqual([1, 1, 1, 1, 0]);
    mail.tenant.liftedRules = ['messages-search-beginnings'];
    expect(await counts()).toEqual([0, 1, 1, 1, 0]);
  });

  test('has no number, which a list has', async () => {
    const mail = createTestMail();
    await mail.send('ben', { subject: 'One', toRecipients: to('ada') });
    const found = await mail.json(`${messages}?$count=true&$search="one"`, { as });
    const listed = await mail.json(`${messages}?$count=true`, { as });

    expect(found.body['value']).toHaveLength(1);
    expect(found.body).not.toHaveProperty(['@odata.count']);
    expect(listed.body['@odata.count']).toBe(1);
  });
});
