import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createEmulator } from '../../src/emulator/index.ts';
import { chromiumReason, hasChromium, launchChromium } from '../support/chromium.ts';

describe.skipIf(!hasChromium)(`mail and meetings in the portal, in Chromium${chromiumReason}`, () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchChromium();
  });
  afterAll(() => browser.close());

  test('a message is delivered, found in the mailbox and read; a meeting is answered', async () => {
    await using emulator = await createEmulator();
    const { origin } = await emulator.listen();
    const page = await (await browser.newContext({ javaScriptEnabled: false })).newPage();
    const complaints: string[] = [];
    page.on('console', (message) => complaints.push(message.text()));
    await page.goto(`${origin}/_portal/mailboxes`);
    await page.getByRole('link', { name: 'Deliver a message' }).click();
    await page.getByLabel('To', { exact: true }).first().fill('ben@contoso.example');
    await page.getByLabel('From', { exact: true }).fill('kim@fabrikam.example');
    await page.getByLabel('Subject').fill('Order 7 <b>');
    await page.getByLabel('Text', { exact: true }).fill('First line\nSecond line');
    await page.getByRole('button', { name: 'Deliver', exact: true }).click();
    await page.getByRole('link', { name: 'Order 7 <b>' }).click();
    const text = await page.locator('pre').first().textContent();
    await page.getByRole('link', { name: 'Ben Okafor' }).click();
    await page.getByRole('link', { name: 'Calendar', exact: true }).click();
    await page.getByRole('link', { name: 'Team meeting' }).first().click();
    await page.getByLabel('Decline').check();
    await page.getByLabel('Comment').fill('Another time, please');
    await page.getByRole('button', { name: 'Answer', exact: true }).click();

    expect(text?.replaceAll('\r', '')).toBe('First line\nSecond line');
    expect(await page.getByRole('status').textContent()).toContain('on its way to the organizer');
    expect(complaints).toEqual([]);
  });
});
