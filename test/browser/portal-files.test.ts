import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createEmulator } from '../../src/emulator/index.ts';
import { chromiumReason, hasChromium, launchChromium } from '../support/chromium.ts';
import { axe } from './axe.ts';

describe.skipIf(!hasChromium)(`workbooks and lists in the portal, in Chromium${chromiumReason}`, () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchChromium();
  });
  afterAll(() => browser.close());

  test('a sheet is read, its formulas too, and a list, by links alone; axe finds nothing', async () => {
    await using emulator = await createEmulator();
    const { origin } = await emulator.listen();
    const page = await (await browser.newContext()).newPage();
    const complaints: string[] = [];
    page.on('console', (message) => complaints.push(message.text()));
    await page.goto(`${origin}/_portal/drives`);
    await page.getByRole('link', { name: 'Ada Martin' }).click();
    await page.getByRole('link', { name: 'Documents' }).click();
    expect(await axe(page)).toEqual([]);
    await page.getByRole('link', { name: 'Sheets of Budget.xlsx' }).click();
    const cells = page.getByRole('region', { name: /^Cells A1/ });
    const values = await cells.textContent();
    expect(await axe(page)).toEqual([]);
    await page.getByRole('link', { name: 'Show formulas' }).click();
    const formulas = await cells.textContent();
    expect(formulas).toContain('=');
    expect(formulas).not.toBe(values);
    expect(await page.getByRole('navigation', { name: 'Sheets' }).locator('[aria-current=page]').count()).toBe(1);

    await page.goto(`${origin}/_portal/drives`);
    await page.getByRole('link', { name: 'Invoices' }).click();
    expect(await page.getByRole('region', { name: 'Table of items' }).textContent()).toContain('Northwind Traders, January');
    expect(await axe(page)).toEqual([]);
    expect(complaints).toEqual([]);
  });
});
