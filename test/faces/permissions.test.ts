import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createSigningKey, type SigningKey } from '../../src/emulator/index.ts';
import { onbehalfCommand, type Ended } from '../support/command-line.ts';
import { ownMachine, type OwnMachine } from '../support/own-home.ts';

const own = { applicationId: '7a1b1f5e-2d0c-4c55-9d0b-3f5e6a4c2b10', tenantId: 'contoso.example' } as const;
const ada = 'ada@contoso.example';

let signingKey: SigningKey;
beforeAll(async () => {
  signingKey = await createSigningKey();
});

let machine: OwnMachine;
beforeEach(async () => {
  machine = await ownMachine({ signingKey });
});
afterEach(() => machine[Symbol.asyncDispose]());

const run = (...args: string[]): Promise<Ended> => onbehalfCommand(['permissions', ...args, '--emulator', machine.origin, '--unattended']);
const json = async (...args: string[]): Promise<Record<string, unknown>> =>
  JSON.parse((await run(...args, '--json')).stdout) as Record<string, unknown>;

/** Signs Ada in on this machine, as a person would. */
const signIn = (permissions: readonly string[], settings: object = {}): Promise<void> =>
  machine.signIn(ada, { ...settings, activities: [], permissions: { add: permissions } });

/** Writes an automation that opens scopes with these settings; gives its path. */
async function automation(...scopes: readonly string[]): Promise<string> {
  const file = join(machine.folder, 'tidy.ts');
  await writeFile(
    file,
    ["import { mail, microsoft365Scope, use } from 'onbehalf';", ...scopes.map((settings) => `await microsoft365Scope(${settings});`)].join(
      '\n',
    ),
  );
  return file;
}

test('a scope for another mailbox needs what opens that of somebody else, whatever the flags say', async () => {
  const file = await automation("{ activities: [use(mail.list, { markAsRead: false })], mailbox: 'ben@contoso.example' }");
  const both = await automation(
    "{ activities: [use(mail.list, { markAsRead: false })], mailbox: 'ben@contoso.example' }",
    '{ activities: [use(mail.list, { markAsRead: false })] }',
  );

  expect((await run(file)).stdout).toMatch(/^Mail\.Read\.Shared /m);
  expect((await run(file)).stdout).not.toMatch(/^Mail\.Read /m);
  expect((await run(both)).stdout).toMatch(/^Mail\.Read\.Shared /m);
});

describe('beside each permission stands', () => {
  test('who may consent, the calls that need it, and that nobody is signed in', async () => {
    const { status, stdout } = await run(
      await automation("{ activities: [use(mail.list, { markAsRead: false })], permissions: { add: ['User.Read.All'] } }"),
    );

    expect({ status, stdout }).toEqual({
      status: 0,
      stdout: [
        'UiPathStudioO365App, where nobody is signed in yet:',
        'Mail.Read  Read your mail  you may consent  granted: no',
        '  mail.list                GET /me/mailFolders/{folder}/childFolders',
        '  mail.list                GET /me/mailFolders/{folder}/messages',
        '  mail.list                GET /me/messages/{message}',
        "User.Read.All  Read all users' full profiles and company properties  an administrator must consent  granted: no",
        '',
      ].join('\n'),
    });
  });

  test('what the account granted, a broader permission counting for a narrower one', async () => {
    await signIn(['Mail.ReadWrite', 'Mail.Send']);
    const file = await automation('{ activities: [use(mail.list, { markAsRead: false }), mail.turnOnAutomaticReplies] }');
    const { stdout } = await run(file);

    expect(stdout).toContain(`UiPathStudioO365App as ${ada}:\n`);
    expect(stdout).toContain('Mail.Read  Read your mail  you may consent  granted: yes, as Mail.ReadWrite\n');
    expect(stdout).toContain('MailboxSettings.ReadWrite  Read and write to your mailbox settings  you may consent  granted: no\n');
    expect(stdout).toContain('Not needed: Mail.Send\n  Granted to UiPathStudioO365App, and nothing that is listed needs it.\n');
    expect(await json(file)).toMatchObject({
      permissions: [
        { name: 'Mail.Read', kind: 'delegated', adminConsentRequired: false, granted: true },
        { name: 'MailboxSettings.ReadWrite', granted: false, because: [{ activity: 'mail.turnOnAutomaticReplies' }] },
      ],
      connections: [
        {
          connection: null,
          application: 'UiPathStudioO365App',
          account: ada,
          kind: 'delegated',
          missing: ['MailboxSettings.ReadWrite'],
          notNeeded: ['Mail.Send'],
        },
      ],
    });
  });

  test('the same for activities by name', async () => {
    expect(await json('mail.send', 'mail.move')).toMatchObject({ permissions: [{ name: 'Mail.ReadWrite' }, { name: 'Mail.Send' }] });
  });
});

