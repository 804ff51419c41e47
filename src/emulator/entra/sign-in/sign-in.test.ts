import { describe, expect, test } from 'vitest';
import { createBrowser, userOf } from '../../../../test/support/entra-browser.ts';
import { createTestClient } from '../../../../test/support/entra-client.ts';
import { readPage } from '../../person-page.ts';

describe('the account', () => {
  test('an unknown name is asked for again, with the reason', async () => {
    const browser = createBrowser(createTestClient());
    const page = await browser.open();

    const again = await browser.press(page, 'account', { username: 'nobody@contoso.example' });

    expect(again).toMatchObject({ name: 'username', problem: "The account 'nobody@contoso.example' does not exist in this directory." });
  });

  test('who cancels is brought back to the application, also with a name that was typed', async () => {
    const client = createTestClient();
    const browser = createBrowser(client);
    await browser.press(await browser.open({ state: 'mine' }), 'account', { username: 'ada@contoso.example', decision: 'cancel' });

    expect(Object.fromEntries(browser.answer())).toMatchObject({ error: 'access_denied', error_subcode: 'cancel', state: 'mine' });
    expect(client.tenant.consents).toEqual([]);
  });

  test('prompt=create goes on as without a prompt, where nobody may sign up by themselves', async () => {
    const client = createTestClient();
    const ada = client.person('ada');
    await client.signIn(ada);

    expect((await client.signIn(ada, { prompt: 'create' })).get('code')).toMatch(/./);
    expect((await createBrowser(client).open({ prompt: 'create' })).name).toBe('username');
    expect((await createBrowser(client).open({ prompt: 'create', login_hint: 'ada@contoso.example' })).name).toBe('password');
  });

  // https://learn.microsoft.com/entra/identity-platform/v2-oauth2-auth-code-flow: for whom the sign-in is where the address leaves it open.
  test.each([
    ['work', 'organizations', 'password'],
    ['work', 'consumers', 'username'],
    ['personal', 'consumers', 'password'],
    ['personal', 'organizations', 'username'],
    ['work', 'contoso.example', 'password'],
    ['personal', undefined, 'password'],
  ] as const)('a %s account that is named with domain_hint=%s on /common is asked for the %s', async (accountType, hint, expected) => {
    const client = createTestClient();
    client.application.signInAudience = 'AzureADandPersonalMicrosoftAccount';
    userOf(client, 'ada').accountType = accountType;
    const address = new URL(client.authorizeUrl({ login_hint: 'ada@contoso.example', domain_hint: hint }, 'common'));
    const response = await client.get(`${address.pathname}${address.search}`);

    expect(readPage(await response.text(), address.href).name).toBe(expected);
  });

  test.each(['consumers', 'organizations', 'contoso.example', undefined])(
    'where the address names a tenant, domain_hint=%s lets nobody else in',
    async (hint) => {
      const client = createTestClient();
      client.application.signInAudience = 'AzureADandPersonalMicrosoftAccount';
      userOf(client, 'ada').accountType = 'personal';
      for (const [login_hint, expected] of [
        ['ada@contoso.example', 'username'],
        ['ben@contoso.example', 'password'],
      ] as const) {
        const address = new URL(client.authorizeUrl({ login_hint, domain_hint: hint }, 'contoso.example'));
        const response = await client.get(`${address.pathname}${address.search}`);
        expect([login_hint, readPage(await response.text(), address.href).name]).toEqual([login_hint, expected]);
      }
    },
  );

  test('login_hint fills in the account, unless one is to be picked', async () => {
    const browser = createBrowser(createTestClient());

    const hinted = await browser.open({ login_hint: 'ADA@contoso.example' });
    const picked = await browser.open({ login_hint: 'ada@contoso.example', prompt: 'select_account' });

    expect([hinted.name, picked.name]).toEqual(['password', 'username']);
  });

  test('one signed-in account is taken without a question', async () => {
    const client = createTestClient();
    const ada = client.person('ada');
    await client.signIn(ada);

    const answer = await client.signIn(ada, { prompt: 'none' });

    expect(answer.get('code')).toBeTruthy();
    expect(ada.consents).toHaveLength(1);
  });

  test('of several accounts one is picked', async () => {
    const client = createTestClient();
    const browser = createBrowser(client);
    for (const alias of ['ada', 'chloe']) {
      const page = await browser.open({ login_hint: `${alias}@contoso.example` });
      await browser.press(page, 'password', { password: `Contoso-${alias}-1` });
    }

    const page = await browser.open();
    const silent = browser.open({ prompt: 'none' });
    await silent;

    expect({ name: page.name, offers: page.offers(userOf(client, 'ada').id) && page.offers(userOf(client, 'chloe').id) }).toEqual({
      name: 'account',
      offers: true,
    });
    expect(browser.answer().get('error_description')).toMatch(/^AADSTS16000: Several accounts are signed in\./);
  });

  test('a shared mailbox cannot sign in', async () => {
    const browser = createBrowser(createTestClient());
    const page = await browser.open({ login_hint: 'invoices@contoso.example' });

    const again = await browser.press(page, 'password', { password: '' });

    expect(again).toMatchObject({ name: 'password', problem: 'The user name or the password is wrong.' });
  });
});

