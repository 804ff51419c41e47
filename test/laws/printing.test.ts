import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { allActivities } from '../../src/activities/areas.ts';
import type { Example } from '../../src/core/activity.ts';
import { fillExample, placeholdersOf } from '../../src/core/examples.ts';
import { commandOf, toKebab } from '../../src/core/names.ts';
import { createSigningKey } from '../../src/emulator/entra/signing-key.ts';
import type { commands } from '../../src/faces/cli/commands.ts';
import { onbehalfCommand, type Ended } from '../support/command-line.ts';
import { exampleTenant } from '../support/example-tenant.ts';
import { hostileCloud, hostileText, shownText, type HostileCloud } from '../support/hostile-cloud.ts';
import { ownMachine, type OwnMachine } from '../support/own-home.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const activities = await allActivities();
const account = 'elin@contoso.example';
const signingKey = await createSigningKey();
let hostile: HostileCloud;
let machine: OwnMachine;
let folder = '';
let automation = '';

beforeAll(async () => {
  hostile = await hostileCloud(account);
  machine = await ownMachine();
  for (const user of machine.emulator.tenant.users.values()) user.displayName += hostileText;
  await machine.signIn(account, { activities: [], permissions: { add: ['User.Read'] } });
  folder = join(await temporaryFolder('printing'), `folder${hostileText.replaceAll('/', '')}`);
  await mkdir(folder);
  automation = join(folder, 'tidy.ts');
  await writeFile(
    automation,
    `import { microsoft365Scope } from 'onbehalf';
import { list } from 'onbehalf/activities/mail';
await using m365 = await microsoft365Scope({ activities: [list] });
export const subjects = (await m365.mail.list({ top: 2 }).all()).map(({ subject }) => subject);
export const said = ${JSON.stringify(hostileText)};
`,
  );
});
afterAll(async () => {
  await hostile[Symbol.asyncDispose]();
  await machine[Symbol.asyncDispose]();
  await rm(join(folder, '..'), { recursive: true });
});