test('what one scope leaves out says nothing about another one', async () => {
  const left = "{ activities: [mail.move], permissions: { remove: ['Mail.ReadWrite'], add: ['User.Read'] } }";
  const needed = async (...scopes: readonly string[]): Promise<unknown> =>
    ((await json(await automation(...scopes)))['permissions'] as { name: string; because: unknown[] }[]).map(({ name, because }) => [
      name,
      because.length,
    ]);

  expect(await needed(left)).toEqual([['User.Read', 0]]);
  expect(await needed(left, '{ activities: [mail.delete] }')).toEqual([
    ['Mail.ReadWrite', 2],
    ['User.Read', 0],
  ]);
});

describe('connections', () => {
  test('each has a table of its own, with its application, its account and its kind of permissions', async () => {
    await onbehalfCommand(['connections', 'create', 'work', '--application-id', own.applicationId, '--tenant-id', own.tenantId]);
    await signIn(['Mail.Read'], { oauthApplication: 'Custom', ...own });
    const file = await automation(
      '{ activities: [use(mail.list, { markAsRead: false })] }',
      "{ connection: 'work', activities: [use(mail.list, { markAsRead: false })] }",
      "{ authenticationType: 'ApplicationIdAndSecret', applicationId: 'c0ffee00-8a4e-4f0e-9a51-0a1b2c3d4e5f', tenantId: 'contoso.example', applicationSecret: process.env.SECRET, impersonatedUserEmailAddress: 'invoices@contoso.example', activities: [use(mail.list, { markAsRead: false })] }",
    );
    const { stdout } = await run(file);

    expect(stdout.split('\n').filter((line) => /:$|^Mail|^What/.test(line))).toEqual([
      'UiPathStudioO365App, where nobody is signed in yet:',
      'Mail.Read  Read your mail  you may consent  granted: no',
      `Application ${own.applicationId} (connection work) as ${ada}:`,
      'Mail.Read  Read your mail  you may consent  granted: yes',
      'Application c0ffee00-8a4e-4f0e-9a51-0a1b2c3d4e5f, without a person:',
      'Mail.Read  Read your mail  an administrator must consent',
      'What is granted cannot be told: the tokens of an application without a person are not stored; a new one tells (`--renew`).',
    ]);
    expect(await json(file)).toMatchObject({
      permissions: [
        { kind: 'delegated', granted: false },
        { kind: 'delegated', connection: 'work', granted: true },
        { kind: 'application', granted: null, adminConsentRequired: true },
      ],
      connections: [
        { connection: null },
        { connection: 'work', applicationId: own.applicationId, missing: [] },
        {
          kind: 'application',
          account: null,
          unknown: 'the tokens of an application without a person are not stored; a new one tells (`--renew`)',
        },
      ],
    });
  });

  test('what only a run can tell is said, and nothing is guessed about it', async () => {
    const { status, stdout } = await run(
      await automation(
        "{ oauthApplication: 'Custom', applicationId: process.env.APPLICATION, tenantId: process.env.TENANT, activities: [mail.move] }",
      ),
      '--check',
    );

    expect(stdout).toContain('An application that is only known when it runs:\nMail.ReadWrite');
    expect(stdout).toContain('What is granted cannot be told: applicationId, tenantId are only known when it runs.\n');
    expect(status).toBe(2);
  });

  test('a connection that is not there is named', async () => {
    const { status, stderr } = await run(await automation("{ connection: 'wrok', activities: [mail.move] }"));

    expect(stderr).toContain('There is no connection named wrok; there is none yet.');
    expect(status).toBe(2);
  });
});

