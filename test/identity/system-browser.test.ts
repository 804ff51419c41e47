import { chmod, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { openSystemBrowser } from '../../src/connection/machine/browser.ts';
import { createWorld, isClosed } from './world.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

let folder: string;
beforeEach(async () => {
  folder = await temporaryFolder('browser');
});
afterEach(async () => {
  vi.unstubAllEnvs();
  await rm(folder, { recursive: true });
});

test.skipIf(process.platform === 'win32')(
  'the sign-in page opens in a program of the person, outside of ours (left out on Windows: it has no shell scripts)',
  async () => {
    const browser = join(folder, 'browser');
    await writeFile(
      browser,
      `#!/bin/sh\nprintf '%s\\n' "$#" "$1" > '${folder}/opened.new'\nmv '${folder}/opened.new' '${folder}/opened'\n`,
    );
    await chmod(browser, 0o700);
    vi.stubEnv('BROWSER', browser);
    const world = createWorld();
    const signedIn = world.identity({}, { openBrowser: openSystemBrowser }).token(['Mail.Read']);
    const opened = await vi.waitFor(async () => await readFile(join(folder, 'opened'), 'utf8'), { timeout: 10_000 });
    const [count, url = ''] = opened.split('\n');

    expect([count, url]).toEqual(['1', world.told('opening')[0]?.url]);
    await world.person('ada').openBrowser(url);
    expect((await signedIn).account.username).toBe('ada@contoso.example');
    expect(await isClosed(world.told('opening')[0]?.redirectUri ?? '')).toBe(true);
  },
);
