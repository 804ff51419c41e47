import { existsSync } from 'node:fs';
import { chromium, type Browser } from 'playwright-core';

const executablePath = '/usr/bin/chromium';

/** Whether the suites of the browser run: everywhere but on a machine without Chromium; where `CI` is set they run and fail there. */
export const hasChromium = existsSync(executablePath) || process.env['CI'] === 'true';

/** Added to the title of a suite that is left out. */
export const chromiumReason = hasChromium ? '' : ` (left out: ${executablePath} is not there; Debian has it as "chromium")`;

/** Starts Chromium without a window. */
export function launchChromium(): Promise<Browser> {
  return chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage'] });
}
