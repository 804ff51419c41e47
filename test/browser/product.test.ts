import { Secret, TOTP } from 'otpauth';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { mail } from '../../src/activities/index.ts';
import { microsoft365Scope, nodeWorld, onEmulator, type ScopeEvent } from '../../src/connection/index.ts';
import type { OnbehalfError } from '../../src/core/errors.ts';
import { createEmulator, type Emulator } from '../../src/emulator/index.ts';
import { createNoStorage } from '../../src/identity/index.ts';
import { chromiumReason, hasChromium, launchChromium } from '../support/chromium.ts';
import { onbehalfCommand } from '../support/command-line.ts';
import { keepPicture } from './keep-picture.ts';
import { terminalPage } from './terminal-page.ts';

describe.skipIf(!hasChromium)(`interactive token in Chromium${chromiumReason}`, () => {
  let browser: Browser;
  let emulator: Emulator;
  let origin = '';
  beforeAll(async () => {
    [browser, emulator] = await Promise.all([launchChromium(), createEmulator()]);
    ({ origin } = await emulator.listen());
  });
  afterAll(async () => {
    await browser.close();
    await emulator[Symbol.asyncDispose]();
  });

  /** A scope of Ben whose sign-in page opens in a fresh Chromium page. */
  async function openScope(timeoutMS = 20_000) {
    const context = await browser.newContext({ viewport: { width: 900, height: 1160 } });
    const page = await context.newPage();
    const events: ScopeEvent[] = [];
    const world = onEmulator(nodeWorld({ emulator: '', notify: (event) => events.push(event) }), origin);
    const m365 = await microsoft365Scope(
      {
        emailAddress: 'ben@contoso.example',
        timeoutMS,
        activities: [mail.list, mail.send],
      },
      {
        ...world,
        canAsk: true,
        storage: async () => createNoStorage(),
        openBrowser: async (url) => void page.goto(onHost(url)).catch(() => undefined),
      },
    );
    return {
      m365,
      page,
      events,
      context,
      [Symbol.asyncDispose]: async () => {
        await m365.close();
        await context.close();
      },
    };
  }

  const onHost = (url: string): string => `${origin}${new URL(url).pathname}${new URL(url).search}`;

  async function signIn(page: Page): Promise<void> {
    await page.getByLabel('Password').fill('Contoso-ben-1');
    await page.getByRole('button', { name: 'Sign in', exact: true }).click();
    const secret = [...emulator.tenant.users.values()].find(({ mail: address }) => address === 'ben@contoso.example')?.totpSecret ?? '';
    await page.getByLabel('Code').fill(new TOTP({ secret: Secret.fromBase32(secret) }).generate());
    await page.getByRole('button', { name: 'Verify' }).click();
  }

  test('a declined consent ends with 4 and says what to do', async () => {
    await using opened = await openScope();
    const listing = opened.m365.mail
      .list({ top: 1 })
      .all()
      .catch((error: OnbehalfError) => error);

    await signIn(opened.page);
    await opened.page.getByRole('button', { name: 'Cancel' }).click();

    expect(await listing).toMatchObject({
      code: 'CONSENT_DECLINED',
      exitStatus: 4,
      whose: 'user',
      remedy: expect.stringMatching(/\.$/) as string,
    });
  });

  test('a browser that is closed ends at the timeout with a clear message', async () => {
    await using opened = await openScope(1_500);
    const listing = opened.m365.mail
      .list({ top: 1 })
      .all()
      .catch((error: OnbehalfError) => error);
    await opened.page.getByLabel('Password').waitFor();
    await opened.page.close();

    expect(await listing).toMatchObject({
      code: 'SIGN_IN_TIMED_OUT',
      exitStatus: 3,
      message: expect.stringMatching(/1\.5 seconds|1\.5 s/) as string,
    });
  });

  test('password, code, consent, and back to a page of ours; then mail is read', async () => {
    await using opened = await openScope();
    const listing = opened.m365.mail.list({ top: 3 }).all();

    await signIn(opened.page);
    await opened.page.getByRole('heading', { name: 'Permissions requested' }).waitFor();
    await keepPicture(opened.page, 'consent.png');
    await opened.page.getByRole('button', { name: 'Accept' }).click();

    expect(await listing).toHaveLength(3);
    expect(await opened.page.getByRole('heading', { level: 1 }).textContent()).toMatch(/signed in/i);
    expect(opened.events.find(({ type }) => type === 'signedIn')).toMatchObject({
      account: { username: 'ben@contoso.example' },
      permissions: expect.arrayContaining(['Mail.Read', 'Mail.Send']) as string[],
    });
  });

  test('a second scope of the same identity asks only for what is new', async () => {
    await using opened = await openScope();
    const listing = opened.m365.mail.list({ top: 1 }).all();

    await signIn(opened.page);

    expect(await listing).toHaveLength(1);
  });

  test('the picture of a run shows what the quickstart printed', async () => {
    const { stdout } = await onbehalfCommand(['quickstart'], { terminal: true, env: { FORCE_COLOR: '1' } });
    const page = await browser.newPage({ viewport: { width: 1060, height: 600 } });
    await page.setContent(terminalPage('npm start', stdout));

    await keepPicture(page.locator('main'), 'quickstart.png');

    expect(await page.getByText('Moved 10 messages from Inbox to Inbox/Invoices').count()).toBe(1);
    await page.close();
  });
});