describe('the password', () => {
  test('a wrong one is asked for again', async () => {
    const browser = createBrowser(createTestClient());
    const page = await browser.open({ login_hint: 'ada@contoso.example' });

    const again = await browser.press(page, 'password', { password: 'wrong' });

    expect(again).toMatchObject({ name: 'password', problem: 'The user name or the password is wrong.' });
  });

  test('ten wrong ones lock the account for a minute, also for the right one', async () => {
    const client = createTestClient();
    const browser = createBrowser(client);
    let page = await browser.open({ login_hint: 'ada@contoso.example' });
    for (let attempt = 0; attempt < 10; attempt += 1) page = await browser.press(page, 'password', { password: 'wrong' });

    const locked = await browser.press(page, 'password', { password: 'Contoso-ada-1' });
    client.tenant.clock.advance(61_000);
    const later = await browser.press(page, 'password', { password: 'Contoso-ada-1' });

    expect(locked.problem).toBe('The account is locked, because somebody tried to sign in too many times with a wrong password.');
    expect(later.name).toBe('consent');
  });

  test('a disabled account is told so only after the right password', async () => {
    const client = createTestClient();
    userOf(client, 'ada').accountEnabled = false;
    const browser = createBrowser(client);
    const page = await browser.open({ login_hint: 'ada@contoso.example' });

    const wrong = await browser.press(page, 'password', { password: 'wrong' });
    const right = await browser.press(page, 'password', { password: 'Contoso-ada-1' });

    expect([wrong.problem, right.problem]).toEqual([
      'The user name or the password is wrong.',
      'The account is disabled. An administrator can enable it.',
    ]);
  });

  test('prompt=login asks for it in spite of the session', async () => {
    const client = createTestClient();
    const browser = createBrowser(client);
    const first = await browser.open({ login_hint: 'ada@contoso.example' });
    await browser.press(first, 'password', { password: 'Contoso-ada-1' });

    const page = await browser.open({ login_hint: 'ada@contoso.example', prompt: 'login' });

    expect(page.name).toBe('password');
  });

  test('a session that was revoked since counts no more', async () => {
    const client = createTestClient();
    const ada = client.person('ada');
    await client.signIn(ada);
    client.tenant.clock.advance(1000);
    client.entra.revoke({ user: userOf(client, 'ada') });

    const answer = await client.signIn(ada, { prompt: 'none' });

    expect(answer.get('error')).toBe('login_required');
  });
});

describe('the second factor', () => {
  test('is asked for of those who have one, and a wrong code is asked for again', async () => {
    const browser = createBrowser(createTestClient());
    const password = await browser.open({ login_hint: 'ben@contoso.example' });
    const code = await browser.press(password, 'password', { password: 'Contoso-ben-1' });

    const again = await browser.press(code, 'code', { code: '000000' });

    expect([code.name, again.name, again.problem]).toEqual([
      'code',
      'code',
      'That code is not right. Enter the one that your app shows now.',
    ]);
  });

  test('follows the clock of the tenant', async () => {
    const client = createTestClient();
    client.tenant.clock.advance(365 * 24 * 3600 * 1000);
    const ben = client.person('ben');

    const answer = await client.signIn(ben);

    expect(answer.get('code')).toBeTruthy();
  });

  test('cannot be skipped by posting the consent form first', async () => {
    const client = createTestClient();
    const browser = createBrowser(client);
    const password = await browser.open({ login_hint: 'ben@contoso.example' });
    const code = await browser.press(password, 'password', { password: 'Contoso-ben-1' });
    const { action, fields } = code.form('code');

    const page = await browser.press({ ...code, form: () => ({ action: action.replace(/code$/, 'consent'), fields }) }, 'code', {
      decision: 'accept',
    });

    expect(page.name).toBe('code');
    expect(client.tenant.consents).toEqual([]);
  });
});
