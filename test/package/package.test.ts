import { execFile } from 'node:child_process';
import { readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { areas } from '../../src/activities/areas.ts';
import { packageFolder } from '../support/package-folder.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

// The tools are plain JavaScript.
const { limit, weights } = (await import(new URL('../../tools/weigh.mjs', import.meta.url).href)) as {
  readonly limit: number;
  readonly weights: () => readonly { readonly name: string; readonly bytes: number }[];
};

const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
const both = (file: string, args: string[], cwd: string): Promise<{ readonly stdout: string; readonly stderr: string }> =>
  promisify(execFile)(file, args, {
    cwd,
    shell: process.platform === 'win32',
    env: { ...process.env, ONBEHALF_HOME: join(cwd, 'home') },
  });
const run = async (file: string, args: string[], cwd: string): Promise<string> => (await both(file, args, cwd)).stdout;

describe('the package, installed into an empty folder', () => {
  let folder = '';
  let said = '';
  beforeAll(async () => {
    folder = await temporaryFolder('package');
    const packed =
      (await run(npm, ['pack', '--ignore-scripts', '--silent', '--pack-destination', folder], packageFolder)).trim().split('\n').at(-1) ??
      '';
    await writeFile(join(folder, 'package.json'), '{ "name": "somebody", "private": true, "type": "module" }');
    ({ stderr: said } = await both(npm, ['install', '--prefer-offline', '--no-audit', '--no-fund', `./${packed}`], folder));
  }, 180_000);
  afterAll(() => rm(folder, { recursive: true, force: true }));

  test('nothing runs while it is installed, and nothing has to be allowed to', async () => {
    const { scripts } = JSON.parse(await readFile(join(folder, 'node_modules', 'onbehalf', 'package.json'), 'utf8')) as {
      scripts: Readonly<Record<string, string>>;
    };
    expect(Object.keys(scripts).filter((name) => /^(pre|post)?(install|prepare|prepublish)$/.test(name))).toEqual([]);
    expect(await readFile(join(folder, 'package-lock.json'), 'utf8')).not.toContain('hasInstallScript');
    expect(said).not.toMatch(/install.script/i);
  });

  test('the licences of all packages that are written into the program come along', async () => {
    const licences = await readFile(join(folder, 'node_modules', 'onbehalf', 'dist', 'LICENSES'), 'utf8');
    for (const name of ['entities 4', 'entities 7', 'html-to-text', 'node-forge', 'nodemailer', 'postal-mime', 'windows-iana', 'zod'])
      expect(licences).toMatch(new RegExp(`^${name}[\\d. ]+\\(`, 'm'));
    expect(licences.match(/permission|redistribution/gi)?.length).toBeGreaterThan(20);
  });

  test('the binary runs', async () => {
    expect(await run(process.execPath, [join('node_modules', 'onbehalf', 'dist', 'main.js'), '--version'], folder)).toMatch(
      /^\d+\.\d+\.\d+\n$/,
    );
    expect(await readdir(join(folder, 'node_modules', '.bin'))).toContain('onbehalf');
  });

  test('every subpath can be imported, and nothing that is imported is missing', async () => {
    const { exports } = JSON.parse(await readFile(join(packageFolder, 'package.json'), 'utf8')) as { readonly exports: object };
    const subpaths = Object.keys(exports).flatMap((path) => (path.endsWith('.json') ? [] : [path.replace(/^\./, 'onbehalf')]));
    const script = `
      const names = {};
      for (const path of ${JSON.stringify(subpaths)}) names[path] = Object.keys(await import(path)).sort();
      console.log(JSON.stringify(names));`;
    const names = JSON.parse(await run(process.execPath, ['--input-type=module', '-e', script], folder)) as Record<string, string[]>;

    expect(names['onbehalf']).toEqual(
      [
        ...Object.keys(areas),
        'OnbehalfError',
        'defineActivity',
        'detectFor',
        'failures',
        'isOnbehalfError',
        'microsoft365Scope',
        'nodeWorld',
        'onEmulator',
        'signInTogether',
        'use',
      ].toSorted(),
    );
    expect(names['onbehalf/activities/mail']).toContain('send');
    expect(names['onbehalf/emulator']).toContain('createEmulator');
    expect(names['onbehalf/testing']).toContain('embed');
  });

  test('the first hour goes as the README says', async () => {
    const readme = await readFile(join(packageFolder, 'README.md'), 'utf8');
    const [, tidy = ''] = /```ts\n([^]*?)```/.exec(readme) ?? [];
    const [, shown = ''] = /```json\n(\{"file":"tidy\.ts".*)\n```/.exec(readme) ?? [];
    await writeFile(join(folder, 'tidy.ts'), tidy);
    await writeFile(join(folder, 'tidy.mts'), tidy);
    const main = join('node_modules', 'onbehalf', 'dist', 'main.js');
    const printed = async (file: string): Promise<Record<string, unknown>> =>
      JSON.parse(await run(process.execPath, [main, 'run', file, '--emulator', '--json'], folder)) as Record<string, unknown>;
    const { activities, run: id, ...rest } = await printed('tidy.ts');
    const { run: shownId, ...said } = JSON.parse(shown.replace(',…]', ']')) as {
      readonly run: string;
      readonly activities: readonly object[];
    };

    expect(rest).toEqual({ file: 'tidy.ts', account: 'ada@contoso.example', permissions: ['Mail.ReadWrite'], exported: {} });
    expect({ ...rest, activities: [{ ...(activities as object[])[0], milliseconds: 22 }] }).toEqual(said);
    expect([id, shownId]).toEqual([expect.stringMatching(/^\d{8}-\d{6}-[\da-f]{8}$/), expect.stringMatching(/^\d{8}-\d{6}-[\da-f]{8}$/)]);
    expect(await printed('tidy.mts')).toMatchObject({ file: 'tidy.mts', permissions: ['Mail.ReadWrite'] });
    for (const step of ['npm init --yes && npm pkg set type=module', 'npm install ../onbehalf/onbehalf-0.1.0.tgz'])
      expect(readme).toContain(step);
  }, 60_000);

  test('what a durable run needs is named before anything is written down', async () => {
    await writeFile(join(folder, 'later.flow.yaml'), 'version: 1\nname: later\nsteps:\n  - log: hello\n');
    const main = join('node_modules', 'onbehalf', 'dist', 'main.js');
    const runs = (): Promise<string[]> => readdir(join(folder, 'home', 'runs')).catch(() => []);
    const before = await runs();
    const refused = await both(process.execPath, [main, 'run', 'later.flow.yaml', '--durable', '--emulator'], folder).catch(
      (error: unknown) => error as { readonly code: number; readonly stderr: string },
    );

    expect(refused).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('npm install @dbos-inc/dbos-sdk@5 @electric-sql/pglite@0.5') as string,
    });
    expect(refused.stderr).not.toContain('node_modules');
    expect(await runs()).toEqual(before);
  });

  test('an automation of the installing project runs on the embedded tenant', async () => {
    await writeFile(
      join(folder, 'tidy.ts'),
      `import { mail, microsoft365Scope } from 'onbehalf';
       await using m365 = await microsoft365Scope({ activities: [mail.list] });
       export const subjects: string[] = (await m365.mail.list({ top: 2 }).all()).map(({ subject }) => subject);`,
    );
    const printed = JSON.parse(
      await run(process.execPath, [join('node_modules', 'onbehalf', 'dist', 'main.js'), 'run', 'tidy.ts', '--emulator', '--json'], folder),
    ) as { exported: { subjects: string[] } };

    expect(printed.exported.subjects).toHaveLength(2);
  });

  test('the installation weighs at most 30 MB, and what the build prints of it', async () => {
    const bytes = await bytesIn(join(folder, 'node_modules'));
    expect(bytes).toBeLessThanOrEqual(limit);
    expect(limit).toBe(30e6);
    // Newer versions of what it needs may have come out since the lock file was written.
    const printed = weights().reduce((sum, one) => sum + one.bytes, 0);
    expect(Math.abs(bytes - printed) / bytes).toBeLessThan(0.03);
  });
});

async function bytesIn(folder: string): Promise<number> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const sizes = await Promise.all(
    entries.filter((entry) => entry.isFile()).map(async (entry) => (await stat(join(entry.parentPath ?? entry.path, entry.name))).size),
  );
  return sizes.reduce((sum, size) => sum + size, 0);
}
