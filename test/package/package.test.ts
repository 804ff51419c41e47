import { execFile } from 'node:child_process';
import { mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { packageFolder } from '../support/command-line.ts';

const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
const run = async (file: string, args: string[], cwd: string): Promise<string> =>
  (
    await promisify(execFile)(file, args, {
      cwd,
      shell: process.platform === 'win32',
      env: { ...process.env, ONBEHALF_HOME: join(cwd, 'home') },
    })
  ).stdout;

describe('the package, installed into an empty folder', () => {
  let folder = '';
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'onbehalf-package-'));
    const packed =
      (await run(npm, ['pack', '--ignore-scripts', '--silent', '--pack-destination', folder], packageFolder)).trim().split('\n').at(-1) ??
      '';
    await writeFile(join(folder, 'package.json'), '{ "name": "somebody", "private": true, "type": "module" }');
    await run(npm, ['install', '--prefer-offline', '--no-audit', '--no-fund', '--ignore-scripts', `./${packed}`], folder);
  }, 180_000);
  afterAll(() => rm(folder, { recursive: true, force: true }));

  test('the binary runs', async () => {
    expect(await run(process.execPath, [join('node_modules', 'onbehalf', 'dist', 'main.js'), '--version'], folder)).toMatch(
      /^\d+\.\d+\.\d+\n$/,
    );
    expect(await readdir(join(folder, 'node_modules', '.bin'))).toContain('onbehalf');
  });

  test('every subpath can be imported, and nothing that is imported is missing', async () => {
    const script = `
      const names = {};
      for (const path of ['onbehalf', 'onbehalf/activities', 'onbehalf/activities/mail', 'onbehalf/emulator', 'onbehalf/testing']) names[path] = Object.keys(await import(path)).sort();
      console.log(JSON.stringify(names));`;
    const names = JSON.parse(await run(process.execPath, ['--input-type=module', '-e', script], folder)) as Record<string, string[]>;

    expect(names['onbehalf']).toEqual([
      'OnbehalfError',
      'defineActivity',
      'detectFor',
      'failures',
      'isOnbehalfError',
      'mail',
      'microsoft365Scope',
      'nodeWorld',
      'onEmulator',
      'use',
    ]);
    expect(names['onbehalf/activities/mail']).toContain('send');
    expect(names['onbehalf/emulator']).toContain('createEmulator');
    expect(names['onbehalf/testing']).toContain('embed');
  });

  test('an automation of the installing project runs on the embedded tenant', async () => {
    await writeFile(
      join(folder, 'tidy.ts'),
      `import { mail, microsoft365Scope, use } from 'onbehalf';
       await using m365 = await microsoft365Scope({ activities: [use(mail.list, { markAsRead: false })] });
       export const subjects: string[] = (await m365.mail.list({ top: 2 }).all()).map(({ subject }) => subject);`,
    );
    const printed = JSON.parse(
      await run(process.execPath, [join('node_modules', 'onbehalf', 'dist', 'main.js'), 'run', 'tidy.ts', '--emulator', '--json'], folder),
    ) as { exported: { subjects: string[] } };

    expect(printed.exported.subjects).toHaveLength(2);
  });

  test('the installation weighs at most 30 MB', async () => {
    expect((await bytesIn(join(folder, 'node_modules'))) / 1e6).toBeLessThanOrEqual(30);
  });
});

async function bytesIn(folder: string): Promise<number> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const sizes = await Promise.all(
    entries.filter((entry) => entry.isFile()).map(async (entry) => (await stat(join(entry.parentPath ?? entry.path, entry.name))).size),
  );
  return sizes.reduce((sum, size) => sum + size, 0);
}
