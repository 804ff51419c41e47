import { decodeJwt } from 'jose';
import { describe, expect, test } from 'vitest';
import { createBrowser, userOf, type TestBrowser } from '../../../../test/support/entra-browser.ts';
import { createTestClient, origin, type TestClient } from '../../../../test/support/entra-client.ts';
import type { ReadPage } from '../../person-page.ts';
import { oneTimeCode } from '../one-time-code.ts';

const stepUp = '{"access_token":{"acrs":{"essential":true,"value":"c1"}}}';

/** A client whose tenant demands a second factor of everybody. */
function createStrictClient(): TestClient {
  const client = createTestClient();
  client.tenant.conditionalAccess = { requireSecondFactor: true, blockSignIn: false };
  return client;
}

/** What Ada sees after her password. */
async function afterPassword(browser: TestBrowser, parameters: Record<string, string> = {}): Promise<ReadPage> {
  const password = await browser.open({ login_hint: 'ada@contoso.example', ...parameters });
  return browser.press(password, 'password', { password: 'Contoso-ada-1' });
}

const codeNow = ({ tenant }: TestClient, { secret }: ReadPage): Promise<string> => oneTimeCode(secret, tenant.clock.now());

describe.each([
  ['the tenant', createStrictClient, {}],
  ['the request', createTestClient, { claims: stepUp }],
])('a second factor that %s demands of somebody who has none', (_, create, parameters) => {
  test('is set up on a page, and the sign-in goes on', async () => {
    const client = create();
    const browser = createBrowser(client);
    const page = await afterPassword(browser, parameters);
    const consent = await browser.press(page, 'second-factor', { code: await codeNow(client, page) });
    await browser.press(consent, 'consent', { decision: 'accept' });

    expect([page.name, consent.name]).toEqual(['second-factor', 'consent']);
    expect(page.secret).toMatch(/^[A-Z2-7]{32}$/);
    expect(userOf(client, 'ada').totpSecret).toBe(page.secret);
    const { body } = await client.redeem(browser.answer());
    expect(decodeJwt(String(body['access_token']))['amr']).toEqual(['pwd', 'mfa']);
  });

  test('is 50079 where no page may be shown, and nothing came into being', async () => {
    const client = createTestClient();
    const ada = client.person('ada');
    await client.signIn(ada);
    client.tenant.conditionalAccess = { requireSecondFactor: create === createStrictClient, blockSignIn: false };
    const silent = await client.signIn(ada, { prompt: 'none', ...parameters });

    expect({ error: silent.get('error'), suberror: silent.get('suberror') }).toEqual({
      error: 'interaction_required',
      suberror: 'basic_action',
    });
    expect(silent.get('error_description')).toMatch(/^AADSTS50079: /);
    expect(userOf(client, 'ada').totpSecret).toBeUndefined();
  });
});

test('a code that is not right is asked for again with the same secret, and nobody is locked out', async () => {
  const client = createStrictClient();
  const browser = createBrowser(client);
  const page = await afterPassword(browser);
  let again = page;
  for (const code of ['', ...Array.from({ length: 11 }, () => '000000')]) again = await browser.press(again, 'second-factor', { code });

  expect([again.name, again.problem, again.secret]).toEqual([
    'second-factor',
    'That code is not right. Enter the one that the app shows now.',
    page.secret,
  ]);
  expect(userOf(client, 'ada').totpSecret).toBeUndefined();
  expect((await browser.press(again, 'second-factor', { code: await codeNow(client, page) })).name).toBe('consent');
});

test('a page that is left leaves nothing: no second factor, no session, and another secret the next time', async () => {
  const client = createStrictClient();
  const browser = createBrowser(client);
  const left = await afterPassword(browser);

  expect((await browser.open({ login_hint: 'ada@contoso.example' })).name).toBe('password');
  const next = await afterPassword(browser);
  expect(userOf(client, 'ada').totpSecret).toBeUndefined();
  expect(next.secret).not.toBe(left.secret);
  // A code of the secret that was left is none.
  const refused = await browser.press(next, 'second-factor', { code: await codeNow(client, left) });
  expect(refused.problem).toMatch(/not right/);
});

