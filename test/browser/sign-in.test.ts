import { TOTP, URI } from 'otpauth';
import type { Browser, BrowserContextOptions } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createSigningKey, type SigningKey } from '../../src/emulator/entra/signing-key.ts';
import { chromiumReason, hasChromium, launchChromium } from '../support/chromium.ts';
import { contentWidth, examinePage } from './examine-page.ts';
import { scanCode } from './scan-code.ts';
import { codeOf, createSignInWorld, fill, signInAs, type World } from './sign-in-world.ts';

describe.skipIf(!hasChromium)(`the sign-in pages in Chromium${chromiumReason}`, () => {
  let browser: Browser;
  let signingKey: SigningKey;
  beforeAll(async () => {
    [browser, signingKey] = await Promise.all([launchChromium(), createSigningKey()]);
  });
  afterAll(() => browser.close());

  const createWorld = (options?: BrowserContextOptions): Promise<World> => createSignInWorld(browser, signingKey, options);

  test('account, password, code, consent, and back to the application', async () => {
    await using world = await createWorld();
    await world.open();

    await signInAs(world, 'ben');
    await fill(world, 'Code', codeOf(world.tenant, 'ben'), 'Verify');
    const heading = await world.page.getByRole('heading', { level: 1 }).textContent();
    const permissions = await world.page.getByRole('listitem').locator('strong').allTextContents();
    await world.page.getByRole('button', { name: 'Accept' }).click();
    const answer = await world.answer();

    expect(heading).toBe('Permissions requested');
    expect(permissions).toEqual([
      'Read and write access to your mail',
      'Send mail as you',
      'Sign in as you',
      'View your basic profile',
      'Maintain access to data you have given it access to',
    ]);
    expect({ state: answer.get('state'), hasCode: answer.has('code') }).toEqual({ state: 'state-1', hasCode: true });
    expect(world.complaints).toEqual([]);
  });

  test('in query mode the redirect after the last form is not held back by the page', async () => {
    await using world = await createWorld();
    await world.open({ response_mode: 'query' });

    await signInAs(world, 'ada');
    await world.page.getByRole('button', { name: 'Accept' }).click();

    expect((await world.answer()).has('code')).toBe(true);
    expect(world.complaints).toEqual([]);
  });

  test('a code and tokens at once come by a form or behind the number sign, where the registration gives them', async () => {
    await using world = await createWorld();
    const application = world.tenant.applications.get('f2f43f65-16a6-4319-91b6-d2a342a88744');
    if (application) application.implicitGrant = ['id_token', 'token'];
    const asked = { response_type: 'code id_token token', nonce: 'nonce-1' };
    await world.open(asked);
    await signInAs(world, 'ada');
    await world.page.getByRole('button', { name: 'Accept' }).click();
    const form = await world.answer();
    await world.open({ ...asked, response_mode: 'fragment' });
    // What stands there is seen by the page alone and never sent to a server.
    const seen = await world.answer();
    const hash = new URLSearchParams(new URL(world.page.url()).hash.slice(1));

    for (const answer of [form, hash])
      expect(['code', 'id_token', 'access_token'].map((name) => answer.has(name))).toEqual([true, true, true]);
    expect([...seen.keys()]).toEqual([]);
    expect(world.complaints).toEqual([]);
  });

  test('wrong answers are explained beside the field', async () => {
    await using world = await createWorld();
    await world.open();

    await fill(world, 'E-mail address', 'nobody@contoso.example', 'Next');
    const unknown = await world.page.getByRole('alert').textContent();
    const described = await world.page.getByLabel('E-mail address').getAttribute('aria-describedby');
    await fill(world, 'E-mail address', 'ada@contoso.example', 'Next');
    await fill(world, 'Password', 'wrong', 'Sign in');

    expect(unknown).toBe("The account 'nobody@contoso.example' does not exist in this directory.");
    expect(described).toBe('username-problem');
    expect(await world.page.getByRole('alert').textContent()).toBe('The user name or the password is wrong.');
  });

  test.each([
    ['light', true],
    ['dark', false],
  ] as const)('who has no second factor scans a code in %s and goes on, scripts: %s', async (colorScheme, javaScriptEnabled) => {
    await using world = await createWorld({ colorScheme, javaScriptEnabled, viewport: { width: 320, height: 900 } });
    const { tenant, page } = world;
    tenant.conditionalAccess = { requireSecondFactor: true, blockSignIn: false };
    await world.open({ response_mode: 'query' });
    await signInAs(world, 'ada');
    await page.getByRole('heading', { name: 'Set up an authenticator app' }).waitFor();
    const width = await contentWidth(page);
    const app = URI.parse(await scanCode(page.getByRole('img', { name: 'QR code for an authenticator app' })));
    const typed = await page.locator('[data-secret]').textContent();
    const timestamp = tenant.clock.now().getTime();
    await fill(world, 'Code', '000000', 'Verify');
    const problem = await page.getByRole('alert').textContent();
    await fill(world, 'Code', app.generate(app instanceof TOTP ? { timestamp } : {}), 'Verify');
    await page.getByRole('button', { name: 'Accept' }).click();

    expect((await world.answer()).has('code')).toBe(true);
    expect(width).toBeLessThanOrEqual(320);
    expect({ issuer: app.issuer, label: app.label, secret: app.secret.base32 }).toEqual({
      issuer: 'Contoso',
      label: 'ada@contoso.example',
      secret: typed?.replaceAll(' ', ''),
    });
    expect(problem).toBe('That code is not right. Enter the one that the app shows now.');
    expect(world.complaints).toEqual([]);
  });

  test('declining the consent', async () => {
    await using world = await createWorld();
    await world.open();

    await signInAs(world, 'ada');
    await world.page.getByRole('button', { name: 'Cancel' }).click();
    const answer = await world.answer();

    expect(answer.get('error')).toBe('access_denied');
    expect(answer.get('error_description')).toMatch(/^AADSTS65004: /);
  });

  test('what needs an administrator, and back to the application without it', async () => {
    await using world = await createWorld();
    await world.open({ scope: 'openid User.Read.All' });

    await signInAs(world, 'ada');
    const heading = await world.page.getByRole('heading', { level: 1 }).textContent();
    await world.page.getByRole('button', { name: 'Return to the application' }).click();

    expect(heading).toBe('Approval required');
    expect((await world.answer()).get('error_description')).toMatch(/^AADSTS90094: /);
  });

  test('an administrator steps in and consents for everybody', async () => {
    await using world = await createWorld();
    await world.open({ scope: 'openid User.Read.All' });

    await signInAs(world, 'ada');
    await world.page.getByRole('button', { name: 'Sign in with an administrator account' }).click();
    await signInAs(world, 'elin');
    await fill(world, 'Code', codeOf(world.tenant, 'elin'), 'Verify');
    await world.page.getByLabel('Consent on behalf of your organization').check();
    await world.page.getByRole('button', { name: 'Accept' }).click();

    expect((await world.answer()).has('code')).toBe(true);
    expect(world.tenant.consents).toMatchObject([{ principalId: null, permissions: ['User.Read.All', 'openid'] }]);
  });

  test('the second time the account is picked and nothing is asked', async () => {
    await using world = await createWorld();
    await world.open();
    await signInAs(world, 'ada');
    await world.page.getByRole('button', { name: 'Accept' }).click();
    await world.answer();

    await world.open({ prompt: 'select_account' });
    await world.page.getByRole('button', { name: 'ada@contoso.example' }).click();

    expect((await world.answer()).has('code')).toBe(true);
  });

  test('with the keyboard alone', async () => {
    await using world = await createWorld();
    const { keyboard } = world.page;
    const next = async (name: string): Promise<void> => {
      await world.page.getByRole('heading', { name }).waitFor();
      await world.page.waitForLoadState('load');
    };
    // Each page puts the cursor where the answer goes; a person types when it is there.
    const type = async (text: string): Promise<void> => {
      await world.page.locator('input:focus').waitFor();
      await keyboard.type(text);
      await keyboard.press('Enter');
    };
    await world.open({ scope: 'openid Mail.Read' });
    await type('elin@contoso.example');
    await next('Enter password');
    await type('Contoso-elin-1');
    await next('Enter code');
    await type(codeOf(world.tenant, 'elin'));
    await next('Permissions requested');
    await keyboard.press('Tab');
    await keyboard.press('Space');
    await keyboard.press('Tab');
    await keyboard.press('Enter');

    expect((await world.answer()).has('code')).toBe(true);
    expect(world.tenant.consents).toMatchObject([{ principalId: null, permissions: ['Mail.Read', 'openid'] }]);
  });

  test('without scripts, by one more button', async () => {
    await using world = await createWorld({ javaScriptEnabled: false });
    await world.open();

    await signInAs(world, 'ada');
    await world.page.getByRole('button', { name: 'Accept' }).click();
    await world.page.getByRole('button', { name: 'Continue' }).click();

    expect((await world.answer()).has('code')).toBe(true);
  });

  test('on a telephone nothing is wider than the screen', async () => {
    await using world = await createWorld({ viewport: { width: 320, height: 640 } });
    await world.open();
    const widths = [await contentWidth(world.page)];

    await signInAs(world, 'ada');
    widths.push(await contentWidth(world.page));

    expect(Math.max(...widths)).toBeLessThanOrEqual(320);
  });

  test('every page has a language, one heading, a name for each field, and enough contrast in light and dark', async () => {
    await using world = await createWorld();
    await world.open();
    const pages = [await examinePage(world.page)];
    await fill(world, 'E-mail address', 'ben@contoso.example', 'Next');
    pages.push(await examinePage(world.page));
    await fill(world, 'Password', 'Contoso-ben-1', 'Sign in');
    pages.push(await examinePage(world.page));
    await fill(world, 'Code', codeOf(world.tenant, 'ben'), 'Verify');
    pages.push(await examinePage(world.page));
    world.tenant.conditionalAccess = { requireSecondFactor: true, blockSignIn: false };
    await world.open({ login_hint: 'ada@contoso.example' });
    await fill(world, 'Password', 'Contoso-ada-1', 'Sign in');
    pages.push(await examinePage(world.page));
    await world.page.goto(`${world.origin}/devicelogin`);
    pages.push(await examinePage(world.page));

    for (const { lowestContrast, ...page } of pages) {
      expect(page).toEqual({ language: 'en', headings: 1, namelessFields: 0 });
      expect(lowestContrast).toBeGreaterThanOrEqual(4.5);
    }
  });
});
