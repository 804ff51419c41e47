import { execFile } from 'node:child_process';
import { cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findNpm } from '../../src/project/npm/find-npm.ts';
import { countingActivity, linkPackages, packedPackage, type WrittenPackage } from '../support/activity-package.ts';
import { onbehalfCommand } from '../support/command-line.ts';
import { registryIsMissing, startRegistry, type NpmRegistry } from '../support/npm-registry.ts';
import { ownHome, type OwnHome } from '../support/own-home.ts';
import { packageFolder } from '../support/package-folder.ts';
import { programProcess } from '../support/program-process.ts';

const example = '@contoso/onbehalf-invoices';

describe.skipIf(registryIsMissing !== undefined)(
  `packages from a registry${registryIsMissing ? ` (left out: ${registryIsMissing})` : ''}`,
  () => {
    let registry: NpmRegistry;
    let home: OwnHome;
    let project = '';

    beforeAll(async () => {
      [registry, home] = await Promise.all([startRegistry(), ownHome()]);
      const packages = join(home.folder, 'packages');
      await mkdir(packages);
      await linkPackages(packages);
      const publish = async (one: WrittenPackage, tag?: string): Promise<void> =>
        await registry.publish(await packedPackage(packages, one), tag);
      const packedZod = await promisify(execFile)(
        process.execPath,
        [
          findNpm(),
          'pack',
          '--ignore-scripts',
          '--silent',
          '--pack-destination',
          packages,
          '--',
          join(packageFolder, 'node_modules', 'zod'),
        ],
        { cwd: packages },
      );
      await registry.publish(join(packages, packedZod.stdout.trim()));
      const copy = join(packages, 'invoices');
      await cp(join(packageFolder, 'examples', 'packages', 'invoices'), copy, { recursive: true });
      const packed = await onbehalfCommand(['pack', copy, '--to', packages, '--json']);
      await registry.publish((JSON.parse(packed.stdout) as { readonly file: string }).file);
      await publish({ name: example, version: '1.1.0', source: countingActivity('invoices.count', 'GET /me/contosoInvoices') });
      await publish({ name: example, version: '2.0.0-beta.1', source: countingActivity('invoices.count') }, 'next');
      await publish({ name: 'rival', source: countingActivity('mail.send2') });
      await publish({ name: 'also-invoices', source: countingActivity('invoices.count') });
      await publish({ name: 'built', manifest: { scripts: { postinstall: "node -e \"require('fs').writeFileSync('ran', '')\"" } } });
      await publish({ name: 'only-early', version: '0.1.0-rc.1', source: countingActivity('early.count') }, 'next');
      await publish({ name: 'brings-rival', manifest: { dependencies: { rival: '^1.0.0' } } });
      await publish({ name: 'needs-newer', source: countingActivity('newer.count'), manifest: { peerDependencies: { onbehalf: '>=99' } } });
    }, 300_000);
    afterAll(async () => {
      await home[Symbol.asyncDispose]();
      await registry[Symbol.asyncDispose]();
    });

    const ran = async (...args: readonly string[]) =>
      await programProcess(args, { home: home.folder, env: registry.env }).ended.then(({ code, stdout, stderr }) => ({
        status: code,
        stdout,
        stderr,
      }));
    const packages = async (verb: string, ...args: readonly string[]) =>
      await ran('packages', verb, ...args, '--project', project, '--json');
    const valueOf = <T>({ stdout }: { readonly stdout: string }): T => JSON.parse(stdout) as T;
    const itemsOf = ({ stdout }: { readonly stdout: string }): Record<string, unknown>[] =>
      stdout
        .split('\n')
        .filter(Boolean)
        .map((line) => JSON.parse(line) as Record<string, unknown>);
    const textOf = async (name: string): Promise<string> => await readFile(join(project, name), 'utf8');
    let count = 0;
    /** Makes a project whose only feed is the registry. */
    const newProject = async (more = ''): Promise<void> => {
      count += 1;
      await onbehalfCommand(['new', `p${count}`, '--location', home.folder]);
      project = join(home.folder, `p${count}`);
      await writeFile(join(project, 'onbehalf.yaml'), `${await textOf('onbehalf.yaml')}feeds:\n  - registry: ${registry.address}\n${more}`);
    };

    test('the example is found, installed with the lock file, checked, and runs in a flow', async () => {
      await newProject();
      expect(itemsOf(await packages('search', 'invoices'))).toContainEqual({
        name: example,
        version: '1.1.0',
        description: expect.any(String) as string,
        from: registry.address,
        hasActivities: true,
      });

      expect(valueOf(await packages('install', `${example}@1.0.0`, '--strict'))).toMatchObject({
        version: '1.0.0',
        rule: 'exactly 1.0.0',
        activities: [{ name: 'invoices.list' }, { name: 'invoices.summary' }],
        permissions: ['Mail.Read'],
        claimed: [],
      });
      expect(JSON.parse(await textOf('package.json'))).toMatchObject({ dependencies: { [example]: '1.0.0' } });
      expect(await textOf('package-lock.json')).toContain('sha512-');

      await writeFile(
        join(project, 'main.flow.yaml'),
        `version: 1
name: main
steps:
  - microsoft365Scope:
      steps:
        - id: invoices
          use: invoices.summary
        - id: listed
          use: invoices.list
          collect: true
outputs:
  count: \${invoices.count}
  name: \${string(size(listed))}
`,
      );
      expect(valueOf<{ readonly problems: readonly string[] }>(await ran('check', project, '--json')).problems).toEqual([]);
      expect(valueOf(await ran('run', join(project, 'main.flow.yaml'), '--emulator', '--output', 'json'))).toMatchObject({
        outputs: { count: 10, name: '10' },
      });
    }, 300_000);

    test('what is locked is restored on a run, and a content that is not the locked one is refused', async () => {
      await rm(join(project, 'node_modules'), { recursive: true });
      const restored = await ran('run', join(project, 'main.flow.yaml'), '--emulator', '--output', 'json');
      expect(restored).toMatchObject({ status: 0, stderr: expect.stringContaining('were installed as they are locked.') as string });
      expect((await ran('run', join(project, 'main.flow.yaml'), '--emulator', '--output', 'json')).stderr).not.toContain('were installed');

      const lock = await textOf('package-lock.json');
      const changed = JSON.parse(lock) as { packages: Record<string, { integrity?: string }> };
      const locked = changed.packages[`node_modules/${example}`];
      if (locked) locked.integrity = `sha512-${'A'.repeat(86)}==`;
      await writeFile(join(project, 'package-lock.json'), JSON.stringify(changed));
      await rm(join(project, 'node_modules'), { recursive: true });
      expect(await ran('run', join(project, 'main.flow.yaml'), '--emulator')).toMatchObject({
        status: 5,
        stderr: expect.stringMatching(/npm ci failed \(EINTEGRITY\)[^]*Do not use the package/) as string,
      });
      await writeFile(join(project, 'package-lock.json'), lock);
    }, 300_000);

    test('versions: the newest by default, a prerelease only on request, updates within the range, removal', async () => {
      await newProject();
      expect(valueOf(await packages('install', example))).toMatchObject({
        version: '1.1.0',
        rule: '1.1.0 or newer 1.x; locked to 1.1.0 now',
      });
      expect(valueOf(await packages('install', example, '--prerelease'))).toMatchObject({ version: '2.0.0-beta.1' });
      expect(valueOf(await packages('install', `${example}@~1.0.0`))).toMatchObject({
        version: '1.0.0',
        rule: '1.0.0 or newer 1.x; locked to 1.0.0 now',
      });
      expect(itemsOf(await packages('update'))).toEqual([{ name: example, from: '1.0.0', to: '1.1.0', because: '' }]);
      expect(itemsOf(await packages('update', example))).toEqual([
        { name: example, from: '1.1.0', to: '1.1.0', because: 'there is no newer one that its range lets through.' },
      ]);
      expect(await packages('install', 'only-early')).toMatchObject({
        status: 5,
        stderr: expect.stringContaining('There are only prereleases of only-early') as string,
      });
      expect(valueOf(await packages('install', 'only-early@next'))).toMatchObject({ version: '0.1.0-rc.1' });
      expect(valueOf(await packages('remove', example))).toEqual({ removed: [example] });
      expect(itemsOf(await packages('list')).map(({ name }) => name)).toEqual(['only-early']);
      expect(await textOf('package-lock.json')).not.toContain(example);
    }, 300_000);

    test('a call that no table knows is claimed by the package, and asks for permissions.add', async () => {
      await newProject();
      expect(valueOf(await packages('install', `${example}@1.1.0`))).toMatchObject({
        permissions: [],
        claimed: [{ activity: 'invoices.count', operation: 'GET /me/contosoInvoices' }],
      });
      const listed = await ran('packages', 'list', '--project', project);
      expect(listed.stdout).toContain('invoices.count claims to call GET /me/contosoInvoices, which is in no table of permissions');

      const flow = (permissions: string): Promise<void> =>
        writeFile(
          join(project, 'main.flow.yaml'),
          `version: 1\nname: main\nsteps:\n  - microsoft365Scope:\n${permissions}      steps:\n        - use: invoices.count\n`,
        );
      await flow('');
      const without = await ran('permissions', join(project, 'main.flow.yaml'), '--emulator', '--output', 'json');
      expect(valueOf(without)).toMatchObject({ permissions: [], warnings: [{ kind: 'claimed', operation: 'GET /me/contosoInvoices' }] });
      await flow('      permissions: { add: [Mail.Read] }\n');
      expect(valueOf(await ran('permissions', join(project, 'main.flow.yaml'), '--emulator', '--output', 'json'))).toMatchObject({
        permissions: [{ name: 'Mail.Read' }],
      });
    }, 300_000);

    test('what is refused is refused before anything changes', async () => {
      await newProject('forbiddenPackages:\n  - { name: riv*, versions: 1.x, because: it is a rival }\n');
      await packages('install', `${example}@1.1.0`);
      const written = async (): Promise<string[]> => [await textOf('package.json'), await textOf('package-lock.json')];
      const before = await written();
      const refusals: readonly (readonly [name: string, status: number, says: string])[] = [
        ['also-invoices', 5, `also-invoices would replace invoices.count of ${example}; it was not installed.`],
        ['rival', 5, 'rival 1.0.0 is forbidden in this project by the rule riv* 1.x: it is a rival. It was not installed.'],
        ['brings-rival', 5, 'rival 1.0.0 is forbidden in this project by the rule riv* 1.x: it is a rival. Nothing was installed.'],
        ['needs-newer', 2, 'needs-newer 1.0.0 needs onbehalf >=99, and this is '],
        ['nowhere', 5, 'No feed has a package nowhere. Asked: http://127.0.0.1:'],
      ];
      for (const [name, status, says] of refusals) {
        const refused = await packages('install', name);
        expect({ name, status: refused.status, stderr: refused.stderr }).toEqual({
          name,
          status,
          stderr: expect.stringContaining(says) as string,
        });
        expect(await written()).toEqual(before);
      }
    }, 300_000);

    test('a package with an install script is named, and the script does not run', async () => {
      await newProject();
      expect(await ran('packages', 'install', 'built', '--project', project)).toMatchObject({
        status: 0,
        stderr: expect.stringContaining('built needs an install script, which is not supported: it was not run.') as string,
      });
      await expect(readFile(join(project, 'node_modules', 'built', 'ran'))).rejects.toThrow('ENOENT');
      expect((await ran('packages', 'list', '--project', project)).stdout).toContain('It needs an install script');
      expect(valueOf<{ readonly notes: readonly string[] }>(await ran('check', project, '--json')).notes).toEqual([
        'built 1.0.0 needs an install script, which is not supported: it was not run.',
      ]);
    }, 300_000);

    test('feeds are asked in their order: the first that has a package decides', async () => {
      await newProject();
      await mkdir(join(project, 'feed'));
      const folder = join(home.folder, 'packages');
      await cp(
        await packedPackage(folder, { name: 'also-invoices', version: '0.9.0', source: countingActivity('own.count') }),
        join(project, 'feed', 'a.tgz'),
      );
      await writeFile(join(project, 'onbehalf.yaml'), (await textOf('onbehalf.yaml')).replace('feeds:\n', 'feeds:\n  - folder: feed\n'));

      expect(valueOf(await packages('install', 'also-invoices'))).toMatchObject({ version: '0.9.0', activities: [{ name: 'own.count' }] });
      expect(valueOf(await packages('install', 'rival'))).toMatchObject({ version: '1.0.0', from: registry.address });
    }, 300_000);
  },
);
