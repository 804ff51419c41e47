import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { nodeWorld, onEmulator, saveConnection, type World } from '../../src/connection/index.ts';
import type { RunEntry, RunView } from '../../src/faces/studio/protocol-runs.ts';
import { losing } from '../support/changed-worlds.ts';
import { chromiumReason, hasChromium, launchChromium } from '../support/chromium.ts';
import { ownMachine } from '../support/own-home.ts';
import { stoppedRun } from '../support/stopped-run.ts';
import { testStudio } from '../support/studio.ts';
import { axe } from './axe.ts';

/** Nobody can look whether a call was done. */
const flow = `version: 1
name: main
steps:
  - microsoft365Scope:
      steps:
        - use: http.request
          with: { method: POST, path: /me/messages, body: { subject: A draft } }
  - log: behind it
`;

test.skipIf(!hasChromium)(
  `durable runs that stopped go on as a person says, as told, or are removed${chromiumReason}`,
  { timeout: 240_000 },
  async () => {
    await using machine = await ownMachine();
    await saveConnection('work', { emailAddress: 'ada@contoso.example' }, { asDefault: true });
    const person = machine.emulator.person('ada@contoso.example');
    const world: World = {
      ...onEmulator(
        { ...nodeWorld({ emulator: '', notify: () => undefined }), openBrowser: (url) => person.openBrowser(url) },
        machine.origin,
      ),
      canAsk: true,
    };
    await using studio = await testStudio({ 'main.flow.yaml': flow }, { ports: { world: () => world } });
    const inDoubt = (): Promise<string> => stoppedRun(studio.folder, 'main.flow.yaml', losing(world, /\/messages$/, 1));
    const made = (): number =>
      machine.emulator.requests.list().filter(({ method, path }) => method === 'POST' && path.endsWith('/me/messages')).length;
    const open = async (): Promise<string[]> =>
      (await studio.ask<RunEntry[]>('runs')).body.flatMap(({ run, isOpen }) => (isOpen ? [run] : []));
    const first = await inDoubt();
    const second = await inDoubt();
    const browser = await launchChromium();
    try {
      const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
      page.setDefaultTimeout(60_000);
      await page.goto(studio.served.url());
      await page.getByRole('treeitem').first().waitFor();
      await page.getByRole('button', { name: 'Runs', exact: true }).click();
      await page.getByRole('tab', { name: 'History' }).click();
      const dialog = page.getByRole('dialog');
      const goOn = dialog.getByRole('button', { name: 'Go on', exact: true });
      await page.getByRole('button', { name: `Go on with the run ${first}, or remove it` }).press('Enter');
      await dialog.getByText('steps.0.microsoft365Scope.steps.0').waitFor();

      expect(await dialog.textContent()).toContain('If it was done after all, it is done twice.');
      expect(await dialog.textContent()).toContain('ada@contoso.example');
      expect(await goOn.isDisabled()).toBe(true);
      expect(await axe(page)).toEqual([]);

      await dialog.getByLabel('It was not done').press('Space');
      await goOn.press('Enter');
      await page.locator('.run .badge.done').waitFor();
      expect((await studio.ask<RunView>('run')).body).toMatchObject({ run: first, log: expect.arrayContaining(['behind it']) });
      expect([made(), await open()]).toEqual([3, [second]]);

      // What was told is not true any more.
      await page.getByRole('tab', { name: 'History' }).click();
      await page.getByRole('button', { name: `Go on with the run ${second}, or remove it` }).click();
      await dialog.getByLabel('It was done').check();
      await writeFile(join(studio.folder, 'main.flow.yaml'), flow.replace('behind it', 'something else'));
      await page.getByText('The file was changed elsewhere').waitFor();
      await goOn.click();
      await page.getByText('The flow is not what it was when the run began.').waitFor();
      expect((await studio.ask('run/resume', { run: second, ticket: 'another' })).status).toBe(409);

      await page.getByRole('button', { name: `Go on with the run ${second}, or remove it` }).click();
      await dialog.getByText('The flow is not what it was when the run began.').waitFor();
      expect(await axe(page)).toEqual([]);
      await dialog.getByRole('button', { name: 'Remove the run' }).click();
      await dialog.waitFor({ state: 'detached' });
      expect((await studio.ask<RunEntry[]>('runs')).body.map(({ run }) => run)).toEqual([first]);
      expect([made(), await open()]).toEqual([3, []]);
    } finally {
      await browser.close();
    }
  },
);
