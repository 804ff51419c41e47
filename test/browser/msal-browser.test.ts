import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { createSigningKey, type SigningKey } from '../../src/emulator/index.ts';
import { chromiumReason, hasChromium } from '../support/chromium.ts';
import { singlePageWorld } from './single-page-world.ts';

const scopes = "['User.Read', 'Mail.Read']";

/** Answers the pages of the sign-in as Ada does. */
async function signIn(page: Page): Promise<void> {
  await page.getByLabel('E-mail address').fill('ada@contoso.example');
  await page.getByRole('button', { name: 'Next' }).click();
  await page.getByLabel('Password').fill('Contoso-ada-1');
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByRole('button', { name: 'Accept' }).click();
}

describe.skipIf(!hasChromium)(`@azure/msal-browser in Chromium${chromiumReason}`, () => {
  let signingKey: SigningKey;
  beforeAll(async () => {
    signingKey = await createSigningKey();
  });

  test('redirect, then a call of Graph from the page, renewal, and silence in a hidden frame', async () => {
    await using world = await singlePageWorld(signingKey);
    const { page, origin } = world;
    await world.open();
    await page.evaluate(`void client.loginRedirect({ scopes: ${scopes} })`);
    await page.waitForURL(/login\.microsoftonline\.com/);
    await signIn(page);
    await page.waitForURL((url) => url.origin === origin && url.pathname === '/');
    await page.waitForFunction('window.ready === true');
    expect(await page.evaluate('window.redirected')).toBe('ada@contoso.example');

    const called = await page.evaluate(`(async () => {
      const account = client.getAllAccounts()[0];
      const { accessToken, fromCache } = await client.acquireTokenSilent({ scopes: ${scopes}, account });
      const response = await fetch('https://graph.microsoft.com/v1.0/me', { headers: { Authorization: 'Bearer ' + accessToken } });
      return { fromCache, status: response.status, body: await response.json() };
    })()`);
    expect(called).toMatchObject({ fromCache: true, status: 200, body: { displayName: 'Ada Martin' } });

    world.requests.length = 0;
    const renewed = await page.evaluate(`(async () => {
      const { fromCache } = await client.acquireTokenSilent({ scopes: ${scopes}, account: client.getAllAccounts()[0], forceRefresh: true });
      return fromCache;
    })()`);
    expect(renewed).toBe(false);
    expect(world.requests.filter((request) => request.startsWith('POST'))).toEqual([expect.stringMatching(/\/oauth2\/v2\.0\/token$/)]);

    world.requests.length = 0;
    const silent = await page.evaluate(
      `client.ssoSilent({ scopes: ${scopes}, loginHint: 'ada@contoso.example' }).then(({ account }) => account.username)`,
    );
    expect(silent).toBe('ada@contoso.example');
    expect(world.requests.some((request) => request.includes('/oauth2/v2.0/authorize'))).toBe(true);
  });

  test('a popup', async () => {
    await using world = await singlePageWorld(signingKey);
    const { page } = world;
    await world.open();
    const [popup] = await Promise.all([
      page.waitForEvent('popup'),
      page.evaluate(`void (window.popped = client.loginPopup({ scopes: ${scopes} }).then(({ account }) => account.username, String))`),
    ]);
    await signIn(popup);
    expect(await page.evaluate('window.popped')).toBe('ada@contoso.example');
  });

  test('a page whose redirect URI is registered for the web redeems nothing: it cannot even read why', async () => {
    await using world = await singlePageWorld(signingKey);
    const { page, emulator } = world;
    const application = emulator.tenant.applications.get('7a1b1f5e-2d0c-4c55-9d0b-3f5e6a4c2b10');
    application?.webRedirectUris.push(...application.spaRedirectUris.splice(0));
    await world.open();
    const [popup] = await Promise.all([
      page.waitForEvent('popup'),
      page.evaluate(`void (window.popped = client.loginPopup({ scopes: ${scopes} }).then(() => '', (error) => error.errorCode))`),
    ]);
    await signIn(popup);

    expect(await page.evaluate('window.popped')).toMatch(/^(?:network_error|post_request_failed)$/);
    const redeemed = emulator.requests.list().filter(({ path }) => path.includes('/oauth2/v2.0/token'));
    expect(new Set(redeemed.map(({ method, status }) => `${method} ${status}`))).toEqual(new Set(['POST 400']));
  });

  test('a page of another origin gets nothing out of the control API or the portal', async () => {
    await using world = await singlePageWorld(signingKey);
    await world.open();
    const reach = async (path: string, init: string): Promise<unknown> =>
      await world.page.evaluate(
        `fetch('${world.emulatorOrigin}${path}', ${init}).then((response) => response.text(), (error) => error.name)`,
      );
    const body = `{ method: 'POST', headers: { 'content-type': 'application/json' }, body: '{"user":"ada@contoso.example","permissions":["Mail.Read"]}' }`;

    // It is there: what is not read is answered.
    expect(await reach('/_portal', "{ mode: 'no-cors' }")).toBe('');
    expect([
      await reach('/_emulator/tokens', body),
      await reach('/_emulator/tokens', body.replace('application/json', 'text/plain')),
      await reach('/_emulator/state', '{}'),
      await reach('/_portal', '{}'),
    ]).toEqual(['TypeError', 'TypeError', 'TypeError', 'TypeError']);
  });

  test('a page of another origin changes nothing by requests whose answers it does not want', async () => {
    await using world = await singlePageWorld(signingKey);
    const { emulator, page, emulatorOrigin } = world;
    await world.open();
    const { tenant } = emulator;
    const before = JSON.stringify({ settings: tenant.conditionalAccess, consents: tenant.consents, faults: emulator.faults.list() });
    const statuses: string[] = [];
    page.on('response', (response) => {
      const { origin, pathname } = new URL(response.url());
      if (origin === emulatorOrigin) statuses.push(`${response.status()} ${pathname}`);
    });
    const send = (path: string, type: string, body: string): Promise<string> =>
      page.evaluate<string>(
        `fetch('${emulatorOrigin}${path}', { method: 'POST', mode: 'no-cors', headers: { 'content-type': '${type}' }, body: '${body}' })
          .then(({ type }) => type, String)`,
      );

    // A simple request: the browser sends it without asking before.
    expect([
      await send('/_emulator/reset', 'text/plain', '{}'),
      await send('/_emulator/tokens', 'text/plain', '{"user":"ada@contoso.example","permissions":["Mail.Read"]}'),
      await send('/_emulator/faults', 'text/plain', '{"kind":"throttle","times":1}'),
      await send('/_portal/conditional-access', 'application/x-www-form-urlencoded', 'blockSignIn=yes'),
    ]).toEqual(['opaque', 'opaque', 'opaque', 'opaque']);
    expect(statuses).toEqual(['403 /_emulator/reset', '403 /_emulator/tokens', '403 /_emulator/faults', '403 /_portal/conditional-access']);
    // A reset would have put another tenant in its place.
    expect(emulator.tenant).toBe(tenant);
    expect(JSON.stringify({ settings: tenant.conditionalAccess, consents: tenant.consents, faults: emulator.faults.list() })).toBe(before);
  });

  test('nobody is signed in by a hidden frame who was not before', async () => {
    await using world = await singlePageWorld(signingKey);
    await world.open();
    const refused = await world.page.evaluate(
      `client.ssoSilent({ scopes: ${scopes}, loginHint: 'ada@contoso.example' }).then(() => '', (error) => error.errorCode)`,
    );
    expect(refused).toBe('login_required');
  });
});
