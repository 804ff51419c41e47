import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { list } from '../../src/activities/mail/list.ts';
import { nodeWorld, onEmulator, saveConnection } from '../../src/connection/index.ts';
import { chromiumReason, hasChromium, launchChromium } from '../support/chromium.ts';
import { ownMachine, type OwnMachine } from '../support/own-home.ts';
import { testStudio, type TestStudio } from '../support/studio.ts';
import { axe } from './axe.ts';

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
    complaints = [];
    context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
    page = await context.newPage();
    page.on('console', (message) => complaints.push(message.text()));
    page.on('pageerror', (error) => complaints.push(String(error)));
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
});
