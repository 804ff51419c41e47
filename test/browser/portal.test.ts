import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createEmulator, type Emulator } from '../../src/emulator/index.ts';
import { chromiumReason, hasChromium, launchChromium } from '../support/chromium.ts';
import { contentWidth, examinePage } from './examine-page.ts';
import { keepPicture } from './keep-picture.ts';
import { codeOf } from './sign-in-world.ts';

const automations = '7a1b1f5e-2d0c-4c55-9d0b-3f5e6a4c2b10';

describe.skipIf(!hasChromium)(`the portal in Chromium${chromiumReason}`, () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchChromium();
  });
  afterAll(() => browser.close());

  /** A tenant with its portal open in a fresh browser. */
  async function createPortalWorld(options: BrowserContextOptions = {}) {
    const emulator = await createEmulator();
    const { origin } = await emulator.listen();
    const context = await browser.newContext({ viewport: { width: 1120, height: 900 }, ...options });
    const page = await context.newPage();
    const complaints: string[] = [];
    page.on('console', (message) => complaints.push(message.text()));
    page.on('pageerror', (error) => complaints.push(error.message));
    return {
      emulator,
      origin,
      page,
      complaints,
      open: (path: string) => page.goto(`${origin}/_portal${path}`),
      async [Symbol.asyncDispose]() {
        await context.close();
        await emulator[Symbol.asyncDispose]();
      },
    };
  }

  test('the start page fits a telephone, leads to the portal, and the portal leads back', async () => {
    await using world = await createPortalWorld({ viewport: { width: 360, height: 740 } });
    const { page, origin, complaints } = world;
    await page.goto(`${origin}/`);
    const width = await contentWidth(page);
    const password = await page.locator('td[data-label=Password] code').first().boundingBox();
    const examined = await examinePage(page);
    await page.getByRole('link', { name: '/_portal/' }).click();
    await page.getByRole('link', { name: 'Contoso', exact: true }).click();

    expect(width).toBeLessThanOrEqual(360);
    // One line: nobody types a password that is broken in two.
    expect(password?.height).toBeLessThan(30);
    expect(examined).toMatchObject({ language: 'en', headings: 1, namelessFields: 0 });
    expect(examined.lowestContrast).toBeGreaterThanOrEqual(4.5);
    expect(new URL(page.url()).pathname).toBe('/');
    expect(complaints).toEqual([]);
  });

  describe.each([
    ['with JavaScript', true],
    ['without JavaScript', false],
  ])('%s', (_, javaScriptEnabled) => {
    test('an application is registered, gets permissions and the consent of everyone, and people sign in with it', async () => {
      await using world = await createPortalWorld({ javaScriptEnabled });
      await using application = await createWaitingApplication();
      const { page, emulator, origin } = world;
      await page.goto(`${origin}/`);
      await page.getByRole('link', { name: '/_portal/' }).click();

      await register(page, 'Invoice Mover');
      const clientId = await page.locator('dt', { hasText: 'client' }).locator('+ dd').textContent();
      await addPermission(page, 'mail.readwrite', 'Mail.ReadWrite');
      await page.getByRole('button', { name: 'Grant admin consent for Contoso' }).click();
      const state = await page.getByRole('row', { name: 'Mail.ReadWrite', exact: false }).first().textContent();
      await page.goto(authorizeAddress(origin, emulator, clientId ?? '', application.redirectUri));
      await page.getByLabel('E-mail address').fill('ben@contoso.example');
      await page.getByRole('button', { name: 'Next' }).click();
      await page.getByLabel('Password').fill('Contoso-ben-1');
      await page.getByRole('button', { name: 'Sign in', exact: true }).click();
      await page.getByLabel('Code').fill(codeOf(emulator.tenant, 'ben'));
      await page.getByRole('button', { name: 'Verify' }).click();
      await page.waitForURL((url) => url.origin === application.redirectUri);
      const answer = new URL(page.url()).searchParams;
      await world.open('/sign-ins');

      expect(state).toContain('Granted');
      expect({ hasCode: answer.has('code'), error: answer.get('error') }).toEqual({ hasCode: true, error: null });
      expect(await page.getByRole('row').nth(1).textContent()).toMatch(/ben@contoso\.example\s+Invoice Mover\s+Sign-in page\s+Success/);
      expect(world.complaints).toEqual([]);
    });

    test('a person who was made an administrator consents for everyone to an application that was renamed', async () => {
      await using world = await createPortalWorld({ javaScriptEnabled });
      await using application = await createWaitingApplication();
      const { page, emulator, origin } = world;
      await world.open(`/applications/${automations}`);
      await page.getByRole('textbox', { name: 'Name' }).fill('Invoice Robot');
      await page.getByRole('button', { name: 'Rename' }).click();
      const renamed = await page.getByRole('heading', { level: 1 }).textContent();
      await world.open('/users');
      await page.getByRole('link', { name: 'Ada Martin' }).click();
      await page.getByRole('button', { name: 'Make an administrator of Ada Martin' }).click();
      const role = await page.getByRole('heading', { name: 'Role' }).textContent();

      await page.goto(authorizeAddress(origin, emulator, automations, application.redirectUri));
      await page.getByLabel('E-mail address').fill('ada@contoso.example');
      await page.getByRole('button', { name: 'Next' }).click();
      await page.getByLabel('Password').fill('Contoso-ada-1');
      await page.getByRole('button', { name: 'Sign in', exact: true }).click();
      const asked = await page.getByRole('main').textContent();
      await page.getByRole('checkbox').check();
      await page.getByRole('button', { name: 'Accept' }).click();
      await page.waitForURL((url) => url.origin === application.redirectUri);

      expect([renamed, role]).toEqual(['Invoice Robot', 'Role Administrator']);
      expect(asked).toContain('Invoice Robot');
      expect(emulator.tenant.consents).toMatchObject([{ clientId: automations, principalId: null }]);
    });

    test('what is blocked in the portal is blocked in the browser', async () => {
      await using world = await createPortalWorld({ javaScriptEnabled });
      await using application = await createWaitingApplication();
      const { page, emulator, origin } = world;
      await world.open('/conditional-access');
      await page.getByLabel('Block access').check();
      await page.getByRole('button', { name: 'Save' }).click();

      await page.goto(authorizeAddress(origin, emulator, 'f2f43f65-16a6-4319-91b6-d2a342a88744', application.redirectUri));
      await page.getByLabel('E-mail address').fill('ada@contoso.example');
      await page.getByRole('button', { name: 'Next' }).click();
      await page.getByLabel('Password').fill('Contoso-ada-1');
      await page.getByRole('button', { name: 'Sign in', exact: true }).click();
      await page.waitForURL((url) => url.origin === application.redirectUri);

      expect(new URL(page.url()).searchParams.get('error_description')).toMatch(/^AADSTS53003: /);
    });
  });

  test('a new second factor works with what the page shows', async () => {
    await using world = await createPortalWorld();
    const { page, emulator } = world;
    await world.open('/users');
    await page.getByRole('link', { name: 'Ada Martin' }).click();

    await page.getByRole('button', { name: 'Turn on the second factor' }).click();

    const shown = await page.locator('dt', { hasText: 'Secret' }).locator('+ dd').textContent();
    expect(await page.getByRole('status').textContent()).toContain('The second factor is on.');
    expect(shown).toBe([...emulator.tenant.users.values()].find(({ mail }) => mail.startsWith('ada@'))?.totpSecret);
  });

  test('a form of a page elsewhere changes nothing', async () => {
    await using world = await createPortalWorld();
    await using elsewhere = await createWaitingApplication(
      `<form method="post" action="${world.origin}/_portal/conditional-access">
        <input name="blockSignIn" value="yes"><button>Go</button>
      </form>`,
    );
    await world.page.goto(elsewhere.redirectUri);

    await world.page.getByRole('button', { name: 'Go' }).click();
    await world.page.getByRole('alert').waitFor();

    expect(await world.page.getByRole('alert').textContent()).toContain('does not answer pages of another origin');
    expect(world.emulator.tenant.conditionalAccess).toBeUndefined();
  });

  const pages = [
    '/',
    '/applications',
    '/applications/new',
    '/applications/c0ffee00-8a4e-4f0e-9a51-0a1b2c3d4e5f',
    '/applications/c0ffee00-8a4e-4f0e-9a51-0a1b2c3d4e5f/permissions?kind=delegated&search=mail',
    '/users',
    '/mailboxes',
    '/mailboxes/deliver',
    '/mailboxes/{ada}',
    '/calendars/{ada}',
    '/drives',
    '/drives/{drive}',
    '/lists/{list}',
    '/sign-ins',
    '/conditional-access',
  ];

  test('every page can be read by everybody, and fits on a telephone', async () => {
    await using world = await createPortalWorld({ viewport: { width: 360, height: 740 } });
    const person = [...world.emulator.tenant.users.values()].find(({ totpSecret }) => totpSecret !== undefined);

    for (const named of [...pages, `/users/${person?.id}`]) {
      const { drives, lists } = world.emulator.tenant;
      const path = named
        .replace('{ada}', person?.id ?? '')
        // Made when the page of all was opened.
        .replace('{drive}', encodeURIComponent([...(drives?.drives.keys() ?? [])][0] ?? ''))
        .replace('{list}', [...(lists?.lists.keys() ?? [])][0] ?? '');
      await world.open(path);
      const { lowestContrast, ...examined } = await examinePage(world.page);
      const isReadable = { contrast: lowestContrast >= 4.5, width: (await contentWidth(world.page)) <= 360 };

      expect({ path, ...examined, ...isReadable }).toEqual({
        path,
        language: 'en',
        headings: 1,
        namelessFields: 0,
        contrast: true,
        width: true,
      });
    }
    expect(world.complaints).toEqual([]);
  });

  test('the picture of the documentation shows the permissions of an application', async () => {
    await using world = await createPortalWorld({ viewport: { width: 1120, height: 1080 } });
    await register(world.page, 'Invoice Mover', () => world.open('/'));
    await addPermission(world.page, 'mail.readwrite', 'Mail.ReadWrite');
    await addPermission(world.page, 'mail.send', 'Mail.Send');
    await world.page.getByRole('button', { name: 'Grant admin consent' }).click();
    await world.page.getByLabel('Search permissions').waitFor();

    await keepPicture(world.page, 'portal.png');

    expect(await world.page.getByText('Granted').count()).toBeGreaterThan(0);
  });
});

