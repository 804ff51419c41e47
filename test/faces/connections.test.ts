import { spawn } from 'node:child_process';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { keepOutput, onbehalfCommand, packageFolder, type Ended } from '../support/command-line.ts';
import { ownHome, type OwnHome } from '../support/own-home.ts';

const applicationId = '7a1b1f5e-2d0c-4c55-9d0b-3f5e6a4c2b10';
const work = `connections create work --application-id ${applicationId} --tenant-id contoso.example`;

let own: OwnHome;
let home = '';
beforeEach(async () => {
  own = await ownHome();
  home = own.folder;
});
afterEach(() => own[Symbol.asyncDispose]());

const run = (line: string, env: Record<string, string> = {}): Promise<Ended> => onbehalfCommand(line.split(' '), { env });
const json = async (line: string, env?: Record<string, string>): Promise<unknown> =>
  JSON.parse((await run(`${line} --json`, env)).stdout) as unknown;

/** Runs the built program in a folder, as a process of its own. */
async function runIn(folder: string, args: readonly string[]): Promise<Ended> {
  const child = spawn(process.execPath, [join(packageFolder, 'dist/main.js'), ...args], {
    cwd: folder,
    env: { PATH: process.env['PATH'], ONBEHALF_HOME: home },
  });
  const [out, said]: [Buffer[], Buffer[]] = [[], []];
  child.stdout.on('data', (chunk: Buffer) => out.push(chunk));
  child.stderr.on('data', (chunk: Buffer) => said.push(chunk));
  const status = await new Promise<number>((resolve) => child.on('close', (code) => resolve(code ?? -1)));
  const ended = { status, stdout: Buffer.concat(out).toString(), stderr: Buffer.concat(said).toString() };
  await keepOutput(args.join(' '), ended.stdout + ended.stderr);
  return ended;
}

describe('named connections', () => {
  test('are created, shown, made the default, renamed and removed', async () => {
    expect(await run(work)).toMatchObject({
      status: 0,
      stdout: `Connection work is kept in ${home}/connections.json. Next: onbehalf connections test work\n`,
    });
    expect(await json('connections show work')).toEqual({
      name: 'work',
      settings: { oauthApplication: 'Custom', applicationId, tenantId: 'contoso.example' },
      owner: 'person',
      file: join(home, 'connections.json'),
      isDefault: false,
      signIn: null,
    });
    expect((await run('connections default')).stdout).toContain('No default is chosen');
    await run('connections default work');
    await run('connections rename work office');
    expect((await run('connections default')).stdout).toBe('office is used where no connection is named.\n');
    expect((await run('connections list --unattended')).stdout).toContain(
      `office\t\t${applicationId}\tcontoso.example\t-\t-\tperson, default`,
    );
    await run('connections remove office');
    expect(await json('connections default')).toBeNull();
  });

  test('sign in and are asked who they are', async () => {
    await run(work);

    expect(await json('connections test work --emulator')).toMatchObject({
      name: 'work',
      displayName: 'Ada Martin',
      account: { username: 'ada@contoso.example' },
      permissions: ['User.Read'],
    });
  });

  test('keep tokens in a bucket; a connection names where the keys are', async () => {
    await run('connections create robots --token-bucket s3://contoso-tokens/robots --bucket-keys file:/etc/onbehalf/bucket-keys');

    expect(await json('connections show robots')).toMatchObject({
      settings: { dataStoreLocation: 'Bucket', folder: 's3://contoso-tokens/robots', bucketKeys: 'file:/etc/onbehalf/bucket-keys' },
    });
  });

  test('a wrong one fails when it is tried, with the code and whose move it is', async () => {
    await run(work.replace('contoso.example', 'nowhere.example'));
    const { status, stderr } = await run('connections test work --emulator');

    expect(stderr).toContain('There is no tenant nowhere.example in this cloud. (AADSTS90002)\nYour administrator’s move: Check tenantId');
    expect(status).toBe(2);
  });

  test('ONBEHALF_CONNECTION and --connection choose one; the default stands in only where neither an application nor an emulator is named', async () => {
    await run(work);
    await run('connections create home');
    await run('connections default work');
    const settingsIn = async (line: string, env?: Record<string, string>) =>
      (await run(line, { HTTPS_PROXY: '', ...env })).stdout.split('\n').find((text) => text.includes('configuration')) ?? '';

    expect(await settingsIn('doctor --emulator')).toContain('UiPathStudioO365App');
    expect(await settingsIn('doctor --emulator', { ONBEHALF_CONNECTION: 'work' })).toContain(
      `Connection work: application ${applicationId}`,
    );
    expect(await settingsIn('doctor --emulator --connection home', { ONBEHALF_CONNECTION: 'work' })).toContain(
      'Connection home: UiPathStudioO365App',
    );
    expect(await settingsIn('doctor --emulator --connection wrok')).toContain('There is no connection named wrok; did you mean work?');
  });

  test('a sign-in with flags keeps them under the name', async () => {
    await run(`signin --connection own --application-id ${applicationId} --tenant-id contoso.example --emulator`);

    expect(await json('connections show own')).toMatchObject({ settings: { applicationId, emailAddress: 'ada@contoso.example' } });
  });

  test('a sign-in with flags changes what they say of a connection that is there, and nothing else', async () => {
    await run(work);
    await run('signin --connection work --account chloe@contoso.example --emulator');

    expect(await json('connections show work')).toMatchObject({
      settings: { applicationId, tenantId: 'contoso.example', emailAddress: 'chloe@contoso.example' },
    });
  });
});

