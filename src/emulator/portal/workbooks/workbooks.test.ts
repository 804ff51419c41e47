import { describe, expect, test } from 'vitest';
import { createTestPortal, type TestPortal } from '../../../../test/support/test-portal.ts';

/** Address of the page of a workbook of Ada's, after cells were written into it. */
async function sheetsOf({ emulator, open }: TestPortal, cells: Readonly<Record<string, unknown[][]>> = {}): Promise<string> {
  const { accessToken } = await emulator.token({ user: 'ada@contoso.example', permissions: ['Files.ReadWrite'] });
  const send = (method: string, below: string, body: object): Promise<Response> =>
    emulator.fetch(
      new Request(`https://graph.microsoft.com/v1.0/me/drive/root:/Documents/Budget.xlsx:/workbook/${below}`, {
        method,
        headers: { authorization: `Bearer ${accessToken}`, 'content-type': 'application/json' },
        body: JSON.stringify(body),
      }),
    );
  expect((await send('POST', 'worksheets/add', { name: 'Wide & long' })).status).toBe(200);
  for (const [address, values] of Object.entries(cells))
    expect((await send('PATCH', `worksheets('Wide%20%26%20long')/range(address='${address}')`, { values })).status).toBe(200);
  const { html: drives } = await open('/drives');
  const [, drive = ''] = /href="\/_portal(\/drives\/[^"]*)"[^>]*>Ada Martin/.exec(drives) ?? [];
  const [, folder = ''] = /href="\/_portal(\/drives\/[^"]*)"[^>]*>Documents/.exec((await open(drive)).html) ?? [];
  const [, sheets = ''] = /href="\/_portal([^"]*)"[^>]*>Sheets/.exec((await open(folder.replaceAll('&amp;', '&'))).html) ?? [];
  return sheets;
}

/** Address of a link of a page, below the portal. */
const linkTo = (html: string, text: string): string =>
  (new RegExp(`href="/_portal([^"]*)"[^>]*>${text}`).exec(html)?.[1] ?? '').replaceAll('&amp;', '&');

describe('a workbook', () => {
  test('is a grid of what its cells show, and of their formulas when they are wanted', async () => {
    const portal = await createTestPortal();
    const first = await portal.open(
      await sheetsOf(portal, {
        'B2:C3': [
          ['one', '=1+1'],
          [`<b>'&`, '=C2*2'],
        ],
      }),
    );
    const sheet = await portal.open(linkTo(first.html, 'Wide'));
    const formulas = await portal.open(linkTo(sheet.html, 'Show formulas'));

    expect(sheet.text).toContain('is used from B2 to C3');
    expect(sheet.html).toContain('&lt;b&gt;&#39;&amp;');
    expect(sheet.text).toMatch(/Row A B C 1 2 one 2 3 .* 4(?: |$)/);
    expect(formulas.text).toMatch(/2 one =1\+1 3 .* =C2\*2/);
    expect(linkTo(formulas.html, 'Show values')).not.toBe('');
  });

  test('is gone through by rows and by columns', async () => {
    const portal = await createTestPortal();
    const first = await portal.open(await sheetsOf(portal, { A1: [['start']], A60: [['low']], Z1: [['far']], Z60: [['end']] }));
    let page = await portal.open(linkTo(first.html, 'Wide'));
    expect([page.text.includes('start'), page.text.includes('low'), page.text.includes('Columns before')]).toEqual([true, false, false]);
    page = await portal.open(linkTo(page.html, 'Rows after'));
    expect(page.text).toContain('60 low');
    page = await portal.open(linkTo(page.html, 'Columns after'));
    expect(page.text).toMatch(/Row U V W X Y Z .*60 end/);
    page = await portal.open(linkTo(page.html, 'Rows before'));
    expect(page.text).toContain('far');
    expect((await portal.open(linkTo(page.html, 'Columns before'))).text).toContain('start');
  });

  test('that has an empty sheet says so, and one that is not there is told', async () => {
    const portal = await createTestPortal();
    const address = await sheetsOf(portal);
    expect((await portal.open(`${address}?sheet=Wide+%26+long`)).text).toContain('is empty');
    expect((await portal.open(`${address}?sheet=None`)).status).toBe(404);
    expect((await portal.open(`${address}?sheet=Wide+%26+long&row=-1&column=x`)).status).toBe(200);
  });

  test('that is none is told', async () => {
    const portal = await createTestPortal();
    const address = await sheetsOf(portal);
    const { html } = await portal.open('/drives');
    const drive = linkTo(html, 'Ada Martin');
    const documents = await portal.open(linkTo((await portal.open(drive)).html, 'Documents'));
    const text = linkTo(documents.html, 'Month end').split('/').pop() ?? '';
    expect((await portal.open(`${address.slice(0, address.lastIndexOf('/'))}/${text}`)).status).toBe(404);
  });
});
