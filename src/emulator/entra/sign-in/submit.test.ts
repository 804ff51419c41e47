import { expect, test } from 'vitest';
import { createBrowser } from '../../../../test/support/entra-browser.ts';
import { createTestClient } from '../../../../test/support/entra-client.ts';

test('forms of another browser are refused', async () => {
  const browser = createBrowser(createTestClient());
  const page = await browser.open({ login_hint: 'ada@contoso.example' });
  browser.forgetCookies();

  const refused = await browser.press(page, 'password', { password: 'Contoso-ada-1' });

  expect(refused).toMatchObject({
    name: 'error',
    lead: 'AADSTS165000: The form does not belong to the sign-in of this browser. Start again from the application.',
  });
});

test('forms of another site are refused', async () => {
  const browser = createBrowser(createTestClient());
  const page = await browser.open({ login_hint: 'ada@contoso.example' });

  const refused = await browser.press(page, 'password', { password: 'Contoso-ada-1' }, { origin: 'https://evil.example' });

  expect(refused.lead).toMatch(/^AADSTS165000: /);
});

test('forms that were left open for an hour are over', async () => {
  const client = createTestClient();
  const browser = createBrowser(client);
  const page = await browser.open({ login_hint: 'ada@contoso.example' });
  client.tenant.clock.advance(3601 * 1000);

  const refused = await browser.press(page, 'password', { password: 'Contoso-ada-1' });

  expect(refused.lead).toBe('AADSTS50089: The sign-in was left open for too long. Start again from the application.');
});

test('forms of a page that does not exist are refused', async () => {
  const browser = createBrowser(createTestClient());
  const page = await browser.open();
  const { action, fields } = page.form('account');

  const refused = await browser.press(
    { ...page, form: () => ({ action: action.replace(/account$/, 'constructor'), fields }) },
    'account',
    {},
  );

  expect(refused.lead).toBe('AADSTS9002313: The request is malformed: there is no such page.');
});

test('pages set a cookie that scripts and other sites do not see', async () => {
  const browser = createBrowser(createTestClient());

  await browser.open();

  expect(browser.header('set-cookie')).toMatch(/^ESTSAUTH=[\w-]+; Path=\/; HttpOnly; SameSite=None; Secure$/);
});