describe('--check', () => {
  test('warns of a broader permission than needed, and fails on it where it is to be exact', async () => {
    await signIn(['Mail.ReadWrite']);
    const says = `UiPathStudioO365App as ${ada}: broader than needed: Mail.ReadWrite, where Mail.Read is enough.`;

    expect(await run('mail.list', '--check')).toMatchObject({ status: 0, stderr: expect.stringContaining(says) });
    expect(await run('mail.list', '--exact')).toMatchObject({ status: 4, stderr: expect.stringContaining(says) });
    expect(await run('mail.list', 'mail.move', '--exact')).toMatchObject({ status: 0, stderr: '' });
    expect(await json('mail.list', '--check')).toMatchObject({
      problems: [],
      notes: [says],
      connections: [{ broader: [{ name: 'Mail.Read', by: ['Mail.ReadWrite'] }] }],
    });
    expect(await json('mail.list', '--exact')).toMatchObject({ problems: [says], notes: [] });
    expect(await json('mail.list', 'mail.send', '--check')).toMatchObject({
      problems: [`UiPathStudioO365App as ${ada}: not granted: Mail.Send.`],
      notes: [says],
    });
    expect((await run('mail.list', 'mail.send', '--check')).status).toBe(4);
  });

  test('ends with 3 when nobody is signed in', async () => {
    expect(await run('mail.move', '--check')).toMatchObject({
      status: 3,
      stderr: `UiPathStudioO365App, where nobody is signed in yet: run \`onbehalf signin mail.move --emulator ${machine.origin}\` first, then compare.\n`,
    });
  });

  test('ends with 0 when what is granted is what is needed', async () => {
    await signIn(['Mail.ReadWrite']);

    expect(await run('mail.move', '--check')).toMatchObject({ status: 0, stderr: '' });
  });

  test('ends with 4 and names what is missing and what is not needed', async () => {
    await signIn(['Mail.Send']);

    expect(await run('mail.move', '--check')).toMatchObject({
      status: 4,
      stderr: `UiPathStudioO365App as ${ada}: not granted: Mail.ReadWrite.\nUiPathStudioO365App as ${ada}: not needed: Mail.Send.\n`,
    });
    expect(await json('mail.move', '--check')).toMatchObject({
      problems: [expect.stringContaining('not granted'), expect.stringContaining('not needed')],
    });
  });
});

describe('--renew', () => {
  test('sees what was taken back since the last sign-in', async () => {
    await signIn(['Mail.Read', 'Mail.Send']);
    for (const consent of machine.emulator.tenant.consents)
      consent.permissions = consent.permissions.filter((name) => name !== 'Mail.Send');

    expect(await json('mail.move')).toMatchObject({ connections: [{ notNeeded: ['Mail.Send'] }] });
    expect(await json('mail.move', '--renew')).toMatchObject({
      connections: [{ account: ada, missing: ['Mail.ReadWrite'], notNeeded: [] }],
    });
  });

  test('tells what cannot be had when all of it was taken back', async () => {
    await signIn(['Mail.Read']);
    machine.emulator.tenant.consents.splice(0);

    expect(await run('mail.move', '--renew', '--check')).toMatchObject({
      status: 4,
      stderr: expect.stringContaining('what is granted cannot be told: Nobody has consented yet'),
    });
  });

  test('compares what an application without a person was granted with what is needed', async () => {
    const reports = {
      authenticationType: 'ApplicationIdAndSecret',
      applicationId: 'c0ffee00-8a4e-4f0e-9a51-0a1b2c3d4e5f',
      tenantId: 'contoso.example',
      impersonatedUserEmailAddress: ada,
    };
    const keep = (secret?: string): Promise<void> =>
      writeFile(
        join(machine.folder, 'connections.json'),
        JSON.stringify({ connections: { reports: { ...reports, ...(secret !== undefined && { secureApplicationSecret: secret }) } } }),
      );
    await writeFile(join(machine.folder, 'secret'), 'contoso-reports-secret');
    await keep(`file:${join(machine.folder, 'secret')}`);
    const compared = ['mail.get', '--connection', 'reports', '--renew', '--check'];

    expect(await run(...compared)).toMatchObject({
      status: 4,
      stderr: expect.stringContaining('(connection reports), without a person: not needed: User.Read.All.\n'),
    });
    await keep();
    expect(await run(...compared)).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('what is granted cannot be told: applicationSecret is only known when it runs.'),
    });
  });
});
