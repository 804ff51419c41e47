import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { mail } from '../../src/activities/index.ts';
import { chromiumReason, hasChromium, launchChromium } from '../support/chromium.ts';
import { ownMachine, type OwnMachine } from '../support/own-home.ts';
import { programProcess } from '../support/program-process.ts';
import { contentWidth, examinePage } from './examine-page.ts';
import { keepPicture } from './keep-picture.ts';

/** Invoices are filed; the service asks for fewer calls meanwhile, and one message is not there. */
const tidy = `version: 1
name: Tidy the inbox
steps:
  - microsoft365Scope:
      steps:
        - id: invoices
          use: mail.list
          with: { query: "startsWith(subject, 'Invoice')", top: 5 }
        - id: filing
          forEach: \${invoices}
          as: message
          steps:
            - use: mail.move
              with: { message: '\${message}', to: Archive/Invoices, createFolderIfMissing: true }
        - wait: 3s
        - if: \${filing.count > 100}
          then:
            - use: mail.send
              with: { to: [ben@contoso.example], subject: Many invoices }
        - title: Read the last order
          use: mail.get
          with: { message: AAMkAGmissing }
`;

const hostile = `<script>document.title = 'run'</script> <img src=x onerror=alert(1)> \u202E${'wide'.repeat(25)}`;
const odd = `version: 1
name: ${JSON.stringify(hostile.slice(0, 128))}
steps:
  - title: ${JSON.stringify(hostile)}
    log: ${JSON.stringify(hostile.repeat(20))}
`;

describe.skipIf(!hasChromium)(`the report of a run in Chromium${chromiumReason}`, () => {
  let browser: Browser;
  let machine: OwnMachine;
  beforeAll(async () => {
    [browser, machine] = [await launchChromium(), await ownMachine()];
    await machine.signIn('ada@contoso.example', { activities: [mail.list, mail.move, mail.get, mail.send] });
  });
  afterAll(async () => {
    await browser.close();
    await machine[Symbol.asyncDispose]();
  });

  /** Runs a flow as a person would, and gives the address of its report. */
  async function reportOf(name: string, flow: string): Promise<string> {
    await writeFile(join(machine.folder, name), flow);
    const at = { home: machine.folder, cwd: machine.folder };
    const { stderr } = await programProcess(['run', name, '--emulator', machine.origin], at).ended;
    const [, run = ''] = /runs open ([\w-]+)/.exec(stderr) ?? [];
    return pathToFileURL((await programProcess(['runs', 'open', run, '--no-open'], at).ended).stdout.trim()).href;
  }

  async function openReport(address: string, width: number) {
    const page = await (await browser.newContext({ viewport: { width, height: 1000 } })).newPage();
    const complaints: string[] = [];
    page.on('console', (message) => complaints.push(message.text()));
    page.on('pageerror', (error) => complaints.push(error.message));
    page.on('request', (request) => {
      if (request.url() !== address) complaints.push(request.url());
    });
    await page.goto(address);
    return { page, complaints };
  }

  test.each([
    ['a usual run', 'tidy.flow.yaml', tidy, 'Tidy the inbox'],
    ['hostile texts', 'odd.flow.yaml', odd, '<script>document.title'],
  ])(
    'of %s fits wide and narrow screens, can be read in light and dark, and loads and runs nothing',
    async (_, name, flow, title) => {
      const address = await reportOf(name, flow);
      for (const width of [1280, 390]) {
        const { page, complaints } = await openReport(address, width);
        await page.getByText('lines, in order').click();
        const { language, headings, lowestContrast } = await examinePage(page);

        expect({ language, headings }).toEqual({ language: 'en', headings: 1 });
        expect(lowestContrast).toBeGreaterThanOrEqual(4.5);
        expect(await contentWidth(page)).toBeLessThanOrEqual(width);
        expect(complaints).toEqual([]);
        expect(await page.title()).toContain(title);
        await page.context().close();
      }
    },
    60_000,
  );

  test('the picture of a report shows what was done, what waited, and what went wrong', async () => {
    machine.emulator.faults.add({ kind: 'throttle', match: { operation: 'POST /me/messages/{id}/move' }, retryAfter: 1 });
    const { page } = await openReport(await reportOf('tidy.flow.yaml', tidy), 1100);

    await keepPicture(page.locator('main'), 'report.png');
    expect(await page.getByRole('heading', { level: 2 }).allTextContents()).toEqual([
      'What went wrong',
      'Steps',
      'Waiting',
      'Permissions',
      'What happened',
    ]);
    expect(await page.getByText('Microsoft 365 asked for fewer calls (tried again)').count()).toBe(1);
    expect(await page.getByText('Asked for, and not used in this run: Mail.Send.').count()).toBe(1);
  }, 60_000);
});
