import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { chromiumReason, hasChromium, launchChromium } from '../support/chromium.ts';
import { testStudio, type TestStudio } from '../support/studio.ts';
import { axe } from './axe.ts';
import { shownSteps } from './studio-person.ts';

const text = `# by hand
version: 1
name: main
steps:
  - id: first
    set: { total: 1 }   # why
  # about two
  - log: two
  - log: \${string(total)}

  - if: true
    then:
      - log: four
`;

describe.skipIf(!hasChromium)(`steps are edited in the Studio, in Chromium${chromiumReason}`, () => {
  let browser: Browser;
  let studio: TestStudio;
  let page: Page;
  beforeAll(async () => {
    browser = await launchChromium();
    studio = await testStudio({ 'main.flow.yaml': text, 'other.flow.yaml': 'version: 1\nname: other\nsteps: []\n' });
    const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
    await context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: studio.served.origin });
    page = await context.newPage();
    page.setDefaultTimeout(8_000);
    await page.goto(studio.served.url());
  });
  afterAll(async () => {
    await browser.close();
    await studio[Symbol.asyncDispose]();
  });
  beforeEach(async () => {
    await open('main.flow.yaml');
    await shownSteps(page, 5);
    await row(0).click();
  });

  const row = (index: number) => page.locator('.row.step').nth(index);
  const saved = (path = 'main.flow.yaml'): Promise<string> => readFile(join(studio.folder, path), 'utf8');
  const open = (path: string): Promise<void> => page.getByRole('button', { name: path }).click();
  /** The row that has the focus is the chosen one. */
  const focused = (): Promise<string> =>
    page.evaluate<string>(
      `document.activeElement?.matches('.tree [role=treeitem][aria-selected=true][tabindex="0"]') ? (document.activeElement.querySelector('.title') ?? document.activeElement).textContent : String(document.activeElement?.outerHTML.slice(0, 200))`,
    );
  const selected = (): Promise<string[]> => page.locator('.row.step[aria-selected=true] .summary').allTextContents();
  const undone = async (): Promise<void> => {
    const undo = page.getByRole('button', { name: 'Undo' });
    while (await undo.isEnabled()) {
      const before = await saved();
      await page.keyboard.press('Control+z');
      await expect.poll(saved).not.toBe(before);
      await page.locator('.saved', { hasText: 'Saved' }).waitFor();
    }
    expect(await saved()).toBe(text);
    await expect.poll(focused).not.toContain('<');
  };

  test('by the keyboard: into a block and out, another id, a comment, off and on', async () => {
    await page.keyboard.press('Shift+ArrowDown');
    await page.keyboard.press('Control+g');
    await page.getByRole('menuitem', { name: 'If' }).waitFor();
    await page.keyboard.press('i');
    await page.keyboard.press('Enter');
    await expect
      .poll(saved)
      .toContain('  - if: true\n    then:\n      - id: first\n        set: { total: 1 }   # why\n      # about two\n');
    await expect.poll(focused).toBe('If');
    await page.keyboard.press('Control+Shift+G');
    await expect.poll(saved).toBe(text);
    await expect.poll(selected).toEqual(['total = 1', 'two']);
    await expect.poll(focused).toBe('Set');

    await page.keyboard.press('Home');
    await page.keyboard.press('F2');
    await page.getByRole('textbox', { name: 'Id of Set' }).fill('start');
    await page.keyboard.press('Enter');
    await expect.poll(saved).toContain('id: start\n');
    await expect.poll(focused).toBe('Set');

    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Control+/');
    await page.getByRole('textbox', { name: 'Comment above Log' }).fill('new\nwords');
    await page.keyboard.press('Control+Enter');
    await expect.poll(saved).toContain('  # new\n  # words\n  - log: two\n');
    await expect.poll(focused).toBe('Log');

    await page.keyboard.press('Control+e');
    await expect.poll(saved).toContain('disabled: true');
    await expect.poll(focused).toBe('Log');
    await page.keyboard.press('Control+e');
    await expect.poll(saved).not.toContain('disabled');
    await expect.poll(focused).toBe('Log');
    await undone();
  });

  test('by the keyboard: several steps are moved, doubled, removed, copied into another flow, and back again', async () => {
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Shift+ArrowDown');
    await expect.poll(selected).toEqual(['two', 'string(total)']);
    await page.keyboard.press('Alt+ArrowDown');
    await expect
      .poll(() => page.locator('.row.step .summary').allTextContents())
      .toEqual(['total = 1', 'true', 'four', 'two', 'string(total)']);
    await expect.poll(selected).toEqual(['two', 'string(total)']);
    await expect.poll(focused).toBe('Log');
    await page.keyboard.press('Alt+ArrowRight');
    await expect.poll(saved).toContain('      - log: four\n      # about two\n      - log: two\n      - log: ${string(total)}\n');
    await expect.poll(focused).toBe('Log');
    await page.keyboard.press('Control+d');
    await shownSteps(page, 7);
    await expect.poll(selected).toEqual(['two', 'string(total)']);
    await page.keyboard.press('Control+c');
    await page.keyboard.press('Delete');
    await shownSteps(page, 5);
    await expect.poll(focused).toBe('Log');
    expect(await page.evaluate('navigator.clipboard.readText()')).toBe('# about two\n- log: two\n- log: ${string(total)}\n');
    await undone();

    await open('other.flow.yaml');
    await shownSteps(page, 0);
    await page.locator('.row.empty').click();
    await page.keyboard.press('Control+v');
    await shownSteps(page, 2);
    expect(await saved('other.flow.yaml')).toBe(
      'version: 1\nname: other\nsteps:\n  # about two\n  - log: two\n  - log: ${string(total)}\n',
    );
    await expect.poll(focused).toBe('Log');
    await page.keyboard.press('Control+a');
    await page.keyboard.press('Control+x');
    await shownSteps(page, 0);
    await expect.poll(focused).toContain('No steps here yet');
    await page.evaluate(`navigator.clipboard.writeText('Hello, this is a mail.')`);
    await page.keyboard.press('Control+v');
    await page.getByText('What was copied is no step').waitFor();
    await expect.poll(focused).toContain('No steps here yet');
  });

  test('in a property the names are offered that can be read there, and taken by the keyboard', async () => {
    await row(2).click();
    await page.keyboard.press('Enter');
    const field = page.getByRole('combobox', { name: 'Log' });
    await field.fill('string(to');
    await page.getByRole('option', { name: 'total' }).waitFor();
    expect(await page.getByRole('option').allTextContents()).toEqual(expect.arrayContaining([expect.stringMatching(/total.*number/)]));
    const offered = await axe(page);
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await expect.poll(() => field.inputValue()).toBe('string(total');
    await page.keyboard.type(' + 1)');
    await page.keyboard.press('Enter');
    await expect.poll(saved).toContain('  - log: ${string(total + 1)}\n');
    await page.locator('.saved', { hasText: 'Saved' }).waitFor();
    await row(2).click();
    await undone();
    expect(offered).toEqual([]);
  }, 60_000);

  test('a dialog that a key opens has the focus before the next key can come: whoever types fast is understood', async () => {
    const press = (init: object, selector: string): Promise<boolean> =>
      page.evaluate<boolean>(`(async () => {
        document.activeElement.dispatchEvent(new KeyboardEvent('keydown', { bubbles: true, cancelable: true, ...${JSON.stringify(init)} }));
        // The next task, as the next key would be; painted is nothing yet.
        await new Promise((resolve) => {
          const { port1, port2 } = new MessageChannel();
          port1.onmessage = resolve;
          port2.postMessage('');
        });
        return document.activeElement.matches(${JSON.stringify(selector)});
      })()`);
    const opened: [object, string][] = [
      [{ key: 's' }, '[role=combobox]'],
      [{ key: 'g', ctrlKey: true }, '[role=menuitem]'],
      [{ key: 'F2' }, '#asked-text'],
    ];
    for (const [init, selector] of opened) {
      await expect.poll(focused).toBe('Set');
      expect([selector, await press(init, selector)]).toEqual([selector, true]);
      await page.keyboard.press('Escape');
    }
  });

  test('by the mouse: from the menu of a step, and several dragged together', async () => {
    const pick = async (index: number, name: string): Promise<void> => {
      await row(index).click({ button: 'right' });
      await page.getByRole('menuitem', { name }).click();
    };
    await pick(1, 'Put into a block');
    await page.getByRole('menuitem', { name: 'For Each' }).click();
    await expect.poll(saved).toContain('  - forEach: ${[]}\n    as: item\n    steps:\n      # about two\n      - log: two\n');
    await expect.poll(focused).toBe('For Each');
    await pick(1, 'Take out of its block');
    await expect.poll(saved).toBe(text);
    await pick(1, 'Duplicate');
    await shownSteps(page, 6);
    await pick(1, 'Disable');
    await page.locator('.row.disabled').waitFor();
    await pick(1, 'Remove');
    await shownSteps(page, 5);
    await expect.poll(focused).toBe('Log');

    await row(1).click();
    await row(2).click({ modifiers: ['Control'] });
    await expect.poll(selected).toEqual(['two', 'string(total)']);
    expect(await page.getByRole('heading', { name: '2 steps' }).count()).toBe(1);
    const found = { selected: await axe(page) };
    const [from, to] = await Promise.all([row(2).boundingBox(), row(0).boundingBox()]);
    await page.mouse.move((from?.x ?? 0) + 60, (from?.y ?? 0) + 15);
    await page.mouse.down();
    await page.mouse.move((from?.x ?? 0) + 60, (from?.y ?? 0) + 5, { steps: 3 });
    await page.mouse.move((to?.x ?? 0) + 60, (to?.y ?? 0) + 3, { steps: 8 });
    await page.mouse.up();
    await expect
      .poll(() => page.locator('.row.step .summary').allTextContents())
      .toEqual(['two', 'string(total)', 'total = 1', 'true', 'four']);
    await expect.poll(selected).toEqual(['two', 'string(total)']);

    await row(1).click({ button: 'right' });
    await page.getByRole('menu').waitFor();
    const inMenu = await axe(page);
    await page.keyboard.press('Escape');
    await row(2).click();
    await page.keyboard.press('F2');
    await page.getByRole('textbox', { name: 'Id of Set' }).waitFor();
    const asked = await axe(page);
    await page.keyboard.press('Escape');
    await expect.poll(focused).toBe('Set');
    expect({ ...found, inMenu, asked }).toEqual({ selected: [], inMenu: [], asked: [] });
    await undone();
  }, 60_000);
});
