import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { list } from '../../src/activities/mail/list.ts';
import { nodeWorld, onEmulator, saveConnection } from '../../src/connection/index.ts';
import type { Emulator } from '../../src/emulator/index.ts';
import type { RunView } from '../../src/faces/studio/protocol-runs.ts';
import { studioTenant } from '../../src/start-studio.ts';
import { chromiumReason, hasChromium, launchChromium } from '../support/chromium.ts';
import { ownMachine, type OwnMachine } from '../support/own-home.ts';
import { testStudio, type TestStudio } from '../support/studio.ts';
import { axe } from './axe.ts';
import { keepPicture } from './keep-picture.ts';

const flow = `version: 1
name: main
inputs:
  to: { type: text, description: Who hears of it }
  top: { type: number, default: 3 }
  quiet: { type: boolean, default: false }
steps:
  - microsoft365Scope:
      steps:
        - id: messages
          use: mail.list
          with: { top: "\${inputs.top}" }
          collect: true
        - use: mail.send
          with: { to: ["\${inputs.to}"], subject: Hello, body: Hi }
outputs: { count: "\${double(messages.size())}" }
`;

const reading = `version: 1
name: main
steps:
  - microsoft365Scope:
      steps:
        - id: messages
          use: mail.list
          with: { top: 2 }
          collect: true
        - log: "\${messages[0].subject}"
        - use: mail.move
          with: { message: "\${messages[0]}", to: "\${messages[1].subject}" }
`;

const hostileText =
  '<img src=x onerror="hacked=1"><script>hacked=1</script><b class=evil>\u202Egpj.exe\u2066 \u001b[31mred\u001b]0;title\u0007';

/** The newest mail of everybody says what harms whoever shows it as anything but text; one is a megabyte. */
function withHostileMail(emulator: Emulator): void {
  for (const { messages } of emulator.tenant.mailboxes.values())
    [...messages.values()].forEach((message, index) =>
      Object.assign(message, { subject: index % 2 === 0 ? hostileText : `${hostileText}${'A\u202E'.repeat(500_000)}` }),
    );
}

