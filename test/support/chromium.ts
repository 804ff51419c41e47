import { existsSync } from 'node:fs';
import { chromium, type Browser } from 'playwright-core';

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

/** Starts Chromium without a window, and without the calls home that a new profile makes. */
export function launchChromium(): Promise<Browser> {
  const quiet = ['--disable-background-networking', '--disable-component-update', '--disable-sync', '--no-first-run', '--disable-quic'];
  return chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage', ...quiet] });
}
