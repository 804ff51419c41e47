import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { packageFolder } from '../../../test/support/package-folder.ts';
import { commandsIn, readCommand } from '../../../test/support/read-command.ts';
import { failures, OnbehalfError } from '../../core/errors.ts';
import { exactRemedy, signInLine, withExactRemedy, type Ran } from './exact-remedy.ts';

const signIn = 'Run `onbehalf signin`, then try again.';
const list: Ran = { name: 'mail list', settings: {}, needs: { activity: 'mail.list' } };

test.each<[string, Partial<Ran>, readonly string[], string]>([
  ['nothing', { needs: {} }, [], 'onbehalf signin'],
  ['the permissions of one call', {}, ['Mail.Read', 'User.Read'], 'onbehalf signin --permission Mail.Read --permission User.Read'],
  ['the activity, where its permissions are not known', {}, ['.default'], 'onbehalf signin mail.list'],
  ['the files of a run, whatever failed in it', { needs: { files: ['a b.ts', 'c.ts'] } }, ['Mail.Read'], "onbehalf signin 'a b.ts' c.ts"],
  [
    'the flags that say as whom and where',
    {
      settings: {
        connection: 'work',
        account: 'ada@contoso.example',
        acceptAnyAccount: true,
        oauthApplication: 'Custom',
        applicationId: 'id',
        tenantId: 'contoso.example',
        environment: 'China',
        dataStoreLocation: 'Bucket',
        tokenBucket: 's3://a b',
        bucketKeys: 'env:KEYS',
        signInThrough: 'DeviceCode',
        emulator: 'http://localhost:4000',
        // About one run only.
        timeoutMs: 5,
        continueOnError: true,
        unattended: true,
      },
    },
    [],
    "onbehalf signin mail.list --connection work --account ada@contoso.example --accept-any-account --oauth-application Custom --application-id id --tenant-id contoso.example --environment China --data-store-location Bucket --token-bucket 's3://a b' --bucket-keys env:KEYS --emulator http://localhost:4000 --sign-in-through DeviceCode",
  ],
  [
    'no emulator that ends with the command, and no switch that is off',
    { settings: { emulator: 'embedded', acceptAnyAccount: false } },
    [],
    'onbehalf signin mail.list',
  ],
  ['an empty connection: none', { settings: { connection: '' } }, [], "onbehalf signin mail.list --connection ''"],
  [
    'what the command sets itself',
    { needs: { settings: { connection: 'work' } }, settings: { connection: 'home' } },
    [],
    'onbehalf signin --connection work',
  ],
])('the sign-in names %s', (_, ran, permissions, line) => {
  expect(signInLine({ ...list, ...ran }, permissions)).toBe(line);
});

describe('a remedy', () => {
  test.each<[string, string, Ran, string]>([
    ['names the whole sign-in', signIn, list, 'Run `onbehalf signin mail.list`, then try again.'],
    ['after signing in does not name it again', signIn, { ...list, name: 'signin' }, 'Run it again, then try again.'],
    ['in the middle of a sentence neither', 'First run `onbehalf signin`.', { ...list, name: 'signin' }, 'First run it again.'],
    [
      'says what was in the way',
      signIn,
      { ...list, name: 'signin', settings: { unattended: true } },
      'Run it again without `--unattended` (ONBEHALF_UNATTENDED), then try again.',
    ],
    [
      'names what was run',
      failures.PERMISSION_MISSING.remedy,
      list,
      'Add the permission and sign in again; `onbehalf permissions mail.list` shows which activity needs which.',
    ],
    ['that names nothing stays', 'Try again.', list, 'Try again.'],
    [
      'for a command of no file keeps the placeholder',
      '`onbehalf permissions FILE`',
      { ...list, needs: {} },
      '`onbehalf permissions FILE`',
    ],
  ])('%s', (_, remedy, ran, exact) => {
    expect(exactRemedy(remedy, ran)).toBe(exact);
  });

  test('of a failure is exact, and all else stays as it was', () => {
    const failure = new OnbehalfError('SIGN_IN_REQUIRED', 'Nobody.', { details: { permissions: ['Mail.Read'], clientId: 'c' } });
    const exact = withExactRemedy(failure, () => list);

    expect(exact).toMatchObject({
      code: 'SIGN_IN_REQUIRED',
      message: 'Nobody.',
      details: { permissions: ['Mail.Read'], clientId: 'c' },
      remedy: 'Run `onbehalf signin --permission Mail.Read`, then try again.',
    });
    expect((exact as Error).cause).toBe(failure);
    const others = [new OnbehalfError('THROTTLED', 'Slow.'), new Error('Broken `onbehalf signin`'), undefined];
    expect(others.map((other) => withExactRemedy(other, () => list))).toEqual(others);
  });
});

const sources = ['core', 'identity', 'connection', 'graph', 'automation', 'registration', 'doctor', 'faces'].flatMap((folder) =>
  readdirSync(join(packageFolder, 'src', folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
    .map((name) => join(packageFolder, 'src', folder, name)),
);
const written = [
  ...new Set(
    sources.flatMap((file) =>
      readFileSync(file, 'utf8')
        .split('\n')
        // Comments speak to those who read the code.
        .filter((line) => !/^\s*(?:\/\*\*|\*|\/\/)/.test(line))
        .flatMap(commandsIn),
    ),
  ),
]
  // A name that is filled in while it runs.
  .map((line) => line.replaceAll(/\$\{[^}]*\}/g, 'NAME'))
  // A line whose command is filled in too, and a command that is spoken of and not to be run.
  .filter((line) => !/^(?:NAME|--help)/.test(line) && line !== 'app register');

test.each(written)('`onbehalf %s`, which a text names, is a whole command', async (line) => {
  await expect(readCommand(line)).resolves.toEqual(expect.any(String));
});

test('the texts that are checked are there', () => {
  expect(written).toEqual(expect.arrayContaining(['signin', 'permissions FILE', 'connections create NAME', 'secrets set NAME']));
});

describe('after each failure the remedy leads somewhere else', () => {
  const commandsRun: readonly Ran[] = [
    list,
    { name: 'run', settings: { connection: 'work' }, needs: { files: ['tidy.ts'] } },
    { name: 'signin', settings: {}, needs: {} },
    { name: 'whoami', settings: {}, needs: {} },
    { name: 'connections test', settings: {}, needs: { settings: { connection: 'work' } } },
  ];

  test.each(commandsRun.flatMap((ran) => Object.keys(failures).map((code) => [ran.name, code, ran] as const)))(
    '%s, %s',
    async (name, code, ran) => {
      const failure = new OnbehalfError(code as keyof typeof failures, 'It failed.', { details: { permissions: ['Mail.Read'] } });
      const { remedy } = withExactRemedy(failure, () => ran) as OnbehalfError;
      const named = await Promise.all(commandsIn(remedy).map(readCommand));

      expect(named).not.toContain(name);
      expect(
        commandsIn(remedy).filter((line) => line.startsWith('signin') && `onbehalf ${line}` !== signInLine(ran, ['Mail.Read'])),
      ).toEqual([]);
    },
  );
});
