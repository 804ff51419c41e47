import { describe, expect, test } from 'vitest';
import { createTestPortal, portalOrigin, type TestPortal } from '../../../../test/support/test-portal.ts';

/** Address of a drive or list, by what the page of all calls it. */
async function addressOf({ open }: TestPortal, name: string): Promise<string> {
  const { html } = await open('/drives');
  return new RegExp(`href="/_portal(/(?:drives|lists)/[^"]*)"[^>]*>${name}`).exec(html)?.[1] ?? '';
}

/** Puts a file in a folder by the form of its page. */
async function put({ emulator, open }: TestPortal, drive: string, name: string, content: string, fields: Record<string, string> = {}) {
  const folder = /name="folder" value="([^"]*)"/.exec((await open(drive)).html)?.[1] ?? '';
  const body = new FormData();
  for (const [field, value] of Object.entries({ folder, ...fields })) body.set(field, value);
  body.set('file', new Blob([content]), name);
  const request = new Request(`${portalOrigin}/_portal${drive.split('?')[0]}/files`, {
    method: 'POST',
    body,
    headers: { Origin: portalOrigin },
  });
  const response = await emulator.fetch(request);
  const location = response.headers.get('location');
  return location === null ? { status: response.status, html: await response.text() } : open(location.replace('/_portal', ''));
}

describe('drives', () => {
  test('are those of people and the libraries of sites, with lists beside them', async () => {
    const portal = await createTestPortal();
    const { text } = await portal.open('/drives');

    expect(text).toMatch(/Ada Martin OneDrive 6 \d+ bytes/);
    expect(text).toMatch(/Accounts Payable: Documents Library of a site/);
    expect(text).toContain('Invoices Accounts Payable 3');
  });

  test('are gone through folder by folder, and a file is saved, never shown', async () => {
    const portal = await createTestPortal();
    const drive = await addressOf(portal, 'Ada Martin');
    const root = await portal.open(drive);
    const [, folder = ''] = /href="\/_portal(\/drives\/[^"]*)"[^>]*>Documents/.exec(root.html) ?? [];
    const documents = await portal.open(folder.replaceAll('&amp;', '&'));
    const [, file = ''] = /href="\/_portal(\/drives\/[^"]*\/files\/[^"]*)"[^>]*>Month end\.txt/.exec(documents.html) ?? [];
    const { html, headers } = await portal.open(file);

    expect(documents.text).toContain('Supplier budget.csv');
    expect(html).toMatch(/^1\. Match invoices/);
    expect(headers.get('content-disposition')).toBe("attachment; filename*=UTF-8''Month%20end.txt");
    expect(headers.get('content-type')).toBe('application/octet-stream');
  });

  test('take a file, small or large, under its own name or another, and keep what was there', async () => {
    const portal = await createTestPortal();
    const drive = await addressOf(portal, 'Ada Martin');
    const large = 'x'.repeat(100_000);

    expect((await put(portal, drive, 'New.txt', 'one')).html).toMatch(/The file is there.*New\.txt/s);
    await put(portal, drive, 'other.txt', large, { name: 'New.txt' });
    const { html } = await portal.open(drive);
    const [, file = ''] = /href="\/_portal(\/drives\/[^"]*\/files\/[^"]*)"[^>]*>New\.txt/.exec(html) ?? [];

    expect((await portal.open(file)).html).toBe(large);
    expect(html).toContain('2.0');
    await portal.emulator[Symbol.asyncDispose]();
  });

  test.each([
    ['a:b.txt', {}],
    ['fine.txt', { name: 'con' }],
  ])('refuse the name of a file that OneDrive does not take: %s %j', async (name, fields) => {
    const portal = await createTestPortal();
    const { status, html } = await put(portal, await addressOf(portal, 'Ada Martin'), name, 'x', fields);

    expect(status).toBe(400);
    expect(html).toMatch(/role="alert">The provided name/);
  });

  test.each(['/drives/none', '/drives/none/files/none', '/lists/none'])('what there is not is told: %s', async (path) => {
    expect((await (await createTestPortal()).open(path)).status).toBe(404);
  });

  test('show hostile names as text, shortened', async () => {
    const portal = await createTestPortal();
    const drive = await addressOf(portal, 'Ada Martin');
    await put(portal, drive, 'x', 'y', { name: `gpj.\u202eexe'&` });
    const { html } = await portal.open(drive);

    expect(html).toContain('gpj.‹202E›exe&#39;');
  });
});

test('a list is a grid of its items, people by their names', async () => {
  const portal = await createTestPortal();
  const { text } = await portal.open(await addressOf(portal, 'Invoices'));

  expect(text).toContain('Number Title Modified Number Amount Status Due date Approver Disputed');
  expect(text).toMatch(/1 Northwind Traders, January \S+ 70001-01 1200 Paid 2026-02-28T00:00:00Z Ada Martin false/);
});
