import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { appendFile, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';
import fc from 'fast-check';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { parse } from 'yaml';
import type { FlowView, StepNode } from '../../src/faces/studio/protocol.ts';
import { flowTexts } from '../flows/generated-texts.ts';
import { chromiumReason, hasChromium, launchChromium } from '../support/chromium.ts';
import { packageFolder } from '../support/package-folder.ts';
import { testStudio, type TestStudio } from '../support/studio.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

/** How many sequences are tried; `npm run prove -- studio` tries 1,000. */
const numRuns = Number(process.env['ONBEHALF_STUDIO'] ?? 8);
const seed = 1128 + Number(process.env['ONBEHALF_STUDIO_SEED'] ?? 0);
const opsInOne = 3;

/** What a person does with the keys, each with whether comments may go with it. */
const operations: readonly { readonly keys: readonly string[]; readonly mayLose?: true }[] = [
  { keys: ['Alt+ArrowDown'] },
  { keys: ['Alt+ArrowUp'] },
  { keys: ['Alt+ArrowLeft'] },
  { keys: ['Alt+ArrowRight'] },
  { keys: ['Shift+ArrowDown', 'Alt+ArrowDown'] },
  { keys: ['Shift+ArrowDown', 'Shift+ArrowDown', 'Alt+ArrowLeft'] },
  { keys: ['Control+d'] },
  { keys: ['Shift+ArrowDown', 'Control+d'] },
  { keys: ['Control+e'] },
  { keys: ['Control+a', 'Control+e'] },
  { keys: ['Control+g', 'i', 'Enter'] },
  { keys: ['Shift+ArrowDown', 'Control+g', 't', 'Enter'] },
  { keys: ['Control+g', 'f', 'Enter'] },
  { keys: ['Control+Shift+G'] },
  { keys: ['Control+c', 'ArrowDown', 'Control+v'] },
  { keys: ['Control+x', 'ArrowDown', 'Control+v'], mayLose: true },
  { keys: ['Delete'], mayLose: true },
  { keys: ['Shift+ArrowDown', 'Delete'], mayLose: true },
  { keys: ['Control+z'], mayLose: true },
];

/** The rows that a flow has, as they are read on the page. */
function rowsOf(steps: readonly StepNode[]): string[] {
  return steps.flatMap((step) => [
    `${step.title} ${step.id ?? ''} ${step.comment ?? ''}`,
    ...step.lists.flatMap((list) => rowsOf(list.steps)),
  ]);
}

function commentsIn(text: string): string[] {
  return text.match(/# c\d+\./g) ?? [];
}

function isStep(value: unknown): number {
  if (Array.isArray(value)) return value.reduce<number>((sum, each) => sum + isStep(each), 0);
  if (typeof value !== 'object' || value === null) return 0;
  const own = ['log', 'use', 'set', 'forEach', 'if', 'switch', 'try', 'microsoft365Scope', 'parallel'].some((verb) =>
    Object.hasOwn(value, verb),
  );
  const below = ['steps', 'then', 'else', 'try', 'finally', 'parallel', 'catch', 'cases', 'microsoft365Scope'];
  return Object.entries(value).reduce((sum, [key, each]) => sum + (below.includes(key) ? isStep(each) : 0), own ? 1 : 0);
}

describe.skipIf(!hasChromium)(`random edits in the Studio, in Chromium${chromiumReason}`, () => {
  let browser: Browser;
  let studio: TestStudio;
  let page: Page;
  beforeAll(async () => {
    browser = await launchChromium();
    studio = await testStudio({
      'main.flow.yaml': 'version: 1\nname: main\nsteps: []\n',
      'other.flow.yaml': 'version: 1\nname: o\nsteps: []\n',
    });
    const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
    await context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: studio.served.origin });
    page = await context.newPage();
    page.setDefaultTimeout(20_000);
    await page.goto(studio.served.url());
    await page.locator('.designer .count').waitFor();
  });
  afterAll(async () => {
    await browser.close();
    await studio[Symbol.asyncDispose]();
  });

  const file = (): string => join(studio.folder, 'main.flow.yaml');
  const saved = (): Promise<string> => readFile(file(), 'utf8');
  const onDisk = async (): Promise<FlowView> => (await studio.ask<FlowView>('flow?path=main.flow.yaml')).body;
  const onPage = (): Promise<string[]> =>
    page.evaluate<string[]>(
      `[...document.querySelectorAll('.row.step')].map((row) => ['.title', '.id', '.comment'].map((part) => row.querySelector(part)?.textContent ?? '').join(' '))`,
    );
  const isIdle = async (): Promise<void> => {
    await page.locator('.designer[aria-busy=false]').waitFor();
  };
  const hasFocus = (): Promise<boolean> =>
    page.evaluate<boolean>(`document.activeElement?.matches('.tree [role=treeitem][aria-selected=true][tabindex="0"]') === true`);

  /** Opens a text, with nothing to undo. */
  async function begin(text: string): Promise<void> {
    await page.getByRole('button', { name: 'other.flow.yaml' }).click();
    await page.locator('.designer h2', { hasText: /^o$/ }).waitFor();
    await writeFile(file(), text);
    await page.getByRole('button', { name: 'main.flow.yaml' }).click();
    await page.locator('.designer h2', { hasText: 'odd-spacing' }).waitFor();
    await page.locator('.row').first().click();
  }

  /** What is wrong with what is shown and saved now; undefined: nothing. */
  async function wrong(): Promise<string | undefined> {
    const { steps, text } = await onDisk();
    const expected = rowsOf(steps ?? []);
    // A change from elsewhere is shown as soon as it is noticed.
    let shown = await onPage();
    for (let tries = 0; tries < 100 && JSON.stringify(shown) !== JSON.stringify(expected); tries += 1) {
      await pause(30);
      shown = await onPage();
    }
    if (JSON.stringify(shown) !== JSON.stringify(expected)) return `tree ${JSON.stringify({ shown, expected })}`;
    if (isStep({ steps: (parse(text) as { steps: unknown }).steps }) !== expected.length) return 'steps of the file';
    return (await hasFocus()) ? undefined : `focus ${await page.evaluate<string>('document.activeElement?.outerHTML.slice(0, 200) ?? ""')}`;
  }

  test('file and tree agree, comments are kept, focus is never lost, undo goes back to the bytes, and nothing from elsewhere is written over', async () => {
    const cases = fc.tuple(
      flowTexts,
      fc.array(fc.tuple(fc.nat({ max: 6 }), fc.nat()), { minLength: opsInOne, maxLength: opsInOne }),
      fc.nat(),
    );
    const found: string[] = [];
    const figures = { edits: 0, undone: 0, elsewhere: 0 };
    for (const [at, [text, picks, extra]] of fc.sample(cases, { numRuns, seed }).entries()) {
      await begin(text);
      const disturbed = at % 10 === 7 ? extra % opsInOne : -1;
      for (const [index, [down, which]] of picks.entries()) {
        const { keys, mayLose } = operations[which % operations.length] ?? { keys: [] };
        const before = await saved();
        for (let step = 0; step < down; step += 1) await page.keyboard.press('ArrowDown');
        for (const key of keys) {
          const isAsking = keys.includes('Control+g') && (key.length === 1 || key === 'Enter');
          // On the place for a first step there is nothing to put into a block, and no menu opens.
          if (isAsking && !(await page.locator('[role=menu]').isVisible())) break;
          await page.keyboard.press(key);
          await isIdle();
        }
        const mark = `# elsewhere ${at}`;
        if (index === disturbed) await pause(extra % 60).then(() => appendFile(file(), `\n${mark}\n`));
        await isIdle();
        const problem = await wrong();
        const after = await saved();
        const lost = mayLose ? [] : commentsIn(before).filter((comment) => !after.includes(comment));
        if (after !== before) figures.edits += 1;
        if (problem !== undefined) found.push(`${problem} after ${keys.join(' ')} in\n${before}`);
        if (lost.length > 0) found.push(`lost ${lost.join(' ')} by ${keys.join(' ')} in\n${before}`);
        if (index >= disturbed && disturbed !== -1 && !after.includes(mark)) found.push(`written over by ${keys.join(' ')} in\n${before}`);
        if (index === disturbed) figures.elsewhere += 1;
        if (found.length > 0) break;
      }
      const undo = page.getByRole('button', { name: 'Undo' });
      const isUndone = async (): Promise<boolean> => disturbed !== -1 || found.length > 0 || !(await undo.isEnabled());
      while (!(await isUndone())) {
        await page.locator('.row[tabindex="0"]').focus();
        await page.keyboard.press('Control+z');
        await isIdle();
        figures.undone += 1;
      }
      if (disturbed === -1 && found.length === 0 && (await saved()) !== text) found.push(`undone to other bytes:\n${text}`);
      if (found.length > 0) break;
    }

    expect(found).toEqual([]);
    expect(figures.edits).toBeGreaterThan(numRuns / 2);
    expect(figures.undone).toBeGreaterThan(numRuns / 2);
  }, 20_000_000);

  test('a Studio that is killed has lost no edit that was shown as saved', async () => {
    const folder = await temporaryFolder('killed');
    onTestFinished(() => rm(folder, { recursive: true }));
    await mkdir(folder, { recursive: true });
    const flow = join(folder, 'main.flow.yaml');
    await writeFile(flow, 'version: 1\nname: main\nsteps:\n  - log: a # why\n');
    for (let round = 1; round <= 2; round += 1) {
      const server = spawn(process.execPath, [join(packageFolder, 'dist', 'main.js'), 'studio', folder, '--no-open', '--json'], {
        env: { ...process.env, ONBEHALF_HOME: join(folder, '.home') },
        stdio: ['ignore', 'pipe', 'ignore'],
      });
      const [line] = (await once(createInterface(server.stdout), 'line')) as [string];
      const context = await browser.newContext();
      const tab = await context.newPage();
      await tab.goto((JSON.parse(line) as { url: string }).url);
      const rows = tab.locator('.row.step');
      await rows.first().click();
      const count = await rows.count();
      await tab.keyboard.press('Control+d');
      await tab.keyboard.press('Control+d');
      await expect.poll(() => rows.count()).toBe(count + 2);
      await tab.locator('.saved', { hasText: 'Saved' }).waitFor();
      // One more is on its way: it is there whole, or not at all.
      await tab.keyboard.press('Control+d');
      await pause(round * 7);
      server.kill('SIGKILL');
      await once(server, 'exit');
      const text = await readFile(flow, 'utf8');

      expect([count + 2, count + 3]).toContain(text.match(/ {2}- log: a # why\n/g)?.length);
      expect(text.replaceAll('  - log: a # why\n', '')).toBe('version: 1\nname: main\nsteps:\n');
      await context.close();
    }
  }, 60_000);
});
