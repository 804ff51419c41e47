import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { chromiumReason, hasChromium, launchChromium } from '../support/chromium.ts';
import { testStudio, type TestStudio } from '../support/studio.ts';
import { axe } from './axe.ts';
import { keepPicture } from './keep-picture.ts';
import { shownSteps } from './studio-person.ts';

const text = `# by hand\r
version: 1\r
name: main\r
steps:\r
  - microsoft365Scope:\r
      steps:\r
        # the newest first\r
        - id: messages\r
          use: mail.list   # all of it\r
        - forEach: \${messages}\r
          as: message\r
          steps:\r
            - log: \${message.subject}\n`;

describe.skipIf(!hasChromium)(`the text of a flow beside its steps, in Chromium${chromiumReason}`, () => {
  let browser: Browser;
  let studio: TestStudio;
  let page: Page;
  const complaints: string[] = [];
  beforeAll(async () => {
    browser = await launchChromium();
    studio = await testStudio({ 'main.flow.yaml': text });
    page = await (await browser.newContext({ viewport: { width: 1440, height: 900 } })).newPage();
    page.setDefaultTimeout(10_000);
    page.on('console', (message) => complaints.push(message.text()));
    page.on('pageerror', (error) => complaints.push(String(error)));
    await page.goto(studio.served.url());
    await shownSteps(page, 4);
    await page.locator('.row.step').first().click();
    await page.keyboard.press('F4');
    await page.locator('.cm-content').waitFor();
  });
  afterAll(async () => {
    await browser.close();
    await studio[Symbol.asyncDispose]();
  });
  const file = (): string => join(studio.folder, 'main.flow.yaml');
  const saved = (): Promise<string> => readFile(file(), 'utf8');
  const shown = (): Promise<string> => page.locator('.cm-content').innerText();
  const isSaved = (): Promise<void> => page.locator('.saved', { hasText: 'Saved' }).waitFor();
  /** Begins anew with the text as it was. */
  const begin = async (): Promise<void> => {
    await isSaved();
    await writeFile(file(), text);
    const lines = (of: string): string => of.replaceAll(/[\s\u200b]+/g, ' ').trim();
    await expect.poll(async () => lines(await shown())).toBe(lines(text));
  };
  /** Escape closes what is offered, and then leads back to the steps. */
  const leave = async (): Promise<void> => {
    await expect
      .poll(async () => {
        await page.keyboard.press('Escape');
        return page.evaluate<string>('document.activeElement?.getAttribute("role") ?? ""');
      })
      .toBe('treeitem');
  };
  /** Waits until the list at the caret offers these, and as long as anybody needs to see that it does. */
  const offered = async (labels: readonly string[]): Promise<void> => {
    await expect.poll(() => page.locator('.cm-tooltip-autocomplete .cm-completionLabel').allTextContents()).toEqual(labels);
    // For 75 ms (`interactionDelay` of CodeMirror) Enter is still a new line: whoever pressed it had not seen the list come.
    await page.waitForTimeout(100);
  };
  /** Puts the caret at the end of the line that has a text. */
  const caretBehind = async (words: string): Promise<void> => {
    await page.locator('.cm-line', { hasText: words }).first().click();
    await page.keyboard.press('End');
  };

  test('what is typed is saved with the line ends that the file has, and one undo goes back over designer, form and text', async () => {
    await begin();
    await caretBehind('all of it');
    await page.keyboard.type(', typed');
    await expect.poll(saved).toBe(text.replace('all of it', 'all of it, typed'));
    await isSaved();
    // The caret chose the step; an edit of the designer is shown in the text.
    await leave();
    await expect.poll(() => page.locator('.row.step[aria-selected=true] .title').textContent()).toBe('Get Mail');
    await page.keyboard.press('Control+e');
    await expect.poll(shown).toContain('disabled: true');
    await isSaved();
    await page.locator('.properties .field', { hasText: 'Comment' }).getByRole('textbox').fill('typed in a form');
    await page.locator('.properties h2').click();
    await expect.poll(shown).toContain('# typed in a form');
    await isSaved();
    await caretBehind('as: message');
    await page.keyboard.press('Control+z');
    await expect.poll(shown).toContain('# the newest first');
    await page.keyboard.press('Control+z');
    await expect.poll(shown).not.toContain('disabled');
    await page.keyboard.press('Control+z');
    await expect.poll(saved).toBe(text);
    await page.keyboard.press('Control+y');
    await expect.poll(saved).toBe(text.replace('all of it', 'all of it, typed'));
    await page.keyboard.press('Control+z');
    await expect.poll(saved).toBe(text);
  });

  test('mistakes are marked at their places with what to do, and the last steps stay while the text is broken', async () => {
    await begin();
    await caretBehind('message.subject');
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.type('x');
    await page.locator('.cm-lintRange-error').first().waitFor();
    expect(await page.locator('.cm-lintRange-error').allTextContents()).toEqual(['subjectx']);
    await page.locator('.cm-lintRange-error').hover();
    await page.locator('.cm-diagnostic').waitFor();
    expect(await page.locator('.cm-diagnostic').textContent()).toMatch(/subjectx/);
    const wrong = await axe(page);
    await keepPicture(page, 'studio-text.png');
    await caretBehind('as: message');
    await page.keyboard.press('Enter');
    await page.keyboard.type('typed: [');
    await page.keyboard.press('Delete');
    await page.getByText('What is shown are the last steps that could be read.').waitFor();
    expect(await shownSteps(page, 4)).toEqual(['Microsoft 365 Scope', 'Get Mail', 'For Each', 'Log']);
    expect(await saved()).toContain('typed: [\r\n');
    expect({ wrong, complaints }).toEqual({ wrong: [], complaints: [] });
  }, 60_000);

  test('names, their properties and the fields of activities are completed as the check knows them', async () => {
    await begin();
    await caretBehind('as: message');
    await page.keyboard.press('Control+End');
    await page.keyboard.type('            - log: ${mess');
    await offered(['message', 'messages']);
    await page.keyboard.press('Enter');
    await expect.poll(shown).toContain('- log: ${message}');
    await page.keyboard.type('.rec');
    await page.locator('.cm-tooltip-autocomplete li', { hasText: 'received' }).first().waitFor();
    await leave();
  });

  test('a file that was changed elsewhere while somebody typed is shown and not written over, and Redo has what was typed', async () => {
    await begin();
    await caretBehind('all of it');
    await page.keyboard.type(', typed');
    const other = text.replace('by hand', 'by another hand');
    await writeFile(file(), other);
    await page.getByText('Redo brings it back').waitFor();
    expect(await saved()).toBe(other);
    expect(await shown()).toContain('by another hand');
    await page.keyboard.press('Control+y');
    await expect.poll(saved).toBe(text.replace('all of it', 'all of it, typed'));
    await page.keyboard.press('Control+z');
    await expect.poll(saved).toBe(other);
  });
});
