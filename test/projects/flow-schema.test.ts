import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { makeProject, newProjectInput } from '../../src/faces/studio/home/new-files.ts';
import { countingActivity, packedPackage } from '../support/activity-package.ts';
import { onbehalfCommand } from '../support/command-line.ts';
import { ownHome, type OwnHome } from '../support/own-home.ts';

let home: OwnHome;
let project = '';
beforeEach(async () => {
  home = await ownHome();
  await onbehalfCommand(['new', 'tidy', '--location', home.folder]);
  project = join(home.folder, 'tidy');
});
afterEach(() => home[Symbol.asyncDispose]());

interface Schema {
  readonly $defs: { readonly use: { readonly properties: { readonly use: { readonly enum: readonly string[] } } } } & Record<
    string,
    unknown
  >;
}

/** What the schema of the project says. */
const schema = async (): Promise<Schema> => JSON.parse(await readFile(join(project, '.onbehalf', 'flow.schema.json'), 'utf8')) as Schema;
const activities = async (): Promise<readonly string[]> => (await schema()).$defs.use.properties.use.enum;
const packages = (...args: readonly string[]) => onbehalfCommand(['packages', ...args, '--project', project]);

test('each flow of a new project names the schema in its first line', async () => {
  const name = '# yaml-language-server: $schema=./.onbehalf/flow.schema.json\n';

  for (const file of ['main.flow.yaml', 'main.test.flow.yaml'])
    expect((await readFile(join(project, file), 'utf8')).startsWith(name)).toBe(true);
  expect(await activities()).toContain('mail.send');
});

test('a project that the Studio makes has the files of one that the command line makes', async () => {
  const asked = newProjectInput.parse({ name: 'tidy', location: join(home.folder, 'studio') });
  await mkdir(asked.location);
  const made = await makeProject(asked);

  const files = async (folder: string): Promise<string[]> =>
    (await readdir(folder, { recursive: true })).filter((name) => name.includes('.')).toSorted();
  expect(await files(made)).toEqual(await files(project));
  for (const file of ['main.flow.yaml', '.onbehalf/flow.schema.json'])
    expect(await readFile(join(made, file), 'utf8')).toBe(await readFile(join(project, file), 'utf8'));
});

test('it has the activities of a package from its installation until it is removed, and is not made where there is none', async () => {
  const feed = join(home.folder, 'feed');
  await mkdir(feed);
  await packedPackage(feed, { name: 'counting', source: countingActivity('counting.count'), manifest: { dependencies: {} } });
  const file = join(project, 'onbehalf.yaml');
  await writeFile(file, `${await readFile(file, 'utf8')}feeds:\n  - folder: ../feed\n`);
  const before = await readFile(join(project, '.onbehalf', 'flow.schema.json'), 'utf8');

  expect(await packages('install', 'counting')).toMatchObject({ status: 0 });
  expect(await activities()).toContain('counting.count');
  expect((await schema()).$defs).toHaveProperty(['counting.count']);
  expect(await packages('remove', 'counting')).toMatchObject({ status: 0 });
  expect(await readFile(join(project, '.onbehalf', 'flow.schema.json'), 'utf8')).toBe(before);

  await rm(join(project, '.onbehalf'), { recursive: true });
  expect(await packages('install', 'counting')).toMatchObject({ status: 0 });
  await expect(schema()).rejects.toThrow('ENOENT');
}, 60_000);