/** From the overview to the page of a new application. */
async function register(page: Page, name: string, begin?: () => Promise<unknown>): Promise<void> {
  await begin?.();
  await page.getByRole('navigation', { name: 'Portal' }).getByRole('link', { name: 'App registrations' }).click();
  await page.getByRole('link', { name: 'New registration' }).click();
  await page.getByLabel('Name').fill(name);
  await page.getByLabel('Platform').selectOption('native');
  await page.getByLabel('Redirect URI', { exact: true }).fill('http://localhost');
  await page.getByRole('button', { name: 'Register' }).click();
}

/** Searches for a permission of the application that is open, and adds it. */
async function addPermission(page: Page, search: string, name: string): Promise<void> {
  await page.getByRole('link', { name: 'API permissions' }).click();
  await page.getByLabel('Search permissions').fill(search);
  await page.getByRole('button', { name: 'Search' }).click();
  await page.locator(`[id="permission-${name}"]`).check();
  await page.getByRole('button', { name: 'Add permissions' }).click();
}

function authorizeAddress(origin: string, { tenant }: Emulator, clientId: string, redirectUri: string): string {
  const query = new URLSearchParams({
    client_id: clientId,
    response_type: 'code',
    redirect_uri: redirectUri,
    scope: 'openid offline_access Mail.ReadWrite',
  });
  return `${origin}/${tenant.id}/oauth2/v2.0/authorize?${query.toString()}`;
}

/** A program on this computer that waits at a redirect URI. */
async function createWaitingApplication(content = 'thanks') {
  const server = createServer((_, response) => {
    response.setHeader('content-type', 'text/html');
    response.end(`<title>answered</title>${content}`);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    redirectUri: `http://localhost:${(server.address() as AddressInfo).port}`,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