/** Everything that a terminal obeys, but line feeds, tabs and the marks of the command line itself. */
const obeyed = /[\u0000-\u0008\u000B-\u001F\u007F-\u009F\u200B\u200E\u200F\u2028-\u202E\u2060-\u206F]/gu; // oxlint-disable-line no-control-regex
const marks = /\u001B\[(?:1|2|22|3[1-3]|39)m/g; // oxlint-disable-line no-control-regex

interface Printed {
  readonly text: string;
  /** Every character in it that a terminal obeys, as its number. */
  readonly obeyed: readonly string[];
}

function obeyedIn({ stdout, stderr }: Ended): string[] {
  return [stdout, stderr].flatMap((text) => text.replace(marks, '').match(obeyed) ?? []).map((found) => found.charCodeAt(0).toString(16));
}

/** Runs a command for a person and for a program; gives all that was printed. */
async function printed(args: readonly string[], inTenant: boolean): Promise<Printed> {
  const where = inTenant ? ['--account', account, '--emulator'] : [];
  const ways = [{ terminal: true, env: { FORCE_COLOR: '1' } }, { terminal: false }, { terminal: false, json: true }];
  let text = '';
  const found: string[] = [];
  for (const { json = false, ...way } of ways) {
    const ended = await onbehalfCommand([...args, ...where, ...(json ? ['--json'] : [])], {
      ...way,
      emulator: hostile.embedded,
      signal: args[0] === 'emulator' ? AbortSignal.abort() : new AbortController().signal,
    });
    found.push(...obeyedIn(ended));
    text += ended.stdout + ended.stderr;
  }
  return { text, obeyed: found };
}

const name = `Tidier${hostileText}`;
const atMachine = (): string[] => ['--emulator', machine.origin];

/** A line of each command with names from a hostile hand, and whether it works in the hostile tenant. */
const lines: Record<keyof typeof commands, () => { readonly args: readonly string[]; readonly inTenant?: true; readonly shows?: false }> = {
  quickstart: () => ({ args: ['quickstart'], inTenant: true, shows: false }),
  new: () => ({ args: ['new', 'tidy', '--location', join(folder, 'nowhere')] }),
  check: () => ({ args: ['check', folder] }),
  pack: () => ({ args: ['pack', folder] }),
  'packages search': () => ({ args: ['packages', 'search', name, '--project', folder] }),
  'packages list': () => ({ args: ['packages', 'list', '--project', folder] }),
  'packages install': () => ({ args: ['packages', 'install', name, '--project', folder] }),
  'packages update': () => ({ args: ['packages', 'update', '--project', folder] }),
  'packages remove': () => ({ args: ['packages', 'remove', 'a', '--project', folder] }),
  'runs list': () => ({ args: ['runs', 'list'], shows: false }),
  'runs show': () => ({ args: ['runs', 'show', name], shows: false }),
  'runs open': () => ({ args: ['runs', 'open', name, '--no-open'], shows: false }),
  'runs resume': () => ({ args: ['runs', 'resume', name], shows: false }),
  'runs remove': () => ({ args: ['runs', 'remove', name], shows: false }),
  init: () => ({ args: ['init', '--name', name, '--yes'], inTenant: true, shows: false }),
  signin: () => ({ args: ['signin', '--for', name], inTenant: true }),
  whoami: () => ({ args: ['whoami', ...atMachine()] }),
  connections: () => ({ args: ['connections', ...atMachine()], shows: false }),
  'connections list': () => ({ args: ['connections', 'list', ...atMachine()], shows: false }),
  'connections show': () => ({ args: ['connections', 'show', name] }),
  'connections create': () => ({ args: ['connections', 'create', name, '--account', name], shows: false }),
  'connections test': () => ({ args: ['connections', 'test', name] }),
  'connections rename': () => ({ args: ['connections', 'rename', name, 'other'] }),
  'connections remove': () => ({ args: ['connections', 'remove', name] }),
  'connections default': () => ({ args: ['connections', 'default', name] }),
  'secrets set': () => ({ args: ['secrets', 'set', name] }),
  'secrets remove': () => ({ args: ['secrets', 'remove', name] }),
  permissions: () => ({ args: ['permissions', automation, name], inTenant: true }),
  doctor: () => ({ args: ['doctor', join(folder, 'nothing.ts')], inTenant: true }),
  'doctor explain': () => ({ args: ['doctor', 'explain', name] }),
  'app register': () => ({ args: ['app', 'register', automation, '--name', name], inTenant: true, shows: false }),
  'app show': () => ({ args: ['app', 'show', name], inTenant: true }),
  'app review': () => ({ args: ['app', 'review', name, automation], inTenant: true }),
  'app consent': () => ({ args: ['app', 'consent', name], inTenant: true }),
  'app permissions add': () => ({ args: ['app', 'permissions', 'add', name, 'Mail.Read'], inTenant: true }),
  'app permissions remove': () => ({ args: ['app', 'permissions', 'remove', name, 'Mail.Read'], inTenant: true }),
  'app delete': () => ({ args: ['app', 'delete', name], inTenant: true }),
  activities: () => ({ args: ['activities', name] }),
  run: () => ({ args: ['run', automation], inTenant: true }),
  watch: () => ({ args: ['watch', folder] }),
  'emulator start': () => ({ args: ['emulator', 'start', '--data', folder], shows: false }),
  'emulator status': () => ({ args: ['emulator', 'status', machine.origin], shows: false }),
  'emulator stop': () => ({ args: ['emulator', 'stop', `http://${name}`], shows: false }),
  'emulator reset': () => ({ args: ['emulator', 'reset', `http://${name}`], shows: false }),
  studio: () => ({ args: ['studio', join(folder, name), '--no-open'] }),
  'flow format': () => ({ args: ['flow', 'format', name] }),
  'flow schema': () => ({ args: ['flow', 'schema'], shows: false }),
  completion: () => ({ args: ['completion', name] }),
  signout: () => ({ args: ['signout', ...atMachine()], shows: false }),
};

test.each(Object.entries(lines))('onbehalf %s prints nothing that a terminal obeys', async (_, line) => {
  const { args, inTenant = false, shows = true } = line();

  const { text, obeyed: found } = await printed(args, inTenant);

  expect(found).toEqual([]);
  // Otherwise nothing hostile was there to be seen.
  expect(shows ? shownText.test(text) : !shownText.test(text)).toBe(true);
});

describe('the results of an activity', () => {
  test.each(activities.map((activity) => [activity.name, activity] as const))('%s', async (_, activity) => {
    await using tenant = await exampleTenant(signingKey);
    for (const { input } of activity.examples as readonly Example<Record<string, unknown>>[]) {
      const filled = fillExample(input, await tenant.ids(placeholdersOf(input)));
      // What an example waits for comes from somebody else; here nobody sends it.
      const here = { ...filled, ...('saveTo' in filled && { saveTo: folder }), ...('timeoutSeconds' in filled && { timeoutSeconds: 1 }) };
      const args = Object.entries(here).flatMap(([field, value]) => {
        const flag = `--${toKebab(field)}`;
        if (typeof value === 'boolean') return [value ? flag : `--no-${flag.slice(2)}`];
        return [value].flat().flatMap((one: unknown) => [flag, typeof one === 'string' ? one : JSON.stringify(one)]);
      });
      expect((await printed([...commandOf(activity.name), ...args], true)).obeyed).toEqual([]);
    }
  });

  test('a message and its folder are seen, in full, without being obeyed', async () => {
    for (const line of [
      ['mail', 'list', '--top', '3'],
      ['mail', 'folders'],
      ['mail', 'newest'],
    ])
      expect((await printed(line, true)).text).toMatch(shownText);
  });

  test('an error says what a hostile service says', async () => {
    expect((await printed(['mail', 'get', '--message', 'nowhere'], true)).text).toMatch(shownText);
  });
});
