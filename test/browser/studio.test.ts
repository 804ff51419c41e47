import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { onbehalfCommand } from '../support/command-line.ts';
import { chromiumReason, hasChromium, launchChromium } from '../support/chromium.ts';
import { ownHome, type OwnHome } from '../support/own-home.ts';
import { testStudio, type TestStudio } from '../support/studio.ts';
import { axe } from './axe.ts';
import { keepPicture } from './keep-picture.ts';
import { shownSteps, withKeyboard, withMouse, type StudioPerson } from './studio-person.ts';

describe.skipIf(!hasChromium)(`the Studio, in Chromium${chromiumReason}`, () => {
  let browser: Browser;
  let home: OwnHome;
  beforeAll(async () => {
    browser = await launchChromium();
    home = await ownHome();
  });
  afterAll(async () => {
    await browser.close();
    await home[Symbol.asyncDispose]();
  });

  /** A tab of a Studio, and what its browser complained of. */
  async function openTab(studio: TestStudio): Promise<{ context: BrowserContext; page: Page; complaints: string[]; hosts: Set<string> }> {
    const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
    const page = await context.newPage();
    const complaints: string[] = [];
    const hosts = new Set<string>();
    page.on('console', (message) => complaints.push(message.text()));
    page.on('pageerror', (error) => complaints.push(String(error)));
    page.on('request', (request) => hosts.add(new URL(request.url()).host));
    await page.goto(studio.served.url());
    return { context, page, complaints, hosts };
  }

  test.each<[string, (page: Page) => StudioPerson]>([
    ['the mouse', withMouse],
    ['the keyboard alone', withKeyboard],
  ])(
    'a new person builds, understands and runs an automation with %s',
    async (way, personOf) => {
      await using studio = await testStudio({});
      const { context, page, complaints, hosts } = await openTab(studio);
      const location = join(studio.folder, '..', way.replaceAll(' ', '-'));
      // The tutorial shows what is seen on the way with the mouse.
      const picture = async (name: string, height?: number, of = page): Promise<void> => {
        if (way === 'the mouse') await keepPicture(of, name, height);
      };
      await mkdir(location);
      // A folder without an automation shows what one can begin with.
      await page.getByRole('heading', { name: 'New project' }).waitFor();
      const atHome = await axe(page);
      await picture('first-home.png', 340);
      await page.getByLabel('Name', { exact: true }).fill('tidy');
      await page.getByLabel('Location').fill(location);
      await page.getByLabel('Location').press('Enter');
      await page.getByRole('button', { name: 'main.flow.yaml' }).waitFor();
      const person = personOf(page);
      await person.newFlow('archive');
      await picture('first-empty.png', 330);
      for (const title of ['Microsoft 365 Scope', 'Get Mail', 'For Each', 'Move Mail']) await person.insert(title);
      await picture('first-problem.png', 450);
      expect(await page.locator('.row.step .problem').allTextContents()).toEqual([expect.stringContaining('to is required')]);
      await person.fill('To', 'Archive');
      await page.locator('.badge.bad').waitFor({ state: 'detached' });
      await picture('first-permission.png', 690);

      const permission = page.locator('.permission', { hasText: 'Mail.ReadWrite' });
      expect(await permission.locator('.because').textContent()).toContain('Move Mail');
      expect(await permission.locator('.badge').first().textContent()).toBe('you consent');
      expect(await shownSteps(page, 4)).toEqual(['Microsoft 365 Scope', 'Get Mail', 'For Each', 'Move Mail']);
      await person.run();
      await page.locator('.run .badge.done').waitFor();
      expect(await page.locator('.row .ran.done').count()).toBe(4);
      const inDesigner = await axe(page);

      const file = join(location, 'tidy', 'archive.flow.yaml');
      const checked = await onbehalfCommand(['check', join(location, 'tidy')]);
      const ran = await onbehalfCommand(['run', file, '--emulator', '--json']);
      expect([checked.stdout + checked.stderr, checked.status, ran.status]).toEqual([expect.stringContaining('Right.'), 0, 0]);
      expect(await readFile(file, 'utf8')).toContain('use: mail.move');

      await picture('studio.png');
      // Beside it, the pages of the tenant: the mail is where it was moved to.
      const [mailbox] = await Promise.all([
        context.waitForEvent('page'),
        page.getByRole('button', { name: 'Look at the mailboxes' }).click(),
      ]);
      await mailbox.waitForLoadState();
      await mailbox.getByRole('link', { name: /Ada/ }).first().click();
      await mailbox
        .getByRole('link', { name: /Archive/ })
        .first()
        .click();
      expect(await mailbox.getByRole('link', { name: /Invoice/ }).count()).toBeGreaterThan(0);
      await picture('first-mailbox.png', 640, mailbox);

      expect({ atHome, inDesigner, complaints, hosts: [...hosts] }).toEqual({
        atHome: [],
        inDesigner: [],
        complaints: [],
        hosts: [new URL(studio.served.origin).host],
      });
      await context.close();
    },
    240_000,
  );

  test('undo goes back to the exact bytes, and a change on the disk is shown and not written over', async () => {
    const text =
      '# by hand\nversion: 1\nname: main\nsteps:\n  - log:   one # why\n\n  # the second\n  - log: two\n  - if: true\n    then: []\n';
    await using studio = await testStudio({ 'main.flow.yaml': text });
    const { context, page } = await openTab(studio);
    const file = join(studio.folder, 'main.flow.yaml');
    const changed = (): Promise<string[]> => page.locator('.row.step .summary').allTextContents();
    await shownSteps(page, 3);
    await page.locator('.row.step').first().click();
    await page.keyboard.press('Alt+ArrowDown');
    await expect.poll(changed).toEqual(['two', 'one', 'true']);
    await page.keyboard.press('Alt+ArrowDown');
    await page.keyboard.press('Alt+ArrowLeft');
    await page.keyboard.press('Control+d');
    await shownSteps(page, 4);
    await page.keyboard.press('Control+e');
    await page.locator('.row.disabled').waitFor();
    await page.keyboard.press('Delete');
    await shownSteps(page, 3);
    const undo = page.getByRole('button', { name: 'Undo' });
    while (await undo.isEnabled()) {
      const before = await readFile(file, 'utf8');
      await page.keyboard.press('Control+z');
      await expect.poll(() => readFile(file, 'utf8')).not.toBe(before);
      await page.locator('.saved', { hasText: 'Saved' }).waitFor();
    }
    expect(await readFile(file, 'utf8')).toBe(text);
    await writeFile(file, text.replace('two', 'changed elsewhere'));
    await page.getByText('The file was changed elsewhere').waitFor();

    expect(await changed()).toEqual(['one', 'changed elsewhere', 'true']);
    expect(await page.evaluate<string>('document.activeElement?.getAttribute("role") ?? ""')).toBe('treeitem');
    await context.close();
  }, 120_000);
});