describe('wrong input', () => {
  test.each([
    ['connections shw work', 2, 'did you mean `onbehalf connections show`?'],
    ['constructor', 2, 'constructor is not a command'],
    ['connections show', 2, 'NAME must be one name; none was given.'],
    ['connections rename a', 2, 'NAME NEW-NAME must be two names; 1 was given.'],
    ['connections show nowhere', 2, 'There is no connection named nowhere; there is none yet.'],
    ['connections create a/b', 2, 'connection must be a word of letters'],
    ['connections create a --tenant-id contoso.example', 2, 'tenantId must be left out with the public application'],
    ['connections create a --tenant-id contoso', 2, '--tenant-id must be a tenant ID or a domain, such as contoso.example.'],
    [
      'connections create a --token-bucket s3://x',
      2,
      'folder must name a bucket of 3 to 63 lower-case letters, digits, dots and dashes: s3://bucket/folder.',
    ],
    [
      'connections create a --token-bucket /mnt/share --data-store-location Machine',
      2,
      'folder must be left out: it belongs to tokens that are kept in a bucket',
    ],
    [
      'connections create a --token-bucket /mnt/share --bucket-keys c2VjcmV0',
      2,
      '--bucket-keys must be the place of the keys: file:/path, env:NAME or keystore:NAME.',
    ],
    [
      'mail list --token-bucket /mnt/share --bucket-keys c2VjcmV0',
      2,
      'bucketKeys must be the place of the keys: file:/path, env:NAME or keystore:NAME.',
    ],
    ['connections create a --environment China', 2, 'oauthApplication UiPath, the public application, is not in China'],
    ['connections create a --environment Mars', 2, '--environment must be one of Default, Global'],
    ['connections create a --application-secret x', 2, '--application-secret is not known'],
    [
      'connections create a --secure-application-secret c2VjcmV0',
      2,
      '--secure-application-secret must say where the secret is: env:NAME, file:/path or keystore:NAME; the secret itself must not be typed here.',
    ],
  ])('onbehalf %s', async (line, status, message) => {
    const ended = await run(line);

    expect(ended.stderr).toContain(message);
    expect(ended.stderr).not.toContain('c2VjcmV0');
    expect(ended.status).toBe(status);
  });

  test('a name that is taken ends with 5, unless it is to be replaced', async () => {
    await run(work);

    expect([(await run(work)).status, (await run(`${work} --replace`)).status]).toEqual([5, 0]);
  });

  test('a broken file names itself and the line, for every command that reads it', async () => {
    await writeFile(join(home, 'connections.json'), '{\n  "connections": {\n    "work": { "tenantIdd": "contoso.example" }\n  }\n}\n');
    const { status, stderr } = await run('connections');

    expect(status).toBe(2);
    expect(stderr).toContain(
      `${home}/connections.json cannot be used. Line 3: connections.work.tenantIdd is not known; did you mean tenantId?`,
    );
    expect((await run('doctor --emulator --connection work')).status).toBe(2);
  });
});

describe('processes', () => {
  test('a project has connections of its own, for all that run in it', async () => {
    const deep = join(home, 'project', 'flows');
    await mkdir(deep, { recursive: true });
    await writeFile(
      join(deep, 'me.ts'),
      "import { microsoft365Scope } from 'onbehalf';\nawait using m365 = await microsoft365Scope({ connection: 'team', activities: [], permissions: { add: ['User.Read'] } });\nexport const account = (await m365.signIn()).username;\n",
    );
    const created = await runIn(join(home, 'project'), [
      'connections',
      'create',
      'team',
      '--application-id',
      applicationId,
      '--tenant-id',
      'contoso.example',
      '--project',
    ]);
    const ended = await runIn(deep, ['run', 'me.ts', '--emulator', '--json']);

    expect([created.status, ended.stderr, ended.status]).toEqual([
      0,
      expect.stringContaining(`application ${applicationId} asks for User.Read`),
      0,
    ]);
    expect(JSON.parse(ended.stdout)).toMatchObject({ exported: { account: 'ada@contoso.example' } });
    expect(JSON.parse(await readFile(join(home, 'project', 'onbehalf.connections.json'), 'utf8'))).toMatchObject({
      connections: { team: { applicationId } },
    });
  });

  test('that change the file at the same time lose nothing', async () => {
    const names = Array.from({ length: 6 }, (_, index) => `c${index}`);
    const statuses = await Promise.all(names.map(async (name) => (await runIn(home, ['connections', 'create', name])).status));
    const { connections } = JSON.parse(await readFile(join(home, 'connections.json'), 'utf8')) as { connections: object };

    expect([statuses, Object.keys(connections).toSorted()]).toEqual([names.map(() => 0), names]);
  });
});
