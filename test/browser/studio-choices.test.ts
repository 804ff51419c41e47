import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, BrowserContext, Locator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { calendars } from '../../src/activities/calendar/calendars.ts';
import { nodeWorld, onEmulator, saveConnection } from '../../src/connection/index.ts';
import { studioTenant } from '../../src/start-studio.ts';
import { chromiumReason, hasChromium, launchChromium } from '../support/chromium.ts';
import { withInboxFolder } from '../support/inbox-folder.ts';
import { ownMachine, type OwnMachine } from '../support/own-home.ts';
import { testStudio, type TestStudio } from '../support/studio.ts';
import { axe } from './axe.ts';

const path = 'main.flow.yaml';
const flow = `version: 1
name: main
steps:
  - microsoft365Scope:
      connection: work
      steps:
        - use: mail.move
          with:
            message: abc # the message
            to: Archive
        - use: mail.send
          with: { to: [cleo@contoso.example], subject: Hello }
        - use: excel.readRange
          with: { workbook: "" }
`;

/** A name that harms whoever shows it as anything but text. */
const hostileName = '<img src=x onerror="hacked=1"><b class=evil>\u202Egpj.exe';

describe.skipIf(!hasChromium)(`choosing in the Studio, in Chromium${chromiumReason}`, { timeout: 240_000 }, () => {
  let browser: Browser;
  let machine: OwnMachine;
  let studio: TestStudio;
  let context: BrowserContext;
  let page: Page;
  let complaints: string[] = [];
  /** Addresses that came up in the person's browser. */
  let opened: string[] = [];

  beforeAll(async () => {
    browser = await launchChromium();
    machine = await ownMachine();
    await saveConnection('work', { emailAddress: 'ada@contoso.example' });
    await machine.signIn('ada@contoso.example', { activities: [calendars] });
    const person = machine.emulator.person('ada@contoso.example');
    const openBrowser = (url: string): Promise<void> => {
      opened.push(url);
      return person.openBrowser(url);
    };
    studio = await testStudio(
      { [path]: flow },
      {
        ports: {
          tenant: () => studioTenant(withInboxFolder(hostileName)),
          world: (notify) => onEmulator({ ...nodeWorld({ emulator: '', notify }), openBrowser }, machine.origin),
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
    const own: string[] = [];
    complaints = own;
    opened = [];
    await writeFile(join(studio.folder, path), flow);
    context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
    page = await context.newPage();
    page.on('console', (message) => own.push(message.text()));
    page.on('pageerror', (error) => own.push(String(error)));
    await page.goto(studio.served.url());
    await page.getByRole('treeitem').filter({ hasText: 'Move Mail' }).waitFor();
  });
  afterEach(() => context.close());

  const chooseTo = (): Locator => page.getByRole('button', { name: 'Choose a mail folder for To' });
  const find = (): Locator => page.getByRole('combobox', { name: 'Find a mail folder' });
  const option = (name: string): Locator => page.getByRole('option').filter({ hasText: name });
  const focused = (): Promise<string> =>
    page.evaluate<string>('document.activeElement?.getAttribute("aria-label") ?? document.activeElement?.id ?? ""');
  const text = (): Promise<string> => readFile(join(studio.folder, path), 'utf8');

  test('with the mouse: a folder is chosen, one line is changed, and one undo takes it back', async () => {
    await page.getByRole('treeitem').filter({ hasText: 'Move Mail' }).click();
    await chooseTo().click();
    await option('Inbox/Projects/Apollo').click();
    await expect.poll(text).toContain('to: Inbox/Projects/Apollo');
    await expect.poll(focused).toMatch(/^field-.*-with-to$/);
    const after = await text();
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect.poll(text).toBe(flow);

    expect(after).toBe(flow.replace('to: Archive', 'to: Inbox/Projects/Apollo'));
    expect([complaints, opened]).toEqual([[], []]);
  });

  test('with the keyboard alone: it opens, finds, chooses and leaves, and the focus is never lost', async () => {
    const { keyboard } = page;
    const tabTo = async (label: string): Promise<void> => {
      for (let tries = 0; tries < 120 && !(await focused()).startsWith(label); tries += 1) await keyboard.press('Tab');
      expect(await focused()).toContain(label);
    };
    for (let tries = 0; tries < 120; tries += 1) {
      if (await page.evaluate<boolean>('document.activeElement?.matches(".tree [role=treeitem]") === true')) break;
      await keyboard.press('Tab');
    }
    await keyboard.press('Home');
    await keyboard.press('ArrowDown');
    await chooseTo().waitFor();
    await tabTo('Choose a mail folder for To');
    await keyboard.press('Enter');
    await expect.poll(focused).toBe('Find a mail folder');
    await option('Archive').waitFor();
    await keyboard.press('Escape');
    await expect.poll(focused).toBe('Choose a mail folder for To');
    await keyboard.press('Enter');
    await expect.poll(focused).toBe('Find a mail folder');
    await option('Archive').waitFor();
    await keyboard.press('ArrowDown');
    const active = await find().getAttribute('aria-activedescendant');
    const isThere = await page.locator(`[id="${active}"][aria-selected=true]`).count();
    await keyboard.type('apollo');
    await page.getByText('1 mail folder of ada@contoso.example.').waitFor();
    await keyboard.press('Enter');
    await expect.poll(text).toBe(flow.replace('to: Archive', 'to: Inbox/Projects/Apollo'));
    await expect.poll(focused).toMatch(/^field-.*-with-to$/);
    await keyboard.press('Control+z');

    expect([isThere, complaints, opened]).toEqual([1, [], []]);
  });

  test('a connection that holds too little is not asked; the consent names account and permission, and is an act of its own', async () => {
    await page.getByRole('treeitem').filter({ hasText: 'Move Mail' }).click();
    await chooseTo().click();
    await page.getByLabel('Ask', { exact: true }).selectOption('connection');
    const ask = page.getByRole('button', { name: 'As ada@contoso.example, ask for Mail.Read' });
    await ask.waitFor();
    const told = await page.locator('.picker').innerText();
    const found = await axe(page);
    const before = [...opened];
    await ask.click();
    await option('Inbox/Projects/Apollo').waitFor();
    await expect.poll(focused).toBe('Find a mail folder');

    expect(told).toContain('ada@contoso.example is signed in through the connection work');
    expect(told).toContain('you may consent to it');
    expect([before, opened.length, await text()]).toEqual([[], 1, flow]);
    machine.emulator.faults.add({ kind: 'throttle', retryAfter: 60, times: 'always' });
    await page.keyboard.press('Escape');
    await chooseTo().click();
    await page.getByText('It is for Microsoft 365, or the network, to recover.').waitFor();
    machine.emulator.faults.clear();
    expect([found, complaints]).toEqual([[], []]);
  });

  test('folders are looked into by keyboard and mouse, and an address is added to those that are there', async () => {
    const { keyboard } = page;
    await page.getByRole('treeitem').filter({ hasText: 'Read Range' }).click();
    await page.getByRole('button', { name: 'Choose a workbook for Workbook' }).press('Enter');
    await option('Documents').waitFor();
    await keyboard.press('ArrowDown');
    await keyboard.press('ArrowRight');
    await option('Budget.xlsx').waitFor();
    const into = await page.getByRole('combobox', { name: 'Find a workbook' }).inputValue();
    const found = await axe(page);
    await page.getByRole('button', { name: 'Up one folder' }).click();
    await option('Documents').getByText('Look inside').click();
    await option('Budget.xlsx').click();
    await expect.poll(text).toContain('workbook: Documents/Budget.xlsx');
    await page.getByRole('treeitem').filter({ hasText: 'Send Mail' }).click();
    await page.getByRole('button', { name: 'Choose a person for To' }).click();
    await page.getByRole('combobox', { name: 'Find a person' }).fill('oka');
    await option('Ben Okafor').click();
    await expect.poll(text).toContain('to: [cleo@contoso.example, ben@contoso.example]');

    expect([into, found, complaints, opened]).toEqual(['Documents/', [], [], []]);
  });

  test('names from Microsoft 365 are text', async () => {
    await page.getByRole('treeitem').filter({ hasText: 'Move Mail' }).click();
    await chooseTo().click();
    await find().fill('onerror');
    await page.getByText('1 mail folder of').waitFor();
    const shown = await option('onerror').innerText();
    await option('onerror').click();
    await expect.poll(text).not.toBe(flow);

    expect(shown).toContain(hostileName.replace('\u202E', '\\u202E'));
    expect(await page.locator('.studio :is(img, script, iframe, b.evil)').count()).toBe(0);
    expect(await page.evaluate<boolean>('window.hacked === undefined')).toBe(true);
    expect(complaints).toEqual([]);
  });
});
