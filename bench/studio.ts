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
      figures.opening.push(
        await cpu(async () => {
          await page.getByRole('button', { name: 'large.flow.yaml' }).click();
          await page.locator('.designer h2', { hasText: 'large' }).waitFor();
          await page.locator('.permission', { hasText: 'Mail.Send' }).waitFor();
        }),
      );
      await page.locator('.row.step').first().click();
      figures.edit.push(
        await cpu(async () => {
          await page.keyboard.press('Control+e');
          await page.locator('.row.disabled').waitFor();
        }),
      );
      await page.keyboard.press('End');
      figures.permission.push(
        await cpu(async () => {
          await page.keyboard.press('Control+e');
          await page.locator('.permission', { hasText: 'Mail.Send' }).waitFor({ state: 'detached' });
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
    const before = await worked();
    await work();
    // What was painted counts, too.
    await page.evaluate('new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)))');
    return (await worked()) - before;
  };
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}