describe.skipIf(!hasChromium)(`runs in the Studio, in Chromium${chromiumReason}`, { timeout: 240_000 }, () => {
  let browser: Browser;
  let machine: OwnMachine;
  let studio: TestStudio;
  let context: BrowserContext;
  let page: Page;
  let complaints: string[] = [];
  const microsoft = (): string[] => machine.emulator.requests.list().map(({ method, path }) => `${method} ${path}`);

  beforeAll(async () => {
    browser = await launchChromium();
    machine = await ownMachine();
    await saveConnection('work', { emailAddress: 'ada@contoso.example' }, { asDefault: true });
    await machine.signIn('ada@contoso.example', { activities: [list] });
    const person = machine.emulator.person('ada@contoso.example');
    studio = await testStudio(
      { 'main.flow.yaml': flow },
      {
        ports: {
          world: (notify) =>
            onEmulator({ ...nodeWorld({ emulator: '', notify }), openBrowser: (url) => person.openBrowser(url) }, machine.origin),
        },
      },
    );
  });
  afterAll(async () => {
    await browser.close();
    await studio[Symbol.asyncDispose]();
    await machine[Symbol.asyncDispose]();
  });
  beforeEach(async () => {
    // What closes late complains to its own test.
    const own: string[] = [];
    complaints = own;
    context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
    page = await context.newPage();
    page.on('console', (message) => own.push(message.text()));
    page.on('pageerror', (error) => own.push(String(error)));
    await page.goto(studio.served.url());
    await page.getByRole('treeitem').first().waitFor();
  });
  afterEach(() => context.close());

  const focus = (): Promise<string> => page.evaluate<string>('document.activeElement?.id ?? document.activeElement?.tagName');

  test('inputs are a form; what is wrong with one is said at it, by the words of the check', async () => {
    await page.getByRole('button', { name: 'Run on the emulator' }).click();
    await page.locator('.run-form').getByText('to is required: it must be a text.').waitFor();
    await expect.poll(focus).toBe('input-to');
    await page.locator('#input-top').fill('three');
    await page.getByRole('button', { name: 'Run here' }).click();
    await page.locator('.run-form').getByText('top must be a number.').waitFor();
    const found = await axe(page);
    await page.locator('#input-to').fill('ben@contoso.example');
    await page.locator('#input-top').fill('2');
    await page.getByRole('button', { name: 'Dry run' }).click();
    await page.getByRole('heading', { name: 'What would be changed' }).waitFor();

    expect(await page.locator('.outcome .changes li').allTextContents()).toEqual([
      expect.stringMatching(/^sends.*to=\["ben@contoso.example"\] subject=Hello/),
    ]);
    expect(await page.locator('.outputs').textContent()).toContain('2');
    expect([found, complaints]).toEqual([[], [expect.stringContaining('400'), expect.stringContaining('400')]]);
  });

  test('a run on a connection names account and connection, and what it sends, and asks before it is sent', async () => {
    const before = microsoft().length;
    await page.getByRole('button', { name: 'Runs', exact: true }).click();
    await page.locator('#input-to').fill('cleo@contoso.example');
    await page.getByRole('button', { name: 'On a connection…' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText('ada@contoso.example through').waitFor();
    const told = await dialog.textContent();
    const inDialog = await axe(page);
    await keepPicture(page, 'studio-connection.png');
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    const afterEscape = [await page.evaluate<string>('document.activeElement?.textContent'), microsoft().slice(before)];
    await page.getByRole('button', { name: 'On a connection…' }).click();
    await page.getByRole('button', { name: 'Run as ada@contoso.example' }).click();
    await page.getByRole('alertdialog').waitFor();
    await expect.poll(() => page.evaluate<string>('document.activeElement?.textContent')).toBe('End the run');
    const asked = await axe(page);
    await page.getByRole('button', { name: 'Do it' }).click();
    await page.locator('.run .badge.done').waitFor();

    expect(told).toContain('connection work');
    expect(told).toMatch(/sendsSend Mail.*to=\["\$\{inputs.to\}"\] subject=Hello/);
    expect(told).toContain('A page will ask for Mail.Send');
    expect(afterEscape).toEqual(['On a connection…', []]);
    expect(await page.locator('.run .where').textContent()).toContain('on Microsoft 365: ada@contoso.example');
    expect(microsoft().slice(before)).toContain('POST /v1.0/me/sendMail');
    expect([inDialog, asked, complaints]).toEqual([[], [], []]);
  });

  test('times and values of each step are shown beside the tree', async () => {
    await page.getByRole('button', { name: 'Runs', exact: true }).click();
    await page.locator('#input-to').fill('ben@contoso.example');
    await page.getByRole('button', { name: 'Run here' }).click();
    await page.locator('.row .ran.done').nth(2).waitFor();
    await page.getByRole('tab', { name: 'Run' }).focus();
    await page.keyboard.press('ArrowRight');
    await page.locator('.stretch.done').first().waitFor();
    const inTimeline = await axe(page);
    await page.locator('.timeline').getByRole('button', { name: 'Send Mail' }).click();
    await page.getByRole('tab', { name: 'Values' }).click();
    await page.locator('.values pre').first().waitFor();

    expect(await page.locator('.values pre').first().textContent()).toContain('ben@contoso.example');
    expect([inTimeline, await axe(page), complaints]).toEqual([[], [], []]);
  });

  test('what runs did to the mailboxes is undone with one press', async () => {
    const tenant = async (): Promise<string> => (await studio.ask<{ origin: string }>('tenant')).body.origin;
    await page.getByRole('button', { name: 'Runs', exact: true }).click();
    await page.locator('#input-to').fill('ben@contoso.example');
    const last = (await studio.ask<RunView | null>('run')).body?.run;
    await page.getByRole('button', { name: 'Run here' }).click();
    // What is shown at first may be the run of a test before.
    await expect
      .poll(
        async () => {
          const { body } = await studio.ask<RunView | null>('run');
          return body?.run !== last && body?.state;
        },
        { timeout: 30_000 },
      )
      .toBe('done');
    const before = await tenant();
    await page.getByRole('button', { name: 'Make the emulated mailboxes as at first' }).click();
    await page.getByText('The emulated Microsoft 365 is as it was at first.').first().waitFor();

    expect(await tenant()).not.toBe(before);
    expect([await axe(page), complaints]).toEqual([[], []]);
  });

  test('what is in mail is shown as text, in values, in the log and in errors', async () => {
    await using hostile = await testStudio({ 'main.flow.yaml': reading }, { ports: { tenant: () => studioTenant(withHostileMail) } });
    await page.goto(hostile.served.url());
    await page.getByRole('treeitem').first().waitFor();
    await page.getByRole('button', { name: 'Run on the emulator' }).click();
    await page.locator('.run .badge.failed').waitFor();
    await page.getByRole('button', { name: /^Go to/ }).waitFor();
    const inRun = await page.locator('.run').innerText();
    await page.locator('.row.step', { hasText: 'Get Mail' }).click();
    await page.getByRole('tab', { name: 'Values' }).click();
    await page.locator('.values pre').nth(1).waitFor();
    const inValues = await page.locator('.values').innerText();
    await page.getByRole('tab', { name: 'History' }).click();
    await page.locator('.history button').first().click();
    await page.locator('.kept-run .log li').first().waitFor();
    const inHistory = await page.locator('.history').innerText();

    for (const shown of [inRun, inValues, inHistory]) {
      expect(shown).toContain('<img src=x onerror=');
      expect(shown).toContain('\\u202E');
      expect(['\u001b', '\u202e', '\u2066'].filter((one) => shown.includes(one))).toEqual([]);
      expect(shown.length).toBeLessThan(60_000);
    }
    expect(await page.locator('.studio :is(img, script, iframe, b.evil)').count()).toBe(0);
    expect(await page.evaluate<[boolean, boolean]>('[window.hacked === undefined, document.body.scrollWidth <= innerWidth]')).toEqual([
      true,
      true,
    ]);
    expect([await axe(page), complaints]).toEqual([[], []]);
  });

  test('on a phone a flow is opened, read and run', async () => {
    await page.setViewportSize({ width: 390, height: 844 });
    await page.getByRole('treeitem').filter({ hasText: 'Send Mail' }).click();
    await page.getByRole('button', { name: 'Runs', exact: true }).click();
    await page.locator('#input-to').fill('ben@contoso.example');
    await page.getByRole('button', { name: 'Run here' }).click();
    await page.locator('.run .badge.done').waitFor();
    await page.locator('.row .ran.done').nth(2).waitFor();
    const outside = await page.evaluate<string[]>(
      '[...document.querySelectorAll("body *")].filter((one) => one.checkVisibility() && one.getBoundingClientRect().right > innerWidth + 1 && !one.closest(".unseen, .timeline, .log")).map((one) => one.className || one.tagName)',
    );

    expect(outside).toEqual([]);
    expect([await axe(page), complaints]).toEqual([[], []]);
  });

  test('a permission is taken away after its consequence was read, and asked for again; who signed in is seen', async () => {
    const file = join(studio.folder, 'main.flow.yaml');
    await page.getByRole('button', { name: 'Connections and consent' }).click();
    const one = page.locator('.access');
    await one.getByRole('button', { name: 'Take away Mail.Send' }).click();
    const consequence = one.getByRole('group', { name: 'Without Mail.Send' });
    await consequence.waitFor();
    expect(await consequence.textContent()).toContain('mail.send will fail at POST /me/sendMail');
    const found = await axe(page);
    await consequence.getByRole('button', { name: 'Take it away' }).click();
    await one.getByRole('button', { name: 'Ask for Mail.Send again' }).waitFor();
    expect(await readFile(file, 'utf8')).toBe(
      flow.replace('microsoft365Scope:\n', 'microsoft365Scope:\n      permissions:\n        remove: [Mail.Send]\n'),
    );
    await one.getByRole('button', { name: 'Ask for Mail.Send again' }).click();
    await one.getByRole('button', { name: 'Take away Mail.Send' }).waitFor();
    await one.getByRole('textbox', { name: /^Permission to ask for besides/ }).fill('Calendars.Read');
    await page.keyboard.press('Enter');
    await one.getByText('added by hand').waitFor();
    expect(await readFile(file, 'utf8')).toContain('add: [Calendars.Read]');
    await writeFile(file, flow);
    await one.getByText('added by hand').waitFor({ state: 'detached' });
    await one.getByRole('button', { name: /^Sign in/ }).click();
    await one.getByText('Everything that is asked for is granted.').waitFor();
    await one.getByRole('button', { name: /^Sign out/ }).click();
    await one.getByText('Nobody is signed in').waitFor();

    expect([found, complaints]).toEqual([[], []]);
  });
});
