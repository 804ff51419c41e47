import { execFileSync } from 'node:child_process';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { withAutomation, type AutomationFiles } from '../../test/support/automation-files.ts';
import { failureOf } from '../../test/support/failure-of.ts';
import { temporaryFolder } from '../../test/support/temporary-folder.ts';
import { activityModules } from '../activities/areas.ts';
import * as onbehalf from '../index.ts';
import { findScopes } from './find-scopes.ts';
import { ourModules } from './reading/our-modules.ts';

const find = (files: AutomationFiles): ReturnType<typeof findScopes> => withAutomation(files, (path) => findScopes(path, 'some/tidy.ts'));

test('a syntax error names the file and the place, also in a file beside the automation', async () => {
  expect((await failureOf(find({ 'tidy.ts': 'const = 1;' }))).message).toMatch(/^some\/tidy\.ts is not valid TypeScript: .*\(1:6\)\.$/);
  expect((await failureOf(find({ 'tidy.ts': "import './lib.ts';", 'lib.ts': '\nlet;' }))).message).toMatch(
    /^some\/lib\.ts is not valid TypeScript: .*\(2:/,
  );
});

test('nothing of the file runs', async () => {
  const source = "import { mail, microsoft365Scope } from 'onbehalf';\nthrow new Error('this file must not run');\n";

  expect(await find({ 'tidy.ts': `${source}await microsoft365Scope({ activities: [mail.list] });` })).toEqual([
    { activities: [onbehalf.mail.list], settings: {}, unread: [], mailbox: false, add: [], remove: [] },
  ]);
});

test('what an automation gets from Onbehalf is known as it is', async () => {
  const ours = await ourModules();
  const { exports } = JSON.parse(await readFile(new URL('../../package.json', import.meta.url), 'utf8')) as { exports: object };
  const modules = Object.keys(exports).map((path) => path.replace(/^\./, 'onbehalf'));
  const members = (name: string): string[] => {
    const value = ours.get(name);
    return value?.kind === 'ours' ? [...value.members.keys()].toSorted() : [];
  };

  expect([...ours.keys()].toSorted()).toEqual(modules.toSorted());
  expect(members('onbehalf')).toEqual(Object.keys(onbehalf).toSorted());
  for (const [name, module] of Object.entries(await activityModules())) expect(members(name)).toEqual(Object.keys(module).toSorted());
});

test('an automation cannot change what it gets from Onbehalf', async () => {
  const narrow = onbehalf.use(onbehalf.mail.list, { markAsRead: false });
  const given: object[] = Object.values((await activityModules())['onbehalf/activities'] ?? {});

  for (const shared of [...given, ...given.flatMap((area) => Object.values(area) as object[]), narrow])
    expect(Object.isFrozen(shared)).toBe(true);
});

test.skipIf(process.platform === 'win32')('a pipe that is imported is refused, and not waited on (Windows has no such pipes)', async () => {
  const folder = await temporaryFolder('scopes');
  const file = join(folder, 'tidy.ts');
  execFileSync('mkfifo', [join(folder, 'part.ts')]);
  await writeFile(file, "import './part.ts';\n");
  try {
    await expect(findScopes(file, 'tidy.ts')).rejects.toMatchObject({
      code: 'INPUT_INVALID',
      message: 'part.ts is imported, and is a pipe or a device, not a file.',
    });
  } finally {
    await rm(folder, { recursive: true });
  }
});
