import { spawn, spawnSync } from 'node:child_process';
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { createIo } from '../../src/faces/cli/io.ts';
import { askSecret } from '../../src/faces/cli/ask-secret.ts';
import { keepOutput, onbehalfCommand, packageFolder } from '../support/command-line.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const secret = 'contoso-reports-secret';
const isThere =
  process.platform === 'linux' &&
  ['dbus-run-session', 'gnome-keyring-daemon'].every((program) => spawnSync('which', [program]).status === 0);

let home = '';
beforeAll(async () => {
  home = await temporaryFolder('secrets');
});
afterAll(() => rm(home, { recursive: true }));

describe.skipIf(!isThere)('a secret in GNOME Keyring (left out: gnome-keyring or dbus is not installed)', () => {
  /** Runs lines of a shell in a session of its own with an unlocked key store; `onbehalf` is the built program. */
  async function inSession(lines: readonly string[]): Promise<{ status: number | null; output: string }> {
    const unlock = 'echo "" | gnome-keyring-daemon --unlock --components=secrets >/dev/null';
    const program = `onbehalf() { "${process.execPath}" "${join(packageFolder, 'dist', 'main.js')}" "$@"; }`;
    const env = {
      ...process.env,
      HOME: home,
      XDG_DATA_HOME: join(home, 'data'),
      XDG_RUNTIME_DIR: home,
      ONBEHALF_HOME: join(home, 'onbehalf'),
    };
    const child = spawn('dbus-run-session', ['--', 'sh', '-c', ['set -e', unlock, program, ...lines].join('\n')], { env, timeout: 60_000 });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (output += chunk.toString()));
    const status = await new Promise<number | null>((resolve) => child.on('close', resolve));
    await keepOutput('secrets', output.replaceAll(secret, ''));
    return { status, output };
  }

  test('comes in by standard input, signs an application in, and is gone when it is removed', async () => {
    const reports = `--authentication-type ApplicationIdAndSecret --application-id c0ffee00-8a4e-4f0e-9a51-0a1b2c3d4e5f --tenant-id contoso.example --secure-application-secret keystore:reports`;
    const { status, output } = await inSession([
      'onbehalf secrets set reports <<END',
      secret,
      'END',
      `onbehalf connections create reports ${reports}`,
      'onbehalf connections test reports --emulator',
      'onbehalf secrets remove reports',
      'onbehalf connections test reports --emulator || echo "status $?"',
    ]);

    expect(status).toBe(0);
    expect(output).toContain(
      'The secret is in the key store. Refer to it as keystore:reports, in the place of a password, a client secret or a certificate.',
    );
    expect(output).toContain('The secret reports is removed from the key store.');
    expect(output).toContain(
      "secureApplicationSecret names reports in the operating system's key store, which is not there or cannot be read.",
    );
    expect(output).toContain('status 2');
    expect(output).not.toContain(secret);
    expect(await readFile(join(home, 'onbehalf', 'connections.json'), 'utf8')).not.toContain(secret);
  });
});

describe('wrong input', () => {
  test.runIf(process.platform === 'linux')(
    'without a key store says where else a secret may be (Linux only: elsewhere there always is one)',
    async () => {
      vi.stubEnv('DBUS_SESSION_BUS_ADDRESS', '');
      const { status, stderr } = await onbehalfCommand(['secrets', 'set', 'reports'], { stdin: 'x' });
      vi.unstubAllEnvs();

      expect(stderr).toContain('The key store of the operating system cannot be reached from here.');
      expect(stderr).toContain('keep the secret in a variable (env:NAME) or in a file (file:/path)');
      expect(status).not.toBe(0);
    },
  );

  test.each([
    [['secrets', 'set', 'a b'], '"a b" must be 1 to 100 letters'],
    [['secrets', 'set', '0123456789abcdef0123456789abcdef'], 'not 32 hexadecimal digits'],
    [['secrets', 'set', 'empty'], 'empty would be empty: nothing was typed, or nothing came in on standard input.'],
    [['secrets', 'set'], 'NAME must be'],
  ])('onbehalf %j', async (args, message) => {
    const { status, stderr } = await onbehalfCommand(args);

    expect(stderr).toContain(message);
    expect(status).toBe(2);
  });
});

test('Ctrl-C at the question ends it, and keeps nothing', async () => {
  const stdin = Object.assign(new PassThrough(), { isTTY: true });
  const stderr = Object.assign(new PassThrough(), { isTTY: true });
  const asked = askSecret(createIo({ stdin, stdout: new PassThrough(), stderr, env: {} }), 'Secret: ', new AbortController().signal);
  stdin.write('hunter\u0003');

  await expect(asked).rejects.toMatchObject({ code: 'CANCELLED', exitStatus: 130 });
});

test('what is typed at a terminal is not shown', async () => {
  const stdin = Object.assign(new PassThrough(), { isTTY: true });
  const [stdout, stderr] = [new PassThrough(), Object.assign(new PassThrough(), { isTTY: true })];
  const asked = askSecret(createIo({ stdin, stdout, stderr, env: {} }), 'Secret: ', new AbortController().signal);
  stdin.write('hunter2\r');

  expect(await asked).toBe('hunter2');
  expect(await text(stderr.end())).toBe('Secret: \n');
  expect(await text(stdout.end())).toBe('');
});
