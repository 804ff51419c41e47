import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ownActivities } from '../../src/flow/catalogue.ts';
import { triggerOf, waitOf } from '../../src/run/watch/trigger.ts';
import { onbehalfCommand, packageFolder } from '../support/command-line.ts';
import { ownHome, type OwnHome } from '../support/own-home.ts';

const page = await readFile(join(packageFolder, 'docs', 'watch.md'), 'utf8');
const [entries = '', flow = ''] = [...page.matchAll(/```yaml\n([^]*?)```/g)].map(([, text = '']) => text);

/** Times are those of the day on which it was printed. */
const withoutTimes = (text: string): string => text.replace(/^ {2}\w{3}, .* 08:00 CES?T {2}\S+Z$/gm, '  08:00');

let home: OwnHome;
beforeAll(async () => {
  home = await ownHome();
  const folder = join(home.folder, 'tidy');
  await onbehalfCommand(['new', 'tidy', '--location', home.folder]);
  await writeFile(join(folder, 'onbehalf.yaml'), `version: 1\nname: tidy\nentryPoints: [{ file: main.flow.yaml }]\n${entries}`);
  await writeFile(join(folder, 'invoice.flow.yaml'), flow);
});
afterAll(() => home[Symbol.asyncDispose]());

test('the commands of the page print what stands there', async () => {
  const blocks = [...page.matchAll(/```text\n\$ onbehalf (.*)\n([^]*?)```/g)];
  expect(blocks.map(([, line]) => line)).toEqual(['watch tidy --list', 'permissions tidy']);
  for (const [, line = '', output = ''] of blocks) {
    const words = line.replace(' tidy', ` ${join(home.folder, 'tidy')}`).split(' ');
    const { status, stdout } = await onbehalfCommand(words);
    expect(status).toBe(0);
    expect(withoutTimes(stdout)).toBe(withoutTimes(output));
  }
  expect((await onbehalfCommand(['check', join(home.folder, 'tidy')])).status).toBe(0);
});

test('the function of the page stands in for its flow, and asks for the same', async () => {
  const [, source = ''] = /```ts\n([^]*?)```/.exec(page) ?? [];
  const [tidy, coded] = ['tidy', 'coded'].map((name) => join(home.folder, name)) as [string, string];
  await onbehalfCommand(['new', 'coded', '--location', home.folder]);
  await writeFile(join(coded, 'invoice.ts'), source);
  await writeFile(
    join(coded, 'onbehalf.yaml'),
    `version: 1\nname: coded\nentryPoints: [{ file: main.flow.yaml }]\n${entries.replace('invoice.flow.yaml', 'invoice.ts#file')}`,
  );
  const asked = async (folder: string): Promise<unknown> =>
    (JSON.parse((await onbehalfCommand(['permissions', folder, '--json'])).stdout) as { permissions: unknown }).permissions;

  expect(await onbehalfCommand(['check', coded])).toMatchObject({ status: 0 });
  expect(await asked(coded)).toEqual(await asked(tidy));
});

test('every trigger that there is stands on the page, and no other', async () => {
  const there = (await ownActivities.names()).flatMap((name) => triggerOf(name) ?? []);
  const told = [...page.matchAll(/^\| `(\w+\.\w+)` \|.*\(reference\/(\w+)\/wait-for-([\w-]+)\.md\)/gm)];

  expect(told.map(([, trigger]) => trigger).toSorted()).toEqual(there.toSorted());
  expect(told.every(([, trigger, area, verb]) => trigger === `${area}.${verb}`)).toBe(true);
  for (const trigger of there) expect((await waitOf({ trigger }, ownActivities))?.name).toMatch(/waitFor/);
});
