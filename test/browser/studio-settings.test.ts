import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { SettingsView } from '../../src/faces/studio/protocol-settings.ts';
import { chromiumReason, hasChromium, launchChromium } from '../support/chromium.ts';
import { testStudio } from '../support/studio.ts';
import { axe } from './axe.ts';

const file = `# of the office
version: 1
name: invoices   # as its folder
kind: process
entryPoints: [{ file: main.flow.yaml }]
# nobody reads these
privateNames:
  # of people
  - '*password*'
`;

test.skipIf(!hasChromium)(
  `settings of the project are marked, shown as lines, and saved as splices; mistakes are those of the check${chromiumReason}`,
  { timeout: 120_000 },
  async () => {
    await using studio = await testStudio({ 'onbehalf.yaml': file, 'main.flow.yaml': 'version: 1\nname: main\nsteps: []\n' });
    const saved = (): Promise<string> => readFile(join(studio.folder, 'onbehalf.yaml'), 'utf8');
    const browser = await launchChromium();
    try {
      const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
      page.setDefaultTimeout(30_000);
      await page.goto(studio.served.url());
      await page.getByRole('button', { name: 'Project and packages' }).click();
      const fill = async (label: string, text: string): Promise<void> => {
        await page.getByLabel(label, { exact: true }).fill(text);
        await page.getByLabel(label, { exact: true }).press('Tab');
      };
      await fill('description', 'Files invoices');
      await fill('privateNames', '*password*\n*iban*');
      await page.getByRole('button', { name: 'Add to entryPoints' }).press('Enter');
      await fill('file of entryPoints 2', 'missing.flow.yaml');
      await page.locator('.setting-lines', { hasText: '+   - "*iban*"' }).waitFor();
      await page.locator('.settings .problem', { hasText: 'missing.flow.yaml' }).waitFor();
      expect(await axe(page)).toEqual([]);
      expect(await saved()).toBe(file);

      await page.getByRole('button', { name: 'Take out entryPoints 2' }).click();
      await page.getByRole('button', { name: 'Save 2 settings' }).click();
      await page.getByText('Marked, and not made yet').waitFor({ state: 'detached' });
      const after = file
        .replace('# as its folder\n', '# as its folder\ndescription: Files invoices\n')
        .replace("'*password*'\n", `'*password*'\n  - "*iban*"\n`);
      expect(await saved()).toBe(after);

      await fill('projectVersion', 'one');
      await page.locator('.settings .problem', { hasText: 'must be a version' }).waitFor();
      expect(await page.getByRole('button', { name: 'Save 1 setting' }).isDisabled()).toBe(true);

      const { body: view } = await studio.ask<SettingsView>('settings');
      const ask = async (path: string, hash: string, key: string, value: unknown): Promise<number> =>
        (await studio.ask(path, { hash, changes: [{ key, value }] })).status;
      expect(await ask('settings/save', view.hash, 'projectVersion', 'one')).toBe(400);
      expect(await ask('settings/save', view.hash, 'watch', [])).toBe(400);
      await writeFile(join(studio.folder, 'onbehalf.yaml'), `${after}# by hand\n`);
      expect(await ask('settings/save', view.hash, 'description', 'Late')).toBe(409);
      expect(await saved()).toBe(`${after}# by hand\n`);
    } finally {
      await browser.close();
    }
  },
);
