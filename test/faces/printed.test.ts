import { join } from 'node:path';
import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { allActivities } from '../../src/activities/areas.ts';
import { createSigningKey, type SigningKey } from '../../src/emulator/index.ts';
import { onbehalfCommand } from '../support/command-line.ts';
import { ownMachine, type OwnMachine } from '../support/own-home.ts';

const ada = 'ada@contoso.example';
const ben = 'ben@contoso.example';

let signingKey: SigningKey;
beforeAll(async () => {
  signingKey = await createSigningKey();
});
let machine: OwnMachine;
beforeEach(async () => {
  machine = await ownMachine({ signingKey });
});
afterEach(() => machine[Symbol.asyncDispose]());

const run = (line: string) => onbehalfCommand([...line.split(' '), '--emulator', machine.origin, '--unattended']);
const json = async (line: string): Promise<unknown> => JSON.parse((await run(`${line} --output json`)).stdout) as unknown;
/** The cells of a printed table, by line; times as `{time}`. */
const table = async (line: string): Promise<string[][]> =>
  (await run(`${line} --output table`)).stdout
    .trimEnd()
    .split('\n')
    .map((row) =>
      row
        .replaceAll(/20\d\d-\d\d-\d\d \d\d:\d\d/g, '{time}')
        .trim()
        .split(/ {2,}/),
    );

const signIn = (who: string, ...permissions: string[]): Promise<void> =>
  machine.signIn(who, { activities: [], permissions: { add: permissions } });

test('every activity is listed with what it does and needs', async () => {
  const all = await allActivities();
  const rows = (await json('activities')) as Record<string, unknown>[];

  expect(rows).toEqual(
    all.map(({ name, title, alsoKnownAs = [], summary, effect }) => ({
      name,
      title,
      alsoKnownAs,
      summary,
      effect,
      permissions: expect.any(Array) as unknown,
    })),
  );
  expect(rows.find(({ name }) => name === 'mail.send')).toMatchObject({ permissions: ['Mail.Send'] });
  const [heading, ...lines] = await table('activities');
  expect(heading).toEqual(['Activity', 'Title', 'Effect', 'Permissions at most']);
  expect(lines.map(([name]) => name)).toEqual(all.map(({ name }) => name));
  expect(lines).toContainEqual(['mail.send', 'Send Mail', 'sends', 'Mail.Send']);
});

describe('who is signed in', () => {
  test('is printed with the tenant and what was granted', async () => {
    await signIn(ada, 'Mail.Read', 'User.Read');

    expect((await run('whoami')).stdout).toBe(`Ada Martin <${ada}>\nTenant ${machine.emulator.tenant.id}\nGranted Mail.Read, User.Read\n`);
    expect(await json('whoami')).toMatchObject({ username: ada, name: 'Ada Martin', permissions: ['Mail.Read', 'User.Read'] });
  });

  test('of all connections is a table', async () => {
    await run(`connections create work --account ${ada}`);
    await signIn(ada, 'Mail.Read', 'User.Read');
    await signIn(ben, 'Mail.Send');

    expect(await table('whoami --all')).toEqual([
      ['Account', 'Name', 'Connection', 'Renewed', 'Granted'],
      [ada, 'Ada Martin', 'work', '{time}', 'Mail.Read, User.Read'],
      [ben, expect.any(String), '-', '{time}', 'Mail.Send'],
    ]);
  });

  test('is forgotten, and nobody can be', async () => {
    await signIn(ada, 'Mail.Read');

    expect(await json('signout')).toEqual({ signedOut: ada });
    expect(await json('signout')).toEqual({ signedOut: null });
    expect((await run('signout')).stdout).toBe('Nobody was signed in.\n');
  });
});

