import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { countingActivity, packedPackage } from '../support/activity-package.ts';
import { onbehalfCommand, packageFolder } from '../support/command-line.ts';
import { ownHome, type OwnHome } from '../support/own-home.ts';

let home: OwnHome;
let project = '';
beforeEach(async () => {
  home = await ownHome();
  await onbehalfCommand(['new', 'tidy', '--location', home.folder]);
  project = join(home.folder, 'tidy');
});
afterEach(() => home[Symbol.asyncDispose]());

const packages = async (...args: readonly string[]) => await onbehalfCommand(['packages', ...args, '--project', project]);

test.each([
  ['an address', 'https://contoso.example/a.tgz', 'must be the name of a package'],
  ['a path', './a', 'must be the name of a package'],
  ['a path upwards', '../a', 'must be the name of a package'],
  ['a repository', 'contoso/activities', 'must be the name of a package'],
  ['a name in capitals', 'Contoso', 'must be the name of a package'],
  ['an alias', 'a@npm:rival', 'must be a version, a range or a tag'],
  ['a file as version', 'a@file:../b', 'must be a version, a range or a tag'],
  ['an empty version', 'a@', 'must be a version, a range or a tag'],
])('%s is no package to install', async (_what, word, says) => {
  expect(await packages('install', word)).toMatchObject({ status: 2, stderr: expect.stringContaining(says) as string });
});

test('Onbehalf itself is none', async () => {
  expect(await packages('install', 'onbehalf')).toMatchObject({
    status: 2,
    stderr: expect.stringContaining('no package of activities') as string,
  });
});

test('a folder is a feed: found, and read without running anything', async () => {
  await mkdir(join(home.folder, 'feed'));
  await packedPackage(join(home.folder, 'feed'), {
    name: 'counting',
    source: `${countingActivity('counting.count')}`,
    manifest: { description: 'Counts what there is.', dependencies: {} },
  });
  await writeFile(join(project, 'onbehalf.yaml'), `${await readFile(join(project, 'onbehalf.yaml'), 'utf8')}feeds:\n  - folder: ../feed\n`);

  expect(await packages('search', 'what there is')).toMatchObject({ status: 0, stdout: expect.stringContaining('counting') as string });
  expect((await packages('search', 'nothing of it')).stderr).toBe('No feed has such a package.\n');
  const missing = await packages('install', 'nowhere');
  expect(missing).toMatchObject({ status: 5, stderr: expect.stringContaining(`Asked: ${join(home.folder, 'feed')}.`) as string });
});

test('a package is listed, updated and removed in words', { timeout: 120_000 }, async () => {
  const feed = join(home.folder, 'feed');
  await mkdir(feed);
  const offered = (version: string) =>
    packedPackage(feed, { name: 'counting', version, source: countingActivity('counting.count'), manifest: { dependencies: {} } });
  await offered('1.0.0');
  await writeFile(join(project, 'onbehalf.yaml'), `${await readFile(join(project, 'onbehalf.yaml'), 'utf8')}feeds:\n  - folder: ../feed\n`);
  const said = async (...args: readonly string[]) => {
    const { stdout, stderr } = await packages(...args);
    return `${stdout}${stderr}`.replaceAll(home.folder, 'HOME');
  };

  expect(await said('list')).toBe('The project has no packages.\n');
  expect(await said('update')).toBe('The project has no packages.\n');
  expect(await said('install', 'counting')).toMatchInlineSnapshot(`
    "counting 1.0.0 is installed from HOME/feed: exactly the file ../feed/counting-1.0.0.tgz, which is 1.0.0.
      counting.count  Count (reads): Counts messages.
      Permissions: Mail.Read.
    "
  `);
  expect(await said('list')).toMatchInlineSnapshot(`
    "counting: exactly the file ../feed/counting-1.0.0.tgz, which is 1.0.0.
      counting.count  Count (reads): Counts messages.
      Permissions: Mail.Read.
    "
  `);
  expect(await said('update')).toMatchInlineSnapshot(`
    "counting stays 1.0.0: it is exactly that; install another version by name to change it.
    "
  `);
  await offered('1.1.0');
  expect(await said('search', 'counting')).toMatchInlineSnapshot(`
    "counting	1.1.0	yes	
    "
  `);
  expect(await said('update', 'counting')).toMatchInlineSnapshot(`
    "counting stays 1.0.0: it is exactly that; install another version by name to change it.
    "
  `);
  expect(JSON.parse((await packages('list', '--json')).stdout)).toMatchInlineSnapshot(`
    {
      "activities": [
        {
          "effect": "reads",
          "name": "counting.count",
          "title": "Count",
        },
      ],
      "claimed": [],
      "isInstalled": true,
      "name": "counting",
      "needsInstallScript": false,
      "permissions": [
        "Mail.Read",
      ],
      "range": "file:../feed/counting-1.0.0.tgz",
      "rule": "exactly the file ../feed/counting-1.0.0.tgz, which is 1.0.0",
      "version": "1.0.0",
    }
  `);
  expect(await said('remove')).toMatchInlineSnapshot(`
    "Error: onbehalf packages remove cannot be used as given. NAME must be a package of the project.
    The caller’s move: Correct the fields named above and try again.
    "
  `);
  expect(await said('remove', 'counting')).toMatchInlineSnapshot(`
    "Removed: counting.
    "
  `);
  expect(await said('list')).toBe('The project has no packages.\n');
});

describe('pack', () => {
  test('writes what the example of a package says about itself', async () => {
    const folder = join(packageFolder, 'examples', 'packages', 'invoices');
    const before = await readFile(join(folder, 'activities.json'), 'utf8');
    const { status, stdout } = await onbehalfCommand(['pack', folder, '--to', home.folder, '--json']);

    expect({ status, ...(JSON.parse(stdout) as object) }).toMatchObject({
      status: 0,
      name: '@contoso/onbehalf-invoices',
      permissions: ['Mail.Read'],
      claimed: [],
    });
    expect(await readFile(join(folder, 'activities.json'), 'utf8')).toBe(before);
  });

  test.each([
    ['an activity of ours', { source: countingActivity('mail.send') }, 'would replace mail.send of onbehalf'],
    ['no keyword', { manifest: { keywords: [] } }, '"keywords": ["onbehalf-activities"]'],
    ['a copy of Onbehalf that is not optional', { manifest: { peerDependenciesMeta: {} } }, '"peerDependenciesMeta"'],
    ['files without the description', { manifest: { files: ['index.ts'] } }, 'activities.json is not in the package.'],
    ['another version', { manifest: { version: '1.0.1' } }, 'projectVersion is 1.0.0, and version of package.json is 1.0.1'],
  ])('refuses a package with %s', async (_what, more, says) => {
    await expect(packedPackage(home.folder, { name: 'counting', source: countingActivity('counting.count'), ...more })).rejects.toThrow(
      says,
    );
  });

  test('a project without activities is packed without a description', async () => {
    const { status, stdout } = await onbehalfCommand(['pack', project, '--json']);

    expect({ status, ...(JSON.parse(stdout) as object) }).toMatchObject({ status: 0, name: 'tidy', version: '1.0.0', activities: [] });
  });
});
