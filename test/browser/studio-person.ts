import { expect } from 'vitest';
import type { Locator, Page } from 'playwright-core';

/** Two ways of working: what is done with a mouse, and what with the keyboard alone. */
export interface StudioPerson {
  /** Makes a flow, and opens it. */
  newFlow(name: string): Promise<void>;
  /** Inserts a step by what people call it, where the last one went or inside of it. */
  insert(title: string): Promise<void>;
  /** Fills in a property of the chosen step. */
  fill(label: string, value: string): Promise<void>;
  run(): Promise<void>;
}

/** What is written in the designer, a line a row, once it has so many steps. */
export async function shownSteps(page: Page, count: number): Promise<string[]> {
  await page.locator('.designer .count', { hasText: count === 1 ? '1 step' : `${count} steps` }).waitFor();
  return page.locator('.row.step .title').allTextContents();
}

function fieldOf(page: Page, label: string): Locator {
  const field = page.locator('.properties .field', { has: page.locator('label', { hasText: new RegExp(`^${label}\\b`) }) });
  return field.locator('input, select, textarea').first();
}

/** Works with the mouse; text fields alone are typed into. */
export function withMouse(page: Page): StudioPerson {
  let steps = 0;
  return {
    async newFlow(name) {
      await page.getByRole('button', { name: 'New flow' }).click();
      await page.getByLabel('Name of the new flow').fill(name);
      await page.getByLabel('Name of the new flow').press('Enter');
      await page.getByRole('button', { name: `${name}.flow.yaml` }).waitFor();
      await shownSteps(page, 0);
    },
    async insert(title) {
      await page.getByLabel('Search activities').fill(title);
      const entry = page.locator('.palette .entry', { has: page.getByText(title, { exact: true }) }).first();
      // The first ones are dragged, the others clicked.
      if (steps < 2) {
        const [from, to] = await Promise.all([entry.boundingBox(), page.locator('.row.empty').first().boundingBox()]);
        if (!from || !to) throw new Error('There is nothing to drag, or nowhere to drop it.');
        await page.mouse.move(from.x + 40, from.y + 10);
        await page.mouse.down();
        await page.mouse.move(from.x + 60, from.y + 20, { steps: 4 });
        await page.mouse.move(to.x + 80, to.y + to.height / 2, { steps: 12 });
        await page.mouse.up();
      } else await entry.click();
      steps += 1;
      await shownSteps(page, steps);
    },
    async fill(label, value) {
      await fieldOf(page, label).fill(value);
      await page.locator('.properties h2').click();
    },
    run: () => page.getByRole('button', { name: 'Run on the emulator' }).click(),
  };
}

/** Works with the keyboard alone: nothing is clicked, and nothing is focused but by keys. */
export function withKeyboard(page: Page): StudioPerson {
  let steps = 0;
  const { keyboard } = page;
  /** Tab until something has the focus. */
  const tabTo = async (selector: string, key = 'Tab'): Promise<void> => {
    for (let tries = 0; tries < 120; tries += 1) {
      if (await page.evaluate<boolean>(`document.activeElement?.matches(${JSON.stringify(selector)}) === true`)) return;
      await keyboard.press(key);
    }
    throw new Error(`The keyboard never comes to ${selector}.`);
  };
  return {
    async newFlow(name) {
      await tabTo('.files li:last-child .entry');
      await keyboard.press('Tab');
      await keyboard.press('Enter');
      await page.getByLabel('Name of the new flow').waitFor();
      await keyboard.type(name);
      await keyboard.press('Enter');
      await page.getByRole('button', { name: `${name}.flow.yaml` }).waitFor();
      await shownSteps(page, 0);
    },
    async insert(title) {
      await tabTo('.tree [role=treeitem]');
      await keyboard.type(title.charAt(0));
      await page.getByRole('combobox', { name: 'Step to insert' }).waitFor();
      await keyboard.type(title.slice(1));
      await page.locator('#insert-list [role=option]').first().getByText(title, { exact: true }).waitFor();
      await keyboard.press('Enter');
      steps += 1;
      await shownSteps(page, steps);
      expect(await page.evaluate<string>('document.activeElement?.getAttribute("role") ?? ""')).toBe('treeitem');
    },
    async fill(label, value) {
      const field = fieldOf(page, label);
      await field.waitFor();
      const id = (await field.getAttribute('id')) ?? '';
      await keyboard.press('Enter');
      await tabTo(`[id=${JSON.stringify(id)}]`);
      await keyboard.type(value);
      await keyboard.press('Tab');
    },
    async run() {
      await tabTo('button.primary', 'Shift+Tab');
      await keyboard.press('Enter');
    },
  };
}
