import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createSigningKey, type SigningKey } from '../../src/emulator/index.ts';
import { onbehalfCommand, type Ended } from '../support/command-line.ts';
import { ownMachine, type OwnMachine } from '../support/own-home.ts';
import { programProcess } from '../support/program-process.ts';

const own = { applicationId: '7a1b1f5e-2d0c-4c55-9d0b-3f5e6a4c2b10', tenantId: 'contoso.example' } as const;
const ada = 'ada@contoso.example';
const diego = 'diego@contoso.example';

let signingKey: SigningKey;
beforeAll(async () => {
  signingKey = await createSigningKey();
});

let machine: OwnMachine;
beforeEach(async () => {
  machine = await ownMachine({ signingKey });
});
afterEach(() => machine[Symbol.asyncDispose]());

const run = (...args: string[]): Promise<Ended> => onbehalfCommand([...args, '--emulator', machine.origin]);
/** Runs a line that a remedy named. */
const runLine = (line: string): Promise<Ended> => onbehalfCommand(line.split(' ').slice(1));
const lines = ({ stdout }: Ended): Record<string, unknown>[] =>
  stdout.split('\n').flatMap((line) => (line === '' ? [] : [JSON.parse(line) as Record<string, unknown>]));

/** Writes an automation that opens scopes with these settings; gives its path. */
async function automation(name: string, ...scopes: readonly string[]): Promise<string> {
  const file = join(machine.folder, name);
  const text = scopes.map(
    (settings, index) => `const scope${index} = await microsoft365Scope(${settings});\nawait scope${index}.signIn();`,
  );
  await writeFile(file, ["import { mail, microsoft365Scope, use } from 'onbehalf';", ...text].join('\n'));
  return file;
}

describe('onbehalf signin', () => {
  test('says once who signed in, and shows it as JSON once', async () => {
    const said = await onbehalfCommand(['signin', '--emulator', '--account', ada]);
    const shown = await onbehalfCommand(['signin', 'mail.list', '--emulator', '--account', ada, '--json']);

    expect(said.stdout).toBe(`Signed in as ${ada}.\n`);
    expect(said.stderr).not.toContain('Signed in as');
    expect(JSON.parse(shown.stdout)).toEqual({
      account: expect.objectContaining({ username: ada }) as unknown,
      permissions: ['Mail.Read'],
    });
    expect(shown.stderr).not.toContain('Signed in as');
  });

  test('asks for what files and activities need, once for each account', async () => {
    const file = await automation(
      'tidy.ts',
      `{ emailAddress: '${ada}', activities: [use(mail.list, { markAsRead: false })] }`,
      `{ emailAddress: '${ada}', activities: [mail.send] }`,
    );
    const ended = await onbehalfCommand(['signin', file, '--permission', 'Chat.Read', '--emulator', '--account', ada, '--json']);

    expect(ended.status).toBe(0);
    expect(JSON.parse(ended.stdout)).toMatchObject({ account: { username: ada }, permissions: ['Chat.Read', 'Mail.Read', 'Mail.Send'] });
    expect(ended.stderr.match(/asks for/g)).toHaveLength(1);
  });

  test('refuses a file that cannot be read, naming the place, and a misspelt activity', async () => {
    const file = await automation('odd.ts', '{ activities: [mail[process.argv[2]]] }');

    expect(await onbehalfCommand(['signin', file, '--emulator'])).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('odd.ts, line 2, column 55') as string,
    });
    expect(await onbehalfCommand(['signin', 'mail.lst', '--emulator'])).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('mail.lst is no activity; did you mean mail.list?') as string,
    });
  });

  test('says what it leaves out', async () => {
    const file = await automation('late.ts', `{ emailAddress: process.env['WHO'], activities: [mail.list] }`);
    const ended = await onbehalfCommand(['signin', file, '--emulator']);

    expect(ended.status).toBe(0);
    expect(ended.stdout).toBe('Nothing asks for a person.\n');
    expect(ended.stderr).toContain('Left out: a scope whose application or account is only known when it runs');
  });

  test('that nobody can answer says what was in the way, and does not name itself', async () => {
    const { status, stderr } = await run('signin', '--unattended');

    expect(status).toBe(3);
    expect(stderr).toContain('Your move: Run it again without `--unattended` (ONBEHALF_UNATTENDED) once where a person can answer');
    expect(stderr).not.toContain('onbehalf signin');
  });

  test('needs neither a terminal nor a desktop for a code', async () => {
    const program = programProcess(['signin', 'mail.list', '--emulator', machine.origin, '--account', ada], {
      home: machine.folder,
      env: { DISPLAY: '', WAYLAND_DISPLAY: '', BROWSER: '' },
    });
    const [, url = '', code = ''] = await program.said(/Open (\S+) on any device .*\n\s+(\S+)/);
    await machine.emulator.person(ada).openBrowser(`${url}?otc=${code}`);

    expect(await program.ended).toMatchObject({ code: 0, stdout: `Signed in as ${ada}.\n` });
    expect((await run('mail', 'list', '--top', '1', '--unattended')).status).toBe(0);
  });
});

