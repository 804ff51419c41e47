import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { chromium, type Browser, type BrowserContext, type BrowserContextOptions } from 'playwright-core';

/** Where a Chromium or Chrome is looked for; `CHROMIUM` names another. */
const places = [
  process.env['CHROMIUM'] ?? '',
  '/usr/bin/chromium',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];
const executablePath = places.find((place) => place !== '' && existsSync(place)) ?? '/usr/bin/chromium';

/** Whether the suites of the browser run: everywhere but on a machine without Chromium; where `CI` is set they run and fail there. */
export const hasChromium = existsSync(executablePath) || process.env['CI'] === 'true';

/** Added to the title of a suite that is left out. */
export const chromiumReason = hasChromium ? '' : ' (left out: there is no Chromium on this machine; Debian has it as "chromium")';

const quiet = ['--disable-background-networking', '--disable-component-update', '--disable-sync', '--no-first-run', '--disable-quic'];
const args = ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage', ...quiet];

/** Starts Chromium without a window, and without the calls home that a new profile makes. */
export function launchChromium(): Promise<Browser> {
  return chromium.launch({ executablePath, args });
}

/** The same with a profile in an empty folder, in which other sites have cookies: contexts of a browser are private windows, and there they have none. */
export async function launchProfile(folder: string, options: BrowserContextOptions): Promise<BrowserContext> {
  await mkdir(join(folder, 'Default'), { recursive: true });
  await writeFile(
    join(folder, 'Default', 'Preferences'),
    JSON.stringify({ profile: { cookie_controls_mode: 0, block_third_party_cookies: false } }),
  );
  return await chromium.launchPersistentContext(folder, { ...options, executablePath, args });
}
