import { mkdir, readFile, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { World } from '../../src/connection/index.ts';
import { embedded } from '../../src/embedded.ts';
import { createSigningKey, type SigningKey } from '../../src/emulator/index.ts';
import type { Embedded } from '../../src/faces/cli/command.ts';
import { onbehalfCommand, type CommandOptions, type Ended } from '../support/command-line.ts';
import { ownMachine, type OwnMachine } from '../support/own-home.ts';

const applicationId = '7a1b1f5e-2d0c-4c55-9d0b-3f5e6a4c2b10';

let signingKey: SigningKey;
beforeAll(async () => {
  signingKey = await createSigningKey();
});
let machine: OwnMachine;
beforeEach(async () => {
  machine = await ownMachine({ signingKey });
});
afterEach(() => machine[Symbol.asyncDispose]());

const run = (line: string, options: CommandOptions = {}): Promise<Ended> => onbehalfCommand(line.split(' '), options);
const kept = async (): Promise<Record<string, unknown>> =>
  JSON.parse(await readFile(join(machine.folder, 'connections.json'), 'utf8').catch(() => '{}')) as Record<string, unknown>;
/** Every file of the home: what a setup that was given up must not leave. */
const files = async (): Promise<string[]> => await readdir(machine.folder, { recursive: true });

test('asks what no flag says, signs in once, tries it, and keeps the connection', async () => {
  const ended = await run('init --emulator', { answers: ['own', applicationId, 'contoso.example', 'mail.list', '', ''] });

  expect(ended).toMatchObject({
    status: 0,
    stdout: expect.stringMatching(
      /^Connection work works and is kept: Ada Martin <ada@contoso\.example>, tenant [\da-f-]{36}, permissions Mail\.Read, User\.Read\.\nNext: onbehalf mail list --top 5 --connection work --emulator\n$/,
    ) as string,
  });
  expect(ended.stderr.match(/asks for (?:Mail|User)/g)).toHaveLength(1);
  expect(await kept()).toEqual({
    default: 'work',
    connections: {
      work: { oauthApplication: 'Custom', applicationId, tenantId: 'contoso.example', emailAddress: 'ada@contoso.example' },
    },
  });
});

test('with flags for all it asks nothing', async () => {
  const line = `init examples/quickstart.ts --application own --application-id ${applicationId} --tenant-id contoso.example --name nightly --no-default --account diego@contoso.example --emulator --json`;
  const { status, stdout } = await run(line);

  expect(status).toBe(0);
  expect(JSON.parse(stdout)).toMatchObject({
    name: 'nightly',
    isDefault: false,
    file: join(machine.folder, 'connections.json'),
    account: { username: 'diego@contoso.example' },
    permissions: expect.arrayContaining(['User.Read', 'Mail.ReadWrite']) as string[],
    settings: { applicationId, tenantId: 'contoso.example' },
  });
  expect(await kept()).toMatchObject({ connections: { nightly: { emailAddress: 'diego@contoso.example' } } });
  expect((await kept())['default']).toBeUndefined();
});

test('--yes takes what no answer means, and the next one needs another name', async () => {
  const first = await run('init --yes --emulator');
  const second = await run('init --yes --emulator');
  const named = await run('init --yes --emulator --name work');
  const replaced = await run('init mail.send --yes --emulator --name work --replace');
  const other = await run('init --yes --emulator --name other');

  expect(first.stdout).toContain('Connection work works and is kept');
  expect(second).toMatchObject({
    status: 2,
    stderr: expect.stringContaining('--name is needed, and nobody can be asked here: Name of the connection:') as string,
  });
  expect(named).toMatchObject({ status: 2, stderr: expect.stringContaining('--name there is a connection work already') as string });
  expect(replaced.stdout).toContain('permissions Mail.Send, User.Read.\n');
  expect(other.stdout).toContain('Next: onbehalf mail list --top 5 --connection other --emulator\n');
});

test('registers an application, and signs in with it', async () => {
  const { status, stdout, stderr } = await run(
    'init mail.list --application register --display-name Tidy --name tidy --account elin@contoso.example --yes --emulator',
  );

  expect(status).toBe(0);
  const [, id] = /Tidy is registered with the application ID ([\da-f-]{36})\./.exec(stderr) ?? [];
  expect(stdout).toContain('Connection tidy works and is kept');
  expect(await kept()).toMatchObject({
    connections: { tidy: { oauthApplication: 'Custom', applicationId: id, emailAddress: 'elin@contoso.example' } },
  });
});

test('whoever may not register is told how to print it', async () => {
  const { status, stderr } = await run('init --application register --yes --emulator');

  expect(status).toBe(4);
  expect(stderr).toContain('Registering takes an administrator. Print the same for one: run it again with --application plan.');
  expect(await kept()).toEqual({});
});

test('prints the steps for somebody else, and keeps nothing', async () => {
  const before = await files();
  const { status, stdout } = await run('init mail.list --application plan --yes');

  expect(status).toBe(0);
  expect(stdout).toMatch(/^1\. .*\n2\. /);
  expect(stdout).toContain('Mail.Read');
  expect(stdout).toMatch(/Next: onbehalf init --application own, with the application ID and the tenant ID that come of it\.\n$/);
  const { steps, application } = JSON.parse((await run('init mail.list --application plan --yes --json')).stdout) as Record<
    string,
    unknown
  >;
  expect(steps).toEqual(expect.arrayContaining([expect.stringContaining('Mail.Read')]));
  expect(application).toMatchObject({ displayName: 'Onbehalf', signInAudience: 'AzureADMyOrg' });
  expect(await files()).toEqual(before);
});

describe('keeps nothing', () => {
  const answers = ['own', applicationId, 'contoso.example', 'mail.list', 'work', 'yes'];

  test.each(answers.map((_, index) => index))('after Ctrl-C at question %i', async (index) => {
    const before = await files();
    const ended = await run(`init --emulator ${machine.origin}`, { answers: [...answers.slice(0, index), '\u0003'] });

    expect(ended.status).toBe(130);
    expect(ended.stdout).toBe('');
    expect(await files()).toEqual(before);
  });

  test('after a sign-in that failed', async () => {
    const before = await files();
    const ended = await run(`init --yes --application own --application-id ${applicationId.replace('7', '8')} --emulator`);

    expect(ended.status).not.toBe(0);
    expect(ended.stderr).not.toContain('onbehalf init');
    expect(await files()).toEqual(before);
  });

  test('after a trial that failed: whoever was not signed in before is not afterwards', async () => {
    const { emulator, stored } = watched(() => Response.json({ error: { code: 'Forbidden', message: '' } }, { status: 403 }));
    const ended = await run('init --yes --emulator', { emulator });

    expect(ended.status).toBe(4);
    expect(await stored()).toEqual([]);
    expect(await kept()).toEqual({});
  });

  test('after a connection that could not be written: nobody stays signed in', async () => {
    const file = join(machine.folder, 'connections.json');
    const { emulator, stored } = watched(async () => void (await mkdir(file, { recursive: true })));
    const ended = await run('init --yes --emulator', { emulator });

    expect(ended).toMatchObject({ status: 2, stderr: expect.stringContaining(`${file} is a folder, not a file.`) as string });
    expect(await stored()).toEqual([]);
  });
});

/** An emulator of a command's own that asks first what `GET /me` answers, and what is stored beside it. */
function watched(me: () => Response | Promise<void>): { readonly emulator: Embedded; readonly stored: () => Promise<unknown> } {
  const worlds: World[] = [];
  const emulator: Embedded = {
    ...embedded,
    async start(options) {
      const embedment = await embedded.start(options);
      return {
        ...embedment,
        world(base) {
          const world = embedment.world(base);
          const fetch: World['fetch'] = async (input, init) =>
            (new URL(input).pathname === '/v1.0/me' ? await me() : undefined) ?? (await world.fetch(input, init));
          worlds.push(world);
          return { ...world, fetch };
        },
      };
    },
  };
  return { emulator, stored: async () => await worlds[0]?.storage('Machine').then((storage) => storage.list()) };
}

test('a connection that stands in otherwise has no part in the next one', async () => {
  const own = `--application own --application-id ${applicationId} --tenant-id contoso.example`;
  await run(`init ${own} --name first --default --account diego@contoso.example --yes --emulator`);
  const second = await run('init examples/quickstart.ts --name second --account ada@contoso.example --yes --emulator');

  expect(second.stdout).toContain('Connection second works and is kept: Ada Martin <ada@contoso.example>');
  // The first is the default, and stays it.
  expect(second.stdout).toMatch(/\nNext: onbehalf run examples\/quickstart\.ts --connection second --emulator\n$/);
  expect(await kept()).toMatchObject({
    default: 'first',
    connections: { second: { emailAddress: 'ada@contoso.example' } },
  });
  expect(JSON.stringify((await kept())['connections'])).toMatch(/"second":\{"emailAddress":"ada@contoso\.example"\}/);
});

test('--application-id alone says that the application is your own', async () => {
  const { status, stderr } = await run(`init --application-id ${applicationId} --tenant-id contoso.example --name own --yes --emulator`);

  expect([status, stderr.includes('UiPath')]).toEqual([0, false]);
  expect(await kept()).toMatchObject({ connections: { own: { oauthApplication: 'Custom', applicationId } } });
});

test.each(['--json', '--unattended'])('with %s nobody is asked', async (flag) => {
  const ended = await run(`init --emulator ${flag}`, { answers: ['public'] });

  expect(ended.status).toBe(2);
  expect(ended.stderr).toContain('--application is needed, and nobody can be asked here');
});

test('a scope that says itself who asks has its own sign-in', async () => {
  const file = join(machine.folder, 'two.ts');
  const scope = (extra: string, activity: string): string =>
    `{ await using m365 = await microsoft365Scope({ ${extra}activities: [${activity}] }); await m365.use(${activity}, {}); }`;
  await writeFile(
    file,
    `import { microsoft365Scope } from 'onbehalf';\nimport { mail } from 'onbehalf/activities';\n${scope('', 'mail.list')}\n${scope(`oauthApplication: 'Custom', applicationId: '${applicationId}', tenantId: 'contoso.example', `, 'mail.send')}\n`,
  );
  const ended = await run(`init ${file} --yes --emulator`);

  expect(ended.stdout).toContain('permissions Mail.Read, User.Read.\n');
  expect(ended.stderr.match(/asks for/g)).toHaveLength(1);
});

describe('a wrong answer is asked again, with what is wrong', () => {
  test('and a right one goes on', async () => {
    const { status, stderr } = await run('init --emulator --yes', { answers: [] });
    expect([status, stderr.includes('?')]).toEqual([0, false]);

    const asked = await run('init --emulator --replace', {
      answers: ['mine', 'own', 'x', applicationId, 'a b', 'contoso.example', '', 'a b', 'work', 'perhaps', 'no'],
    });
    expect(asked.status).toBe(0);
    expect(asked.stderr).toContain('must be one of public, own, register, plan, not "mine".');
    expect(asked.stderr).toContain('must be a word of letters, digits');
    expect(asked.stderr).toContain('must be one of yes, no, not "perhaps".');
  });

  test('but not for ever', async () => {
    const ended = await run('init --emulator', { answers: Array.from({ length: 9 }, () => 'mine') });

    expect(ended).toMatchObject({
      status: 130,
      stderr: expect.stringContaining('5 answers were of no use.\nYour move: Start it again, or say it with --application.') as string,
    });
  });
});

test('without a terminal nothing is taken for granted', async () => {
  const before = await files();
  const ended = await run(`init --emulator ${machine.origin}`);

  expect(ended).toMatchObject({
    status: 2,
    stderr: expect.stringContaining(
      '--application is needed, and nobody can be asked here (--yes takes what no answer means): Which application',
    ) as string,
  });
  expect(await files()).toEqual(before);
});

test('nobody who can be asked: the flag that is missing is named, with what may stand there', async () => {
  expect(await run('init --application own --emulator')).toMatchObject({
    status: 2,
    stderr: expect.stringContaining('--application-id is needed, and nobody can be asked here: Application (client) ID:') as string,
  });
  expect(await run('init --application own --application-id x --emulator')).toMatchObject({
    status: 2,
    stderr: expect.stringContaining('--application-id must be') as string,
  });
});
