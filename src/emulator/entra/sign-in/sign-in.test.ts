import { describe, expect, test } from 'vitest';
import { createTestClient, origin, type TestClient } from '../../../../test/support/entra-client.ts';
import { readPage, type ReadPage } from '../../person-page.ts';
import { findUser } from '../../tenant/tenant.ts';
import type { User } from '../../tenant/directory.ts';

/** A browser that a test drives page by page. */
function createBrowser(client: TestClient) {
  let cookie = '';
  let response = new Response();
  const load = async (path: string, fields?: URLSearchParams, headers: Record<string, string> = {}): Promise<ReadPage> => {
    const sent = { ...(cookie === '' ? {} : { cookie }), ...headers };
    response = await (fields ? client.post(path, Object.fromEntries(fields), sent) : client.get(path, sent));
    cookie = response.headers.getSetCookie()[0]?.split(';')[0] ?? cookie;
    return readPage(await response.text(), `${origin}${path}`);
  };
  return {
    open: (parameters: Record<string, string | undefined> = {}) => load(client.authorizeUrl(parameters).slice(origin.length)),
    async press(page: ReadPage, step: string, values: Record<string, string>, headers: Record<string, string> = {}): Promise<ReadPage> {
      const { action, fields } = page.form(step);
      for (const [name, value] of Object.entries(values)) fields.set(name, value);
      return load(new URL(action).pathname, fields, headers);
    },
    /** The parameters of the answer that the last page led to. */
    answer: () => new URL(response.headers.get('location') ?? `${origin}/`).searchParams,
    header: (name: string) => response.headers.get(name),
    forgetCookies: () => void (cookie = ''),
  };
}

function userOf({ tenant }: TestClient, alias: string): User {
  const user = findUser(tenant, `${alias}@contoso.example`);
  if (!user) throw new Error(`${alias} is missing`);
  return user;
}

describe('the account', () => {
  test('an unknown name is asked for again, with the reason', async () => {
    const browser = createBrowser(createTestClient());
    const page = await browser.open();

    const again = await browser.press(page, 'account', { username: 'nobody@contoso.example' });

    expect(again).toMatchObject({ name: 'username', problem: "The account 'nobody@contoso.example' does not exist in this directory." });
  });

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

    const page = await browser.press(
      { ...code, form: () => ({ action: action.replace(/code$/, 'consent'), fields }) },
      'code',
      { decision: 'accept' },
    );

    expect(page.name).toBe('code');
    expect(client.tenant.consents).toEqual([]);
  });

  test('a request that demands one is refused to a person who has none', async () => {
    const client = createTestClient();

    const answer = await client.signIn(client.person('ada'), { claims: '{"access_token":{"acrs":{"essential":true,"value":"c1"}}}' });

    expect({ error: answer.get('error'), suberror: answer.get('suberror') }).toEqual({
      error: 'interaction_required',
      suberror: 'basic_action',
    });
    expect(answer.get('error_description')).toMatch(/^AADSTS50079: /);
  });
});

