import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { CDPSession, Page } from 'playwright-core';
import { rolldown } from 'rolldown';
import { launchChromium } from '../test/support/chromium.ts';
import { testStudio } from '../test/support/studio.ts';

const rounds = 5;

/** A flow of 1,000 steps; the last but one alone sends. */
function largeFlow(): string {
  const step = (at: number): string =>
    at % 3 === 0
      ? `        # number ${at}\n        - id: read${at}\n          use: mail.list\n          with: { folder: Inbox, top: ${at + 1} }\n`
      : at % 3 === 1
        ? `        - forEach: \${read${at - 1}}\n          as: message${at}\n          steps:\n            - use: mail.move\n              with: { message: "\${message${at}}", to: Archive }\n`
        : `        - log: step ${at} of many\n`;
  // A loop is two steps.
  const steps = Array.from({ length: 747 }, (_, at) => step(at)).join('');
  const send = `        - use: mail.send\n          with: { to: [ben@contoso.example], subject: done, body: done }\n`;
  return `version: 1\nname: large\nsteps:\n  - log: first\n  - microsoft365Scope:\n      steps:\n${steps}${send}`;
}

/** What the Studio takes of the main thread of a browser for a flow of 1,000 steps, against parsing its text once in the same browser (CPU). */
export async function studio(): Promise<{ name: string; value: number; unit: string; limit: number }[]> {
  const text = largeFlow();
  const browser = await launchChromium();
  await using served = await testStudio({ 'other.flow.yaml': 'version: 1\nname: o\nsteps: []\n', 'large.flow.yaml': text });
  try {
    const parsing = await parsingMS(await browser.newPage(), text);
    const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
    page.setDefaultTimeout(60_000);
    await page.goto(served.served.url());
    const cpu = await cpuOf(page);
    const figures = { opening: [] as number[], edit: [] as number[], permission: [] as number[] };
    for (let round = 0; round < rounds; round += 1) {
      await writeFile(join(served.folder, 'large.flow.yaml'), text);
      await page.getByRole('button', { name: 'other.flow.yaml' }).click();
      await page.locator('.designer h2', { hasText: /^o$/ }).waitFor();
      // Finding the button is work of the page as well, and none of the Studio.
      const { x, y } = (await page.getByRole('button', { name: 'large.flow.yaml' }).boundingBox()) ?? { x: 0, y: 0 };
      figures.opening.push(
        await cpu(async () => {
          const isShown = shown(page, `${heading} === 'large' && ${asked}`);
          await page.mouse.click(x + 30, y + 8);
          await isShown;
        }),
      );
      await page.locator('.row.step').first().click();
      await chosen(page, 'Log');
      figures.edit.push(
        await cpu(async () => {
          const isPainted = shown(page, `document.querySelector('.row.disabled') !== null`);
          await page.keyboard.press('Control+e');
          await isPainted;
        }),
      );
      await page.keyboard.press('End');
      await chosen(page, 'Send Mail');
      figures.permission.push(
        await cpu(async () => {
          const isGone = shown(page, `!${asked}`);
          await page.keyboard.press('Control+e');
          await isGone;
        }),
      );
    }
    return [
      ['opening a flow of 1,000 steps', figures.opening, 3],
      ['an edit of it until it is painted', figures.edit, 0.5],
      ['its permissions after an edit', figures.permission, 1.5],
    ].map(([name, values, limit]) => ({
      name: `${name as string}, against parsing it (CPU)`,
      value: median(values as number[]) / parsing,
      unit: 'x',
      limit: limit as number,
    }));
  } finally {
    await browser.close();
  }
}

/** Of the flow that is shown, as an expression of the page. */
const heading = `document.querySelector('.designer h2')?.textContent`;

/** Whether sending mail is asked for, as an expression of the page. */
const asked = `[...document.querySelectorAll('.permission strong')].some((name) => name.textContent === 'Mail.Send')`;

/** Waits until a step is chosen and all that is told of it is painted: that is work of choosing it, and not of the edit after it. */
async function chosen(page: Page, title: string): Promise<void> {
  await page.locator('.properties h3', { hasText: title }).waitFor();
  await page.locator('.properties .field').first().waitFor();
  await painted(page);
}

/** Waits until what there is to paint is painted. */
function painted(page: Page): Promise<unknown> {
  return page.evaluate('new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)))');
}

/** Waits for something on a page, and looks only when something has changed there: who looks at every frame works more than the Studio. */
function shown(page: Page, condition: string): Promise<unknown> {
  return page.evaluate(`new Promise((resolve, reject) => {
    const look = () => (${condition}) && (observer.disconnect(), resolve());
    const observer = new MutationObserver(look);
    observer.observe(document.body, { subtree: true, childList: true, attributes: true, characterData: true });
    setTimeout(() => reject(new Error('The page does not show it.')), 30_000);
    look();
  })`);
}

/** Parsing a text once in a page that did not do it before. */
async function parsingMS(page: Page, text: string): Promise<number> {
  const build = await rolldown({
    input: 'yaml',
    cwd: fileURLToPath(new URL('..', import.meta.url)),
    platform: 'browser',
    logLevel: 'silent',
  });
  const { output } = await build.generate({ format: 'iife', name: 'YAML', minify: true });
  await build.close();
  const values: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    await page.goto('about:blank');
    await page.evaluate(`${output[0].code}\nglobalThis.YAML = YAML`);
    const cpu = await cpuOf(page);
    values.push(await cpu(() => page.evaluate(`YAML.parseDocument(${JSON.stringify(text)}).toJS().steps.length`)));
  }
  return median(values);
}

/** Measures what the main thread of a page works, in milliseconds of its own clock, so that what else the machine does is left out. */
async function cpuOf(page: Page): Promise<(work: () => Promise<unknown>) => Promise<number>> {
  const session: CDPSession = await page.context().newCDPSession(page);
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  const worked = async (): Promise<number> => {
    const { metrics } = await session.send('Performance.getMetrics');
    return (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0) * 1_000;
  };
  return async (work) => {
    // What was left behind before is not swept in this piece of work, or in another one by chance.
    await session.send('HeapProfiler.collectGarbage');
    const before = await worked();
    await work();
    // What was painted counts, too.
    await painted(page);
    return (await worked()) - before;
  };
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}