test('the secret of one person is not shown to the next', async () => {
  const client = createStrictClient();
  const browser = createBrowser(client);
  const ofAda = await afterPassword(browser);
  const name = await browser.press(ofAda, 'account', { account: 'other' });
  const password = await browser.press(name, 'account', { username: 'diego@contoso.example' });
  const ofDiego = await browser.press(password, 'password', { password: 'Contoso-diego-1' });

  expect([ofDiego.name, ofDiego.secret === ofAda.secret]).toEqual(['second-factor', false]);
});

test('what was set up meanwhile in another browser is not written over', async () => {
  const client = createStrictClient();
  const [late, quick] = [createBrowser(client), createBrowser(client)];
  const latePage = await afterPassword(late);
  const quickPage = await afterPassword(quick);
  await quick.press(quickPage, 'second-factor', { code: await codeNow(client, quickPage) });

  const asked = await late.press(latePage, 'second-factor', { code: await codeNow(client, latePage) });
  const wrong = await late.press(latePage, 'second-factor', { code: '000000' });
  expect([asked.name, wrong.name]).toEqual(['code', 'code']);
  expect(userOf(client, 'ada').totpSecret).toBe(quickPage.secret);
});

test.each(['second-factor', 'consent'])('the form %s that comes before its time brings nothing', async (step) => {
  const client = createStrictClient();
  const browser = createBrowser(client);
  const password = await browser.open({ login_hint: 'ada@contoso.example' });
  const early = (page: ReadPage, own: string): Promise<ReadPage> => {
    const { action, fields } = page.form(own);
    return browser.press({ ...page, form: () => ({ action: action.replace(/[\w-]+$/, step), fields }) }, own, {
      decision: 'accept',
      code: '0',
    });
  };

  expect((await early(password, 'password')).name).toBe('password');
  const page = await afterPassword(browser);
  expect((await early(page, 'second-factor')).name).toBe('second-factor');
  expect(client.tenant.consents).toEqual([]);
  expect(userOf(client, 'ada').totpSecret).toBeUndefined();
});

test('of whom nothing is demanded sets nothing up, whatever is sent', async () => {
  const client = createTestClient();
  const browser = createBrowser(client);
  const consent = await afterPassword(browser);
  const { action, fields } = consent.form('consent');
  const page = await browser.press(
    { ...consent, form: () => ({ action: action.replace(/consent$/, 'second-factor'), fields }) },
    'consent',
    { code: '000000' },
  );

  expect(page.name).toBe('consent');
  expect(userOf(client, 'ada').totpSecret).toBeUndefined();
});

test('a person who signs in as people do sets it up once, and uses it from then on', async () => {
  const client = createStrictClient();
  const answer = await client.signIn(client.person('ada'));
  const secret = userOf(client, 'ada').totpSecret;
  const again = await client.signIn(client.person('ada'), { prompt: 'login' });

  expect([answer.has('code'), again.has('code')]).toEqual([true, true]);
  expect(userOf(client, 'ada').totpSecret).toBe(secret);
});

test('who signs in for a device sets it up there as well', async () => {
  const client = createStrictClient();
  const started = (await (
    await client.post(`/${client.tenant.id}/oauth2/v2.0/devicecode`, { client_id: client.application.clientId, scope: 'openid' })
  ).json()) as { user_code: string; device_code: string };
  await client.person('ada').openBrowser(`${origin}/devicelogin?otc=${started.user_code}`);
  const { body } = await client.token({ grant_type: 'urn:ietf:params:oauth:grant-type:device_code', device_code: started.device_code });

  expect(userOf(client, 'ada').totpSecret).toMatch(/^[A-Z2-7]{32}$/);
  expect(decodeJwt(String(body['access_token']))['amr']).toEqual(['pwd', 'mfa']);
});
