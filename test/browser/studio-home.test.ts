import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import * as mail from '../../src/activities/mail/index.ts';
import * as onbehalf from '../../src/index.ts';
import { countingActivity, packedPackage } from '../support/activity-package.ts';
import { chromiumReason, hasChromium, launchChromium } from '../support/chromium.ts';
import { ownHome, type OwnHome } from '../support/own-home.ts';
import { projectFile, testStudio } from '../support/studio.ts';
import { axe } from './axe.ts';

const script = `import { microsoft365Scope } from 'onbehalf';
import { list } from 'onbehalf/activities/mail';
await using m365 = await microsoft365Scope({ activities: [list] });
export const subjects: string[] = [];
for await (const { subject } of m365.mail.list({ top: 2 })) subjects.push(subject);
`;

describe.skipIf(!hasChromium)(
  `quickstarts, TypeScript and packages in the Studio, in Chromium${chromiumReason}`,
  { timeout: 240_000 },
  () => {
    let browser: Browser;
    let home: OwnHome;
    let context: BrowserContext;
    let page: Page;
    let complaints: string[] = [];
    beforeAll(async () => {
      browser = await launchChromium();
      home = await ownHome();
    });
    afterAll(async () => {
      await browser.close();
      await home[Symbol.asyncDispose]();
    });
    beforeEach(async () => {
      // What closes late complains to its own test.
      const own: string[] = [];
      complaints = own;
      context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
      page = await context.newPage();
      page.on('console', (message) => own.push(message.text()));
      page.on('pageerror', (error) => own.push(String(error)));
    });
    afterEach(() => context.close());

    test('a quickstart runs on the emulator with one press, and a TypeScript automation is read and run', async () => {
      await using other = await testStudio(
        { 'tidy.ts': script },
        { ports: { modules: async () => ({ onbehalf, 'onbehalf/activities/mail': mail }) } },
      );
      await page.goto(other.served.url());
      await page.getByRole('button', { name: /^Run mail/ }).waitFor();
      const atHome = await axe(page);
      await page.getByRole('button', { name: 'Home' }).click();
      await page.locator('.files .entry', { hasText: 'tidy.ts' }).click();
      await page.getByRole('heading', { name: 'tidy.ts' }).waitFor();
      await expect.poll(() => page.evaluate<string>('document.activeElement?.textContent')).toBe('tidy.ts');
      await page.getByRole('button', { name: 'Run it on the emulator' }).click();
      await page.locator('.script .badge.done').waitFor();
      const inScript = await axe(page);
      expect(await page.locator('.script').textContent()).toContain(join(other.folder, 'tidy.ts'));
      await page.getByRole('button', { name: 'Back to the flows' }).click();
      await expect.poll(() => page.evaluate<string>('document.activeElement?.textContent')).toBe('tidy.ts');
      await page.getByRole('button', { name: 'Home' }).click();
      await page.getByRole('button', { name: /^Run mail/ }).click();
      await page.locator('.run .badge.done').waitFor();

      expect(await page.locator('.row .ran.done').count()).toBeGreaterThan(1);
      expect([atHome, inScript, complaints]).toEqual([[], [], []]);
    });

    test('changes of packages are marked with what they bring, and made by Save', async () => {
      await using other = await testStudio({
        'onbehalf.yaml': `${projectFile}feeds:\n  - folder: ../feed\n`,
        'main.flow.yaml': 'version: 1\nname: main\nsteps: []\n',
      });
      const feed = join(other.folder, '..', 'feed');
      await mkdir(feed);
      await packedPackage(feed, { name: 'counting', source: countingActivity('counting.count'), manifest: { dependencies: {} } });
      await page.goto(other.served.url());
      await page.getByRole('button', { name: 'Project and packages' }).click();
      await page.getByLabel('Search packages').fill('counting');
      await page.keyboard.press('Enter');
      await page.getByRole('button', { name: 'Mark to add counting' }).click();
      await page.getByRole('heading', { name: 'Marked, and not made yet' }).waitFor();
      const marked = await page.locator('[aria-labelledby=marked-heading]').textContent();
      const found = await axe(page);
      await page.getByRole('button', { name: 'Save 1 change' }).click();
      await page.getByRole('button', { name: 'Mark to remove counting' }).waitFor();
      await expect.poll(() => page.evaluate<string>('document.activeElement?.textContent')).toBe('Project and packages');

      expect(marked).toMatch(/Add counting 1\.0\.0.*Count.*Permissions: Mail\.Read/);
      expect([found, complaints]).toEqual([[], []]);
    });
  },
);