describe('connections', () => {
  test('are a table: what is not set is what stands for it', async () => {
    await run(`connections create work --account ${ada}`);
    await run('connections create own --application-id 7a1b1f5e-2d0c-4c55-9d0b-3f5e6a4c2b10 --tenant-id contoso.example');
    await run('connections default own');
    await signIn(ada, 'Mail.Read');
    await signIn(ben, 'Mail.Read');
    const { id } = machine.emulator.tenant;

    expect(await table('connections')).toEqual([
      ['Name', 'Account', 'Application', 'Tenant', 'Renewed', 'Stale', 'Of'],
      ['own', '7a1b1f5e-2d0c-4c55-9d0b-3f5e6a4c2b10', 'contoso.example', '-', '-', 'person, default'],
      ['work', ada, 'public (UiPath)', id, '{time}', '{time}', 'person'],
      ['-', ben, 'public (UiPath)', id, '{time}', '{time}'],
    ]);
  });

  test('that there are none of says how to make one', async () => {
    expect(await run('connections')).toMatchObject({
      status: 0,
      stdout: '',
      stderr: expect.stringContaining('connections create NAME') as string,
    });
  });

  test('are printed as objects by each command that changes them', async () => {
    const file = join(machine.folder, 'connections.json');
    const settings = { emailAddress: ada };

    expect(await json(`connections create work --account ${ada}`)).toEqual({ name: 'work', file, settings });
    expect(await json('connections default')).toBeNull();
    expect(await json('connections default work')).toEqual({ name: 'work', settings, owner: 'person', file, isDefault: true });
    expect(await json('connections default')).toEqual({ name: 'work', settings, owner: 'person', file, isDefault: true });
    expect(await json('connections rename work office')).toMatchObject({ name: 'office', settings, file });
    expect(await json('connections remove office')).toMatchObject({ name: 'office', settings, file });
  });

  test('say in words what was done', async () => {
    await run('connections create work');

    expect((await run('connections default work')).stdout).toBe('work is used now where no connection is named.\n');
    expect((await run('connections rename work office')).stdout).toBe('Connection work is called office now.\n');
    expect((await run('connections remove office')).stdout).toContain(
      `Connection office is removed from ${join(machine.folder, 'connections.json')}.`,
    );
  });

  test('that are tried say who they are', async () => {
    await run(`connections create work --account ${ada}`);
    await signIn(ada, 'User.Read');

    expect((await run('connections test work')).stdout).toBe(
      `Connection work works: Ada Martin <${ada}>, tenant ${machine.emulator.tenant.id}, permissions User.Read.\n`,
    );
  });
});

describe('the message to an administrator', () => {
  test('is printed for each that asks, and is part of the object only where it was asked for', async () => {
    const { stdout } = await run('permissions mail.list --message');
    const { connections } = (await json('permissions mail.list --message')) as { connections: { adminConsent?: { message: string } }[] };

    expect(stdout).toMatch(/^Subject: /);
    expect(connections.map(({ adminConsent }) => `${adminConsent?.message}\n`)).toEqual([stdout]);
    expect(await json('permissions mail.list')).toMatchObject({
      connections: [expect.not.objectContaining({ adminConsent: expect.anything() as unknown })],
    });
  });

  test('is none where nothing is missing', async () => {
    await signIn(ada, 'Mail.Read');

    expect(await run('permissions mail.list --message')).toMatchObject({
      stdout: '',
      stderr: expect.stringContaining('Nothing is missing') as string,
    });
  });
});

describe('the quickstart', () => {
  test('tells for a person what it needs, who answers, what was consented to and what it moved', async () => {
    const { stdout, stderr } = await onbehalfCommand(['quickstart']);
    const [, needs = '', signsIn = '', moved = '', flow = ''] = stdout.split(/^\d\. /m);
    const [, count = ''] = /^Moved (\d+) messages/.exec(moved) ?? [];

    expect(stderr).toBe('');
    expect(needs).toContain('The automation examples/quickstart.ts needs\nMail.ReadWrite ');
    expect(signsIn).toContain(`asks for Mail.ReadWrite; ${ada} answers the sign-in page`);
    expect(signsIn).toContain('Consent given to UiPathStudioO365App: Mail.ReadWrite');
    expect(moved.match(/^.+\t.+@.+$/gm)).toHaveLength(Number(count));
    expect(flow).toMatch(/^The same as a flow, which asks for Mail\.ReadWrite as well\nversion: 1\nname: quickstart\n/);
    expect(flow).toContain(`In a new tenant it moved ${count} messages, in `);
    expect(flow).toContain('Done.');
  });

  test('prints one object, and nothing else, with --json', async () => {
    const { stdout } = await onbehalfCommand(['quickstart', '--json', '--seed', '1']);

    expect(JSON.parse(stdout)).toEqual({
      permissions: [expect.objectContaining({ name: 'Mail.ReadWrite' })],
      consents: [
        { application: 'UiPathStudioO365App', answer: 'accept', permissions: expect.arrayContaining(['Mail.ReadWrite']) as string[] },
      ],
      moved: expect.arrayContaining([{ subject: expect.any(String) as string, from: expect.any(String) as string }]) as unknown[],
      flow: expect.objectContaining({ permissions: ['Mail.ReadWrite'], outputs: { moved: 10 } }) as object,
    });
  });

  test('acts as who is named', async () => {
    const { stderr } = await onbehalfCommand(['quickstart', '--account', 'nobody@contoso.example']);

    expect(stderr).toContain('nobody@contoso.example');
  });
});

test('a code that is none of a shell is refused with those that are', async () => {
  const { status, stderr } = await onbehalfCommand(['completion', 'nush']);

  expect(status).toBe(2);
  expect(stderr).toContain('SHELL must be one of bash, zsh, fish, powershell, not nush.');
});