describe('the sign-in that a remedy names', () => {
  const unattended = async (...args: string[]): Promise<string> => {
    const { status, stderr } = await run(...args, '--unattended');
    expect(status).toBe(3);
    const [, line = ''] = /`(onbehalf signin[^`]*)`/.exec(stderr) ?? [];
    return line;
  };

  test('of a run and of one activity is whole', async () => {
    const file = await automation('tidy.ts', '{ activities: [mail.send] }');
    const where = `--emulator ${machine.origin}`;

    expect(await unattended('run', file)).toBe(`onbehalf signin ${file} ${where}`);
    expect(await unattended('mail', 'list', '--no-mark-as-read')).toBe(`onbehalf signin --permission Mail.Read ${where}`);
    expect(await unattended('mail', 'list', '--mailbox', 'invoices@contoso.example')).toBe(
      `onbehalf signin --permission Mail.Read.Shared ${where}`,
    );
    expect(await unattended('app', 'show', 'Tidier')).toBe(
      `onbehalf signin --permission Directory.Read.All --application-id 14d82eec-204b-4c2f-b7e8-296a70dab67e ${where}`,
    );
  });
});

describe('stored sign-ins', () => {
  const renewed = /^20\d\d-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;

  test('are listed with the time of their renewal and their end, by connection', async () => {
    await run('connections', 'create', 'work', '--application-id', own.applicationId, '--tenant-id', own.tenantId, '--account', diego);
    await machine.signIn(diego, { ...own, oauthApplication: 'Custom', activities: [], permissions: { add: ['Mail.Read'] } });
    await machine.signIn(ada, { activities: [], permissions: { add: ['Mail.Send'] } });
    const listed = lines(await run('connections', '--json'));
    const table = await run('connections');
    const shown = await run('connections', 'show', 'work');
    const shownAsJson = lines(await run('connections', 'show', 'work', '--json'));
    const all = lines(await run('whoami', '--all', '--json'));

    const signIn = {
      username: diego,
      signedInAt: expect.stringMatching(renewed) as string,
      renewedAt: expect.stringMatching(renewed) as string,
      staleAt: expect.stringMatching(renewed) as string,
    };
    expect(listed).toMatchObject([
      { name: 'work', applicationId: own.applicationId, signIn },
      { name: null, emailAddress: ada, signIn: { username: ada } },
    ]);
    expect(shownAsJson).toMatchObject([{ name: 'work', signIn }]);
    const days = all.map(({ renewedAt, staleAt }) => (Date.parse(String(staleAt)) - Date.parse(String(renewedAt))) / 86_400_000);
    expect(days.map(Math.round)).toEqual([90, 90]);
    expect(table.stdout.split('\n')[0]).toMatch(
      /^work\tdiego@contoso\.example\t.*\tcontoso\.example\t20\d\d-\d\d-\d\d \d\d:\d\d\t20\d\d-\d\d-\d\d \d\d:\d\d\tperson$/,
    );
    expect(shown.stdout).toMatch(/sign-in: diego@contoso\.example, last renewed 20\S+ \S+, stale at the latest 20\S+ \S+\n/);
    expect(all).toMatchObject([
      { connection: 'work', username: diego, permissions: ['Mail.Read'], renewedAt: signIn.renewedAt, staleAt: signIn.staleAt },
      { connection: null, username: ada, permissions: ['Mail.Send'] },
    ]);
  });

  test('that several accounts may be, or nobody, are told as such', async () => {
    await run('connections', 'create', 'any', '--continue-on-error');
    await run('connections', 'create', 'other', '--application-id', own.applicationId);
    await machine.signIn(ada, { activities: [], permissions: { add: ['Mail.Send'] } });
    await machine.signIn(diego, { activities: [], permissions: { add: ['Mail.Send'] } });
    const listed = lines(await run('connections', '--json'));

    expect(listed.map(({ name, signIn, unknown, emailAddress }) => ({ name, signIn: Boolean(signIn), unknown, emailAddress }))).toEqual([
      { name: 'any', signIn: false, unknown: `several accounts: ${diego}, ${ada}`, emailAddress: undefined },
      { name: 'other', signIn: false, unknown: undefined, emailAddress: undefined },
      { name: null, signIn: true, unknown: undefined, emailAddress: diego },
      { name: null, signIn: true, unknown: undefined, emailAddress: ada },
    ]);
    expect((await run('connections')).stdout.split('\n')[1]).toContain('\t-\t-\t');
  });

  test('of nobody end with 3', async () => {
    expect(await run('whoami', '--all', '--json')).toMatchObject({ status: 3, stdout: '' });
  });

  test('that a remedy names work afterwards', async () => {
    const { stderr } = await run('mail', 'list', '--top', '1', '--unattended');
    const [, line = ''] = /`(onbehalf signin[^`]*)`/.exec(stderr) ?? [];
    await machine.signIn(ada, { activities: [], permissions: { add: ['Mail.Read', 'Mail.ReadWrite'] } });

    expect(await runLine(line)).toMatchObject({ status: 0, stdout: `Signed in as ${ada}.\n` });
  });
});