describe('the consent', () => {
  test('declined, it is told to the application and not asked for silently', async () => {
    const client = createTestClient();
    const ada = client.person('ada', { consent: 'decline' });

    const declined = await client.signIn(ada);
    const silent = await client.signIn(ada, { prompt: 'none' });

    expect({ error: declined.get('error'), subcode: declined.get('error_subcode') }).toEqual({ error: 'access_denied', subcode: 'cancel' });
    expect(declined.get('error_description')).toMatch(/^AADSTS65004: The person declined to let the application have access\./);
    expect({ error: silent.get('error'), suberror: silent.get('suberror') }).toEqual({
      error: 'consent_required',
      suberror: 'consent_required',
    });
    expect(client.tenant.consents).toEqual([]);
  });

  test('prompt=consent asks again for everything', async () => {
    const client = createTestClient();
    const ada = client.person('ada');
    await client.signIn(ada);

    await client.signIn(ada, { prompt: 'consent' });

    expect(ada.consents.map(({ permissions }) => permissions.length)).toEqual([4, 4]);
  });

  test('what only an administrator may grant sends a person to one', async () => {
    const client = createTestClient();
    const ada = client.person('ada');

    const answer = await client.signIn(ada, { scope: 'openid Mail.Read User.Read.All' });

    expect(answer.get('error')).toBe('access_denied');
    expect(answer.get('error_description')).toMatch(
      /^AADSTS90094: An administrator must approve before the application '[\da-f-]+' \(Contoso Automations\) can be used with: User\.Read/,
    );
    expect(ada.consents).toEqual([]);
  });

  test('where people may not consent, an administrator who consents for everybody opens the way', async () => {
    const client = createTestClient();
    client.tenant.userConsentAllowed = false;
    const ada = client.person('ada');

    const before = await client.signIn(ada);
    await client.signIn(client.person('elin', { forOrganization: true }));
    const after = await client.signIn(ada);

    expect(before.get('error_description')).toMatch(/^AADSTS90094: /);
    expect(after.get('code')).toBeTruthy();
    expect(ada.consents).toEqual([]);
  });

  test('an administrator who ticks nothing consents for themselves', async () => {
    const client = createTestClient();

    await client.signIn(client.person('elin'), { scope: 'openid User.Read.All' });

    expect(client.tenant.consents).toMatchObject([{ principalId: userOf(client, 'elin').id, permissions: ['User.Read.All', 'openid'] }]);
  });

  test('a person who is no administrator cannot consent for everybody by adding the field', async () => {
    const client = createTestClient();
    const browser = createBrowser(client);
    const password = await browser.open({ login_hint: 'ada@contoso.example' });
    const consent = await browser.press(password, 'password', { password: 'Contoso-ada-1' });

    await browser.press(consent, 'consent', { decision: 'accept', organization: 'yes' });

    expect(client.tenant.consents).toMatchObject([{ principalId: userOf(client, 'ada').id }]);
  });

  test('a personal account is not asked for what only work accounts have', async () => {
    const client = createTestClient();
    userOf(client, 'ada').accountType = 'personal';
    client.application.signInAudience = 'AzureADandPersonalMicrosoftAccount';

    const answer = await client.signIn(client.person('ada'), { scope: 'openid Mail.Read.Shared' }, 'common');

    expect(answer.get('error_description')).toMatch(
      /^AADSTS70011: The value of scope, 'Mail\.Read\.Shared', is not valid: it is not for personal accounts\./,
    );
  });
});

describe('the forms', () => {
  test('of another browser are refused', async () => {
    const browser = createBrowser(createTestClient());
    const page = await browser.open({ login_hint: 'ada@contoso.example' });
    browser.forgetCookies();

    const refused = await browser.press(page, 'password', { password: 'Contoso-ada-1' });

    expect(refused).toMatchObject({
      name: 'error',
      lead: 'AADSTS165000: The form does not belong to the sign-in of this browser. Start again from the application.',
    });
  });

  test('of another site are refused', async () => {
    const browser = createBrowser(createTestClient());
    const page = await browser.open({ login_hint: 'ada@contoso.example' });

    const refused = await browser.press(page, 'password', { password: 'Contoso-ada-1' }, { origin: 'https://evil.example' });

    expect(refused.lead).toMatch(/^AADSTS165000: /);
  });

  test('that were left open for an hour are over', async () => {
    const client = createTestClient();
    const browser = createBrowser(client);
    const page = await browser.open({ login_hint: 'ada@contoso.example' });
    client.tenant.clock.advance(3601 * 1000);

    const refused = await browser.press(page, 'password', { password: 'Contoso-ada-1' });

    expect(refused.lead).toBe('AADSTS50089: The sign-in was left open for too long. Start again from the application.');
  });

  test('of a page that does not exist are refused', async () => {
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

  test('set a cookie that scripts and other sites do not see', async () => {
    const browser = createBrowser(createTestClient());

    await browser.open();

    expect(browser.header('set-cookie')).toMatch(/^ESTSAUTH=[\w-]+; Path=\/; HttpOnly; SameSite=Lax; Secure$/);
  });
});
